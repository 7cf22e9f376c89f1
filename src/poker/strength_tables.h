/*
 * strength_tables.h - what makes high hands quick: tables that `make` has
 * src/tools/strength_tables.c write. Nobody but strength_key.h and the evaluators needs them.
 *
 * Every rank has a number such that the sums of seven of them differ for all 49,205 ways to hold
 * seven ranks. The number is scrambled by a multiplication modulo 2^23, which sums survive, so that
 * the sums lie as if thrown at random. Such a sum is a row (its upper bits) and a column; the rows
 * are laid over one another, each moved until it meets only gaps: values[offset[row] + sum].
 */
#ifndef POKER_STRENGTH_TABLES_H
#define POKER_STRENGTH_TABLES_H

#include "poker/card.h"

#include <stdint.h>

/* Bits of a sum, and how many of them are the row, for each hash. */
enum {
    STRENGTH_SUM_BITS = 23,
    STRENGTH_HIGH_7_BITS = 12,
    STRENGTH_HIGH_5_BITS = 11,
    STRENGTH_SHORT_7_BITS = 11,
    STRENGTH_SHORT_5_BITS = 11,
    STRENGTH_HIGH_CLASSES = 7462 /* values from 1; the short deck has its own from 1 */
};

/* The sum of one card in the uppermost bits, one in the four bits of its suit in the lowest 16. */
extern const uint64_t strength_card_sums[DECK_SIZE];

extern const uint32_t strength_high_7_offsets[1 << STRENGTH_HIGH_7_BITS];
extern const uint32_t strength_high_5_offsets[1 << STRENGTH_HIGH_5_BITS];
extern const uint32_t strength_short_7_offsets[1 << STRENGTH_SHORT_7_BITS];
extern const uint32_t strength_short_5_offsets[1 << STRENGTH_SHORT_5_BITS];
extern const uint16_t strength_high_7_values[];
extern const uint16_t strength_high_5_values[];
extern const uint16_t strength_short_7_values[];
extern const uint16_t strength_short_5_values[];

/* By a set of ranks of one suit, five or more; the short deck's without its lowest four bits. */
extern const uint16_t strength_high_flushes[1 << 13];
extern const uint16_t strength_short_flushes[1 << 9];

/* The value in deuce-to-seven of five cards by their value as a high hand. */
extern const uint16_t strength_low_27[STRENGTH_HIGH_CLASSES + 1];

/* How many bytes all of these are. */
extern const uint32_t strength_tables_bytes;

#endif
