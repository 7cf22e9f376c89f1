/*
 * history_read.h - a player's own past hands. The database leaves out what this player may not
 * see; the answers are for answer_read().
 */
#ifndef STORE_HISTORY_READ_H
#define STORE_HISTORY_READ_H

#include "store/players.h"

enum { HANDS_PAGE_MAX = 100, HANDS_PAGE = 20 };

struct hands_wanted {
    int64_t before; /* the id of a hand: only those that ended before it; 0: all */
    table_id table; /* 0: of every table */
    int hands_max;  /* 1 … HANDS_PAGE_MAX */
};

/* The answer of GET /api/hands. */
void history_list(struct db *db, player_id player, const struct hands_wanted *wanted, db_done done,
                  void *context);

/* The answer of GET /api/hands/{hand}; NULL also when the player was not dealt in. */
void history_show(struct db *db, player_id player, int64_t hand, db_done done, void *context);

#endif
