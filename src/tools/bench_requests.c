#include "tools/bench_requests.h"

#include "base/units.h"
#include "os/clock.h"
#include "tools/bench_target.h"
#include "tools/bench_watch.h"
#include "tools/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PLAYERS_MAX = TABLES_MAX, STEP_US = 10000, SECOND_US = 1000000, WARM_UP_S = 1 };

/* What a player asks for; a path that ends with a slash gets the table's number. NULL: a line of
   chat, which is durable when it is answered. */
static const char *const chat[] = {NULL};
static const char *const mix[] = {"/api/tables/", "/api/me", NULL, "/api/lobby",
                                  "/api/hands?limit=20"};

static const struct {
    const char *name;
    const char *const *path;
    int count;
} kinds[] = {{"chat", chat, ARRAY_LEN(chat)}, {"mix", mix, ARRAY_LEN(mix)}};

struct bench {
    int port, players, first, rate, seconds, kind;
    struct watch watch;
    const struct target *target;
    struct http_load *http;
    struct error error;
    struct session session[PLAYERS_MAX]; /* one for each connection and table */
    int64_t due_us[PLAYERS_MAX];
    int idle[PLAYERS_MAX]; /* connections without a request, in turn */
    int idle_first, idle_count;
    uint64_t asked, failed;
    bool is_measuring;
    struct measure measure;
};

static void put_idle(struct bench *bench, int connection)
{
    bench->idle[(bench->idle_first + bench->idle_count++) % bench->players] = connection;
}

static int take_idle(struct bench *bench)
{
    int connection = bench->idle[bench->idle_first];

    bench->idle_first = (bench->idle_first + 1) % bench->players;
    bench->idle_count--;
    return connection;
}

static void on_answer(void *context, int connection, const struct http_reply *reply)
{
    struct bench *bench = context;
    struct session *session = &bench->session[connection];

    if (!bench->target->is_ready(session))
        bench->target->logged_in(session, reply);
    else if (reply->status < 200 || reply->status > 299)
        bench->failed++;
    if (bench->is_measuring)
        measure_add(&bench->measure, clock_steady_us() - bench->due_us[connection]);
    put_idle(bench, connection);
}

static void send_request(struct bench *bench, int connection, const struct text *request)
{
    if (http_load_send(bench->http, connection, request->bytes, request->length, &bench->error) < 0)
        bench->failed++;
}

static void ask(struct bench *bench, int connection, int64_t due_us)
{
    const char *path = kinds[bench->kind].path[bench->asked % (uint64_t)kinds[bench->kind].count];
    const struct session *session = &bench->session[connection];
    char storage[REQUEST_BYTES];
    char line[64];
    struct text request;

    text_init(&request, storage, sizeof storage);
    if (path) {
        text_add(&request, "GET ");
        text_add(&request, path);
        if (path[strlen(path) - 1] == '/')
            text_add_int(&request, bench->first + connection);
        text_add(&request, " HTTP/1.1\r\nHost: localhost\r\nCookie: ");
        text_add(&request, session->text);
        text_add(&request, "\r\n\r\n");
    } else {
        (void)snprintf(line, sizeof line, "bench %llu", (unsigned long long)bench->asked);
        bench->target->publish(session, bench->first + connection, line, &request);
    }
    bench->asked++;
    bench->due_us[connection] = due_us;
    send_request(bench, connection, &request);
}

/* Sends what was built and waits for the answer. */
static void ask_alone(struct bench *bench, int connection, const struct text *request)
{
    send_request(bench, connection, request);
    while (bench->idle_count == 0)
        http_load_step(bench->http, STEP_US);
    (void)take_idle(bench);
}

/* Everybody logs in and sits down, alone at a table of his own. */
static int open_players(struct bench *bench)
{
    char storage[REQUEST_BYTES];
    struct text request;

    for (int i = 0; i < bench->players; i++) {
        struct session *session = &bench->session[i];
        if (http_load_open(bench->http, bench->port, &bench->error) < 0)
            return -1;
        text_init(&request, storage, sizeof storage);
        bench->target->log_in(session, i, &request);
        ask_alone(bench, i, &request);
        if (!bench->target->is_ready(session))
            return error_set(&bench->error, "player %d could not log in", i);
        text_init(&request, storage, sizeof storage);
        bench->target->enter(session, bench->first + i, &request);
        ask_alone(bench, i, &request);
    }
    for (int i = 0; i < bench->players; i++)
        put_idle(bench, i);
    return bench->failed == 0 ? 0 : error_set(&bench->error, "a player could not sit down");
}

/* With a rate a request is dated when it was due; without one each player asks again at once. */
static void run_load(struct bench *bench, int seconds)
{
    double interval_us = bench->rate > 0 ? (double)SECOND_US / bench->rate : 0;
    int64_t start_us = clock_steady_us();
    int64_t sent = 0;

    for (int64_t now; (now = clock_steady_us()) < start_us + (int64_t)seconds * SECOND_US;) {
        int64_t due_us = start_us + (int64_t)((double)sent * interval_us);
        int wait_us = due_us > now ? (int)(due_us - now) : 0;
        while (due_us <= now && bench->idle_count > 0) {
            ask(bench, take_idle(bench), interval_us > 0 ? due_us : clock_steady_us());
            due_us = start_us + (int64_t)((double)++sent * interval_us);
        }
        http_load_step(bench->http, bench->idle_count == 0 ? STEP_US : wait_us);
    }
}

static void report(const struct bench *bench, const struct usage before[], double client_s)
{
    const struct measure *measure = &bench->measure;

    (void)printf("{\"kind\":\"%s\",\"players\":%d,\"offered\":%d,\"perSecond\":%.0f,"
                 "\"p50Ms\":%.3f,\"p95Ms\":%.3f,\"p99Ms\":%.3f,\"maxMs\":%.3f,\"failed\":%llu,"
                 "\"processes\":{",
                 kinds[bench->kind].name, bench->players, bench->rate,
                 (double)measure->count / bench->seconds, (double)measure_at(measure, 0.5) / 1000,
                 (double)measure_at(measure, 0.95) / 1000, (double)measure_at(measure, 0.99) / 1000,
                 (double)measure->most_us / 1000, (unsigned long long)bench->failed);
    for (int i = 0; i < bench->watch.group_count; i++)
        (void)printf("%s\"%s\":{\"cpuPercent\":%.1f}", i > 0 ? "," : "", bench->watch.group[i].name,
                     (watch_usage(&bench->watch.group[i]).cpu_s - before[i].cpu_s) /
                         bench->seconds * 100);
    (void)printf("},\"clientCpuPercent\":%.1f}\n",
                 (watch_cpu_s((int)getpid()) - client_s) / bench->seconds * 100);
}

static int run(struct bench *bench)
{
    struct usage before[WATCH_GROUPS_MAX] = {0};

    bench->target = target_find("brelan");
    bench->http = http_load_create(bench->players, 0, on_answer, bench);
    if (open_players(bench) < 0) {
        (void)fprintf(stderr, "brelan bench requests: %s\n", bench->error.text);
        return 1;
    }
    run_load(bench, WARM_UP_S);
    for (int i = 0; i < bench->watch.group_count; i++)
        before[i] = watch_usage(&bench->watch.group[i]);
    double client_s = watch_cpu_s((int)getpid());
    bench->is_measuring = true;
    run_load(bench, bench->seconds);
    report(bench, before, client_s);
    http_load_destroy(bench->http);
    return bench->failed > 0;
}

static int usage_error(const char *why)
{
    (void)fprintf(
        stderr,
        "brelan bench requests: %s\n"
        "usage: brelan bench requests --port N [--kind chat] [--players 100] [--first 1]\n"
        "         [--rate 0] [--seconds 10] [--watch 'nginx=12,13 edge=14']\n"
        "  --kind     chat: durable commands; mix: also tables, accounts, past hands\n"
        "  --players  each sits alone at a table of its own, 1 to %d\n"
        "  --first    the number of the first table\n"
        "  --rate     requests a second; 0: each player asks again when answered\n",
        why, PLAYERS_MAX);
    return 2;
}

static const char *read_options(struct bench *bench, int argc, char **argv)
{
    const struct {
        const char *name;
        int *number;
        long least, most;
    } numbers[] = {{"--port", &bench->port, 1, 65535},
                   {"--players", &bench->players, 1, PLAYERS_MAX},
                   {"--first", &bench->first, 1, 1 << 30},
                   {"--rate", &bench->rate, 0, 1000000},
                   {"--seconds", &bench->seconds, 1, 60}};

    for (int i = 1; i + 1 < argc; i += 2) {
        size_t n = 0;
        if (strcmp(argv[i], "--watch") == 0) {
            if (watch_parse(&bench->watch, argv[i + 1], &bench->error) < 0)
                return bench->error.text;
            continue;
        }
        if (strcmp(argv[i], "--kind") == 0) {
            for (bench->kind = 0; strcmp(kinds[bench->kind].name, argv[i + 1]) != 0;)
                if (++bench->kind == ARRAY_LEN(kinds))
                    return "--kind is chat or mix";
            continue;
        }
        while (n < ARRAY_LEN(numbers) && strcmp(argv[i], numbers[n].name) != 0)
            n++;
        if (n == ARRAY_LEN(numbers))
            return "an option is not known";
        long number = strtol(argv[i + 1], NULL, 10);
        if (number < numbers[n].least || number > numbers[n].most)
            return "a number is out of its range";
        *numbers[n].number = (int)number;
    }
    return argc % 2 == 0 || bench->port == 0 ? "--port is needed, and a value for each option"
                                             : NULL;
}

int bench_requests_main(int argc, char **argv)
{
    static struct bench bench; /* too large for the stack */

    bench.players = 100;
    bench.first = 1;
    bench.seconds = 10;
    const char *wrong = read_options(&bench, argc, argv);
    return wrong ? usage_error(wrong) : run(&bench);
}
