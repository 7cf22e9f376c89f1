/* strength.h - the best five cards of five to seven as one comparable number and as words. */
#ifndef POKER_STRENGTH_H
#define POKER_STRENGTH_H

#include "poker/card.h"

#include <stdint.h>

enum strength_kind {
    STRENGTH_NONE, /* not enough cards, or not to be known */
    STRENGTH_HIGH_CARD,
    STRENGTH_PAIR,
    STRENGTH_TWO_PAIR,
    STRENGTH_TRIPS,
    STRENGTH_STRAIGHT,
    STRENGTH_FLUSH,
    STRENGTH_FULL_HOUSE,
    STRENGTH_QUADS,
    STRENGTH_STRAIGHT_FLUSH,
    STRENGTH_KIND_COUNT
};

/* The words: what it is and the ranks that decide, most important first (14 = ace). */
struct strength {
    enum strength_kind kind;
    int rank_count;
    int rank[5]; /* two pair kings and nines with an ace: 13, 9, 14 */
};

/* Higher wins, equal ties. 5 to 7 different cards. */
uint32_t strength_value(const card *cards, int count);

/* The same hand in words. From 2 cards on, so that a pocket pair has a name before the flop. */
struct strength strength_words(const card *cards, int count);

#endif
