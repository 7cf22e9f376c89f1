/*
 * seen.h - what a client knows of one table: a snapshot, and the events after it. It trusts the
 * server and ignores what it does not know.
 */
#ifndef TOOLS_SEEN_H
#define TOOLS_SEEN_H

#include "base/units.h"
#include "poker/card.h"
#include "poker/hand.h"
#include "tools/json_tree.h"

#include <stdbool.h>

struct seen_sitter {
    player_id player; /* 0: the seat is empty */
    bool is_bot;
    bool is_out;
    bool is_live; /* holds cards */
    chips stack;
    chips bet; /* on this street */
};

struct seen {
    table_id table; /* 0: nothing seen yet */
    player_id viewer;
    int seats;
    chips small_blind;
    chips big_blind;
    chips buy_in_min;
    chips buy_in_max;
    int act_ms;
    int own_seat; /* SEAT_NONE: only looks on */
    struct seen_sitter sitter[SEATS_MAX];

    int32_t hand_no; /* of the running or last hand */
    bool is_running;
    int button; /* SEAT_NONE before the first hand */
    enum variant variant;
    enum limit limit;
    enum street street;
    int hole_count;
    card hole[HOLE_MAX];          /* CARD_NONE where none is, or it is not known */
    card up[SEATS_MAX][HOLE_MAX]; /* open cards of the others, and of oneself */
    int board_count;
    card board[BOARD_MAX]; /* the first one */
    chips collected;       /* in the pots, dead money included */
    int raises;            /* bets and raises on this street */
    int aggressor;         /* who made the last one; SEAT_NONE */

    int turn_seat; /* SEAT_NONE: nobody is on turn */
    int turn;
    struct legal legal;
    instant_ms until;    /* the turn ends then; 0: not said yet */
    int run_turn;        /* the viewer is asked how often to run the board; 0: it is not */
    int run_times;       /* the most */
    int32_t choice_hand; /* the viewer is asked for the game of this hand; 0: it is not */
    int choice_count;    /* among so many games */
};

/* From the answer of GET /api/tables/{table}, read as `tree`. Returns its seq, -1 when it is none.
 */
int64_t seen_load(struct seen *seen, const struct json_tree *tree, player_id viewer);

/* One event of a poll about this table; those of others are ignored. */
void seen_apply(struct seen *seen, const struct json_tree *tree, int event);

bool seen_is_own_turn(const struct seen *seen);
bool seen_is_asked(const struct seen *seen);    /* about running the board several times */
bool seen_is_choosing(const struct seen *seen); /* the next game, in a dealer's choice */
chips seen_pot(const struct seen *seen);        /* everything in the middle */
chips seen_bet_to(const struct seen *seen);     /* the highest bet of the street */
int seen_live_count(const struct seen *seen);

#endif
