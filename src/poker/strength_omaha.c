#include "poker/ranks.h"
#include "poker/strength.h"
#include "poker/strength_key.h"
#include "poker/strength_low.h"

#include <assert.h>

enum { PAIRS_MAX = 15, TRIPLES_MAX = 10, BOARD_CARDS_MAX = 5 };

/* The first of these are the ways to take two, or three, of fewer cards. */
static const uint8_t pairs[PAIRS_MAX][2] = {
    {1, 0}, {2, 0}, {2, 1}, {3, 0}, {3, 1}, {3, 2}, {4, 0}, {4, 1},
    {4, 2}, {4, 3}, {5, 0}, {5, 1}, {5, 2}, {5, 3}, {5, 4},
};
static const uint8_t triples[TRIPLES_MAX][3] = {
    {2, 1, 0}, {3, 1, 0}, {3, 2, 0}, {3, 2, 1}, {4, 1, 0},
    {4, 2, 0}, {4, 2, 1}, {4, 3, 0}, {4, 3, 1}, {4, 3, 2},
};
static const int pair_counts[STRENGTH_HOLE_MAX + 1] = {0, 0, 1, 3, 6, 10, 15};
static const int triple_counts[BOARD_CARDS_MAX + 1] = {0, 0, 0, 1, 4, 10};

/* Added to the counts of the suits, it moves three and more into the bit of eight. */
static const uint64_t threes = 0x5555;

struct parts {
    int pair_count;
    int triple_count;
    struct strength_key pair[PAIRS_MAX];
    struct strength_key triple[TRIPLES_MAX];
};

static struct strength_key key_of_two(const card *cards, const uint8_t chosen[2])
{
    return strength_key_join(strength_key_of_card(cards[chosen[0]]),
                             strength_key_of_card(cards[chosen[1]]));
}

/* Two of the hole and three of the board, in all ways. */
static void split(struct parts *parts, const card *hole, int hole_count, const card *board,
                  int board_count)
{
    parts->pair_count = pair_counts[hole_count];
    parts->triple_count = triple_counts[board_count];
    for (int p = 0; p < parts->pair_count; p++)
        parts->pair[p] = key_of_two(hole, pairs[p]);
    for (int t = 0; t < parts->triple_count; t++)
        parts->triple[t] = strength_key_join(key_of_two(board, triples[t]),
                                             strength_key_of_card(board[triples[t][2]]));
}

/* Without flushes, of which the ranks tell nothing. */
static uint32_t high_of_ranks(const struct parts *parts)
{
    uint32_t best = 0;

    for (int t = 0; t < parts->triple_count; t++) {
        uint64_t three = parts->triple[t].sums;
        for (int p = 0; p < parts->pair_count; p++) {
            uint32_t slot = strength_slot(three + parts->pair[p].sums, strength_high_5_offsets,
                                          STRENGTH_HIGH_5_BITS);
            uint32_t value = strength_high_5_values[slot];
            best = value > best ? value : best;
        }
    }
    return best;
}

/* The best flush; 0: there is none. */
static uint32_t high_of_suits(const struct parts *parts)
{
    uint32_t best = 0;

    for (int t = 0; t < parts->triple_count; t++) {
        if (((parts->triple[t].sums + threes) & STRENGTH_KEY_FLUSH) == 0)
            continue;
        for (int p = 0; p < parts->pair_count; p++) {
            struct strength_key five = strength_key_join(parts->triple[t], parts->pair[p]);
            if (!strength_key_is_flush(five))
                continue;
            uint32_t value = strength_high_flushes[strength_key_flush_ranks(five)];
            best = value > best ? value : best;
        }
    }
    return best;
}

static uint32_t omaha_high(const card *hole, int hole_count, const card *board, int board_count)
{
    struct parts parts;

    split(&parts, hole, hole_count, board, board_count);
    uint32_t best = high_of_ranks(&parts);
    if ((strength_key_of(board, board_count).sums + threes) & STRENGTH_KEY_FLUSH) {
        uint32_t flush = high_of_suits(&parts);
        best = flush > best ? flush : best;
    }
    return best;
}

/* Five different ranks up to the eight, three of them the board's. */
static uint32_t omaha_low_8(const card *hole, int hole_count, const card *board, int board_count)
{
    rank_set hole_rank[STRENGTH_HOLE_MAX];
    rank_set board_rank[BOARD_CARDS_MAX];
    rank_set three[TRIPLES_MAX];
    int count = 0;
    uint32_t best = 0;

    for (int i = 0; i < board_count; i++)
        board_rank[i] = strength_ranks_ace_low(&board[i], 1) & 0xff;
    for (int t = 0; t < triple_counts[board_count]; t++) {
        three[count] =
            board_rank[triples[t][0]] | board_rank[triples[t][1]] | board_rank[triples[t][2]];
        count += ranks_without_lowest(three[count], 2) != 0;
    }
    if (count == 0)
        return 0;
    for (int i = 0; i < hole_count; i++)
        hole_rank[i] = strength_ranks_ace_low(&hole[i], 1) & 0xff;
    for (int p = 0; p < pair_counts[hole_count]; p++) {
        rank_set two = hole_rank[pairs[p][0]] | hole_rank[pairs[p][1]];
        for (int t = 0; t < count; t++) {
            uint32_t value = strength_low_8_of(two | three[t]);
            best = value > best ? value : best;
        }
    }
    return best;
}

/* Rankings that no game plays like this: right, and not slow. */
static uint32_t omaha_any(enum ranking ranking, const card *hole, int hole_count, const card *board,
                          int board_count)
{
    uint32_t best = 0;

    for (int p = 0; p < pair_counts[hole_count]; p++) {
        for (int t = 0; t < triple_counts[board_count]; t++) {
            card five[5] = {hole[pairs[p][0]], hole[pairs[p][1]], board[triples[t][0]],
                            board[triples[t][1]], board[triples[t][2]]};
            uint32_t value = strength_value(ranking, five, 5);
            best = value > best ? value : best;
        }
    }
    return best;
}

uint32_t strength_omaha(enum ranking ranking, const card *hole, int hole_count, const card *board,
                        int board_count)
{
    assert(ranking != RANKING_BADUGI && ranking < RANKING_COUNT);
    assert(hole_count >= 2 && hole_count <= STRENGTH_HOLE_MAX);
    assert(board_count >= 3 && board_count <= BOARD_CARDS_MAX);

    if (ranking == RANKING_HIGH)
        return omaha_high(hole, hole_count, board, board_count);
    if (ranking == RANKING_LOW_8)
        return omaha_low_8(hole, hole_count, board, board_count);
    return omaha_any(ranking, hole, hole_count, board, board_count);
}
