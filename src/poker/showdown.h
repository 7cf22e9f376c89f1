/*
 * showdown.h - the end of a hand: who shows in which order, and what the hands are worth (chapters
 * 6 and 7 of docs/rules.md).
 */
#ifndef POKER_SHOWDOWN_H
#define POKER_SHOWDOWN_H

#include "poker/hand.h"

/* What the hands of the live seats are worth on each board; higher wins. */
struct values {
    uint32_t high[BOARDS_MAX][SEATS_MAX];
    uint32_t low[BOARDS_MAX][SEATS_MAX]; /* 0: does not qualify, or the game has no low half */
};

struct reveal {
    int seat;
    bool is_shown; /* otherwise it mucks */
};

/* The betting is over, all cards are dealt, several seats are live. */
void showdown_value(const struct hand *hand, struct values *values);

/* Returns how many reveals there are. */
int showdown_reveal(const struct hand *hand, const struct values *values,
                    struct reveal reveals[SEATS_MAX]);

/* The hole cards of a seat and the board. Returns how many cards. */
int showdown_cards(const struct hand *hand, int seat, int board, card cards[HOLE_MAX + BOARD_MAX]);

/* What an event says when these hole cards of the seat lie open (bit k of mask: card k). */
void showdown_shown(const struct hand *hand, int seat, unsigned mask, struct hand_event *event);

/* What a seat holds on a board so far, in words; for its owner, or when all lie open. */
struct board_strength showdown_words(const struct hand *hand, int seat, int board);

#endif
