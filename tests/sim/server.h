/*
 * server.h - PostgreSQL as far as the programs see it: the functions of sql/deploy as they are
 * called by name, transactions, an advisory lock. One transaction happens at one instant.
 */
#ifndef SIM_SERVER_H
#define SIM_SERVER_H

#include "sim.h"
#include "store/db.h"

/* An event as the journal keeps it. */
struct row {
    uint64_t seq;
    int64_t batch;
    int64_t table;
    int32_t hand_no;
    instant_ms at;
    uint64_t state; /* the digest */
    uint64_t command;
    char *kind;
    char *payload;
};

enum { SEALS_KEPT = 16 }; /* of each table: one batch may begin several hands */

struct kept_seal {
    int32_t hand_no;
    char nonce[2 * 24 + 1];
    char sealed[2 * 48 + 1];
};

/* All that is durable. A plain value: a transaction that fails is undone by copying it back. */
struct tables {
    bool has_fence;
    int64_t epoch, last_batch;
    char chain[65];
    instant_ms beat_at;
    int row_count;
    struct {
        int64_t seq;
        char *state; /* NULL: none */
    } snapshot[SIM_TABLES_MAX + 1];
    int32_t last_seal[SIM_TABLES_MAX + 1];                 /* hand number; 0: none */
    struct kept_seal seal[SIM_TABLES_MAX + 1][SEALS_KEPT]; /* by hand number */
    int32_t hand_saved[SIM_TABLES_MAX + 1];
    chips issuance, rake;
    chips player[SIM_PLAYERS_MAX + 1];
    chips seat[SIM_TABLES_MAX + 1][SEATS_MAX];
    player_id holder[SIM_TABLES_MAX + 1][SEATS_MAX];
    chips pot[SIM_TABLES_MAX + 1];
    bool is_welcomed[SIM_PLAYERS_MAX + 1];
    instant_ms claimed_at[SIM_PLAYERS_MAX + 1];
};

struct asked {
    struct asked *next;
    const struct statement *statement;
    char **values;
    db_done done;
    void *context;
    PGresult *result;
    bool has_failed;
};

struct session;

struct transaction {
    struct list list;
    struct session *session;
    struct asked *first, *last;
    db_done done;
    void *context;
    int64_t sent_us;
    char sqlstate[6]; /* "": it has committed */
    char failure[200];
};

/* One connection, as the server knows it. */
struct session {
    struct list list;
    struct process *process; /* NULL: it has ended */
    struct db *db;           /* NULL: nobody listens any more */
    bool is_over;            /* the server has forgotten it */
    bool has_lock;
    int64_t arrives_us; /* when its last transaction does */
    int64_t answers_us;
};

struct server {
    struct tables now;
    struct tables before; /* the last batch */
    struct row *row;      /* by seq, from 1 at index 0 */
    int row_size;
    struct session *leader;       /* has the lock */
    const struct process *writer; /* has sent the last batch */
    struct list sessions;
    struct {
        char hash[65]; /* of the token */
    } login[SIM_PLAYERS_MAX + 1];
    int players;
    int64_t latency_least_us, latency_most_us;
    int64_t down_us;   /* until then nobody connects */
    char fail_with[6]; /* the next batch fails so; "": it does not */
    int lose_answer;   /* of the next batch: 1: it has happened, 2: it has not */
    int transactions;
};

extern struct server server;

void server_begin(int players);
void server_execute(struct transaction *transaction);
void server_end_sessions(void); /* a restart: all connections are cut, the lock is free */
void server_forget_batch(void); /* a failover to a replica that lacks the last one */

/* server_calls.c: one call. False: it failed, and the transaction says why. */
bool server_call(struct transaction *transaction, struct asked *asked);
bool server_refuse(struct transaction *transaction, const char *sqlstate, const char *why);

/* server_values.c: PostgreSQL's text forms. */
int64_t value_int(const char *text);
instant_ms value_instant(const char *text);
int value_ints(const char *text, int64_t numbers[], int most);
int value_texts(const char *text, char *texts[], int most); /* allocated */
PGresult *value_result(const char *const columns[], int count);
void value_set(PGresult *result, int row, int column, const char *text);
void value_set_int(PGresult *result, int row, int column, int64_t number);

#endif
