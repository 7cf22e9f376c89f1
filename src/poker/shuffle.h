/*
 * shuffle.h - a seed becomes a deck: Fisher-Yates with unbiased picks from a SHA-256 stream.
 *
 * Pure, and simple enough to be recomputed by a player's browser (docs/fairness.md):
 *   stream(key, label)  blocks SHA-256("pf1/stream" 0 label 0 key counter as 64 bits big-endian)
 *   below(n)            the next byte b below 256 - 256 mod n gives b mod n
 *   order(label)        the n cards of the game, lowest first; for i from n - 1 down to 1 swap i
 *                       and below(i + 1) of the stream with this label
 *   deck                order("deck"); when it has run out, order("again1"), then "again2",
 * "again3"
 */
#ifndef POKER_SHUFFLE_H
#define POKER_SHUFFLE_H

#include "base/digest.h"
#include "poker/card.h"

#include <stdbool.h>
#include <stdint.h>

enum { SEED_BYTES = 32 };

struct shuffle_stream {
    uint8_t key[SEED_BYTES];
    char label[16];
    uint64_t counter; /* of the next block */
    int used;         /* bytes of `block` */
    uint8_t block[DIGEST_BYTES];
};

void shuffle_stream_init(struct shuffle_stream *stream, const uint8_t key[SEED_BYTES],
                         const char *label);
uint8_t shuffle_stream_next(struct shuffle_stream *stream);

/* False: this byte must be thrown away, or the picks would be biased. 2 <= n <= 256. */
bool shuffle_pick(uint8_t byte, int n, int *pick);
int shuffle_below(struct shuffle_stream *stream, int n);

/* The order that picks[count - 1], …, picks[1] give: picks[i] is 0 to i. */
void shuffle_order(const int picks[], int count, uint8_t order[]);

/* The deck of a game with its `size` highest cards (variant_deck_size). */
struct deck shuffle_deck(const uint8_t seed[SEED_BYTES], int size);

#endif
