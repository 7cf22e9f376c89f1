#include "gamed/lead.h"

#include "os/clock.h"
#include "os/log.h"
#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RETRY_DATABASE_MS = 500, RETRY_LOCK_MS = 100, SAY_EVERY_US = 5000000, PULSE_BYTES = 128 };

/* The lock's number is the word "brelan" in ASCII. */
static const struct statement lock_statement = {
    "lead_lock", "SELECT pg_try_advisory_lock(108243467395438) AS is_won", 0};

/* How far the leader is. */
static const struct statement pulse_statement = {
    "lead_pulse", "SELECT concat_ws(' ', epoch, batch, beat_at) AS pulse FROM journal.pulse()", 0};

/* The backend that holds the lock is of our own login, so we may end it. While it works for its
   client the database is slow, and another leader would be no faster. */
static const struct statement oust_statement = {
    "lead_oust",
    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity AS a USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND a.datname = current_database()"
    " AND (classid::bigint << 32 | objid::bigint) = 108243467395438"
    " AND NOT (a.state = 'active' AND a.wait_event_type IS DISTINCT FROM 'Client')",
    0};

struct lead {
    uv_loop_t *loop;
    struct lead_options options;
    struct db *db;
    uv_timer_t retry;
    bool has_won;
    bool has_led;
    bool has_failed;         /* the caller knows */
    bool is_waiting;         /* a standby, and the caller knows */
    char pulse[PULSE_BYTES]; /* the leader's, as last seen */
    int64_t pulse_us;        /* when it was new */
    int64_t start_us;
    int64_t said_us;
    int64_t lock_us; /* when the lock was tried first; 0: not yet */
};

static void connect_database(struct lead *lead);
static void try_lock(struct lead *lead);
static void on_retry(uv_timer_t *timer)
{
    struct lead *lead = timer->data;

    if (lead->db == NULL)
        connect_database(lead);
    else
        try_lock(lead);
}

static void fail(struct lead *lead, enum lead_outcome outcome, const struct error *error)
{
    if (lead->has_failed)
        return;
    lead->has_failed = true;
    lead->options.done(lead->options.context, outcome, NULL, error);
}

/* One that has led knows a past that is over: it must begin anew. */
static bool may_wait(const struct lead *lead)
{
    return lead->options.is_standby && !lead->has_led;
}

static void on_lost(void *context, const struct error *error)
{
    struct lead *lead = context;
    int64_t now_us = clock_steady_us();
    char quoted[LOG_QUOTE_BYTES];

    if (lead->has_won) {
        lead->options.lost(lead->options.context, error);
        return;
    }
    db_destroy(lead->db);
    lead->db = NULL;
    if (!may_wait(lead) && now_us - lead->start_us > LEAD_DATABASE_MS * INT64_C(1000)) {
        fail(lead, LEAD_UNREACHABLE, error);
        return;
    }
    if (lead->said_us == 0 || now_us - lead->said_us > SAY_EVERY_US) {
        lead->said_us = now_us;
        log_write(LOG_WARNING, "waiting_for_database", "reason=%s", log_quote(quoted, error->text));
    }
    (void)uv_timer_start(&lead->retry, on_retry, RETRY_DATABASE_MS, 0);
}

static void on_ousted(void *context, const PGresult *result, const char *sqlstate,
                      const struct error *error)
{
    (void)context;
    (void)sqlstate;
    (void)error; /* tried again */
    if (result != NULL && PQntuples(result) > 0)
        log_write(LOG_WARNING, "leader_ousted", "silent_for_more_than_ms=%d", LEAD_SILENT_MS);
}

static void on_pulse(void *context, const PGresult *result, const char *sqlstate,
                     const struct error *error)
{
    struct lead *lead = context;
    int64_t now_us = clock_steady_us();

    (void)sqlstate;
    (void)error; /* asked again soon */
    if (result == NULL || PQntuples(result) == 0)
        return;
    const char *pulse = row_text(result, 0, "pulse");
    if (strncmp(pulse, lead->pulse, PULSE_BYTES - 1) != 0) {
        (void)snprintf(lead->pulse, sizeof(lead->pulse), "%s", pulse);
        lead->pulse_us = now_us;
    } else if (now_us - lead->pulse_us > LEAD_SILENT_MS * INT64_C(1000)) {
        db_send(lead->db, &oust_statement, NULL, on_ousted, NULL);
        db_sync(lead->db, NULL, NULL);
    }
}

static void stand_by(struct lead *lead)
{
    struct error why;

    if (!lead->is_waiting) {
        lead->is_waiting = true;
        error_set(&why, "another brelan-gamed leads: standing by");
        lead->options.done(lead->options.context, LEAD_TAKEN, NULL, &why);
    }
    db_send(lead->db, &pulse_statement, NULL, on_pulse, lead);
    db_sync(lead->db, NULL, NULL);
    (void)uv_timer_start(&lead->retry, on_retry, RETRY_LOCK_MS, 0);
}

static void on_lock(void *context, const PGresult *result, const char *sqlstate,
                    const struct error *error)
{
    struct lead *lead = context;
    struct error failure;
    bool is_won = false;

    if (result == NULL) {
        if (sqlstate[0] != '\0')
            fail(lead, LEAD_UNREACHABLE, error);
        return; /* else on_lost() follows */
    }
    if (PQntuples(result) != 1 || row_bool(result, 0, "is_won", &is_won) < 0) {
        error_set(&failure, "pg_try_advisory_lock() gave an answer of another shape");
        fail(lead, LEAD_UNREACHABLE, &failure);
    } else if (is_won) {
        lead->has_won = lead->has_led = true;
        lead->options.done(lead->options.context, LEAD_WON, lead->db, NULL);
    } else if (may_wait(lead)) {
        stand_by(lead);
    } else if (clock_steady_us() - lead->lock_us > LEAD_LOCK_MS * INT64_C(1000)) {
        error_set(&failure, "another brelan-gamed is running on this database; "
                            "only one may: stop it first");
        fail(lead, LEAD_TAKEN, &failure);
    } else {
        (void)uv_timer_start(&lead->retry, on_retry, RETRY_LOCK_MS, 0);
    }
}

static void try_lock(struct lead *lead)
{
    db_send(lead->db, &lock_statement, NULL, on_lock, lead);
    db_sync(lead->db, NULL, NULL);
    if (lead->lock_us == 0)
        lead->lock_us = clock_steady_us();
}

static void connect_database(struct lead *lead)
{
    lead->db = db_create(lead->loop, lead->options.url, on_lost, lead);
    lead->lock_us = 0;
    lead->pulse_us = clock_steady_us();
    try_lock(lead);
}

struct lead *lead_open(uv_loop_t *loop, const struct lead_options *options)
{
    struct lead *lead = calloc(1, sizeof(*lead));
    if (lead == NULL)
        abort();
    *lead = (struct lead){.loop = loop, .options = *options, .start_us = clock_steady_us()};
    (void)uv_timer_init(loop, &lead->retry); /* always succeeds */
    lead->retry.data = lead;
    connect_database(lead);
    return lead;
}

void lead_again(struct lead *lead)
{
    db_destroy(lead->db);
    lead->db = NULL;
    lead->has_won = false;
    lead->start_us = clock_steady_us();
    lead->said_us = 0;
    (void)uv_timer_start(&lead->retry, on_retry, 0, 0);
}

static void free_lead(uv_handle_t *timer)
{
    free(timer->data);
}

void lead_close(struct lead *lead)
{
    db_destroy(lead->db);
    lead->db = NULL;
    uv_close((uv_handle_t *)&lead->retry, free_lead);
}
