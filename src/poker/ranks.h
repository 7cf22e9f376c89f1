/* ranks.h - sets of ranks as masks: bit 0 the deuce … bit 12 the ace; or ace low, bit 0 the ace. */
#ifndef POKER_RANKS_H
#define POKER_RANKS_H

#include "poker/card.h"

#include <stdbool.h>

typedef uint32_t rank_set;

enum { RANK_COUNT = 13, SUIT_COUNT = 4 };

#define RANKS_ALL ((rank_set)0x1fff)

/* The same set with the ace as its lowest bit. */
static inline rank_set ranks_ace_low(rank_set set)
{
    return (set << 1 | set >> 12) & RANKS_ALL;
}

/* The bit of the highest member; the set is not empty. */
static inline int ranks_top(rank_set set)
{
    return 31 - __builtin_clz(set);
}

/* The bit of the lowest member; the set is not empty. */
static inline int ranks_bottom(rank_set set)
{
    return __builtin_ctz(set);
}

/* Not __builtin_popcount: without a machine instruction for it, that is a call. */
static inline int ranks_count(rank_set set)
{
    set -= set >> 1 & 0x5555;
    set = (set & 0x3333) + (set >> 2 & 0x3333);
    set = (set + (set >> 4)) & 0x0f0f;
    return (int)((set + (set >> 8)) & 0xff);
}

/* Without its lowest `count` members; an empty set stays empty. */
static inline rank_set ranks_without_lowest(rank_set set, int count)
{
    for (int i = 0; i < count; i++)
        set &= set - 1;
    return set;
}

static inline bool ranks_has_five(rank_set set)
{
    return ranks_without_lowest(set, 4) != 0;
}

/* The ranks that some cards have: at all, at least twice, three times, four times; and by suit. */
struct ranks {
    rank_set any;
    rank_set two;
    rank_set three;
    rank_set four;
    rank_set suit[SUIT_COUNT];
};

static inline struct ranks ranks_of(const card *cards, int count)
{
    struct ranks ranks = {0};

    for (int i = 0; i < count; i++)
        ranks.suit[cards[i] & 3] |= (rank_set)1 << (cards[i] >> 2);

    rank_set any01 = ranks.suit[0] | ranks.suit[1], both01 = ranks.suit[0] & ranks.suit[1];
    rank_set any23 = ranks.suit[2] | ranks.suit[3], both23 = ranks.suit[2] & ranks.suit[3];
    ranks.any = any01 | any23;
    ranks.two = both01 | both23 | (any01 & any23);
    ranks.three = (both01 & any23) | (both23 & any01);
    ranks.four = both01 & both23;
    return ranks;
}

#endif
