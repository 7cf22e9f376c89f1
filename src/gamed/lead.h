/*
 * lead.h - become the one game process of a database: connect, and hold its advisory lock for as
 * long as this process lives. The lock says who should lead; the fence in the journal says who
 * can.
 */
#ifndef GAMED_LEAD_H
#define GAMED_LEAD_H

#include "base/error.h"
#include "store/db.h"

enum {
    LEAD_DATABASE_MS = 60000, /* so long a database that does not answer is waited for */
    LEAD_LOCK_MS = 2000       /* so long the lock of a process that was just killed may stand */
};

enum lead_outcome {
    LEAD_WON,
    LEAD_TAKEN,      /* another process leads */
    LEAD_UNREACHABLE /* no database */
};

struct lead;

/* Called once for each attempt; with LEAD_WON the connection stands, and stays lead's. */
typedef void (*lead_done)(void *context, enum lead_outcome outcome, struct db *db,
                          const struct error *error);

/* `lost`: the connection of a process that leads is gone. Aborts when out of memory. */
struct lead *lead_open(uv_loop_t *loop, const char *url, lead_done done, db_lost lost,
                       void *context);
void lead_again(struct lead *lead); /* inside `lost`: connects anew, and done() follows */
void lead_close(struct lead *lead); /* closes the connection, which gives up the lock */

#endif
