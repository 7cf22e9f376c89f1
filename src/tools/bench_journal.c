#include "tools/bench_journal.h"

#include "os/clock.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECOND_US = 1000000 };

struct run {
    uv_loop_t *loop;
    struct db *db;
    struct journal journal;
    struct seal_keys keys;
    struct journal_events events; /* of the batch that leaves next */
    int window;
    uint64_t drawn; /* events so far */
    int64_t sent_us, until_us;
    struct measure *measure;
    int status;
};

static void stop_with(struct run *run, const struct error *error)
{
    (void)fprintf(stderr, "brelan bench actions: the journal's database: %s\n", error->text);
    run->status = -1;
    uv_stop(run->loop);
}

static void on_lost(void *context, const struct error *error)
{
    stop_with(context, error);
}

/* A line of chat, as gamed writes it. */
static void fill(struct run *run)
{
    struct event event = {.kind = EVENT_CHATTED, .table = 1, .seat = 3, .player = 12};

    event.at = clock_now();
    (void)snprintf(event.name, sizeof event.name, "Somebody");
    journal_events_clear(&run->events);
    for (int i = 0; i < run->window; i++) {
        event.table = 1 + i;
        event.command_id = ++run->drawn * 104729;
        (void)snprintf(event.text, sizeof event.text, "bench %llu", (unsigned long long)run->drawn);
        journal_events_add(&run->events, &event, ++run->journal.seq, run->drawn * 7919);
    }
}

static void send_batch(struct run *run);

static void on_batch(void *context, const PGresult *result, const char *sqlstate,
                     const struct error *error)
{
    struct run *run = context;
    int64_t now_us = clock_steady_us();

    (void)sqlstate;
    if (!result) {
        stop_with(run, error);
        return;
    }
    for (int i = 0; i < run->window; i++)
        measure_add(run->measure, now_us - run->sent_us);
    if (now_us < run->until_us)
        send_batch(run);
    else
        uv_stop(run->loop);
}

static void send_batch(struct run *run)
{
    run->sent_us = clock_steady_us();
    journal_send(&run->journal, &run->keys, &run->events, run->db, clock_now());
    db_sync(run->db, on_batch, run);
    fill(run);
}

static void on_taken_over(void *context, const PGresult *result, const char *sqlstate,
                          const struct error *error)
{
    struct run *run = context;
    struct error failure;
    instant_ms beat_at;

    (void)sqlstate;
    if (!result) {
        stop_with(run, error);
    } else if (journal_read_take_over(&run->journal, &beat_at, result, &failure) < 0) {
        stop_with(run, &failure);
    } else {
        fill(run);
        send_batch(run);
    }
}

int bench_journal(uv_loop_t *loop, const char *url, int window, int seconds,
                  struct measure *measure)
{
    static const uint8_t secret[SEAL_SECRET_BYTES]; /* nobody verifies these signatures */
    struct run run = {.loop = loop, .window = window, .measure = measure};

    seal_keys_derive(&run.keys, secret);
    journal_events_init(&run.events);
    run.until_us = clock_steady_us() + (int64_t)seconds * SECOND_US;
    run.db = db_create(loop, url, on_lost, &run);
    journal_take_over(run.db, on_taken_over, &run);
    db_sync(run.db, NULL, NULL);
    (void)uv_run(loop, UV_RUN_DEFAULT);
    db_destroy(run.db);
    journal_events_release(&run.events);
    return run.status;
}
