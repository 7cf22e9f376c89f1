/* seats.h - sets of seats: bit s is seat s. */
#ifndef POKER_SEATS_H
#define POKER_SEATS_H

#include "base/units.h"

#include <stdbool.h>

static inline bool seats_have(seat_set set, int seat)
{
    return set >> seat & 1;
}

static inline bool seats_are_several(seat_set set)
{
    return (set & (set - 1)) != 0;
}

static inline bool seats_are_one(seat_set set)
{
    return set != 0 && !seats_are_several(set);
}

/* By halves: without a processor's own instruction the compiler would call a function. */
static inline int seats_count(seat_set set)
{
    unsigned count = set - (set >> 1 & 0x5555u);
    count = (count & 0x3333u) + (count >> 2 & 0x3333u);
    count = (count + (count >> 4)) & 0x0f0fu;
    return (int)((count + (count >> 8)) & 0x1fu);
}

/* The first seat of a set that is not empty, clockwise after `seat`; SEAT_NONE: the lowest. */
static inline int seats_after(seat_set set, int seat)
{
    unsigned later = (unsigned)set >> (seat + 1) << (seat + 1);
    return __builtin_ctz(later != 0 ? later : set);
}

static inline seat_set seats_without(seat_set set, int seat)
{
    return (seat_set)(set & ~SEAT_BIT(seat));
}

/* The lowest seat of the set from `seat` on; SEATS_MAX: there is none. */
static inline int seats_from(seat_set set, int seat)
{
    unsigned rest = (unsigned)set >> seat << seat;
    return rest != 0 ? __builtin_ctz(rest) : SEATS_MAX;
}

/* Each seat of a set, by number. */
#define SEATS_EACH(seat, set) \
    for (int seat = seats_from(set, 0); seat < SEATS_MAX; seat = seats_from(set, seat + 1))

#endif
