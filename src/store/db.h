/*
 * db.h - one connection to PostgreSQL in pipeline mode on a libuv loop. The only door to libpq.
 *
 * Statements go out at once and in order; their callbacks come in the same order. Everything
 * between two db_sync() is one implicit transaction: all of it happens or nothing. Statements are
 * prepared on first use and identified by the address of their `struct statement`.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/error.h"

#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

enum { STATEMENT_PARAMETERS_MAX = 32 };

struct statement {
    const char *name; /* unique in the program */
    const char *sql;  /* with $1, $2, … */
    int parameter_count;
};

struct db;

/* `result` is valid during the call only; NULL when the statement failed, then error says why
   and `sqlstate` has five letters ("" when the outcome is unknown: the connection was lost, or
   the server warned that a replica may not have it).
   It may send more, but not destroy the connection. */
typedef void (*db_done)(void *context, const PGresult *result, const char *sqlstate,
                        const struct error *error);

/* Called once when the connection is lost or was never made, after every waiting db_done got its
   error. From here the owner may destroy it; until then whatever is sent fails at once. */
typedef void (*db_lost)(void *context, const struct error *error);

/* Connects without blocking; statements sent meanwhile wait. Owned by the caller. */
struct db *db_create(uv_loop_t *loop, const char *url, db_lost lost, void *context);
void db_destroy(struct db *db); /* drops what waits without a callback */

/* What other connections say with NOTIFY on the channels that this one listens to; one connection
   hears everything after the answers to what it asked before. */
typedef void (*db_heard)(void *context, const char *payload);
void db_hear(struct db *db, db_heard heard); /* `context` as for db_create() */

bool db_is_connected(const struct db *db);

/* Text parameters; NULL is SQL's NULL. `done` may be NULL when nobody needs the answer. */
void db_send(struct db *db, const struct statement *statement, const char *const values[],
             db_done done, void *context);

/* Ends the transaction: `done` gets a result when it has committed, an error when it has not. */
void db_sync(struct db *db, db_done done, void *context);

int db_pending(const struct db *db); /* statements and syncs without an answer */

#endif
