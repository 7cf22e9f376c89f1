/* told.h - nothing is told that is not in the journal, and no card to whom it does not belong. */
#ifndef SIM_TOLD_H
#define SIM_TOLD_H

#include "sim.h"

/* Frames that leave gamed. */
void told_frames(const uint8_t *frames, size_t length);

/* A body that leaves an edge for a browser of `player` (0: nobody's). */
void told_answer(player_id player, const char *body, size_t length);

/* A line of a log. */
void told_log(const char *bytes, size_t length);

#endif
