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

/* The upper half of a sum: of ranks alone, and what is below them is nothing, so that they wrap. */
static uint32_t rank_sum(card c)
{
    return (uint32_t)(strength_card_sums[c] >> 32);
}

/* The best without flushes. */
static uint32_t high_of_ranks(const card *hole, int hole_count, const card *board, int board_count)
{
    enum { BELOW = 32 - STRENGTH_SUM_BITS, ROW = 32 - STRENGTH_HIGH_5_BITS };
    uint32_t two[PAIRS_MAX] = {0};
    uint32_t best = 0;

    for (int p = 0; p < pair_counts[hole_count]; p++)
        two[p] = rank_sum(hole[pairs[p][0]]) + rank_sum(hole[pairs[p][1]]);
    for (int t = 0; t < triple_counts[board_count]; t++) {
        uint32_t three = rank_sum(board[triples[t][0]]) + rank_sum(board[triples[t][1]]) +
                         rank_sum(board[triples[t][2]]);
        for (int p = 0; p < pair_counts[hole_count]; p++) {
            uint32_t sum = three + two[p];
            uint32_t slot = (sum >> BELOW) + strength_high_5_offsets[sum >> ROW];
            uint32_t value = strength_high_5_values[slot];
            best = value > best ? value : best;
        }
    }
    return best;
}

static rank_set ranks_of_suit(const card *cards, int count, int suit)
{
    rank_set set = 0;

    for (int i = 0; i < count; i++)
        set |= (rank_set)((cards[i] & 3) == suit) << (cards[i] >> 2);
    return set;
}

/* Two of the hole's and three of the board's ranks, in all ways; as single bits. */
static uint32_t best_flush(rank_set hole, rank_set board)
{
    uint32_t best = 0;

    for (rank_set set = hole; set != 0; set &= set - 1) {
        for (rank_set other = set & (set - 1); other != 0; other &= other - 1) {
            rank_set two = (set ^ (set & (set - 1))) | (other ^ (other & (other - 1)));
            for (rank_set left = board; left != 0; left = (left - 1) & board) {
                if (ranks_count(left) != 3)
                    continue;
                uint32_t value = strength_high_flushes[two | left];
                best = value > best ? value : best;
            }
        }
    }
    return best;
}

/* The best flush in a suit of which the board has three; 0: there is none. */
static uint32_t high_of_suit(rank_set hole, rank_set board)
{
    rank_set all = hole | board;
    rank_set from_ace = all << 1 | all >> 12; /* the ace at both ends */
    int hole_count = ranks_count(hole);

    if (hole_count < 2)
        return 0;
    if (from_ace & from_ace << 1 & from_ace << 2 & from_ace << 3 & from_ace << 4)
        return best_flush(hole, board); /* perhaps a straight flush, of lower ranks */
    return strength_high_flushes[ranks_without_lowest(hole, hole_count - 2) |
                                 ranks_without_lowest(board, ranks_count(board) - 3)];
}

static uint32_t omaha_high(const card *hole, int hole_count, const card *board, int board_count)
{
    uint32_t best = high_of_ranks(hole, hole_count, board, board_count);
    uint64_t counts = threes;

    for (int i = 0; i < board_count; i++)
        counts += strength_card_sums[board[i]];
    counts &= STRENGTH_KEY_FLUSH;
    if (counts != 0) {
        int suit = __builtin_ctzll(counts) / 4;
        uint32_t flush = high_of_suit(ranks_of_suit(hole, hole_count, suit),
                                      ranks_of_suit(board, board_count, suit));
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
