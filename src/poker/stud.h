/*
 * stud.h - what single cards decide in stud games: who brings in, who begins (rule 10.6), and the
 * open pair (rule 10.7).
 */
#ifndef POKER_STUD_H
#define POKER_STUD_H

#include "poker/hand.h"

/*
 * Third street: the seat with the worst open card, by suit when equal (clubs, diamonds, hearts,
 * spades). A seat without chips passes the duty on; somebody must have some.
 */
int stud_bring_in_seat(const struct hand *hand);

/* Later streets: the live seat with the best open cards; of equals the first from the left of the
 * button, or the one with the highest card by suit (profile). */
int stud_first_seat(const struct hand *hand);

/* For comparing single cards: the rank and then the suit, clubs, diamonds, hearts, spades. In low
 * rankings the ace is low. */
int stud_card_order(enum ranking ranking, card c);

/* Rule 10.7: seven-card stud, fourth street, no bet yet, and a pair lies open. */
bool stud_open_pair_may_double(const struct hand *hand);

#endif
