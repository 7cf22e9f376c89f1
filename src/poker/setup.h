/*
 * setup.h - what the table decides before a hand: the game, its limits, who plays, who pays.
 *
 * Amounts are nominal: a short stack posts what it has. Rule numbers are those of docs/rules.md.
 */
#ifndef POKER_SETUP_H
#define POKER_SETUP_H

#include "base/units.h"
#include "poker/profile.h"
#include "poker/variant.h"

/* Who pays the ante (rule 3.4). What one seat pays for all is dead money of the main pot. */
enum ante_rule { ANTE_EACH_SEAT, ANTE_BIG_BLIND, ANTE_BUTTON, ANTE_RULE_COUNT };

struct hand_setup {
    enum variant variant;
    enum limit limit;
    struct rule_profile profile;
    seat_set seats;       /* who is dealt in: at least two, each with chips */
    int button;           /* a seat; it may be empty (dead button, rule 2.3) */
    int small_blind_seat; /* SEAT_NONE: nobody posts it (dead small blind) */
    int big_blind_seat;   /* SEAT_NONE: no blinds (stud, bomb pot) */
    chips small_blind;
    chips big_blind;
    chips small_bet; /* fixed-limit: of the first streets. Otherwise the smallest bet */
    chips big_bet;   /* fixed-limit: of the last streets. Otherwise the same */
    chips bring_in;  /* stud */
    chips ante;      /* 0: none */
    enum ante_rule ante_rule;
    int boards;                /* 1, or 2: each decides half of every pot */
    bool is_bomb_pot;          /* no betting on the first street (rule 3.7) */
    int runs_max;              /* the board may be run so often when all-in, by consent; 1: never */
    chips straddle[SEATS_MAX]; /* live bets beyond the big blind (rule 3.6) */
    chips live_post[SEATS_MAX]; /* a returning player's big blind: counts as a bet */
    chips dead_post[SEATS_MAX]; /* a missed small blind: main-pot money, not a bet */
    chips stack[SEATS_MAX];     /* before anything is posted */
    int rake_bp;                /* of a pot that saw a flop, in hundredths of a percent */
    chips rake_cap;             /* of the hand */
};

/* What the seat pays as an ante before the blinds, if its stack has so much (rules 3.4 and 3.5). */
chips hand_setup_first_ante(const struct hand_setup *setup, int seat);

/* No-limit hold'em with these blinds, one board, the TDA's rules; seats and stacks are still 0. */
struct hand_setup hand_setup_holdem(chips small_blind, chips big_blind);

#endif
