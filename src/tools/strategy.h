/*
 * strategy.h - what a house bot does on its turn, at three levels of skill.
 *
 * 1 plays at random, but legally. In no-limit hold'em, 2 is tight and passive: it chooses its
 * hole cards by a chart and then goes by what it holds. 3 estimates its equity against random holes
 * by dealing on, and weighs it with pot odds, position and what the others have done; it varies its
 * bets and bluffs at times.
 */
#ifndef TOOLS_STRATEGY_H
#define TOOLS_STRATEGY_H

#include "tools/dice.h"
#include "tools/seen.h"

enum { STRATEGY_LEVELS = 3, HOLDEM_HOLE = 2 };

struct decision {
    enum action action;
    chips to;      /* for a bet or raise */
    unsigned mask; /* for a draw: bit k gives away hole card k */
    double weight; /* 0 to 1: how much there is to think about */
};

/* It is the viewer's turn, and its hole cards are known. Always a legal decision. */
struct decision strategy_decide(const struct seen *seen, int level, struct dice *dice);

/* The viewer is asked: how often it agrees to run the board, 1 to seen->run_times. */
int strategy_run(const struct seen *seen, int level, struct dice *dice);

/* Chen's points of two hole cards: from -1 (7 and 2) to 20 (two aces). */
double strategy_points(const card hole[HOLDEM_HOLE]);

/*
 * The share of the pot that the hole wins on average against so many others, of which only the open
 * cards are known; in every game. In a draw game all stand pat. Deals `deals` times; the same dice
 * give the same answer.
 */
double strategy_equity(const struct seen *seen, int opponents, int deals, struct dice *dice);

#endif
