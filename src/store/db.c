#include "store/db.h"

#include "os/log.h"
#include "store/waits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { STATEMENTS_MAX = 128, CONNECT_MS = 10000 };

enum db_state { DB_CONNECTING, DB_OPEN, DB_LOST };

/* libuv closes a handle later than its owner may go, so each stands in memory of its own. */
struct db {
    uv_loop_t *loop;
    uv_poll_t *poll;
    uv_timer_t *timer; /* the deadline of connecting; later due at once when it broke */
    int descriptor;
    int watched; /* events; saves system calls */
    PGconn *connection;
    enum db_state state;
    db_lost lost;
    db_heard heard;
    void *context;
    struct waits waits;
    bool has_failed; /* a statement of the transaction whose answers are coming */
    char sqlstate[6];
    struct error failure; /* why */
    int prepared_count;
    const struct statement *prepared[STATEMENTS_MAX];
};

static void set_connection_error(const struct db *db, struct error *error)
{
    error_set(error, "database: %s", PQerrorMessage(db->connection));
    for (char *end = error->text + strlen(error->text); end > error->text && end[-1] == '\n';)
        *--end = '\0';
}

static void free_handle(uv_handle_t *handle)
{
    free(handle);
}

static void close_poll(struct db *db)
{
    if (db->poll == NULL)
        return;
    (void)uv_poll_stop(db->poll); /* it cannot fail */
    uv_close((uv_handle_t *)db->poll, free_handle);
    db->poll = NULL;
}

static void close_timer(struct db *db)
{
    if (db->timer == NULL)
        return;
    uv_close((uv_handle_t *)db->timer, free_handle);
    db->timer = NULL;
}

/* The connection is of no more use: everyone who waits hears it, and the owner last. */
static void lose(struct db *db, const struct error *error)
{
    assert(db->state != DB_LOST);
    db->state = DB_LOST;
    close_poll(db);
    close_timer(db);
    while (db->waits.first != NULL) {
        struct wait *wait = waits_take(&db->waits);
        waits_free_values(wait);
        if (wait->done != NULL)
            wait->done(wait->context, NULL, "", error);
        free(wait);
    }
    db->lost(db->context, error); /* may destroy db */
}

static void lose_connection(struct db *db)
{
    struct error error;

    set_connection_error(db, &error);
    lose(db, &error);
}

static bool is_prepared(const struct db *db, const struct statement *statement)
{
    for (int i = 0; i < db->prepared_count; i++)
        if (db->prepared[i] == statement)
            return true;
    return false;
}

static void forget_prepared(struct db *db, const struct statement *statement)
{
    for (int i = 0; i < db->prepared_count; i++)
        if (db->prepared[i] == statement)
            db->prepared[i--] = db->prepared[--db->prepared_count];
}

static void on_timer(uv_timer_t *timer)
{
    struct db *db = timer->data;
    struct error error;

    if (db->state == DB_CONNECTING && PQstatus(db->connection) != CONNECTION_BAD)
        error_set(&error, "database: no answer while connecting");
    else
        set_connection_error(db, &error);
    lose(db, &error);
}

/* libpq refused to send: the connection is broken, and the loop tells everyone. */
static void lose_soon(struct db *db)
{
    (void)uv_timer_start(db->timer, on_timer, 0, 0); /* fails only for a closing handle */
}

/* Hands one statement to libpq, which copies the values. False when the connection is broken. */
static bool hand_over(struct db *db, const struct statement *statement, const char *const values[])
{
    return PQsendQueryPrepared(db->connection, statement->name, statement->parameter_count, values,
                               NULL, NULL, 0) == 1;
}

static bool prepare(struct db *db, const struct statement *statement)
{
    assert(db->prepared_count < STATEMENTS_MAX);
    db->prepared[db->prepared_count++] = statement;
    return PQsendPrepare(db->connection, statement->name, statement->sql,
                         statement->parameter_count, NULL) == 1;
}

static void on_ready(uv_poll_t *handle, int status, int events);

/* Waits for the socket in the given directions; the descriptor changes while connecting. */
static void watch(struct db *db, int events)
{
    int descriptor = PQsocket(db->connection);

    if (db->poll != NULL && descriptor != db->descriptor)
        close_poll(db);
    if (db->poll == NULL) {
        db->poll = waits_must(malloc(sizeof *db->poll));
        int status = uv_poll_init(db->loop, db->poll, descriptor);
        assert(status == 0);
        (void)status;
        db->poll->data = db;
        db->descriptor = descriptor;
        db->watched = 0;
    }
    if (db->state == DB_OPEN && db->watched == events)
        return; /* while connecting, libpq may open another socket of the same number */
    db->watched = events;
    (void)uv_poll_start(db->poll, events, on_ready); /* fails only for a closing handle */
}

/* Pushes what libpq holds; what the kernel does not take now goes when the socket is writable. */
static bool flush(struct db *db)
{
    int status = PQflush(db->connection);

    if (status < 0)
        return false;
    watch(db, UV_READABLE | (status == 1 ? UV_WRITABLE : 0));
    return true;
}

/*
 * A commit whose wait for a synchronous replica was cancelled is told as done, with no more than a
 * warning: whether it is anywhere else is unknown. Nothing of ours warns otherwise.
 */
static void on_notice(void *context, const PGresult *result)
{
    struct db *db = context;
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    char quoted[LOG_QUOTE_BYTES];

    if (message == NULL)
        message = "";
    log_write(LOG_INFO, "database_notice", "message=%s", log_quote(quoted, message));
    if (severity == NULL || strcmp(severity, "WARNING") != 0 || db->has_failed)
        return;
    db->has_failed = true;
    db->sqlstate[0] = '\0';
    error_set(&db->failure, "database: the outcome of a commit is unknown: %s", message);
}

/* Statements that came while connecting leave now, in order. */
static bool send_waiting(struct db *db)
{
    bool is_sent = true;

    for (struct wait **at = &db->waits.first; is_sent && *at != NULL; at = &(*at)->next) {
        struct wait *wait = *at;
        if (wait->kind == WAIT_SYNC) {
            is_sent = PQpipelineSync(db->connection) == 1;
            continue;
        }
        if (!is_prepared(db, wait->statement)) {
            struct wait *before = waits_must(calloc(1, sizeof *before));
            *before =
                (struct wait){.next = wait, .kind = WAIT_PREPARE, .statement = wait->statement};
            *at = before;
            at = &before->next;
            is_sent = prepare(db, wait->statement);
        }
        is_sent = is_sent && hand_over(db, wait->statement, (const char *const *)wait->values);
        waits_free_values(wait);
    }
    return is_sent;
}

static void on_connected(struct db *db)
{
    (void)uv_timer_stop(db->timer); /* it cannot fail */
    db->state = DB_OPEN;
    if (PQsetnonblocking(db->connection, 1) != 0 || PQenterPipelineMode(db->connection) != 1 ||
        !send_waiting(db) || !flush(db))
        lose_connection(db);
}

static void connect_more(struct db *db)
{
    switch (PQconnectPoll(db->connection)) {
    case PGRES_POLLING_READING:
        watch(db, UV_READABLE);
        return;
    case PGRES_POLLING_WRITING:
        watch(db, UV_WRITABLE);
        return;
    case PGRES_POLLING_OK:
        on_connected(db);
        return;
    case PGRES_POLLING_FAILED:
    case PGRES_POLLING_ACTIVE: /* never returned */
        lose_connection(db);
        return;
    }
}

static void note_failure(struct db *db, const PGresult *result)
{
    const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *statement =
        db->waits.first->statement == NULL ? "commit" : db->waits.first->statement->name;

    db->has_failed = true;
    memcpy(db->sqlstate, sqlstate != NULL && strlen(sqlstate) == 5 ? sqlstate : "XX000", 6);
    error_set(&db->failure, "database: %s: %s", statement,
              message == NULL ? "unknown failure" : message);
}

/* The transaction has ended, well or not. */
static void finish_sync(struct db *db, const PGresult *result)
{
    struct wait *wait = waits_take(&db->waits);
    struct error failure = db->failure;
    char sqlstate[6];
    bool has_failed = db->has_failed;

    memcpy(sqlstate, db->sqlstate, sizeof sqlstate);
    db->has_failed = false;
    assert(wait->kind == WAIT_SYNC);
    if (wait->done != NULL)
        wait->done(wait->context, has_failed ? NULL : result, has_failed ? sqlstate : "",
                   has_failed ? &failure : NULL);
    free(wait);
}

static void take_result(struct db *db, const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    struct wait *wait = db->waits.first;

    assert(wait != NULL);
    if (status == PGRES_PIPELINE_SYNC) {
        finish_sync(db, result);
        return;
    }
    bool is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!is_good && status != PGRES_PIPELINE_ABORTED)
        note_failure(db, result);
    if (wait->kind == WAIT_SYNC)
        return; /* the commit itself failed; its sync result follows */
    if (wait->kind == WAIT_PREPARE && !is_good)
        forget_prepared(db, wait->statement);
    wait->is_answered = true;
    if (wait->done == NULL)
        return;
    if (is_good)
        wait->done(wait->context, result, "", NULL);
    else
        wait->done(wait->context, NULL, db->sqlstate, &db->failure);
}

/* libpq's own result for a broken connection: the server has not said anything. */
static bool is_loss(const struct db *db, const PGresult *result)
{
    return PQstatus(db->connection) == CONNECTION_BAD &&
           PQresultStatus(result) == PGRES_FATAL_ERROR &&
           PQresultErrorField(result, PG_DIAG_SQLSTATE) == NULL;
}

/* Takes all answers that are here. */
static void take_results(struct db *db)
{
    int empty = 0; /* NULLs in a row: one ends each statement, two: nothing is left */

    while (db->waits.first != NULL && empty < 2 && !PQisBusy(db->connection)) {
        PGresult *result = PQgetResult(db->connection);
        if (result != NULL && is_loss(db, result)) {
            PQclear(result);
            return;
        }
        if (result != NULL) {
            empty = 0;
            take_result(db, result);
            PQclear(result);
        } else if (db->waits.first->is_answered) {
            empty = 0;
            free(waits_take(&db->waits));
        } else {
            empty++;
        }
    }
}

static void on_ready(uv_poll_t *handle, int status, int events)
{
    struct db *db = handle->data;

    (void)events;
    if (db->state == DB_CONNECTING) {
        connect_more(db);
        return;
    }
    /* An error of the poll shows when libpq reads. */
    (void)status;
    if (PQconsumeInput(db->connection) != 1) {
        take_results(db); /* such as the server's reason for closing */
        lose_connection(db);
        return;
    }
    take_results(db);
    for (PGnotify *said; (said = PQnotifies(db->connection)) != NULL; PQfreemem(said))
        db->heard(db->context, said->extra);
    if (PQstatus(db->connection) == CONNECTION_BAD || !flush(db))
        lose_connection(db);
}

struct db *db_create(uv_loop_t *loop, const char *url, db_lost lost, void *context)
{
    struct db *db = waits_must(calloc(1, sizeof *db));

    *db = (struct db){.loop = loop, .lost = lost, .context = context, .descriptor = -1};
    db->connection = waits_must(PQconnectStart(url));
    PQsetNoticeReceiver(db->connection, on_notice, db);

    bool is_bad = PQstatus(db->connection) == CONNECTION_BAD;
    db->timer = waits_must(malloc(sizeof *db->timer));
    (void)uv_timer_init(loop, db->timer); /* always succeeds */
    db->timer->data = db;
    (void)uv_timer_start(db->timer, on_timer, is_bad ? 0 : CONNECT_MS, 0);
    if (!is_bad)
        watch(db, UV_WRITABLE);
    return db;
}

void db_destroy(struct db *db)
{
    if (db == NULL)
        return;
    close_poll(db);
    close_timer(db);
    while (db->waits.first != NULL) {
        struct wait *wait = waits_take(&db->waits);
        waits_free_values(wait);
        free(wait);
    }
    PQfinish(db->connection);
    free(db);
}

void db_hear(struct db *db, db_heard heard)
{
    db->heard = heard;
}

bool db_is_connected(const struct db *db)
{
    return db->state == DB_OPEN;
}

static void refuse(db_done done, void *context)
{
    struct error error;

    error_set(&error, "database: the connection is lost");
    if (done != NULL)
        done(context, NULL, "", &error);
}

void db_send(struct db *db, const struct statement *statement, const char *const values[],
             db_done done, void *context)
{
    struct wait wait = {
        .kind = WAIT_STATEMENT, .statement = statement, .done = done, .context = context};

    assert(statement->parameter_count <= STATEMENT_PARAMETERS_MAX);
    if (db->state == DB_LOST) {
        refuse(done, context);
        return;
    }
    if (db->state == DB_CONNECTING) {
        wait.values = waits_copy_values(statement, values);
        waits_add(&db->waits, wait);
        return;
    }
    bool is_sent = true;
    if (!is_prepared(db, statement)) {
        waits_add(&db->waits, (struct wait){.kind = WAIT_PREPARE, .statement = statement});
        is_sent = prepare(db, statement);
    }
    waits_add(&db->waits, wait);
    if (!is_sent || !hand_over(db, statement, values))
        lose_soon(db);
}

void db_sync(struct db *db, db_done done, void *context)
{
    if (db->state == DB_LOST) {
        refuse(done, context);
        return;
    }
    waits_add(&db->waits, (struct wait){.kind = WAIT_SYNC, .done = done, .context = context});
    if (db->state == DB_OPEN && (PQpipelineSync(db->connection) != 1 || !flush(db)))
        lose_soon(db);
}

int db_pending(const struct db *db)
{
    return db->waits.pending;
}
