#include "tools/exchange.h"

#include "poker/strength.h"

#include <string.h>

enum { TRIES = 80, RIVALS = 3 };

struct rest {
    int count;
    card card[DECK_SIZE];
};

/* What the viewer does not hold. */
static struct rest unseen(const struct seen *seen)
{
    struct rest rest = {0};

    for (int c = 0; c < DECK_SIZE; c++) {
        if (memchr(seen->hole, c, (size_t)seen->hole_count) == NULL)
            rest.card[rest.count++] = (card)c;
    }
    return rest;
}

/* Moves random cards to the front: the beginning of a shuffle is all that is needed. */
static void deal(struct rest *rest, int count, struct dice *dice)
{
    for (int i = 0; i < count; i++) {
        int other = i + dice_below(dice, rest->count - i);
        card drawn = rest->card[other];
        rest->card[other] = rest->card[i];
        rest->card[i] = drawn;
    }
}

/* The hand after exchanging the cards of `mask` for the first of the rest. */
static uint32_t value_after(const struct seen *seen, unsigned mask, const struct rest *rest)
{
    card hand[HOLE_MAX];
    int used = 0;

    for (int k = 0; k < seen->hole_count; k++)
        hand[k] = mask >> k & 1 ? rest->card[used++] : seen->hole[k];
    return strength_value(variant_rules(seen->variant)->high, hand, seen->hole_count);
}

/* Whoever stays in has drawn well too: the best of some hands. */
static uint32_t best_rival(const struct seen *seen, const struct rest *rest)
{
    uint32_t best = 0;

    for (int i = 0; i < RIVALS; i++) {
        const card *hand = rest->card + seen->hole_count * (i + 1);
        uint32_t value = strength_value(variant_rules(seen->variant)->high, hand, seen->hole_count);
        best = value > best ? value : best;
    }
    return best;
}

unsigned exchange_choose(const struct seen *seen, struct dice *dice)
{
    int wins[1 << HOLE_MAX] = {0};
    unsigned masks = 1u << seen->hole_count;
    struct rest rest = unseen(seen);
    unsigned best = 0;

    for (int i = 0; i < TRIES; i++) { /* the same cards for every choice */
        deal(&rest, seen->hole_count * (RIVALS + 1), dice);
        uint32_t rival = best_rival(seen, &rest);
        for (unsigned mask = 0; mask < masks; mask++)
            wins[mask] += value_after(seen, mask, &rest) >= rival;
    }
    for (unsigned mask = 1; mask < masks; mask++)
        best = wins[mask] > wins[best] ? mask : best;
    return best;
}
