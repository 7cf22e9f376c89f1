/*
 * strength_key.h - cards as a sum, for whoever values many high hands that share cards.
 *
 *     struct strength_key board = strength_key_of(board_cards, 5);
 *     struct strength_key seven = strength_key_join(board, strength_key_of(hole, 2));
 *     uint32_t value = strength_key_high_7(seven);
 *
 * The values are those of strength_value(). A key knows only the sum of its cards, so a card that
 * is added twice goes unnoticed: that is a bug of the caller.
 */
#ifndef POKER_STRENGTH_KEY_H
#define POKER_STRENGTH_KEY_H

#include "poker/strength_tables.h"

#include <stdbool.h>

struct strength_key {
    uint64_t sums;  /* of ranks, see strength_tables.h; below, how many cards of each suit */
    uint64_t suits; /* the ranks held in each suit, 16 bits each */
};

/* Added to the counts of the suits, it moves five and more into the bit of eight. */
#define STRENGTH_KEY_FIVES ((uint64_t)0x3333)
#define STRENGTH_KEY_FLUSH ((uint64_t)0x8888)

static inline struct strength_key strength_key_of_card(card c)
{
    return (struct strength_key){strength_card_sums[c], (uint64_t)1 << ((c & 3) << 4 | c >> 2)};
}

/* No card is in both. */
static inline struct strength_key strength_key_join(struct strength_key a, struct strength_key b)
{
    return (struct strength_key){a.sums + b.sums, a.suits + b.suits};
}

/* `b` is part of `a`. */
static inline struct strength_key strength_key_without(struct strength_key a, struct strength_key b)
{
    return (struct strength_key){a.sums - b.sums, a.suits - b.suits};
}

static inline struct strength_key strength_key_of(const card *cards, int count)
{
    struct strength_key key = {0, 0};

    for (int i = 0; i < count; i++)
        key = strength_key_join(key, strength_key_of_card(cards[i]));
    return key;
}

/* Where the value of a sum stands: values[…]. */
static inline uint32_t strength_slot(uint64_t sums, const uint32_t *offsets, int row_bits)
{
    return (uint32_t)(sums >> (64 - STRENGTH_SUM_BITS)) + offsets[sums >> (64 - row_bits)];
}

static inline bool strength_key_is_flush(struct strength_key key)
{
    return (key.sums + STRENGTH_KEY_FIVES) & STRENGTH_KEY_FLUSH;
}

/* The ranks of the suit that has five cards or more. */
static inline uint32_t strength_key_flush_ranks(struct strength_key key)
{
    int bit = __builtin_ctzll((key.sums + STRENGTH_KEY_FIVES) & STRENGTH_KEY_FLUSH);

    return (uint32_t)(key.suits >> (bit / 4 * 16)) & 0x1fff;
}

/* The value in RANKING_HIGH of seven cards. */
static inline uint32_t strength_key_high_7(struct strength_key key)
{
    if (__builtin_expect(strength_key_is_flush(key), 0))
        return strength_high_flushes[strength_key_flush_ranks(key)];
    return strength_high_7_values[strength_slot(key.sums, strength_high_7_offsets,
                                                STRENGTH_HIGH_7_BITS)];
}

/* Of five cards. */
static inline uint32_t strength_key_high_5(struct strength_key key)
{
    if (__builtin_expect(strength_key_is_flush(key), 0))
        return strength_high_flushes[strength_key_flush_ranks(key)];
    return strength_high_5_values[strength_slot(key.sums, strength_high_5_offsets,
                                                STRENGTH_HIGH_5_BITS)];
}

/* In RANKING_SHORT, of seven and of five cards. */
static inline uint32_t strength_key_short_7(struct strength_key key)
{
    if (__builtin_expect(strength_key_is_flush(key), 0))
        return strength_short_flushes[strength_key_flush_ranks(key) >> 4];
    return strength_short_7_values[strength_slot(key.sums, strength_short_7_offsets,
                                                 STRENGTH_SHORT_7_BITS)];
}

static inline uint32_t strength_key_short_5(struct strength_key key)
{
    if (__builtin_expect(strength_key_is_flush(key), 0))
        return strength_short_flushes[strength_key_flush_ranks(key) >> 4];
    return strength_short_5_values[strength_slot(key.sums, strength_short_5_offsets,
                                                 STRENGTH_SHORT_5_BITS)];
}

/* In RANKING_LOW_27, of five cards. */
static inline uint32_t strength_key_low_27_5(struct strength_key key)
{
    return strength_low_27[strength_key_high_5(key)];
}

/*
 * From the cards themselves. Most hands have no flush and do without the ranks of their suits, and
 * compilers do not always unroll a loop.
 */
static inline uint64_t strength_sums_5(const card *cards)
{
    return strength_card_sums[cards[0]] + strength_card_sums[cards[1]] +
           strength_card_sums[cards[2]] + strength_card_sums[cards[3]] +
           strength_card_sums[cards[4]];
}

static inline uint64_t strength_sums_7(const card *cards)
{
    return strength_sums_5(cards) + strength_card_sums[cards[5]] + strength_card_sums[cards[6]];
}

static inline bool strength_sums_have_flush(uint64_t sums)
{
    return (sums + STRENGTH_KEY_FIVES) & STRENGTH_KEY_FLUSH;
}

static inline uint32_t strength_high_7(const card *cards)
{
    uint64_t sums = strength_sums_7(cards);

    if (__builtin_expect(strength_sums_have_flush(sums), 0))
        return strength_high_flushes[strength_key_flush_ranks(strength_key_of(cards, 7))];
    return strength_high_7_values[strength_slot(sums, strength_high_7_offsets,
                                                STRENGTH_HIGH_7_BITS)];
}

static inline uint32_t strength_high_5(const card *cards)
{
    uint64_t sums = strength_sums_5(cards);

    if (__builtin_expect(strength_sums_have_flush(sums), 0))
        return strength_high_flushes[strength_key_flush_ranks(strength_key_of(cards, 5))];
    return strength_high_5_values[strength_slot(sums, strength_high_5_offsets,
                                                STRENGTH_HIGH_5_BITS)];
}

static inline uint32_t strength_short_7(const card *cards)
{
    uint64_t sums = strength_sums_7(cards);

    if (__builtin_expect(strength_sums_have_flush(sums), 0))
        return strength_short_flushes[strength_key_flush_ranks(strength_key_of(cards, 7)) >> 4];
    return strength_short_7_values[strength_slot(sums, strength_short_7_offsets,
                                                 STRENGTH_SHORT_7_BITS)];
}

#endif
