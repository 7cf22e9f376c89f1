#include "tools/bench_load.h"

#include "os/clock.h"
#include "tools/bench_game.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    OPENED_AT_ONCE = 256,
    DRAIN_S = 15,
    STEP_US = 10000,
    SECOND_US = 1000000,
    TRIES_MAX = 5, /* of a login, each with a name of its own */
    NAMES_APART = 1 << 20,
    QUIET_TOPICS = 1 << 28 /* numbers from here on are nobody's tables */
};

struct load {
    const struct load_options *options;
    struct load_steps *steps;
    struct load_tally *tally;
    struct http_load *http;
    struct bench_game *game; /* NULL: messages are requests */
    struct session *session; /* of the subscribers, then of the publishers */
    uint32_t *last;          /* for each subscriber the number of the last message it saw */
    uint32_t *number;        /* for each topic the number of the last message published */
    int *idle;               /* publishers without a request, in turn: who waited longest first */
    int idle_first;
    int idle_count;
    bool is_stopping;
    bool is_measuring;
};

static int topic_id(const struct load *load, int topic)
{
    const struct load_options *options = load->options;

    if (topic < options->active)
        return options->first_topic + topic;
    return QUIET_TOPICS + options->process * options->polls + topic;
}

static void send_request(struct load *load, int connection, const struct text *request)
{
    if (http_load_send(load->http, connection, request->bytes, request->length,
                       &load->tally->last_error) < 0)
        load->tally->errors++;
}

/* A publisher's topics are its own number, and every `publishers`-th after it, round and round. */
static int next_topic(const struct load_options *options, int publisher, int topic)
{
    int next = topic + options->publishers;

    return next < options->active ? next : publisher;
}

static void subscribe(struct load *load, int connection)
{
    char storage[REQUEST_BYTES];
    struct text request;
    struct session *session = &load->session[connection];

    text_init(&request, storage, sizeof storage);
    load->options->target->subscribe(session, topic_id(load, session->topic), &request);
    send_request(load, connection, &request);
}

/*
 * Messages are "b.NUMBER.DUE_US": their number on the topic, and when they were due. Each topic has
 * one publisher and one message under way, so that a topic's messages stay in order.
 */
static void publish(struct load *load, int connection, int64_t due_us)
{
    const struct session *session = &load->session[connection];
    char storage[REQUEST_BYTES];
    char message[64];
    struct text request;
    int topic = session->topic;

    load->session[connection].topic =
        next_topic(load->options, connection - load->options->polls, topic);
    (void)snprintf(message, sizeof message, "b.%u.%lld", ++load->number[topic], (long long)due_us);
    load->tally->published++;
    if (load->game) {
        bench_game_say(load->game, (uint64_t)connection, topic_id(load, topic), session->player,
                       message);
        return;
    }
    text_init(&request, storage, sizeof storage);
    load->options->target->publish(session, topic_id(load, topic), message, &request);
    send_request(load, connection, &request);
}

struct receipt {
    struct load *load;
    int subscriber;
};

static void on_message(void *context, const char *text, size_t length)
{
    const struct receipt *receipt = context;
    struct load *load = receipt->load;
    struct load_tally *tally = load->tally;
    char *end = NULL;

    if (length < 4 || text[0] != 'b' || text[1] != '.')
        return; /* somebody else's chat */
    uint32_t number = (uint32_t)strtoul(text + 2, &end, 10);
    int64_t due_us = strtoll(end + 1, NULL, 10);
    uint32_t *last = &load->last[receipt->subscriber];
    if (number <= *last) {
        tally->doubled++;
        return;
    }
    tally->lost += number - *last - 1;
    *last = number;
    tally->delivered++;
    if (load->is_measuring && tally->sample_count < LOAD_SAMPLES_MAX)
        tally->sample_us[tally->sample_count++] = (uint32_t)(clock_steady_us() - due_us);
}

static void put_idle(struct load *load, int connection)
{
    int last = (load->idle_first + load->idle_count++) % load->options->publishers;

    load->idle[last] = connection;
}

static int take_idle(struct load *load)
{
    int connection = load->idle[load->idle_first];

    load->idle_first = (load->idle_first + 1) % load->options->publishers;
    load->idle_count--;
    return connection;
}

static void on_answer(void *context, int connection, const struct http_reply *reply)
{
    struct load *load = context;
    const struct target *target = load->options->target;
    struct session *session = &load->session[connection];

    if (connection < load->options->polls) {
        struct receipt receipt = {load, connection};
        if (!target->received(session, reply, on_message, &receipt))
            load->tally->errors++;
        if (!load->is_stopping)
            subscribe(load, connection);
        return;
    }
    if (!target->is_ready(session))
        target->logged_in(session, reply);
    else if (reply->status < 200 || reply->status > 299)
        load->tally->refused++;
    put_idle(load, connection);
}

static void on_said(void *context, uint64_t request, int status)
{
    struct load *load = context;

    if (status != 200)
        load->tally->refused++;
    put_idle(load, (int)request);
}

static void on_game(void *context)
{
    struct load *load = context;

    if (bench_game_read(load->game, &load->tally->last_error) < 0)
        abort(); /* nothing can be measured without it */
}

static void run_for(struct load *load, int64_t duration_us)
{
    int64_t until_us = clock_steady_us() + duration_us;

    while (clock_steady_us() < until_us)
        http_load_step(load->http, STEP_US);
}

static int open_subscribers(struct load *load)
{
    const struct load_options *options = load->options;

    for (int i = 0; i < options->polls; i++) {
        if (http_load_open(load->http, options->port, &load->tally->last_error) < 0)
            return -1;
        load->session[i].topic = i % options->topics;
        subscribe(load, i);
        if (i % OPENED_AT_ONCE == 0)
            http_load_step(load->http, STEP_US / 10);
    }
    for (int i = 0; i < options->polls; i++)
        while (!options->target->is_subscribed(&load->session[i])) {
            if (load->tally->errors > 0)
                return error_set(&load->tally->last_error, "a subscriber got an error");
            http_load_step(load->http, STEP_US);
        }
    run_for(load, 2 * SECOND_US);
    return 0;
}

/* Sends what was built and waits for the publisher's answer. */
static void ask(struct load *load, int connection, const struct text *request)
{
    int idle_before = load->idle_count;

    send_request(load, connection, request);
    while (load->idle_count == idle_before)
        http_load_step(load->http, STEP_US);
    (void)take_idle(load);
}

/* Logs in and goes where it will publish, as far as the target asks for it. */
static int open_publisher(struct load *load, int publisher)
{
    const struct target *target = load->options->target;
    char storage[REQUEST_BYTES];
    struct text request;
    int connection = http_load_open(load->http, load->options->port, &load->tally->last_error);

    if (connection < 0)
        return -1;
    struct session *session = &load->session[connection];
    session->topic = publisher;
    for (int tries = 0; !target->is_ready(session); tries++) {
        if (tries == TRIES_MAX)
            return error_set(&load->tally->last_error, "publisher %d could not log in", publisher);
        if (tries > 0)
            run_for(load, SECOND_US); /* all polls have come just now */
        text_init(&request, storage, sizeof storage);
        target->log_in(session, connection + tries * NAMES_APART, &request);
        ask(load, connection, &request);
    }
    for (int topic = publisher; target->enter && topic < load->options->active;
         topic += load->options->publishers) {
        text_init(&request, storage, sizeof storage);
        target->enter(session, topic_id(load, topic), &request);
        ask(load, connection, &request);
    }
    if (load->tally->refused > 0)
        return error_set(&load->tally->last_error, "publisher %d was refused", publisher);
    return 0;
}

static int open_publishers(struct load *load)
{
    for (int i = 0; i < load->options->publishers; i++)
        if (open_publisher(load, i) < 0)
            return -1;
    for (int i = 0; i < load->options->publishers; i++)
        put_idle(load, load->options->polls + i);
    if (!load->options->socket)
        return 0;
    load->game = bench_game_open(load->options->socket, on_said, load, &load->tally->last_error);
    if (!load->game)
        return -1;
    http_load_watch(load->http, bench_game_descriptor(load->game), on_game);
    return 0;
}

/* Open loop: a message is dated when it was due, however late a publisher was free for it. */
static void run_load(struct load *load, int64_t duration_us)
{
    const struct load_options *options = load->options;
    double subscribers = (double)options->polls / options->topics;
    double interval_us = options->rate > 0 ? subscribers / options->rate * SECOND_US : 0;
    int64_t start_us = clock_steady_us();
    int64_t sent = 0;

    for (int64_t now; (now = clock_steady_us()) < start_us + duration_us;) {
        int64_t due_us = start_us + (int64_t)((double)sent * interval_us);
        int wait_us = due_us > now ? (int)(due_us - now) : 0;
        while (due_us <= now && load->idle_count > 0) {
            publish(load, take_idle(load), interval_us > 0 ? due_us : now);
            sent++;
            due_us = start_us + (int64_t)((double)sent * interval_us);
        }
        if (load->game && bench_game_flush(load->game, &load->tally->last_error) < 0)
            abort();
        http_load_step(load->http, load->idle_count == 0 ? STEP_US : wait_us);
    }
}

/* Waits until nothing more arrives, or for a bounded time. */
static void drain(struct load *load)
{
    int64_t until_us = clock_steady_us() + (int64_t)DRAIN_S * SECOND_US;
    uint64_t before;

    do {
        before = load->tally->delivered;
        run_for(load, SECOND_US);
    } while (load->tally->delivered > before && clock_steady_us() < until_us);
    load->is_stopping = true;
    for (int i = 0; i < load->options->polls; i++)
        load->tally->lost += load->number[load->session[i].topic] - load->last[i];
}

/* Waits for the others; their answers are read meanwhile. */
static bool wait_for(struct load *load, const atomic_bool *flag)
{
    while (!atomic_load(flag)) {
        if (atomic_load(&load->steps->failed) > 0)
            return false;
        http_load_step(load->http, STEP_US);
    }
    return true;
}

static int run_steps(struct load *load)
{
    if (open_subscribers(load) < 0)
        return -1;
    atomic_fetch_add(&load->steps->parked, 1);
    if (!wait_for(load, &load->steps->is_open) || open_publishers(load) < 0)
        return -1;
    run_load(load, SECOND_US); /* warm up: connections and caches */
    atomic_fetch_add(&load->steps->ready, 1);
    if (!wait_for(load, &load->steps->is_started))
        return -1;
    load->is_measuring = true;
    int64_t start_us = clock_steady_us();
    run_load(load, (int64_t)load->options->seconds * SECOND_US);
    load->tally->seconds = (double)(clock_steady_us() - start_us) / SECOND_US;
    drain(load);
    return 0;
}

static void *table_of(size_t count, size_t size)
{
    void *table = calloc(count, size);

    if (!table)
        abort();
    return table;
}

int load_run(const struct load_options *options, struct load_steps *steps, struct load_tally *tally)
{
    struct load load = {.options = options, .steps = steps, .tally = tally};
    size_t connections = (size_t)options->polls + (size_t)options->publishers;

    load.http = http_load_create((int)connections, options->process, on_answer, &load);
    load.session = table_of(connections, sizeof *load.session);
    load.last = table_of((size_t)options->polls, sizeof *load.last);
    load.number = table_of((size_t)options->topics, sizeof *load.number);
    load.idle = table_of((size_t)options->publishers, sizeof *load.idle);

    int status = run_steps(&load);
    if (status < 0)
        atomic_fetch_add(&steps->failed, 1);

    http_load_destroy(load.http);
    if (load.game)
        bench_game_close(load.game);
    free(load.session);
    free(load.last);
    free(load.number);
    free(load.idle);
    return status;
}
