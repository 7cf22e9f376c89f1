/* clocks.h - nobody loses time on the clock for what happens to this process or its machine. */
#ifndef GAMED_CLOCKS_H
#define GAMED_CLOCKS_H

#include "gamed/game.h"

/* The players could not see or do anything for so long: their clocks move. */
void clocks_resume(struct game *game, int64_t outage_ms);

void clocks_start(struct game *game);

/*
 * Moves the clocks when this process stood still (stopped, or starved) or when somebody has set the
 * wall clock. Is called before anything that a clock decides, and at least every CLOCKS_LOOK_MS.
 */
void clocks_look(struct game *game);

#endif
