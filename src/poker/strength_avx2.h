/*
 * strength_avx2.h - many high hands of seven cards at once, by instructions that not every machine
 * has: strength_values() gives the same everywhere. Only for whoever has asked the machine.
 */
#ifndef POKER_STRENGTH_AVX2_H
#define POKER_STRENGTH_AVX2_H

#include "poker/card.h"

#ifdef __x86_64__
#define STRENGTH_AVX2 1

/* As strength_values(RANKING_HIGH, cards, 7, hands, values). The machine has AVX2. */
void strength_avx2_high_7(const card *cards, int hands, uint32_t *values);

#endif

#endif
