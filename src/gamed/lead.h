/*
 * lead.h - become the one game process of a database: connect, and hold its advisory lock for as
 * long as this process lives. The lock says who should lead; the fence in the journal says who
 * can.
 *
 * A standby waits for the lock. When whoever holds it has not beaten for LEAD_SILENT_MS, by the
 * standby's own clock, because it hangs or its host is gone, the standby ends its connection.
 */
#ifndef GAMED_LEAD_H
#define GAMED_LEAD_H

#include "base/error.h"
#include "store/db.h"

#include <stdbool.h>

enum {
    LEAD_DATABASE_MS = 60000, /* so long a database that does not answer is waited for */
    LEAD_LOCK_MS = 2000,      /* so long the lock of a process that was just killed may stand */
    LEAD_SILENT_MS = 3000     /* so long a leader may be silent before a standby ousts it */
};

enum lead_outcome {
    LEAD_WON,
    LEAD_TAKEN, /* another process leads; to a standby that has never led: the first time only */
    LEAD_UNREACHABLE /* no database */
};

struct lead;

/*
 * Called once for each attempt, to a standby also when it has begun to wait; with LEAD_WON the
 * connection stands, and stays lead's.
 */
typedef void (*lead_done)(void *context, enum lead_outcome outcome, struct db *db,
                          const struct error *error);

struct lead_options {
    const char *url;
    bool is_standby;
    lead_done done;
    db_lost lost; /* the connection of a process that leads is gone */
    void *context;
};

/* Aborts when out of memory. */
struct lead *lead_open(uv_loop_t *loop, const struct lead_options *options);
void lead_again(struct lead *lead); /* inside `lost`: connects anew, and done() follows */
void lead_close(struct lead *lead); /* closes the connection, which gives up the lock */

#endif
