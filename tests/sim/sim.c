#include "sim.h"

#include "programs.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRACE_LINES = 8192, TRACE_BYTES = 240 };

/* One thing to do. The agenda is a heap: the earliest first, and of those what came first. */
struct due {
    int64_t at_us;
    uint64_t order;
    struct process *process;
    sim_act act;
    void *context;
    uint64_t number;
};

struct sim sim;

static struct {
    struct due *due;
    int count, size;
    uint64_t orders;
    struct list memory; /* of the simulator */
    struct process *awake;
    int processes;
    jmp_buf back; /* of the process that runs */
    char trace[TRACE_LINES][TRACE_BYTES];
    uint64_t traced;
} state;

struct list *sim_memory(void);

struct list *sim_memory(void)
{
    return &state.memory;
}

void sim_begin(uint64_t seed)
{
    bool is_traced = sim.is_traced;

    memset(&sim, 0, sizeof sim);
    sim.seed = seed;
    sim.is_traced = is_traced;
    sim.dice = dice_seeded(seed);
    sim.now_us = 1000000;
    sim.wall_ahead_ms = INT64_C(1700000000000);
    sim.log_hash = 0xcbf29ce484222325u;
    state.due = NULL;
    state.count = state.size = 0;
    state.orders = 0;
    state.awake = NULL;
    state.processes = 0;
    state.traced = 0;
    list_init(&state.memory);
}

void sim_end(void)
{
    sim.running = NULL;
    memory_free_all(&state.memory);
}

static bool is_before(const struct due *a, const struct due *b)
{
    return a->at_us != b->at_us ? a->at_us < b->at_us : a->order < b->order;
}

static void push(struct due due)
{
    int at = state.count++;

    if (state.count > state.size) {
        state.size = state.size == 0 ? 1024 : 2 * state.size;
        state.due = realloc(state.due, (size_t)state.size * sizeof *state.due);
        assert(state.due != NULL);
    }
    for (; at > 0 && is_before(&due, &state.due[(at - 1) / 2]); at = (at - 1) / 2)
        state.due[at] = state.due[(at - 1) / 2];
    state.due[at] = due;
}

static struct due pop(void)
{
    struct due first = state.due[0];
    struct due last = state.due[--state.count];
    int at = 0;

    for (int child = 1; child < state.count; child = 2 * at + 1) {
        if (child + 1 < state.count && is_before(&state.due[child + 1], &state.due[child]))
            child++;
        if (!is_before(&state.due[child], &last))
            break;
        state.due[at] = state.due[child];
        at = child;
    }
    state.due[at] = last;
    return first;
}

void sim_after(int64_t us, struct process *process, sim_act act, void *context, uint64_t number)
{
    struct process *inside = sim_enter();

    push((struct due){.at_us = sim.now_us + (us < 0 ? 0 : us),
                      .order = ++state.orders,
                      .process = process,
                      .act = act,
                      .context = context,
                      .number = number});
    sim_leave(inside);
}

struct process *sim_enter(void)
{
    struct process *process = sim.running;

    sim.running = NULL;
    return process;
}

void sim_leave(struct process *process)
{
    sim.running = process;
}

enum { BACK_WAITS = 1, BACK_ENDED };

static void end(struct process *process, int status)
{
    sim.running = NULL;
    if (state.awake == process)
        state.awake = NULL;
    process->is_alive = false;
    sim_trace("process %d ends: %d", process->number, status);
    door_link_ended(process);
    door_db_ended(process);
    if (process->program == PROGRAM_EDGE)
        door_fcgi_ended(process);
    memory_free_all(&process->memory);
    life_ended(process, status);
}

/* Runs a piece of a program until it returns, waits or ends. */
static void run(struct process *process, sim_act act, void *context, uint64_t number)
{
    sim.running = process;
    int how = setjmp(state.back);
    if (how == 0)
        act(context, number);
    process = sim.running;
    sim.running = NULL;
    if (how >= BACK_ENDED)
        end(process, how - BACK_ENDED);
}

noreturn void process_wait(void)
{
    longjmp(state.back, BACK_WAITS);
}

noreturn void process_exit(int status)
{
    assert(sim.running != NULL);
    longjmp(state.back, BACK_ENDED + (status < 0 ? 255 : status));
}

void process_kill(struct process *process)
{
    if (sim.running == process)
        process_exit(137);
    if (process->is_alive)
        end(process, 137);
}

static void call_main(void *context, uint64_t number)
{
    const struct process *process = context;

    (void)number;
    char *arguments[] = {"program", NULL};
    int status = process->program == PROGRAM_GAMED ? gamed_main(1, arguments) : edge_main();
    process_exit(status);
}

struct process *process_start(enum program_kind program, int slot)
{
    struct process *process = calloc(1, sizeof *process);

    assert(process != NULL && sim.running == NULL);
    *process = (struct process){.program = program,
                                .number = ++state.processes,
                                .slot = slot,
                                .is_alive = true,
                                .started_us = sim.now_us};
    list_init(&process->memory);
    list_init(&process->prepares);
    list_init(&process->links);
    list_init(&process->sessions);
    sim_trace("process %d starts: %s", process->number,
              program == PROGRAM_GAMED ? "gamed" : "edge");
    run(process, call_main, process, 0);
    if (process->is_alive)
        sim_after(0, process, door_uv_turn, NULL, 0);
    return process;
}

/* What a program decided in one turn of its loop leaves together. */
static void end_turn(struct process *process)
{
    state.awake = NULL;
    if (process->is_alive)
        run(process, door_uv_prepare, process, 0);
}

bool sim_step(void)
{
    if (state.awake != NULL && (state.count == 0 || state.due[0].at_us > sim.now_us ||
                                state.due[0].process != state.awake)) {
        end_turn(state.awake);
        return true;
    }
    if (state.count == 0)
        return false;
    struct due due = pop();
    sim.now_us = due.at_us > sim.now_us ? due.at_us : sim.now_us;
    if (due.process == NULL) {
        due.act(due.context, due.number);
    } else if (due.process->is_alive && due.process->paused_us > sim.now_us) {
        due.at_us = due.process->paused_us;
        push(due);
    } else if (due.process->is_alive) {
        state.awake = due.process;
        run(due.process, due.act, due.context, due.number);
    }
    return true;
}

void sim_point(enum crash_point point)
{
    if (sim.running == NULL || sim.running->program != PROGRAM_GAMED)
        return;
    sim.points[point]++;
    if (sim.crash_in[point] == 0 || --sim.crash_in[point] > 0)
        return;
    sim_trace("crash point %d", (int)point);
    process_exit(137);
}

bool sim_chance(double probability)
{
    return dice_fraction(&sim.dice) < probability;
}

int sim_below(int bound)
{
    return dice_below(&sim.dice, bound);
}

int64_t sim_between(int64_t least, int64_t most)
{
    return least + (int64_t)(dice_next(&sim.dice) % (uint64_t)(most - least + 1));
}

noreturn void sim_fail(const char *invariant, const char *format, ...)
{
    char why[300];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(why, sizeof why, format, arguments);
    va_end(arguments);
    (void)snprintf(sim.failure, sizeof sim.failure, "%s: %s", invariant, why);
    sim.has_failed = true;
    sim.running = NULL;
    longjmp(*sim.failed, 1);
}

void sim_trace(const char *format, ...)
{
    va_list arguments;

    if (!sim.is_traced)
        return;
    char *line = state.trace[state.traced++ % TRACE_LINES];
    int length = snprintf(line, TRACE_BYTES, "%11.6f %3d ", (double)sim.now_us / 1e6,
                          sim.running == NULL ? 0 : sim.running->number);
    va_start(arguments, format);
    (void)vsnprintf(line + length, TRACE_BYTES - (size_t)length, format, arguments);
    va_end(arguments);
}

void sim_print_trace(void)
{
    uint64_t first = state.traced > TRACE_LINES ? state.traced - TRACE_LINES : 0;

    for (uint64_t i = first; i < state.traced; i++)
        (void)fprintf(stderr, "%s\n", state.trace[i % TRACE_LINES]);
}

/* FNV-1a over words: to compare two runs, not to resist anybody. */
void sim_note(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    for (; length >= 8; length -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        sim.log_hash = (sim.log_hash ^ word) * 0x100000001b3u;
        sim.log_hash ^= sim.log_hash >> 29;
    }
    for (; length > 0; length--)
        sim.log_hash = (sim.log_hash ^ *at++) * 0x100000001b3u;
}
