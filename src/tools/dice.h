/* dice.h - cheap random numbers for clients and loads, from a seed. Not for cards that are dealt.
 */
#ifndef TOOLS_DICE_H
#define TOOLS_DICE_H

#include <assert.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

struct dice dice_seeded(uint64_t seed);

/* SplitMix64: every state gives another number, and neighbours have nothing in common. */
static inline uint64_t dice_next(struct dice *dice)
{
    uint64_t x = dice->state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

/* 0 to bound - 1; bound > 0 */
static inline int dice_below(struct dice *dice, int bound)
{
    assert(bound > 0);
    return (int)((dice_next(dice) >> 32) * (uint64_t)bound >> 32);
}

double dice_fraction(struct dice *dice); /* 0 to less than 1 */
double dice_normal(struct dice *dice);   /* around 0, deviation 1 */

#endif
