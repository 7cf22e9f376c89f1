#include "tools/dice.h"

struct dice dice_seeded(uint64_t seed)
{
    return (struct dice){.state = seed};
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
