/*
 * betting.h - who is on turn, what it may do, when a street is over. The part of hand.c that
 * chapter 4 of docs/rules.md describes; a running hand goes in.
 */
#ifndef POKER_BETTING_H
#define POKER_BETTING_H

#include "poker/hand.h"

/* What a live seat with chips may do if it were on turn. All zero: nothing, so it gets no turn. */
struct legal betting_legal(const struct hand *hand, int seat);

/* The first seat clockwise after `seat` that has a decision, and what it may do; SEAT_NONE: the
 * street is over. */
int betting_next_seat(const struct hand *hand, int seat, struct legal *legal);

/* After whom the betting of the street begins (rules 4.1 and 10.6). */
int betting_before_first(const struct hand *hand);

/* May the seat on turn do this, given what is legal? */
enum refusal betting_verify(const struct hand *hand, const struct legal *legal, enum action action,
                            chips to);

/* Chips that leave its stack when it does. */
chips betting_cost(const struct hand *hand, const struct legal *legal, enum action action,
                   chips to);

/* Whose bet is partly uncalled when the betting is over, and by how much (rule 4.9). Ask again
 * after giving it back; SEAT_NONE: nobody's. */
int betting_uncalled(const struct hand *hand, chips *amount);

/* True when at most one live seat has chips behind: no betting is possible on later streets. */
bool betting_is_over(const struct hand *hand);

/* Apply. */
void betting_open_street(struct hand *hand, enum street street);
void betting_pay(struct hand *hand, int seat, chips amount); /* from the stack, as a bet */
void betting_act(struct hand *hand, int seat, enum action action, chips amount);
void betting_return(struct hand *hand, int seat, chips amount);

#endif
