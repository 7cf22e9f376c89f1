/* dice.h - cheap random numbers for clients and loads, from a seed. Not for cards that are dealt.
 */
#ifndef TOOLS_DICE_H
#define TOOLS_DICE_H

#include <stdint.h>

struct dice {
    uint64_t state;
};

struct dice dice_seeded(uint64_t seed);

uint64_t dice_next(struct dice *dice);
int dice_below(struct dice *dice, int bound); /* 0 to bound - 1; bound > 0 */
double dice_fraction(struct dice *dice);      /* 0 to less than 1 */
double dice_normal(struct dice *dice);        /* around 0, deviation 1 */

#endif
