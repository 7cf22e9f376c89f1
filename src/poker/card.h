/* card.h - a playing card: its number, its two-letter name, and a deck of 52. */
#ifndef POKER_CARD_H
#define POKER_CARD_H

#include <stdint.h>

typedef uint8_t card; /* rank * 4 + suit: 0 is the deuce of clubs, 51 the ace of spades */

enum { DECK_SIZE = 52, CARD_TEXT_BYTES = 3, AGAIN_MAX = 3 };
#define CARD_NONE ((card)255) /* no card, or one that may not be known */

/*
 * In the order of dealing: card[0] is dealt first. A smaller deck (short deck, Royal) has its cards
 * at the beginning and CARD_NONE behind. When a deck has run out, the cards that nobody holds are
 * dealt again, the first time in the order in which they stand in again[0].
 */
struct deck {
    card card[DECK_SIZE];
    card again[AGAIN_MAX][DECK_SIZE];
};

int card_rank(card c); /* 2 to 14; the ace is 14 */
int card_suit(card c); /* 0 clubs, 1 diamonds, 2 hearts, 3 spades */

/* "Ah" and its NUL; "??" for CARD_NONE. */
void card_format(card c, char text[CARD_TEXT_BYTES]);

/* Reads exactly two letters such as "Ah" or "Tc"; CARD_NONE when they are no card. */
card card_parse(const char *text);

#endif
