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
 * put_in[s]  chips seat s has put in during this hand; 0 if it has no cards
 * folded     seats that gave up: their chips stay in, they win nothing
 *
 * Uncalled bets have been returned, so a live seat has put in the most. Dead money (a dead blind,
 * a big blind ante) is not in put_in; the caller adds it to pot[0]. Neighbours with the same
 * eligible seats are one pot. The pots sum to exactly what was put in.
 */
struct pots pots_build(const chips put_in[SEATS_MAX], seat_set folded);

#endif
