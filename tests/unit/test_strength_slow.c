/* Against an evaluator that is as slow and obvious as the rules: every five cards, one by one. */
#include "base/units.h"
#include "poker/strength.h"
#include "poker/strength_avx2.h"
#include "poker/strength_key.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 20000, HAND_BASE = 15, CARDS_MAX = 9 };

static bool is_ace_low(enum ranking ranking)
{
    return ranking == RANKING_LOW_A5 || ranking == RANKING_LOW_8 || ranking == RANKING_BADUGI;
}

static int rank_in(enum ranking ranking, card c)
{
    return is_ace_low(ranking) && card_rank(c) == 14 ? 1 : card_rank(c);
}

/* The ranks of five cards, those held more often first, then the higher. */
static void sort_ranks(enum ranking ranking, const card *five, int rank[5])
{
    int held[HAND_BASE] = {0};
    int count = 0;

    for (int i = 0; i < 5; i++)
        held[rank_in(ranking, five[i])]++;
    for (int often = 4; often > 0; often--) {
        for (int r = 14; r > 0; r--) {
            for (int i = 0; held[r] == often && i < often; i++)
                rank[count++] = r;
        }
    }
}

static int straight_of(enum ranking ranking, const int rank[5])
{
    static const int wheel[5] = {14, 5, 4, 3, 2};
    static const int short_wheel[5] = {14, 9, 8, 7, 6};
    bool is_run = true;

    for (int i = 1; i < 5; i++)
        is_run = is_run && rank[i] == rank[i - 1] - 1;
    if (is_run)
        return rank[0];
    if (ranking == RANKING_HIGH && memcmp(rank, wheel, sizeof wheel) == 0)
        return 5;
    if (ranking == RANKING_SHORT && memcmp(rank, short_wheel, sizeof short_wheel) == 0)
        return 9;
    return 0;
}

/* From 0, no pair; as in the ordinary order of hands, 8 is a straight flush. */
static int kind_of(enum ranking ranking, const card *five, const int rank[5])
{
    bool is_flush = true;
    bool is_straight = straight_of(ranking, rank) != 0;
    int equal = 0; /* pairs of equal ranks: 1 pair, 2 two pair, 3 trips, 4 full house, 6 quads */
    static const int kinds[] = {0, 1, 2, 3, 6, 0, 7};

    for (int i = 0; i < 5; i++) {
        is_flush = is_flush && card_suit(five[i]) == card_suit(five[0]);
        for (int j = 0; j < i; j++)
            equal += rank[i] == rank[j];
    }
    if (is_ace_low(ranking))
        return kinds[equal];
    if (is_flush)
        return is_straight ? 8 : ranking == RANKING_SHORT ? 6 : 5;
    if (is_straight)
        return 4;
    return ranking == RANKING_SHORT && equal == 4 ? 5 : kinds[equal];
}

/* Higher is better, 0 does not qualify. */
static int64_t score_five(enum ranking ranking, const card *five)
{
    int rank[5];

    sort_ranks(ranking, five, rank);
    int64_t score = kind_of(ranking, five, rank);
    int straight = is_ace_low(ranking) ? 0 : straight_of(ranking, rank);
    if (ranking == RANKING_LOW_8 && (score > 0 || rank[0] > 8))
        return 0;
    for (int i = 0; i < 5; i++)
        score = score * HAND_BASE + (straight == 0 ? rank[i] : i == 0 ? straight : 0);
    bool is_high = ranking == RANKING_HIGH || ranking == RANKING_SHORT;
    return is_high ? score + 1 : 10 * 759375 - score;
}

static int64_t score_badugi(const card *cards, int count, unsigned chosen)
{
    int64_t score = 0;

    for (int r = 13; r > 0; r--) {
        for (int i = 0; i < count; i++) {
            if ((chosen >> i & 1) == 0 || rank_in(RANKING_BADUGI, cards[i]) != r)
                continue;
            score = score * HAND_BASE + (14 - r);
            for (int j = 0; j < i; j++) {
                bool is_alike = card_rank(cards[i]) == card_rank(cards[j]) ||
                                card_suit(cards[i]) == card_suit(cards[j]);
                if ((chosen >> j & 1) && is_alike)
                    return 0;
            }
        }
    }
    return score; /* more cards, more digits */
}

static int bits(unsigned set)
{
    int count = 0;

    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* The best of all ways to take five; `from_hole`: exactly so many of the first `hole_count`. */
static int64_t score(enum ranking ranking, const card *cards, int count, int hole_count,
                     int from_hole)
{
    int64_t best = 0;

    for (unsigned chosen = 0; chosen < 1u << count; chosen++) {
        int64_t one;
        card five[5];
        int taken = 0;
        if (ranking == RANKING_BADUGI) {
            one = score_badugi(cards, count, chosen);
        } else {
            if (bits(chosen) != 5 ||
                (from_hole > 0 && bits(chosen & ((1u << hole_count) - 1)) != from_hole))
                continue;
            for (int i = 0; i < count; i++) {
                if (chosen >> i & 1)
                    five[taken++] = cards[i];
            }
            one = score_five(ranking, five);
        }
        best = one > best ? one : best;
    }
    return best;
}

static void deal(card *deck, int first, int count, uint64_t *state)
{
    int size = DECK_SIZE - first;

    for (int i = 0; i < size; i++)
        deck[i] = (card)(first + i);
    for (int i = 0; i < count; i++) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        int other = i + (int)((*state >> 33) % (uint64_t)(size - i));
        card swap = deck[i];
        deck[i] = deck[other];
        deck[other] = swap;
    }
}

static int sign(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Two hands that share all cards but two each: value, words and the obvious must agree. */
static void compare_two(enum ranking ranking, const card *deck, int count)
{
    card hand[2][STRENGTH_CARDS_MAX];
    int64_t obvious[2], value[2], order[2];

    for (int side = 0; side < 2; side++) {
        memcpy(hand[side], deck, (size_t)count);
        memcpy(hand[side], deck + 7 + 2 * side, count > 1 ? 2 : 1);
        struct strength words = strength_words(ranking, hand[side], count);
        obvious[side] = score(ranking, hand[side], count, 0, 0);
        value[side] = strength_value(ranking, hand[side], count);
        order[side] = strength_order(&words);
        CU_ASSERT_EQUAL_FATAL(value[side] == 0, obvious[side] == 0);
        CU_ASSERT_EQUAL_FATAL(words.kind == STRENGTH_NONE, obvious[side] == 0);
    }
    CU_ASSERT_EQUAL_FATAL(sign(value[0], value[1]), sign(obvious[0], obvious[1]));
    CU_ASSERT_EQUAL_FATAL(sign(order[0], order[1]), sign(obvious[0], obvious[1]));
}

static void test_strength_slow(void)
{
    uint64_t state = 7; /* a fixed sequence: a failure repeats */

    for (int ranking = 0; ranking < RANKING_COUNT; ranking++) {
        bool is_badugi = ranking == RANKING_BADUGI;
        for (int count = is_badugi ? 1 : 5; count <= (is_badugi ? 4 : 7); count++) {
            for (int round = 0; round < ROUNDS / 4; round++) {
                card deck[DECK_SIZE];
                deal(deck, ranking == RANKING_SHORT ? 16 : 0, 11, &state);
                compare_two((enum ranking)ranking, deck, count);
            }
        }
    }
}

/* Few ranks, so that pairs, trips and full houses come often. */
static void test_strength_slow_pairs(void)
{
    uint64_t state = 11;

    for (int ranking = 0; ranking < RANKING_BADUGI; ranking++) {
        for (int round = 0; round < ROUNDS / 4; round++) {
            card deck[DECK_SIZE];
            deal(deck, DECK_SIZE - 16, 11, &state); /* jacks to aces */
            compare_two((enum ranking)ranking, deck, 5 + round % 3);
        }
    }
}

static void test_strength_slow_omaha(void)
{
    uint64_t state = 13;

    for (int round = 0; round < ROUNDS / 2; round++) {
        int hole = 2 + round % 5;
        int board = 3 + round / 5 % 3;
        enum ranking ranking = (enum ranking)(round / 15 % RANKING_BADUGI);
        card deck[2][DECK_SIZE];
        int64_t obvious[2], value[2], order[2];
        deal(deck[0], ranking == RANKING_SHORT ? 16 : 0, 16, &state);
        memcpy(deck[1], deck[0], sizeof deck[0]);
        memcpy(deck[1], deck[0] + 12, 2); /* another two of the hole; board behind it */
        for (int side = 0; side < 2; side++) {
            const card *cards = deck[side];
            struct strength words = strength_words_omaha(ranking, cards, hole, cards + hole, board);
            obvious[side] = score(ranking, cards, hole + board, hole, 2);
            value[side] = strength_omaha(ranking, cards, hole, cards + hole, board);
            order[side] = strength_order(&words);
            CU_ASSERT_EQUAL_FATAL(value[side] == 0, obvious[side] == 0);
        }
        CU_ASSERT_EQUAL_FATAL(sign(value[0], value[1]), sign(obvious[0], obvious[1]));
        CU_ASSERT_EQUAL_FATAL(sign(order[0], order[1]), sign(obvious[0], obvious[1]));
    }
}

/* Two suits only, so that flushes and straight flushes come often. */
static void test_strength_slow_omaha_flushes(void)
{
    uint64_t state = 23;
    int64_t last_obvious = 0;
    uint32_t last_value = 0;

    for (int round = 0; round < ROUNDS / 2; round++) {
        card deck[DECK_SIZE];
        int hole = 2 + round % 5;
        deal(deck, DECK_SIZE / 2, 11, &state);
        for (int i = 0; i < 11; i++) {
            int number = deck[i] - DECK_SIZE / 2;
            deck[i] = (card)(number / 2 * 4 + 2 + number % 2);
        }
        int64_t obvious = score(RANKING_HIGH, deck, hole + 5, hole, 2);
        uint32_t value = strength_omaha(RANKING_HIGH, deck, hole, deck + hole, 5);
        CU_ASSERT_EQUAL_FATAL(sign(value, last_value), sign(obvious, last_obvious));
        last_obvious = obvious;
        last_value = value;
    }
}

/* Omaha's numbers and those of seven cards are of one kind; keys and batches give the same. */
static void test_strength_ways(void)
{
    uint64_t state = 17;

    for (int round = 0; round < ROUNDS; round++) {
        card deck[DECK_SIZE];
        uint32_t batch;
        deal(deck, 0, 7, &state);
        uint32_t value = strength_value(RANKING_HIGH, deck, 7);
        struct strength_key board = strength_key_of(deck + 2, 5);
        struct strength_key seven = strength_key_join(board, strength_key_of(deck, 2));
        CU_ASSERT_EQUAL_FATAL(strength_key_high_7(seven), value);
        CU_ASSERT_EQUAL_FATAL(strength_key_high_5(board),
                              strength_value(RANKING_HIGH, deck + 2, 5));
        CU_ASSERT_EQUAL_FATAL(
            strength_key_high_5(strength_key_without(seven, strength_key_of(deck, 2))),
            strength_value(RANKING_HIGH, deck + 2, 5));
        CU_ASSERT_TRUE_FATAL(strength_omaha(RANKING_HIGH, deck, 2, deck + 2, 5) <= value);
        CU_ASSERT_TRUE_FATAL(strength_value(RANKING_HIGH, deck, 6) <= value);
        for (int ranking = 0; ranking < RANKING_BADUGI; ranking++) {
            if (ranking == RANKING_SHORT)
                continue;
            strength_values((enum ranking)ranking, deck, 7, 1, &batch);
            CU_ASSERT_EQUAL_FATAL(batch, strength_value((enum ranking)ranking, deck, 7));
        }
    }
}

/* Many hands at once have the values that they have one by one, in every ranking. */
static void test_strength_values(void)
{
    enum { HANDS = 500 };
    static card cards[HANDS * STRENGTH_CARDS_MAX];
    static uint32_t values[HANDS];
    uint64_t state = 23;

    for (int ranking = 0; ranking < RANKING_COUNT; ranking++) {
        bool is_badugi = ranking == RANKING_BADUGI;
        int most = is_badugi ? STRENGTH_BADUGI_MAX : STRENGTH_CARDS_MAX;
        for (int count = is_badugi ? 1 : 5; count <= most; count++) {
            for (int i = 0; i < HANDS; i++) {
                card deck[DECK_SIZE];
                deal(deck, ranking == RANKING_SHORT ? 16 : 0, count, &state);
                memcpy(cards + (size_t)(i * count), deck, (size_t)count);
            }
            strength_values((enum ranking)ranking, cards, count, HANDS, values);
            for (int i = 0; i < HANDS; i++)
                CU_ASSERT_EQUAL_FATAL(
                    values[i],
                    strength_value((enum ranking)ranking, cards + (size_t)(i * count), count));
        }
    }
}

/* The quick way of some machines gives what the others give. */
static void test_strength_avx2(void)
{
#ifdef STRENGTH_AVX2
    enum { HANDS = 10000 };
    static card cards[HANDS * 7];
    static uint32_t expected[HANDS], values[HANDS];
    uint64_t state = 19;

    if (!__builtin_cpu_supports("avx2"))
        return;
    for (int i = 0; i < HANDS; i++) {
        card deck[DECK_SIZE];
        deal(deck, 0, 7, &state);
        memcpy(cards + (size_t)i * 7, deck, 7);
    }
    for (int hands = HANDS - 130; hands <= HANDS; hands += 13) {
        const card *first = cards + (size_t)(HANDS - hands) * 7; /* nothing lies behind */
        strength_values(RANKING_HIGH, first, 7, hands, expected);
        strength_avx2_high_7(first, hands, values);
        CU_ASSERT_EQUAL(memcmp(values, expected, (size_t)hands * sizeof *values), 0);
    }
#endif
}

void strength_slow_suite(void)
{
    CU_pSuite suite = CU_add_suite("strength, the slow way", NULL, NULL);
    CU_ADD_TEST(suite, test_strength_slow);
    CU_ADD_TEST(suite, test_strength_slow_pairs);
    CU_ADD_TEST(suite, test_strength_slow_omaha);
    CU_ADD_TEST(suite, test_strength_slow_omaha_flushes);
    CU_ADD_TEST(suite, test_strength_ways);
    CU_ADD_TEST(suite, test_strength_values);
    CU_ADD_TEST(suite, test_strength_avx2);
}
