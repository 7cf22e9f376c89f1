/* strength_low.h - inside the evaluators: hands that are low, the ace low. */
#ifndef POKER_STRENGTH_LOW_H
#define POKER_STRENGTH_LOW_H

#include "poker/ranks.h"
#include "poker/strength.h"

/* What strength_order() says of the words of these cards. */
uint32_t strength_order_of(enum ranking ranking, const card *cards, int count);

uint32_t strength_badugi(const card *cards, int count);

/* Above every strength_order(), which values what has a pair. */
enum { STRENGTH_LOW_UNPAIRED = 1 << 24 };

/* The lower the highest rank the better, then the next one. Never 0. Equally many ranks compare. */
static inline uint32_t strength_low_of(rank_set ace_low)
{
    return (RANKS_ALL + 1) - ace_low;
}

static inline rank_set strength_ranks_ace_low(const card *cards, int count)
{
    rank_set any = 0;

    for (int i = 0; i < count; i++)
        any |= (rank_set)1 << (cards[i] >> 2);
    return ranks_ace_low(any);
}

/* Five of these ranks in RANKING_LOW_8; 0: there are none. */
static inline uint32_t strength_low_8_of(rank_set ace_low)
{
    rank_set eight = ace_low & 0xff;
    rank_set unused = ranks_without_lowest(eight, 4);

    if (unused == 0)
        return 0;
    return strength_low_of(eight ^ (unused & (unused - 1)));
}

static inline uint32_t strength_low_8(const card *cards, int count)
{
    return strength_low_8_of(strength_ranks_ace_low(cards, count));
}

static inline uint32_t strength_low_a5(const card *cards, int count)
{
    rank_set any = strength_ranks_ace_low(cards, count);
    rank_set unused = ranks_without_lowest(any, 4);

    if (unused == 0)
        return strength_order_of(RANKING_LOW_A5, cards, count);
    return STRENGTH_LOW_UNPAIRED + strength_low_of(any ^ (unused & (unused - 1)));
}

#endif
