/* variant.h - what makes one game of poker different from another: a row of a table. */
#ifndef POKER_VARIANT_H
#define POKER_VARIANT_H

#include "base/units.h"

enum street { STREET_PREFLOP, STREET_FLOP, STREET_TURN, STREET_RIVER, STREET_COUNT };

enum variant { VARIANT_NLHE, VARIANT_COUNT };

struct variant_rules {
    const char *code;                    /* "nlhe": in the API and the database */
    int hole_count;                      /* at most HOLE_MAX */
    int board_count_after[STREET_COUNT]; /* community cards that lie open on each street */
};

/* Never NULL. */
const struct variant_rules *variant_rules(enum variant variant);

#endif
