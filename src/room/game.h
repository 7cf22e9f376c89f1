/*
 * game.h - which game a hand of a table is, and what the table's rules make of it.
 *
 * Hand n of a rotation is its game (n - 1) / rotation_hands, for ever: whoever knows the number
 * knows the game; in a dealer's choice it is what was chosen last. Stud games have an ante and a
 * bring-in instead of blinds; in a rotation these two belong to them alone. Rule numbers are those
 * of docs/rules.md.
 */
#ifndef ROOM_GAME_H
#define ROOM_GAME_H

#include "room/table.h"

struct rotation_game game_next(const struct table *table); /* of the next hand */

bool game_has_blinds(enum variant variant);

/* True when some game of the table has. */
bool game_config_has_blinds(const struct table_config *config);

/* What a mandatory straddle is. */
chips game_straddle(const struct table_config *config);

/* The setup of a hand before anybody is dealt in: no seats, no stacks, no blind seats. */
struct hand_setup game_setup(const struct table_config *config, struct rotation_game game);

/* NULL when such a table can be played; otherwise what is wrong, in words for an operator. */
const char *game_config_fault(const struct table_config *config);

#endif
