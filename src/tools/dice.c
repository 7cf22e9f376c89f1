#include "tools/dice.h"

#include <assert.h>

struct dice dice_seeded(uint64_t seed)
{
    return (struct dice){.state = seed};
}

/* SplitMix64: every state gives another number, and neighbours have nothing in common. */
uint64_t dice_next(struct dice *dice)
{
    uint64_t x = dice->state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

int dice_below(struct dice *dice, int bound)
{
    assert(bound > 0);
    return (int)((dice_next(dice) >> 32) * (uint64_t)bound >> 32);
}

double dice_fraction(struct dice *dice)
{
    return (double)(dice_next(dice) >> 11) * 0x1.0p-53;
}

/* The sum of twelve fractions is as normal as a thinking time needs. */
double dice_normal(struct dice *dice)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += dice_fraction(dice);
    return sum;
}
