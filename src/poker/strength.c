#include "poker/strength.h"

#include "poker/ranks.h"
#include "poker/strength_key.h"
#include "poker/strength_low.h"

#include <assert.h>

static uint32_t key_value_5(enum ranking ranking, struct strength_key key)
{
    switch (ranking) {
    case RANKING_HIGH:
        return strength_key_high_5(key);
    case RANKING_SHORT:
        return strength_key_short_5(key);
    case RANKING_LOW_27:
        return strength_key_low_27_5(key);
    case RANKING_LOW_A5:
    case RANKING_LOW_8:
    case RANKING_BADUGI:
    case RANKING_COUNT:
        break;
    }
    assert(false);
    return 0;
}

/* The best five of six or seven, which are left when one or two go. */
static uint32_t best_five(enum ranking ranking, struct strength_key key, const card *cards,
                          int count)
{
    uint32_t best = 0;

    for (int i = 0; i < count; i++) {
        struct strength_key six = strength_key_without(key, strength_key_of_card(cards[i]));
        for (int j = count == 6 ? 5 : i + 1; j < count; j++) {
            struct strength_key five =
                count == 6 ? six : strength_key_without(six, strength_key_of_card(cards[j]));
            uint32_t value = key_value_5(ranking, five);
            best = value > best ? value : best;
        }
    }
    return best;
}

static uint32_t key_value(enum ranking ranking, const card *cards, int count)
{
    struct strength_key key = strength_key_of(cards, count);

    if (count == 5)
        return key_value_5(ranking, key);
    if (count == 7 && ranking == RANKING_HIGH)
        return strength_key_high_7(key);
    if (count == 7 && ranking == RANKING_SHORT)
        return strength_key_short_7(key);
    return best_five(ranking, key, cards, count);
}

/*
 * Subsets of four cards are masks: bit i is card i. `allowed` has bit s when no two cards of the
 * subset s have a rank or a suit in common.
 */
static uint32_t allowed_subsets(const card *cards, int count)
{
    /* The subsets that hold both cards i and j, i < j: bit s for each. */
    static const uint16_t with_both[4][4] = {
        {0, 0x8888, 0xa0a0, 0xaa00}, {0, 0, 0xc0c0, 0xcc00}, {0, 0, 0, 0xf000}, {0}};
    uint32_t allowed = (1u << (1u << count)) - 2; /* the empty one is none */

    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            int differ = cards[i] ^ cards[j];
            bool is_alike = (differ & 3) == 0 || differ >> 2 == 0;
            allowed &= ~(is_alike ? (uint32_t)with_both[i][j] : 0);
        }
    }
    return allowed;
}

static uint32_t badugi_value(const card *cards, int count)
{
    /* Subsets by their size: bit s for each. */
    static const uint16_t of_size[5] = {0x0001, 0x0116, 0x1668, 0x6880, 0x8000};
    rank_set held[1 << STRENGTH_BADUGI_MAX] = {0};
    uint32_t allowed = allowed_subsets(cards, count);
    int size = STRENGTH_BADUGI_MAX;
    uint32_t best = 0;

    for (int i = 0; i < count; i++) {
        rank_set rank = ranks_ace_low((rank_set)1 << (cards[i] >> 2));
        for (int s = 0; s < 1 << i; s++)
            held[s | 1 << i] = held[s] | rank;
    }
    while ((allowed & of_size[size]) == 0)
        size--;
    for (uint32_t left = allowed & of_size[size]; left != 0; left &= left - 1) {
        uint32_t value = strength_low_of(held[__builtin_ctz(left)]);
        best = value > best ? value : best;
    }
    return (uint32_t)size * (RANKS_ALL + 1) + best;
}

uint32_t strength_value(enum ranking ranking, const card *cards, int count)
{
    assert(count <= STRENGTH_CARDS_MAX && count >= (ranking == RANKING_BADUGI ? 1 : 5));

    switch (ranking) {
    case RANKING_HIGH:
    case RANKING_SHORT:
    case RANKING_LOW_27:
        return key_value(ranking, cards, count);
    case RANKING_LOW_A5:
        return strength_low_a5(cards, count);
    case RANKING_LOW_8:
        return strength_low_8(cards, count);
    case RANKING_BADUGI:
        assert(count <= STRENGTH_BADUGI_MAX);
        return badugi_value(cards, count);
    case RANKING_COUNT:
        break;
    }
    assert(false);
    return 0;
}

/* A loop for each, so that its evaluator is woven into it. */
void strength_values(enum ranking ranking, const card *cards, int count, int hands,
                     uint32_t *values)
{
    if (ranking == RANKING_HIGH && count == 7) {
        for (int i = 0; i < hands; i++, cards += 7)
            values[i] = strength_high_7(cards);
    } else if (ranking == RANKING_HIGH && count == 5) {
        for (int i = 0; i < hands; i++, cards += 5)
            values[i] = strength_key_high_5(strength_key_of(cards, 5));
    } else if (ranking == RANKING_SHORT && count == 7) {
        for (int i = 0; i < hands; i++, cards += 7)
            values[i] = strength_key_short_7(strength_key_of(cards, 7));
    } else if (ranking == RANKING_LOW_A5 && count == 7) {
        for (int i = 0; i < hands; i++, cards += 7)
            values[i] = strength_low_a5(cards, 7);
    } else if (ranking == RANKING_LOW_8 && count == 7) {
        for (int i = 0; i < hands; i++, cards += 7)
            values[i] = strength_low_8(cards, 7);
    } else {
        for (int i = 0; i < hands; i++, cards += count)
            values[i] = strength_value(ranking, cards, count);
    }
}

uint32_t strength_showing(enum ranking ranking, const card *cards, int count)
{
    assert(ranking == RANKING_HIGH || ranking == RANKING_LOW_A5);
    assert(count >= 1 && count <= 4);

    struct strength words = strength_words(ranking, cards, count);
    return strength_order(&words);
}
