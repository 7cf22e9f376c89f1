/*
 * profile.h - the rules on which authorities differ, as one value that a table chooses.
 *
 * docs/rules.md, chapter 11, says what each means and who plays it so. A preset is a beginning: a
 * table may change single rules of it.
 */
#ifndef POKER_PROFILE_H
#define POKER_PROFILE_H

#include <stdbool.h>

enum profile_name { PROFILE_TDA, PROFILE_WSOP_LIVE, PROFILE_POKERSTARS, PROFILE_COUNT };

struct rule_profile {
    int fixed_cap;                /* bets and raises of a fixed-limit street; 0: no end (4.14) */
    bool is_uncapped_heads_up;    /* … when two players began the street (4.14) */
    bool half_bet_counts;         /* all-in for half a bet or more is a whole one (4.15) */
    bool straddle_adds_big_blind; /* the smallest raise of a straddle; else twice it (4.16) */
    bool open_completes;          /* a short opening all-in is raised to the full bet (4.6) */
    bool pot_counts_full_blinds;  /* pot-limit: whatever was posted of them (4.13) */
    bool small_blind_rounds_up;   /* pot-limit, first street: to whole big blinds (4.13) */
    bool odd_chips_to_first;      /* all odd chips to the first winner; else one each (6.2) */
    bool stud_odd_chip_by_card;   /* to the highest card; else by seat (6.2) */
    bool stud_tie_by_card;        /* equal open cards: the highest suit begins; else by seat */
    bool open_pair_doubles;       /* stud: a pair on fourth street may bet the big bet (10.7) */
    bool ante_before_blind;       /* a short big blind pays its ante first (3.5) */
    bool is_all_in_tabled; /* all-in: nobody mucks, hands lie open before the run-out (7.1) */
};

struct rule_profile profile_preset(enum profile_name name);

#endif
