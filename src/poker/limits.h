/*
 * limits.h - how much a bet or raise may be: no-limit, pot-limit and fixed-limit (rules 4.3, 4.4
 * and 4.13 to 4.16), whoever may make one.
 */
#ifndef POKER_LIMITS_H
#define POKER_LIMITS_H

#include "poker/hand.h"

/* Fills in the amounts of `legal` for a seat that may raise, and the rules that set them. */
void limits_bound(const struct hand *hand, int seat, struct legal *legal);

/* False: the street has had all the bets and raises that fixed-limit allows. */
bool limits_allow_raise(const struct hand *hand);

/* Apply: a street begins; a bet or raise to `to` has been made. */
void limits_open_street(struct hand *hand);
void limits_raise(struct hand *hand, chips to);

#endif
