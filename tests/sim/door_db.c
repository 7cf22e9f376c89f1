/* The programs' connections to a virtual PostgreSQL. */
#include "oracle.h"
#include "programs.h"
#include "server.h"
#include "store/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SLOW_US = 2600000 }; /* gamed has noticed by then, and stops the clocks of its tables */

struct db {
    struct list list;
    struct session *session;
    db_lost lost;
    void *context;
    bool is_open;
    bool is_lost;
    int pending;
    struct list sent;
    struct transaction *building;
};

static bool is_fence(const struct statement *statement)
{
    return strcmp(statement->name, "journal_fence") == 0;
}

static int64_t latency(void)
{
    return sim_between(server.latency_least_us, server.latency_most_us);
}

static void lose(struct db *db);

static void on_lost(void *context, uint64_t number)
{
    struct session *session = context;

    (void)number;
    if (session->db != NULL && !session->db->is_lost)
        lose(session->db);
}

static void on_connected(void *context, uint64_t number)
{
    struct session *session = context;

    (void)number;
    if (session->db == NULL)
        return;
    if (session->is_over || server.down_us > sim.now_us)
        on_lost(session, 0);
    else
        session->db->is_open = true;
}

struct db *db_create(uv_loop_t *loop, const char *url, db_lost lost, void *context)
{
    struct db *db = calloc(1, sizeof *db);
    struct process *inside = sim_enter();
    struct session *session = calloc(1, sizeof *session);

    (void)loop;
    (void)url;
    assert(db != NULL && session != NULL);
    *session = (struct session){.process = inside, .db = db};
    session->arrives_us = sim.now_us + 2 * latency();
    session->is_over = server.down_us > sim.now_us;
    list_add(&server.sessions, &session->list);
    sim_leave(inside);
    *db = (struct db){.session = session, .lost = lost, .context = context};
    list_init(&db->sent);
    list_add(&inside->sessions, &db->list);
    sim_after(session->arrives_us - sim.now_us, inside, on_connected, session, 0);
    return db;
}

/* The server notices the end after what it had been sent before. */
static void on_over(void *context, uint64_t number)
{
    struct session *session = context;

    (void)number;
    session->is_over = true;
    if (server.leader == session)
        server.leader = NULL;
}

static void part(struct db *db)
{
    struct session *session = db->session;
    /* Over a network, what has just been sent may never arrive. */
    int64_t wait = sim_chance(0.3) ? 0 : session->arrives_us - sim.now_us;

    while (!list_is_empty(&db->sent)) {
        struct transaction *transaction = LIST_ITEM(db->sent.next, struct transaction, list);
        list_remove(&transaction->list);
        for (struct asked *asked = transaction->first; asked != NULL; asked = asked->next) {
            PQclear(asked->result);
            asked->result = NULL;
        }
    }
    session->db = NULL;
    session->process = NULL;
    sim_after((wait > 0 ? wait : 0) + latency(), NULL, on_over, session, 0);
}

void db_destroy(struct db *db)
{
    if (db == NULL)
        return;
    part(db);
    list_remove(&db->list);
    free(db);
}

void door_db_ended(struct process *process)
{
    for (struct list *node = process->sessions.next; node != &process->sessions; node = node->next)
        part(LIST_ITEM(node, struct db, list));
}

static void answer(const struct transaction *transaction, const struct asked *asked)
{
    struct error error;

    if (asked->done == NULL)
        return;
    error_set(&error, "database: %s", transaction->failure);
    if (asked->has_failed)
        asked->done(asked->context, NULL, transaction->sqlstate, &error);
    else
        asked->done(asked->context, asked->result, "", NULL);
}

static void release(struct transaction *transaction)
{
    struct process *inside = sim_enter();

    list_remove(&transaction->list);
    for (struct asked *asked = transaction->first, *next; asked != NULL; asked = next) {
        next = asked->next;
        for (int i = 0; i < asked->statement->parameter_count; i++)
            free(asked->values[i]);
        free(asked->values);
        PQclear(asked->result);
        free(asked);
    }
    free(transaction);
    sim_leave(inside);
}

/* Everyone who waits hears it, and the owner last. */
static void lose(struct db *db)
{
    struct error error;

    error_set(&error, "database: the connection is lost");
    db->is_lost = true;
    if (db->building != NULL)
        list_add(&db->sent, &db->building->list);
    db->building = NULL;
    while (!list_is_empty(&db->sent)) {
        struct transaction *transaction = LIST_ITEM(db->sent.next, struct transaction, list);
        list_remove(&transaction->list);
        for (struct asked *asked = transaction->first; asked != NULL; asked = asked->next)
            if (asked->done != NULL)
                asked->done(asked->context, NULL, "", &error);
        if (transaction->done != NULL)
            transaction->done(transaction->context, NULL, "", &error);
    }
    db->lost(db->context, &error);
}

static void on_answer(void *context, uint64_t number)
{
    static PGresult *committed;
    struct transaction *transaction = context;
    struct db *db = transaction->session->db;
    struct error error;

    (void)number;
    if (db == NULL || db->is_lost)
        return;
    if (transaction->done != NULL)
        sim_point(CRASH_COMMITTED);
    bool is_batch = transaction->first != NULL && is_fence(transaction->first->statement);
    if (is_batch && sim.now_us - transaction->sent_us > SLOW_US) {
        oracle_resumed();
        oracle.resumed_at--; /* what is decided from this very moment on is meant */
    }
    if (committed == NULL)
        committed = PQmakeEmptyPGresult(NULL, PGRES_PIPELINE_SYNC);
    for (const struct asked *asked = transaction->first; asked != NULL; asked = asked->next) {
        answer(transaction, asked);
        db->pending--;
    }
    db->pending--;
    error_set(&error, "database: %s", transaction->failure);
    if (transaction->done != NULL) {
        bool is_good = transaction->sqlstate[0] == '\0';
        transaction->done(transaction->context, is_good ? committed : NULL, transaction->sqlstate,
                          is_good ? NULL : &error);
    }
    release(transaction);
}

static void on_arrived(void *context, uint64_t number)
{
    struct transaction *transaction = context;
    struct session *session = transaction->session;

    (void)number;
    if (session->is_over)
        return;
    server_execute(transaction);
    if (session->is_over) { /* its end came before the answer */
        if (session->process != NULL)
            sim_after(latency(), session->process, on_lost, session, 0);
        return;
    }
    int64_t at = sim.now_us + latency();
    session->answers_us = at > session->answers_us ? at : session->answers_us + 1;
    if (session->process != NULL)
        sim_after(session->answers_us - sim.now_us, session->process, on_answer, transaction, 0);
}

void server_end_sessions(void)
{
    for (struct list *node = server.sessions.next; node != &server.sessions; node = node->next) {
        struct session *session = LIST_ITEM(node, struct session, list);
        if (session->is_over)
            continue;
        session->is_over = true;
        if (session->process != NULL)
            sim_after(latency(), session->process, on_lost, session, 0);
    }
    server.leader = NULL;
}

static void refuse(db_done done, void *context)
{
    struct error error;

    error_set(&error, "database: the connection is lost");
    if (done != NULL)
        done(context, NULL, "", &error);
}

static struct transaction *building(struct db *db)
{
    if (db->building == NULL) {
        db->building = calloc(1, sizeof *db->building);
        assert(db->building != NULL);
        db->building->session = db->session;
        list_init(&db->building->list);
    }
    return db->building;
}

void db_send(struct db *db, const struct statement *statement, const char *const values[],
             db_done done, void *context)
{
    if (db->is_lost) {
        refuse(done, context);
        return;
    }
    if (is_fence(statement))
        sim_point(CRASH_APPLIED);
    struct process *inside = sim_enter();
    struct transaction *transaction = building(db);
    struct asked *asked = calloc(1, sizeof *asked);
    assert(asked != NULL);
    asked->values = calloc((size_t)statement->parameter_count + 1, sizeof *asked->values);
    assert(asked->values != NULL);
    asked->statement = statement;
    asked->done = done;
    asked->context = context;
    for (int i = 0; i < statement->parameter_count; i++)
        asked->values[i] = values[i] == NULL ? NULL : strdup(values[i]);
    if (transaction->last == NULL)
        transaction->first = asked;
    else
        transaction->last->next = asked;
    transaction->last = asked;
    db->pending++;
    sim_leave(inside);
}

void db_sync(struct db *db, db_done done, void *context)
{
    if (db->is_lost) {
        refuse(done, context);
        return;
    }
    struct process *inside = sim_enter();
    struct session *session = db->session;
    struct transaction *transaction = building(db);
    int64_t at = sim.now_us + latency();
    transaction->done = done;
    transaction->context = context;
    transaction->sent_us = sim.now_us;
    db->building = NULL;
    db->pending++;
    list_add(&db->sent, &transaction->list);
    session->arrives_us = at > session->arrives_us ? at : session->arrives_us + 1;
    sim_after(session->arrives_us - sim.now_us, NULL, on_arrived, transaction, 0);
    sim_leave(inside);
    sim_point(CRASH_SENT);
}

void db_hear(struct db *db, db_heard heard)
{
    (void)db; /* no login ends */
    (void)heard;
}

bool db_is_connected(const struct db *db)
{
    return db->is_open && !db->is_lost;
}

int db_pending(const struct db *db)
{
    return db->pending;
}
