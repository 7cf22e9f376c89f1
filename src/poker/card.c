#include "poker/card.h"

#include <assert.h>
#include <string.h>

static const char rank_letters[] = "23456789TJQKA";
static const char suit_letters[] = "cdhs";

int card_rank(card c)
{
    assert(c < DECK_SIZE);
    return c / 4 + 2;
}

int card_suit(card c)
{
    assert(c < DECK_SIZE);
    return c % 4;
}

void card_format(card c, char text[CARD_TEXT_BYTES])
{
    memcpy(text, "??", CARD_TEXT_BYTES);
    if (c < DECK_SIZE) {
        text[0] = rank_letters[c / 4];
        text[1] = suit_letters[c % 4];
    }
}

/* Where `letter` stands in `letters`, or -1. */
static int find(const char *letters, char letter)
{
    for (int i = 0; letters[i] != '\0'; i++) {
        if (letters[i] == letter)
            return i;
    }
    return -1;
}

card card_parse(const char *text)
{
    if (strlen(text) != 2)
        return CARD_NONE;

    int rank = find(rank_letters, text[0]);
    int suit = find(suit_letters, text[1]);
    if (rank < 0 || suit < 0)
        return CARD_NONE;
    return (card)(rank * 4 + suit);
}
