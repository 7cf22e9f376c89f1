/* The few calls of libuv that the programs make, on virtual time and without any descriptor. */
#define _GNU_SOURCE /* struct ucred */

#include "programs.h"

#include <assert.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

/* Stands in the handle where libuv would keep its own. */
struct prepare {
    struct list list;
    uv_prepare_t *handle;
};

static struct process *process_of(const uv_loop_t *loop)
{
    return loop->internal_fields;
}

int uv_loop_init(uv_loop_t *loop)
{
    void *data = loop->data;

    *loop = (uv_loop_t){.data = data, .internal_fields = sim.running};
    return 0;
}

int uv_loop_close(uv_loop_t *loop)
{
    (void)loop;
    return 0;
}

int uv_run(uv_loop_t *loop, uv_run_mode mode)
{
    (void)loop;
    (void)mode;
    process_wait();
}

void uv_stop(uv_loop_t *loop)
{
    (void)loop;
    process_exit(0);
}

/* Everything is being closed: the loop has nothing left to do. */
void uv_walk(uv_loop_t *loop, uv_walk_cb callback, void *context)
{
    (void)loop;
    (void)callback;
    (void)context;
    process_exit(0);
}

static void call_closed(void *context, uint64_t number)
{
    uv_handle_t *handle = context;

    (void)number;
    handle->close_cb(handle);
}

void uv_close(uv_handle_t *handle, uv_close_cb closed)
{
    if (handle->type == UV_TIMER)
        (void)uv_timer_stop((uv_timer_t *)handle);
    handle->close_cb = closed;
    if (closed != NULL)
        sim_after(0, process_of(handle->loop), call_closed, handle, 0);
}

int uv_is_closing(const uv_handle_t *handle)
{
    (void)handle;
    return 0;
}

int uv_timer_init(uv_loop_t *loop, uv_timer_t *timer)
{
    void *data = timer->data;

    memset(timer, 0, sizeof *timer);
    timer->data = data;
    timer->loop = loop;
    timer->type = UV_TIMER;
    return 0;
}

/* `start_id` counts the starts: what was planned for an earlier one is void. */
static void on_due(void *context, uint64_t start)
{
    uv_timer_t *timer = context;

    if (timer->start_id != start || timer->timer_cb == NULL)
        return;
    uv_timer_cb callback = timer->timer_cb;
    if (timer->repeat > 0)
        (void)uv_timer_start(timer, callback, timer->repeat, timer->repeat);
    else
        timer->timer_cb = NULL;
    callback(timer);
}

int uv_timer_start(uv_timer_t *timer, uv_timer_cb callback, uint64_t timeout, uint64_t repeat)
{
    uint64_t due_us = (uint64_t)sim.now_us + timeout * 1000;

    timer->repeat = repeat;
    if (timer->timer_cb == callback && timer->timeout == due_us)
        return 0; /* it is planned already */
    timer->timer_cb = callback;
    timer->timeout = due_us;
    timer->start_id++;
    sim_after((int64_t)timeout * 1000, process_of(timer->loop), on_due, timer, timer->start_id);
    return 0;
}

int uv_timer_stop(uv_timer_t *timer)
{
    timer->start_id++;
    timer->timer_cb = NULL;
    return 0;
}

/* Only gamed's own prepare is served: the door of links flushes by itself. */
int uv_prepare_init(uv_loop_t *loop, uv_prepare_t *prepare)
{
    prepare->loop = loop;
    prepare->type = UV_PREPARE;
    prepare->prepare_cb = NULL;
    return 0;
}

static struct list *node_of(uv_prepare_t *prepare)
{
    static_assert(sizeof prepare->queue == sizeof(struct list), "libuv keeps a list there too");
    return (struct list *)(void *)&prepare->queue;
}

int uv_prepare_start(uv_prepare_t *prepare, uv_prepare_cb callback)
{
    prepare->prepare_cb = callback;
    list_add(&process_of(prepare->loop)->prepares, node_of(prepare));
    return 0;
}

int uv_prepare_stop(uv_prepare_t *prepare)
{
    list_remove(node_of(prepare));
    return 0;
}

void door_uv_prepare(void *context, uint64_t number)
{
    struct process *process = context;

    (void)number;
    for (struct list *node = process->prepares.next, *next; node != &process->prepares;
         node = next) {
        next = node->next;
        uv_prepare_t *prepare =
            (uv_prepare_t *)(void *)((char *)node - offsetof(uv_prepare_t, queue));
        prepare->prepare_cb(prepare);
    }
    door_link_flush(process);
}

void door_uv_turn(void *context, uint64_t number)
{
    (void)context;
    (void)number;
}

int uv_signal_init(uv_loop_t *loop, uv_signal_t *signal)
{
    signal->loop = loop;
    return 0;
}

int uv_signal_start(uv_signal_t *signal, uv_signal_cb callback, int number)
{
    (void)signal;
    (void)callback;
    (void)number;
    return 0;
}

/* Passwords are hashed by threads: nobody registers in a simulation. */
int uv_queue_work(uv_loop_t *loop, uv_work_t *work, uv_work_cb act, uv_after_work_cb after)
{
    (void)loop;
    (void)work;
    (void)act;
    (void)after;
    return UV_ENOSYS;
}

const char *uv_strerror(int error)
{
    (void)error;
    return "failed";
}

/* Whoever is at the other end is one of us, and descriptor 0 listens. */
int getsockopt(int descriptor, int level, int option, void *value, socklen_t *size)
{
    struct ucred self = {.pid = 1, .uid = geteuid(), .gid = getegid()};
    int yes = 1;

    (void)descriptor;
    (void)level;
    if (option == SO_PEERCRED)
        memcpy(value, &self, sizeof self);
    else
        memcpy(value, &yes, sizeof yes);
    (void)size;
    return 0;
}

/* exit() of a program ends its process, not ours. */
noreturn void __wrap_exit(int status);
noreturn void __real_exit(int status);

noreturn void __wrap_exit(int status)
{
    if (sim.running == NULL)
        __real_exit(status);
    process_exit(status);
}

/* The edge makes a hash at its start that nobody's password has: here it costs nothing. */
int crypto_pwhash_str_alg(char hash[128], const char *const password, unsigned long long length,
                          unsigned long long passes, size_t memory, int algorithm);

int crypto_pwhash_str_alg(char hash[128], const char *const password, unsigned long long length,
                          unsigned long long passes, size_t memory, int algorithm)
{
    (void)password;
    (void)length;
    (void)passes;
    (void)memory;
    (void)algorithm;
    hash[0] = '\0';
    return 0;
}
