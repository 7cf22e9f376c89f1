#include "gamed/lead.h"

#include "os/clock.h"
#include "os/log.h"
#include "store/rows.h"

#include <assert.h>
#include <stdlib.h>

enum { RETRY_DATABASE_MS = 500, RETRY_LOCK_MS = 100, SAY_EVERY_US = 5000000 };

/* The lock's number is the word "brelan" in ASCII. */
static const struct statement lock_statement = {
    "lead_lock", "SELECT pg_try_advisory_lock(108243467395438) AS is_won", 0};

struct lead {
    uv_loop_t *loop;
    const char *url;
    lead_done done;
    db_lost lost;
    void *context;
    struct db *db;
    uv_timer_t retry;
    bool has_won;
    bool has_failed; /* the caller knows */
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
    lead->done(lead->context, outcome, NULL, error);
}

static void on_lost(void *context, const struct error *error)
{
    struct lead *lead = context;
    int64_t now_us = clock_steady_us();
    char quoted[LOG_QUOTE_BYTES];

    if (lead->has_won) {
        lead->lost(lead->context, error);
        return;
    }
    db_destroy(lead->db);
    lead->db = NULL;
    if (now_us - lead->start_us > LEAD_DATABASE_MS * INT64_C(1000)) {
        fail(lead, LEAD_UNREACHABLE, error);
        return;
    }
    if (lead->said_us == 0 || now_us - lead->said_us > SAY_EVERY_US) {
        lead->said_us = now_us;
        log_write(LOG_WARNING, "waiting_for_database", "reason=%s", log_quote(quoted, error->text));
    }
    (void)uv_timer_start(&lead->retry, on_retry, RETRY_DATABASE_MS, 0);
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
        lead->has_won = true;
        lead->done(lead->context, LEAD_WON, lead->db, NULL);
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
    lead->db = db_create(lead->loop, lead->url, on_lost, lead);
    lead->lock_us = 0;
    try_lock(lead);
}

struct lead *lead_open(uv_loop_t *loop, const char *url, lead_done done, db_lost lost,
                       void *context)
{
    struct lead *lead = calloc(1, sizeof(*lead));
    if (lead == NULL)
        abort();
    *lead = (struct lead){.loop = loop,
                          .url = url,
                          .done = done,
                          .lost = lost,
                          .context = context,
                          .start_us = clock_steady_us()};
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
