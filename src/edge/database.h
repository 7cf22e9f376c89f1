/* database.h - the worker's connection to PostgreSQL, made again whenever it is lost. */
#ifndef EDGE_DATABASE_H
#define EDGE_DATABASE_H

#include "store/db.h"

struct database;

/* A login has ended: the hash of its token in hexadecimal digits. NULL: the connection is new, and
   what ended before has not been heard. */
typedef void (*database_login_ended)(void *context, const char *hash);

/* Lives as long as the worker. Aborts when out of memory. */
struct database *database_create(uv_loop_t *loop, const char *url, database_login_ended login_ended,
                                 void *context);

/* NULL while there is no connection: answer that the site is not available. */
struct db *database_connection(const struct database *database);

#endif
