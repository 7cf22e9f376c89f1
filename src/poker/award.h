/*
 * award.h - who gets how much of which pot: boards, halves, equal hands, odd chips, rake (chapters
 * 5 and 6 of docs/rules.md).
 */
#ifndef POKER_AWARD_H
#define POKER_AWARD_H

#include "poker/showdown.h"

struct award {
    int pot;
    int board;
    enum share share;
    int seat;
    chips amount; /* more than zero */
};

enum { AWARDS_MAX = POTS_MAX * BOARDS_MAX * 2 * SEATS_MAX };

struct awards {
    int count; /* the last pot first */
    struct award award[AWARDS_MAX];
};

/* The bets are collected. `values` is read only when several seats are live. */
void award_pots(const struct hand *hand, const struct values *values, struct awards *awards);

#endif
