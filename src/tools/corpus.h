/* corpus.h - inside `brelan corpus`: what its kinds of files have in common. */
#ifndef TOOLS_CORPUS_H
#define TOOLS_CORPUS_H

#include "poker/hand.h"
#include "tools/json_tree.h"

#include <stdbool.h>

enum { CORPUS_WORDS_BYTES = 64, CORPUS_CARDS_MAX = 8 * DECK_SIZE };

struct corpus_totals {
    int passed;
    int failed;
    int decisions;
};

/* Compares pairs of hands with the evaluator. Returns -1 when the file cannot be read. */
int corpus_play_vectors(const char *path, struct corpus_totals *totals);

/* Plays recorded hands, one in JSON a line. Returns -1 when the file cannot be read. */
int corpus_play_hands(const char *path, struct corpus_totals *totals);

/* One recorded hand; `tree` is storage that is used again. Prints the first difference. Returns -1
 * when the text is no JSON. */
int corpus_play_record(const char *path, int line, const char *text, struct json_tree *tree,
                       struct corpus_totals *totals);

/* The table of a record. False: there is no such game. */
bool corpus_read_setup(const struct json_tree *tree, struct hand_setup *setup);

/* The deck that deals what was dealt; what nobody saw is any other card. Stud and draw: all cards
 * in the order in which they were dealt, also those of a deck that was shuffled again. False: a
 * card is dealt twice, or is none, or its seat is one too many. */
bool corpus_read_deck(const struct json_tree *tree, enum variant variant, struct deck *deck,
                      card sequence[CORPUS_CARDS_MAX]);

/* The wanted cards in their order and then the rest of the deck, each once; without those of a set
 * (bit c is card c). Places that remain are CARD_NONE. */
void corpus_order(const card *wanted, int count, uint64_t without, enum variant variant,
                  card cards[DECK_SIZE]);

/* Numbers of an array by seat; who is not there has 0. */
void corpus_read_chips(const struct json_tree *tree, int array, chips amount[SEATS_MAX]);

/* "Two pair 14,9,3", "8,6,4,3,1", "7,5,4,2 (paired 1)", "3-card 9,2,1" or "-": the corpus's way. */
void corpus_describe(const struct strength *words, char text[CORPUS_WORDS_BYTES]);

#endif
