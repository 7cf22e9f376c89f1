/* What goes wrong: each life has some of these, at rates of its own. */
#include "life.h"
#include "network.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>

bool faults_lose_commit;

static bool is_over;

static struct process *random_edge(void)
{
    return http_edge[sim_below(SIM_EDGES_MAX)];
}

static void crash(void)
{
    sim.crash_in[sim_below(CRASH_POINTS)] = 1 + sim_below(60);
}

static void kill_gamed(void)
{
    if (life.gamed != NULL)
        process_kill(life.gamed);
}

static void kill_edge(void)
{
    struct process *edge = random_edge();

    if (edge != NULL)
        process_kill(edge);
}

static void wake_up(void *context, uint64_t paused_us)
{
    const struct process *process = context;

    if (process == server.writer && process->paused_us == (int64_t)paused_us)
        oracle_resumed();
}

/* It stands still, like a machine that sleeps. */
static void pause_gamed(void)
{
    if (life.gamed == NULL || life.gamed->paused_us > sim.now_us)
        return;
    int64_t us = sim_between(1000, 15000000);
    life.gamed->paused_us = sim.now_us + us;
    sim_after(us, NULL, wake_up, life.gamed, (uint64_t)life.gamed->paused_us);
}

/* The lock is free although its holder lives, as behind a pooler or after a failover: the fence
   alone keeps the two apart. */
static void start_second(void)
{
    if (sim_chance(0.6))
        server.leader = NULL;
    if (sim_chance(0.5))
        pause_gamed();
    struct process *process = process_start(PROGRAM_GAMED, 0);
    if (process->is_alive)
        life.gamed = process;
}

static void cut_network(void)
{
    network_cut();
}

static void slow_network(void)
{
    network.spike = sim_chance(0.5) ? 0.05 : 0;
    network.spike_most_us = sim_between(2000, 2000000);
    network.pieces = sim_chance(0.5) ? 0.3 : 0;
    network.delay_most_us = sim_between(100, 50000);
}

static void set_clock(void)
{
    int64_t most = INT64_C(1) << sim_below(35); /* ms: about a year */
    int64_t step = sim_between(-most, most);

    sim_trace("the clock is set by %lld ms", (long long)step);
    if (step <= -1000 || step >= 1000)
        oracle_resumed();
    sim.wall_ahead_ms += step;
}

static void slow_server(void)
{
    server.latency_most_us = sim_chance(0.5) ? 600 : sim_between(1000, 6000000);
}

static void restart_server(void)
{
    server_end_sessions();
    server.down_us =
        sim.now_us + (sim_chance(0.7) ? sim_between(0, 3000000) : sim_between(0, 60000000));
}

static void lose_answer(void)
{
    server.lose_answer = 1 + sim_below(2);
}

static void fail_batch(void)
{
    static const char *const states[] = {"53100", "40001", "57014", "XX000"};
    memcpy(server.fail_with, states[sim_below(ARRAY_LEN(states))], 6);
}

static void lose_commit(void)
{
    if (faults_lose_commit)
        server_forget_batch();
}

static const struct fault {
    const char *name;
    void (*happen)(void);
} faults[] = {
    {"crash at a point", crash},        {"gamed is killed", kill_gamed},
    {"an edge is killed", kill_edge},   {"gamed stands still", pause_gamed},
    {"a second gamed", start_second},   {"connections are cut", cut_network},
    {"another network", slow_network},  {"the clock is set", set_clock},
    {"a slow database", slow_server},   {"the database restarts", restart_server},
    {"an answer is lost", lose_answer}, {"a batch fails", fail_batch},
    {"a commit is lost", lose_commit},
};

static void happen(void *context, uint64_t mean_us)
{
    const struct fault *fault = context;

    if (is_over)
        return;
    sim_trace("fault: %s", fault->name);
    fault->happen();
    sim_after(sim_between(1, 2 * (int64_t)mean_us), NULL, happen, context, mean_us);
}

void faults_begin(void)
{
    is_over = false;
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        int64_t mean_us = INT64_C(500000) << sim_below(8);
        if (sim_chance(0.35) || (faults_lose_commit && faults[i].happen == lose_commit))
            sim_after(sim_between(1, 2 * mean_us), NULL, happen, (void *)(uintptr_t)&faults[i],
                      (uint64_t)mean_us);
    }
}

void faults_end(void)
{
    is_over = true;
    sim.is_quiet = true;
    memset(sim.crash_in, 0, sizeof sim.crash_in);
    network.spike = 0;
    network.delay_most_us = 400;
    server.latency_most_us = 600;
    server.down_us = 0;
    server.lose_answer = 0;
    server.fail_with[0] = '\0';
}
