/*
 * equity.h - the share of the pot that each of several hands wins on average.
 *
 * A hand is known in whole or in part, or one of a range; whatever is missing, on the board too, is
 * dealt from the rest of the deck. Either every deal is counted, or so many are drawn. A deal's pot
 * has EQUITY_UNITS units, so that halves and every division among ten are whole.
 */
#ifndef POKER_EQUITY_H
#define POKER_EQUITY_H

#include "poker/strength.h"

#include <stdbool.h>

enum {
    EQUITY_PLAYERS_MAX = 10,
    EQUITY_HANDS_MAX = 1326, /* of a range: all hands of two cards */
    EQUITY_BOARD_MAX = 5,
    EQUITY_UNITS = 5040,
    EQUITY_CLASSES_MAX = 1024
};

struct equity_game {
    const char *code;
    int hole_count;  /* cards of one's own, at the end */
    int board_count; /* 0 or 5 */
    bool is_omaha;   /* exactly two of the hole */
    bool is_split;   /* half goes to the best hand of RANKING_LOW_8 */
    card lowest;     /* of the deck */
    enum ranking ranking;
    int cost_ns; /* about what one hand of one deal costs */
};

/* By its code, "holdem"; NULL: there is none. */
const struct equity_game *equity_game_of(const char *code);

/* The code at `index` from 0 on; NULL behind the last. */
const char *equity_game_code(int index);

struct equity_hand {
    uint8_t count;
    card cards[STRENGTH_CARDS_MAX];
};

struct equity_range {
    int count;
    struct equity_hand hand[EQUITY_HANDS_MAX];
};

struct equity_query {
    struct equity_game game;
    int player_count;
    struct equity_range player[EQUITY_PLAYERS_MAX]; /* each with a hand, perhaps of no cards */
    int board_count;
    card board[EQUITY_BOARD_MAX];
    uint64_t dead; /* bit c: card c is not in the deck */
};

struct equity_share {
    uint64_t wins;  /* deals that won the whole pot */
    uint64_t ties;  /* deals that won a part of it */
    uint64_t units; /* of all pots */
    uint64_t high_units;
    uint64_t low_units; /* these two in split games */
    uint64_t squares;   /* the sum of the squares of each deal's units */
};

struct equity_result {
    uint64_t deals;
    struct equity_share player[EQUITY_PLAYERS_MAX];
};

/* Hands that differ in the names of suits only are counted once. */
struct equity_class {
    uint64_t cards[EQUITY_PLAYERS_MAX]; /* the least of all its names */
    uint16_t hand[EQUITY_PLAYERS_MAX];  /* one of them: where it is in the players' ranges */
    uint64_t weight;
};

struct equity_plan {
    int count;
    uint64_t deals; /* of all classes together: what equity_exact() will look at */
    struct equity_class class[EQUITY_CLASSES_MAX];
};

/* Where random numbers come from; every bit of each is used. */
struct equity_random {
    uint64_t (*next)(void *context);
    void *context;
};

/* Prepares the count of every deal. False: there are too many classes, or no deal is possible. */
bool equity_plan(const struct equity_query *query, struct equity_plan *plan);

void equity_exact(const struct equity_query *query, const struct equity_plan *plan,
                  struct equity_result *result);

/* Draws so many deals. False: hardly any or no deal is possible. */
bool equity_sample(const struct equity_query *query, uint64_t deals, struct equity_random random,
                   struct equity_result *result);

/* The mean share, 0 to 1, and the variance of that mean if the deals were drawn. */
double equity_mean(const struct equity_result *result, int player);
double equity_variance(const struct equity_result *result, int player);

#endif
