/* collect.h - an event that was decided: into the state, and into the open batch. */
#ifndef GAMED_COLLECT_H
#define GAMED_COLLECT_H

#include "gamed/game.h"

/* Applies it, and adds to the open batch what edges will hear of it. Recovery does no more. */
void collect_apply(struct game *game, const struct event *event, uint64_t seq);

/* The same for something new: also adds all that must be recorded. */
void collect_event(struct game *game, const struct event *event);

/* Sends the open batch: one transaction. `done` hears of its commit, `posted` of new balances. */
void collect_send(struct game *game, db_done done, db_done posted);

#endif
