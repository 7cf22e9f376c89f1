/* database.h - the worker's connection to PostgreSQL, made again whenever it is lost. */
#ifndef EDGE_DATABASE_H
#define EDGE_DATABASE_H

#include "store/db.h"

struct database;

/* Lives as long as the worker. Aborts when out of memory. */
struct database *database_create(uv_loop_t *loop, const char *url);

/* NULL while there is no connection: answer that the site is not available. */
struct db *database_connection(const struct database *database);

#endif
