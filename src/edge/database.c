#include "edge/database.h"

#include "os/log.h"

#include <stdlib.h>

enum { RETRY_MS = 250, PENDING_MAX = 4096 };

/* A question that takes longer than this is not worth its answer. */
static const struct statement set_timeout = {
    "edge_timeout", "SELECT set_config('statement_timeout', '5s', false)", 0};

static const struct statement listen_statement = {"edge_listen", "SELECT api.hear_logins()", 0};

struct database {
    uv_loop_t *loop;
    const char *url;
    struct db *db;
    uv_timer_t retry;
    bool is_loss_told;
    database_login_ended login_ended;
    void *context;
};

static void on_greeted(void *context, const PGresult *result, const char *sqlstate,
                       const struct error *error)
{
    struct database *database = context;

    (void)sqlstate;
    (void)error; /* the loss is told by on_lost() */
    if (result == NULL)
        return;
    database->is_loss_told = false;
    database->login_ended(database->context, NULL);
    log_write(LOG_INFO, "database_connected", "%s", "");
}

static void on_heard(void *context, const char *payload)
{
    const struct database *database = context;
    database->login_ended(database->context, payload);
}

static void on_lost(void *context, const struct error *error);

static void on_retry(uv_timer_t *timer)
{
    struct database *database = timer->data;

    db_destroy(database->db);
    database->db = db_create(database->loop, database->url, on_lost, database);
    db_hear(database->db, on_heard);
    db_send(database->db, &set_timeout, NULL, NULL, NULL);
    db_send(database->db, &listen_statement, NULL, NULL, NULL);
    db_sync(database->db, on_greeted, database);
}

static void on_lost(void *context, const struct error *error)
{
    struct database *database = context;
    char quoted[LOG_QUOTE_BYTES];

    if (!database->is_loss_told)
        log_write(LOG_WARNING, "database_away", "reason=%s", log_quote(quoted, error->text));
    database->is_loss_told = true;
    (void)uv_timer_start(&database->retry, on_retry, RETRY_MS, 0); /* fails only while closing */
}

struct database *database_create(uv_loop_t *loop, const char *url, database_login_ended login_ended,
                                 void *context)
{
    struct database *database = calloc(1, sizeof *database);

    if (database == NULL)
        abort();
    *database =
        (struct database){.loop = loop, .url = url, .login_ended = login_ended, .context = context};
    (void)uv_timer_init(loop, &database->retry); /* always succeeds */
    database->retry.data = database;
    on_retry(&database->retry);
    return database;
}

struct db *database_connection(const struct database *database)
{
    if (!db_is_connected(database->db) || db_pending(database->db) >= PENDING_MAX)
        return NULL;
    return database->db;
}
