/*
 * showdown.h - the end of a hand: who shows in which order, who wins which pot (chapters 5 to 7 of
 * docs/rules.md).
 */
#ifndef POKER_SHOWDOWN_H
#define POKER_SHOWDOWN_H

#include "poker/hand.h"

struct reveal {
    int seat;
    bool is_shown; /* otherwise it mucks */
};

struct award {
    int pot;
    int seat;
    chips amount;
};

struct showdown {
    int reveal_count; /* 0: one seat is left and need not show */
    struct reveal reveal[SEATS_MAX];
    int award_count; /* the last pot first */
    struct award award[POTS_MAX * SEATS_MAX];
};

/* The betting is over, the bets are collected and, with several live seats, the board is full. */
struct showdown showdown_settle(const struct hand *hand);

/* The live seats from the left of the button. Returns how many. */
int showdown_clockwise(const struct hand *hand, int seats[SEATS_MAX]);

/* What an event says when these hole cards of the seat lie open (bit k of mask: card k). */
struct hand_event showdown_shown(const struct hand *hand, int seat, unsigned mask);

#endif
