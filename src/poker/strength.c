#include "poker/strength.h"

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
    if (count == 7 && ranking == RANKING_SHORT)
        return strength_short_7(cards);
    if (count == 5)
        return key_value_5(ranking, strength_key_of(cards, 5));
    return best_five(ranking, strength_key_of(cards, count), cards, count);
}

/* Apart, so that the commonest case needs no frame. */
__attribute__((noinline)) static uint32_t any_value(enum ranking ranking, const card *cards,
                                                    int count)
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
        return strength_badugi(cards, count);
    case RANKING_COUNT:
        break;
    }
    assert(false);
    return 0;
}

uint32_t strength_value(enum ranking ranking, const card *cards, int count)
{
    if (ranking == RANKING_HIGH && count == 7)
        return strength_high_7(cards);
    return any_value(ranking, cards, count);
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
            values[i] = strength_high_5(cards);
    } else if (ranking == RANKING_SHORT && count == 7) {
        for (int i = 0; i < hands; i++, cards += 7)
            values[i] = strength_short_7(cards);
    } else if (ranking == RANKING_LOW_27 && count == 5) {
        for (int i = 0; i < hands; i++, cards += 5)
            values[i] = strength_low_27[strength_high_5(cards)];
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

    return strength_order_of(ranking, cards, count);
}
