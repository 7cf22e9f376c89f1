/*
 * strength.h - every ranking of poker: the best hand as one comparable number, and as words.
 *
 * The numbers are quick and say nothing but which hand is better; those of different rankings have
 * nothing in common. The words are for people, and slower. Whoever values many hands that share
 * cards uses strength_key.h.
 */
#ifndef POKER_STRENGTH_H
#define POKER_STRENGTH_H

#include "poker/card.h"

#include <stdint.h>

enum ranking {
    RANKING_HIGH,
    RANKING_SHORT,  /* 36 cards: a flush beats a full house, A-6-7-8-9 is a straight */
    RANKING_LOW_27, /* the ace is high; straights and flushes count, but A-2-3-4-5 is none */
    RANKING_LOW_A5, /* the ace is low; straights and flushes do not count */
    RANKING_LOW_8,  /* likewise, and only five different ranks up to the eight qualify */
    RANKING_BADUGI, /* most cards of different rank and suit, then the lowest; the ace is low */
    RANKING_COUNT
};

enum strength_kind {
    STRENGTH_NONE, /* nothing qualifies, not enough cards, or not to be known */
    STRENGTH_HIGH_CARD,
    STRENGTH_PAIR,
    STRENGTH_TWO_PAIR,
    STRENGTH_TRIPS,
    STRENGTH_STRAIGHT,
    STRENGTH_FLUSH,
    STRENGTH_FULL_HOUSE,
    STRENGTH_QUADS,
    STRENGTH_STRAIGHT_FLUSH,
    STRENGTH_LOW,    /* LOW_A5 and LOW_8 without a pair */
    STRENGTH_BADUGI, /* of rank_count cards */
    STRENGTH_KIND_COUNT
};

/*
 * The words: what it is and the ranks that decide, most important first. 14 is the ace; in LOW_A5,
 * LOW_8 and BADUGI it is 1.
 */
struct strength {
    enum strength_kind kind;
    int rank_count;
    int rank[5]; /* two pair kings and nines with an ace: 13, 9, 14 */
    enum ranking ranking;
};

enum { STRENGTH_CARDS_MAX = 7, STRENGTH_HOLE_MAX = 6, STRENGTH_BADUGI_MAX = 4 };

/*
 * The best five of 5 to 7 different cards; in BADUGI the best of 1 to 4. Higher wins, equal ties,
 * in every ranking. 0: nothing qualifies, in LOW_8 only.
 */
uint32_t strength_value(enum ranking ranking, const card *cards, int count);

/* The same for many hands, `count` cards each, one after the other. */
void strength_values(enum ranking ranking, const card *cards, int count, int hands,
                     uint32_t *values);

/*
 * Exactly two of 2 to 6 hole cards with exactly three of 3 to 5 board cards. Not in BADUGI. The
 * numbers compare with those of strength_value.
 */
uint32_t strength_omaha(enum ranking ranking, const card *hole, int hole_count, const card *board,
                        int board_count);

/*
 * 1 to 4 open cards of stud, to find who opens: HIGH (no straights or flushes) or LOW_A5. Numbers
 * of equally many cards compare. Equal ones are equal: suits are nothing here.
 */
uint32_t strength_showing(enum ranking ranking, const card *cards, int count);

/*
 * The same hand in words. With fewer than five cards, all of them: a pocket pair has a name before
 * the flop.
 */
struct strength strength_words(enum ranking ranking, const card *cards, int count);

/* With fewer than three board cards, all of them beside two of the hole. */
struct strength strength_words_omaha(enum ranking ranking, const card *hole, int hole_count,
                                     const card *board, int board_count);

/*
 * Words as a number: higher wins among words of one ranking and equally many cards. Orders hands
 * as strength_value does, by other numbers. 0 for STRENGTH_NONE.
 */
uint32_t strength_order(const struct strength *words);

#endif
