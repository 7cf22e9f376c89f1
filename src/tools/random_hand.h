/*
 * random_hand.h - hands that nobody would play: random tables, decks and legal actions, for
 * measurements and for tests that hold for every hand.
 */
#ifndef TOOLS_RANDOM_HAND_H
#define TOOLS_RANDOM_HAND_H

#include "poker/hand.h"
#include "tools/dice.h"

/* A full shuffle of the variant's deck; the decks that follow it only where a game needs them. */
void random_deck(struct dice *dice, enum variant variant, struct deck *deck);

/* The first seats, 100 big blinds each, blinds or ante and bring-in, the button on the last. */
struct hand_setup random_plain_setup(enum variant variant, enum limit limit, int seats);

/* Anything that hand_setup_fault() accepts: seats, stacks, posts, straddles, boards, every rule. */
struct hand_setup random_setup(struct dice *dice, enum variant variant, enum limit limit);

/* What the seat on turn might do: each kind that is legal is as likely, and so is each amount. */
struct hand_act random_act(struct dice *dice, const struct hand *hand, const struct legal *legal);

#endif
