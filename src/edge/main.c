/* brelan-edge - one worker of the pool: FastCGI on descriptor 0, the game and PostgreSQL behind. */
#include "edge/api.h"
#include "os/clock.h"
#include "os/entropy.h"
#include "os/log.h"
#include "os/memory.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>

enum {
    LISTENER = 0, /* from spawn-fcgi */
    TICK_MS = PARKED_TICK_MS,
    CROWD_MS = 1,               /* between two looks at polls that end together */
    STOP_MS = 4500,             /* for what still runs after SIGTERM */
    LOGINS_MAX = 65536,         /* remembered */
    BUCKETS_MAX = 65536,        /* of the throttle */
    DESCRIPTORS_BESIDE = 64,    /* standard streams, database, game, epoll, … */
    CONNECTIONS_BESIDE = 20000, /* that do not park: nginx keeps some open */
};

struct worker {
    struct edge edge;
    struct config config;
    uv_loop_t loop;
    uv_timer_t tick;
    uv_signal_t terminate;
    uv_signal_t interrupt;
    int64_t stop_us; /* when to give up waiting; 0: not stopping */
};

static void close_all(struct worker *worker)
{
    struct edge *edge = &worker->edge;

    log_write(LOG_INFO, "stopped", "unanswered=%d", edge->exchange_count);
    uv_stop(&worker->loop);
}

static void on_tick(uv_timer_t *timer)
{
    struct worker *worker = timer->data;
    struct edge *edge = &worker->edge;
    int64_t now_us = clock_steady_us();

    bool is_more = parked_expire(edge->parked, now_us / 1000);
    (void)uv_timer_start(timer, on_tick, is_more ? CROWD_MS : TICK_MS, 0); /* it cannot fail */
    exchange_expire(edge, now_us);
    if (worker->stop_us != 0 &&
        (fcgi_connection_count(edge->fcgi) == 0 || now_us > worker->stop_us))
        close_all(worker);
}

/* Parked polls are answered at once, so that their clients poll the next worker. */
static void on_signal(uv_signal_t *signal, int number)
{
    struct worker *worker = signal->data;
    struct edge *edge = &worker->edge;

    (void)number;
    if (edge->is_stopping)
        return;
    log_write(LOG_INFO, "stopping", "parked=%d requests=%d", parked_count(edge->parked),
              edge->exchange_count);
    edge->is_stopping = true;
    worker->stop_us = clock_steady_us() + (int64_t)STOP_MS * 1000;
    fcgi_stop(edge->fcgi);
    parked_empty(edge->parked);
}

/* As many descriptors as the polls need, if the system lets us; else fewer polls. */
static int connections_max(const struct config *config)
{
    struct rlimit limit;
    int64_t wanted = config->edge_polls_max + CONNECTIONS_BESIDE;

    if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return (int)wanted;
    rlim_t needed = (rlim_t)wanted + DESCRIPTORS_BESIDE;
    if (limit.rlim_cur < needed) {
        limit.rlim_cur = needed < limit.rlim_max ? needed : limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit); /* what it did is read again */
        (void)getrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur >= needed)
        return (int)wanted;
    log_write(LOG_WARNING, "few_descriptors", "limit=%llu wanted=%llu",
              (unsigned long long)limit.rlim_cur, (unsigned long long)needed);
    return limit.rlim_cur > 2 * DESCRIPTORS_BESIDE ? (int)limit.rlim_cur - DESCRIPTORS_BESIDE
                                                   : DESCRIPTORS_BESIDE;
}

/* Parked polls never take the last descriptors: who comes then is told 503 instead of waiting. */
static int polls_max(const struct config *config, int connections)
{
    int most = connections - connections / 8;
    return config->edge_polls_max < most ? (int)config->edge_polls_max : most;
}

static bool is_listening(int descriptor)
{
    int answer = 0;
    socklen_t length = sizeof answer;

    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &answer, &length) == 0 && answer != 0;
}

static void start_signals(struct worker *worker)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a game that is gone shows when writing */
    (void)uv_signal_init(&worker->loop, &worker->terminate); /* cannot fail with a fresh loop */
    (void)uv_signal_init(&worker->loop, &worker->interrupt);
    worker->terminate.data = worker;
    worker->interrupt.data = worker;
    (void)uv_signal_start(&worker->terminate, on_signal, SIGTERM);
    (void)uv_signal_start(&worker->interrupt, on_signal, SIGINT);
}

static void start(struct worker *worker)
{
    const struct config *config = &worker->config;
    struct edge *edge = &worker->edge;

    edge->loop = &worker->loop;
    edge->config = config;
    edge->is_secure = strncmp(config->public_url, "https:", 6) == 0;
    edge->cookie = edge->is_secure ? "__Host-brelan" : "brelan";
    list_init(&edge->exchanges);
    edge->rings = rings_create((size_t)config->edge_ring_events, (size_t)config->edge_ring_bytes);
    int connections = connections_max(config);
    edge->parked =
        parked_create(edge->rings, polls_max(config, connections), api_poll_answer, edge);
    edge->logins = login_cache_create(LOGINS_MAX);
    edge->throttle =
        throttle_create(BUCKETS_MAX, &(struct throttle_rates){config->edge_commands_per_second,
                                                              config->edge_chat_per_second});
    edge->passwords = passwords_create(&worker->loop);
    edge->database = database_create(&worker->loop, config->database_url, api_login_ended, edge);
    const struct game_options game = {.socket = config->game_socket,
                                      .requests_max = (int)config->edge_commands_max,
                                      .rings = edge->rings,
                                      .parked = edge->parked};
    edge->game = game_open(&worker->loop, &game);
    const struct fcgi_options fcgi = {.listener = LISTENER,
                                      .cookie = edge->cookie,
                                      .connections_max = connections,
                                      .handle = exchange_begin,
                                      .context = edge};
    edge->fcgi = fcgi_create(&worker->loop, &fcgi);
    (void)uv_timer_init(&worker->loop, &worker->tick); /* always succeeds */
    worker->tick.data = worker;
    (void)uv_timer_start(&worker->tick, on_tick, TICK_MS, 0);
    start_signals(worker);
}

int main(void)
{
    struct worker *worker = calloc(1, sizeof *worker);
    struct error error;

    if (worker == NULL)
        abort();
    if (config_read(&worker->config, CONFIG_EDGE, &error) < 0) {
        (void)fprintf(stderr, "brelan-edge: %s\n", error.text);
        free(worker);
        return CONFIG_EXIT;
    }
    if (!is_listening(LISTENER)) {
        (void)fprintf(stderr, "brelan-edge: descriptor 0 is not a listening socket: start it with "
                              "spawn-fcgi -n -s PATH -- brelan-edge\n");
        free(worker);
        return CONFIG_EXIT;
    }
    log_open((enum log_level)worker->config.log_level);
    entropy_open();
    memory_keep_private();
    if (uv_loop_init(&worker->loop) != 0)
        abort();
    start(worker);
    log_write(LOG_INFO, "started", "url=%s", worker->config.public_url);
    (void)uv_run(&worker->loop, UV_RUN_DEFAULT); /* until close_all() */
    free(worker);
    return 0;
}
