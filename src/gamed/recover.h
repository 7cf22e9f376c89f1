/*
 * recover.h - rebuild every table from its snapshot and the events since, with the cards of its
 * running hand, and verify each step by its digest. A table that differs is closed alone.
 */
#ifndef GAMED_RECOVER_H
#define GAMED_RECOVER_H

#include "gamed/game.h"

/* What was done; `outage_ms` is how long nobody led. */
struct recovery {
    int64_t outage_ms;
    int tables;
    int closed;
    int events;
};

typedef void (*recover_done)(void *context, const struct recovery *recovery,
                             const struct error *error);

/* Takes over the journal and rebuilds `game`, which is empty. `error` is NULL when it is done. */
void recover_run(struct game *game, recover_done done, void *context);

#endif
