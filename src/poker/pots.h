/*
 * pots.h - split what the seats have put in into a main pot and side pots.
 *
 * Pure: no I/O, no clock, no randomness, no allocation.
 */
#ifndef POKER_POTS_H
#define POKER_POTS_H

#include "base/units.h"

struct pot {
    chips amount;      /* more than zero */
    seat_set eligible; /* the seats that can win it; never empty */
};

struct pots {
    int count; /* pot[0] is the main pot */
    struct pot pot[POTS_MAX];
};

/*
 * Build the pots at the end of a street (rule 5.3).
 *
 * put_in[s]  chips seat s has put in during this hand, dead money left out
 * live       seats that hold cards; what the others put in stays in, and they win nothing
 * dead       money of nobody (dead blinds, an ante paid for all): every live seat can win it
 *
 * Uncalled bets have been returned, so a live seat has put in the most. Pots next to each other
 * have different eligible seats. They sum to exactly what was put in, so there is none when nobody
 * put anything in (all folded to a big blind without a small blind, and it took its blind back).
 */
struct pots pots_build(const chips put_in[SEATS_MAX], seat_set live, chips dead);

#endif
