#include "poker/strength.h"

#include <assert.h>
#include <stdbool.h>

/*
 * A set of ranks is a mask of 13 bits, bit 0 the deuce. A strength is its kind followed by up to
 * five deciding ranks of four bits each, so that comparing two numbers compares kind first, then
 * rank by rank.
 */
enum { RANK_BITS = 4, KIND_SHIFT = 5 * RANK_BITS, WHEEL_TOP = 5 };

typedef uint32_t rank_set;

#define WHEEL ((rank_set)0x100f) /* ace, two, three, four, five */

static int top_rank(rank_set set)
{
    return 33 - __builtin_clz(set);
}

static rank_set rank_bit(int rank)
{
    return (rank_set)1 << (rank - 2);
}

static bool has_five(rank_set set)
{
    for (int i = 0; i < 4; i++)
        set &= set - 1; /* drops the lowest; an empty set stays empty */
    return set != 0;
}

/* The highest rank of a straight in the set; 0: there is none. */
static int straight_top(rank_set set)
{
    rank_set run = set & set << 1 & set << 2 & set << 3 & set << 4;

    if (run != 0)
        return top_rank(run);
    return (set & WHEEL) == WHEEL ? WHEEL_TOP : 0;
}

/* The kind, two ranks that make it (0: none) and the highest `kickers` ranks of `rest`. */
static uint32_t compose(enum strength_kind kind, int first, int second, rank_set rest, int kickers)
{
    uint32_t value = (uint32_t)kind << KIND_SHIFT;
    int shift = KIND_SHIFT;

    if (first != 0)
        value |= (uint32_t)first << (shift -= RANK_BITS);
    if (second != 0)
        value |= (uint32_t)second << (shift -= RANK_BITS);
    for (int i = 0; i < kickers && rest != 0; i++) {
        int rank = top_rank(rest);
        value |= (uint32_t)rank << (shift -= RANK_BITS);
        rest ^= rank_bit(rank);
    }
    return value;
}

/* The best flush or straight flush in these suits; 0: there is neither. */
static uint32_t flush_value(const rank_set suit[4])
{
    for (int s = 0; s < 4; s++) {
        if (!has_five(suit[s]))
            continue;
        int top = straight_top(suit[s]);
        if (top != 0)
            return compose(STRENGTH_STRAIGHT_FLUSH, top, 0, 0, 0);
        return compose(STRENGTH_FLUSH, 0, 0, suit[s], 5);
    }
    return 0;
}

/* Quads or a full house; 0: there is neither. `two` and more: ranks held at least so often. */
static uint32_t full_value(rank_set any, rank_set two, rank_set three, rank_set four)
{
    if (four != 0) {
        int rank = top_rank(four);
        return compose(STRENGTH_QUADS, rank, 0, any & ~rank_bit(rank), 1);
    }
    if (three != 0) {
        int rank = top_rank(three);
        rank_set pairs = two & ~rank_bit(rank);
        if (pairs != 0)
            return compose(STRENGTH_FULL_HOUSE, rank, top_rank(pairs), 0, 0);
    }
    return 0;
}

static uint32_t low_value(rank_set any, rank_set two, rank_set three)
{
    if (three != 0) {
        int rank = top_rank(three);
        return compose(STRENGTH_TRIPS, rank, 0, any & ~rank_bit(rank), 2);
    }
    if (two == 0)
        return compose(STRENGTH_HIGH_CARD, 0, 0, any, 5);

    int high = top_rank(two);
    rank_set others = two & ~rank_bit(high);
    if (others == 0)
        return compose(STRENGTH_PAIR, high, 0, any & ~rank_bit(high), 3);
    int low = top_rank(others);
    return compose(STRENGTH_TWO_PAIR, high, low, any & ~rank_bit(high) & ~rank_bit(low), 1);
}

/* A flush and a full house never meet in seven cards, so the order of the tests is free there. */
static uint32_t evaluate(const card *cards, int count)
{
    rank_set suit[4] = {0};
    for (int i = 0; i < count; i++)
        suit[card_suit(cards[i])] |= rank_bit(card_rank(cards[i]));

    uint32_t flush = flush_value(suit);
    if (flush != 0)
        return flush;

    rank_set any01 = suit[0] | suit[1], both01 = suit[0] & suit[1];
    rank_set any23 = suit[2] | suit[3], both23 = suit[2] & suit[3];
    rank_set any = any01 | any23;
    rank_set two = both01 | both23 | (any01 & any23);
    rank_set three = (both01 & any23) | (both23 & any01);

    uint32_t full = full_value(any, two, three, both01 & both23);
    if (full != 0)
        return full;
    int top = straight_top(any);
    if (top != 0)
        return compose(STRENGTH_STRAIGHT, top, 0, 0, 0);
    return low_value(any, two, three);
}

uint32_t strength_value(const card *cards, int count)
{
    assert(count >= 5 && count <= 7);
    return evaluate(cards, count);
}

struct strength strength_words(const card *cards, int count)
{
    assert(count >= 2 && count <= 7);

    uint32_t value = evaluate(cards, count);
    struct strength words = {.kind = (enum strength_kind)(value >> KIND_SHIFT)};
    for (int shift = KIND_SHIFT - RANK_BITS; shift >= 0; shift -= RANK_BITS) {
        int rank = (int)(value >> shift & 0xf);
        if (rank == 0)
            break;
        words.rank[words.rank_count++] = rank;
    }
    return words;
}
