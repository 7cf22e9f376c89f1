#include "poker/ranks.h"
#include "poker/strength.h"
#include "poker/strength_low.h"

#include <stdbool.h>

/*
 * Subsets of four cards are masks: bit i is card i. `allowed` has bit s when no two cards of the
 * subset s have a rank or a suit in common.
 */
static uint32_t allowed_subsets(const card *cards, int count)
{
    /* The subsets that hold both cards i and j, i < j: bit s for each. */
    static const uint16_t with_both[4][4] = {
        {0, 0x8888, 0xa0a0, 0xaa00}, {0, 0, 0xc0c0, 0xcc00}, {0, 0, 0, 0xf000}, {0}};
    uint32_t allowed = (1u << (1u << count)) - 2; /* the empty one is none */

    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            int differ = cards[i] ^ cards[j];
            bool is_alike = (differ & 3) == 0 || differ >> 2 == 0;
            allowed &= ~(is_alike ? (uint32_t)with_both[i][j] : 0);
        }
    }
    return allowed;
}

uint32_t strength_badugi(const card *cards, int count)
{
    /* Subsets by their size: bit s for each. */
    static const uint16_t of_size[5] = {0x0001, 0x0116, 0x1668, 0x6880, 0x8000};
    rank_set held[1 << STRENGTH_BADUGI_MAX] = {0};
    uint32_t allowed = allowed_subsets(cards, count);
    int size = STRENGTH_BADUGI_MAX;
    uint32_t best = 0;

    for (int i = 0; i < count; i++) {
        rank_set rank = ranks_ace_low((rank_set)1 << (cards[i] >> 2));
        for (int s = 0; s < 1 << i; s++)
            held[s | 1 << i] = held[s] | rank;
    }
    while ((allowed & of_size[size]) == 0)
        size--;
    for (uint32_t left = allowed & of_size[size]; left != 0; left &= left - 1) {
        uint32_t value = strength_low_of(held[__builtin_ctz(left)]);
        best = value > best ? value : best;
    }
    return (uint32_t)size * (RANKS_ALL + 1) + best;
}
