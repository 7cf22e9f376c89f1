#include "base/units.h"
#include "poker/strength.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdbool.h>
#include <string.h>

/* "AhKd…" without spaces. Returns how many cards. */
static int parse(const char *text, card cards[7])
{
    int count = 0;
    for (; text[0] != '\0'; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        cards[count] = card_parse(one);
        CU_ASSERT_NOT_EQUAL_FATAL(cards[count], CARD_NONE);
        count++;
    }
    return count;
}

static const struct words_case {
    enum ranking ranking;
    const char *cards;
    enum strength_kind kind;
    int rank[6]; /* 0 behind the last */
} words_cases[] = {
    {RANKING_HIGH, "7h", STRENGTH_HIGH_CARD, {7}},
    {RANKING_HIGH, "7h2d", STRENGTH_HIGH_CARD, {7, 2}},
    {RANKING_HIGH, "9h9d", STRENGTH_PAIR, {9}},
    {RANKING_HIGH, "9h9d4c4s9c", STRENGTH_FULL_HOUSE, {9, 4}},
    {RANKING_HIGH, "Ah2d3c4s9c7hJd", STRENGTH_HIGH_CARD, {14, 11, 9, 7, 4}},
    {RANKING_HIGH, "KhKd9c9sAc", STRENGTH_TWO_PAIR, {13, 9, 14}},
    {RANKING_HIGH, "KhKd9c9s4c4dQh", STRENGTH_TWO_PAIR, {13, 9, 12}},
    {RANKING_HIGH, "8h8d8cKsAc3d2h", STRENGTH_TRIPS, {8, 14, 13}},
    {RANKING_HIGH, "8h8d8cKsKc8s2h", STRENGTH_QUADS, {8, 13}},
    {RANKING_HIGH, "8h8d8c3s3c3dAh", STRENGTH_FULL_HOUSE, {8, 3}},
    {RANKING_HIGH, "Ah2d3c4s5c", STRENGTH_STRAIGHT, {5}},
    {RANKING_HIGH, "Ah2d3c4s5c6d6h", STRENGTH_STRAIGHT, {6}},
    {RANKING_HIGH, "Ah6d7c8s9c", STRENGTH_HIGH_CARD, {14, 9, 8, 7, 6}},
    {RANKING_HIGH, "QhKdAc2s3c", STRENGTH_HIGH_CARD, {14, 13, 12, 3, 2}},
    {RANKING_HIGH, "ThJdQcKsAc", STRENGTH_STRAIGHT, {14}},
    {RANKING_HIGH, "AhTh8h6h2h3h4d", STRENGTH_FLUSH, {14, 10, 8, 6, 3}},
    {RANKING_HIGH, "Ah2h3h4h5hKh9d", STRENGTH_STRAIGHT_FLUSH, {5}},
    {RANKING_HIGH, "ThJhQhKhAhKd9d", STRENGTH_STRAIGHT_FLUSH, {14}},

    {RANKING_SHORT, "Ah6d7c8s9c", STRENGTH_STRAIGHT, {9}},
    {RANKING_SHORT, "Ah6d7c8s9cTcAs", STRENGTH_STRAIGHT, {10}},
    {RANKING_SHORT, "Ah6h7h8h9hKdKs", STRENGTH_STRAIGHT_FLUSH, {9}},
    {RANKING_SHORT, "AhAd7c8s9c6dAs", STRENGTH_STRAIGHT, {9}},
    {RANKING_SHORT, "AhAd7c7s9cTdAs", STRENGTH_FULL_HOUSE, {14, 7}},

    {RANKING_LOW_27, "7c5d4h3s2c", STRENGTH_HIGH_CARD, {7, 5, 4, 3, 2}},
    {RANKING_LOW_27, "Ac5d4h3s2c", STRENGTH_HIGH_CARD, {14, 5, 4, 3, 2}},
    {RANKING_LOW_27, "Ac5c4c3c2c", STRENGTH_FLUSH, {14, 5, 4, 3, 2}},
    {RANKING_LOW_27, "6c5d4h3s2c", STRENGTH_STRAIGHT, {6}},
    {RANKING_LOW_27, "6c5d4h3s2c7h", STRENGTH_HIGH_CARD, {7, 5, 4, 3, 2}},
    {RANKING_LOW_27, "7c5c4c3c2c8h", STRENGTH_HIGH_CARD, {8, 5, 4, 3, 2}},
    {RANKING_LOW_27, "KcKdAh3s2c", STRENGTH_PAIR, {13, 14, 3, 2}},

    {RANKING_LOW_A5, "Ac2c3c4c5c", STRENGTH_LOW, {5, 4, 3, 2, 1}},
    {RANKING_LOW_A5, "Ac2c3c4c5c6c7c", STRENGTH_LOW, {5, 4, 3, 2, 1}},
    {RANKING_LOW_A5, "KcQdJhTs9c9d9h", STRENGTH_LOW, {13, 12, 11, 10, 9}},
    {RANKING_LOW_A5, "AcAd3h3s5c5d7h", STRENGTH_PAIR, {1, 7, 5, 3}},
    {RANKING_LOW_A5, "AcAd3h3s5c5d5h", STRENGTH_TWO_PAIR, {3, 1, 5}},
    {RANKING_LOW_A5, "AcAdAhAs5c6d", STRENGTH_TRIPS, {1, 6, 5}},
    {RANKING_LOW_A5, "QcQdQhQsKcKdKh", STRENGTH_FULL_HOUSE, {12, 13}},
    {RANKING_LOW_A5, "AcAdAhAsKc", STRENGTH_QUADS, {1, 13}},
    {RANKING_LOW_A5, "Ac8d5h", STRENGTH_LOW, {8, 5, 1}},

    {RANKING_LOW_8, "Ac2c3c4c8c", STRENGTH_LOW, {8, 4, 3, 2, 1}},
    {RANKING_LOW_8, "Ac2c3c4c8c4d3s", STRENGTH_LOW, {8, 4, 3, 2, 1}},
    {RANKING_LOW_8, "Ac2c3c4c9cTd4s", STRENGTH_NONE, {0}},

    {RANKING_BADUGI, "Ac2d3h4s", STRENGTH_BADUGI, {4, 3, 2, 1}},
    {RANKING_BADUGI, "Ac2d3h4h", STRENGTH_BADUGI, {3, 2, 1}},
    {RANKING_BADUGI, "AcAd2c3c", STRENGTH_BADUGI, {2, 1}},
    {RANKING_BADUGI, "KcKdKhKs", STRENGTH_BADUGI, {13}},
    {RANKING_BADUGI, "3cAs2c8s", STRENGTH_BADUGI, {2, 1}},
    {RANKING_BADUGI, "Ks", STRENGTH_BADUGI, {13}},
};

static void test_strength_words(void)
{
    for (size_t i = 0; i < ARRAY_LEN(words_cases); i++) {
        const struct words_case *expected = &words_cases[i];
        card cards[7];
        int count = parse(expected->cards, cards);
        struct strength words = strength_words(expected->ranking, cards, count);
        CU_ASSERT_EQUAL(words.ranking, expected->ranking);
        CU_ASSERT_EQUAL(words.kind, expected->kind);
        CU_ASSERT_EQUAL(memcmp(words.rank, expected->rank, sizeof words.rank), 0);
        CU_ASSERT_EQUAL(expected->rank[words.rank_count], 0);
    }
}

static void test_strength_order(void)
{
    static const char *const worst_to_best[] = {
        "2h3d4c5s7c", "AhKdQcJs9c", "2h2d3c4s5c", "AhAdKcQsJc", "2h2d3c3s4c",
        "AhAdKcKsQc", "2h2d2c3s4c", "AhAdAcKsQc", "Ah2d3c4s5c", "2h3d4c5s6c",
        "ThJdQcKsAc", "2h3h4h5h7h", "AhKhQhJh9h", "2h2d2c3s3c", "AhAdAcKsKc",
        "2h2d2c2s3c", "AhAdAcAsKc", "Ah2h3h4h5h", "ThJhQhKhAh",
    };
    uint32_t last = 0;

    for (size_t i = 0; i < ARRAY_LEN(worst_to_best); i++) {
        card cards[7];
        uint32_t value = strength_value(RANKING_HIGH, cards, parse(worst_to_best[i], cards));
        CU_ASSERT_TRUE(value > last);
        last = value;
    }
}

static enum strength_kind kind_of(uint32_t value)
{
    return (enum strength_kind)(value >> 20);
}

/* Every hand of five cards: how many of each kind, and how many that differ, combinatorics knows.
 */
static void test_strength_of_all_hands(void)
{
    static const int expected[STRENGTH_KIND_COUNT] = {
        [STRENGTH_HIGH_CARD] = 1302540, [STRENGTH_PAIR] = 1098240,   [STRENGTH_TWO_PAIR] = 123552,
        [STRENGTH_TRIPS] = 54912,       [STRENGTH_STRAIGHT] = 10200, [STRENGTH_FLUSH] = 5108,
        [STRENGTH_FULL_HOUSE] = 3744,   [STRENGTH_QUADS] = 624,      [STRENGTH_STRAIGHT_FLUSH] = 40,
    };
    static bool is_seen[STRENGTH_KIND_COUNT << 20];
    int actual[STRENGTH_KIND_COUNT] = {0};
    int classes = 0;
    card c[5];

    for (c[0] = 0; c[0] < DECK_SIZE; c[0]++)
        for (c[1] = 0; c[1] < c[0]; c[1]++)
            for (c[2] = 0; c[2] < c[1]; c[2]++)
                for (c[3] = 0; c[3] < c[2]; c[3]++)
                    for (c[4] = 0; c[4] < c[3]; c[4]++) {
                        uint32_t value = strength_value(RANKING_HIGH, c, 5);
                        actual[kind_of(value)]++;
                        classes += !is_seen[value];
                        is_seen[value] = true;
                    }
    CU_ASSERT_EQUAL(classes, 7462);

    for (int kind = 0; kind < STRENGTH_KIND_COUNT; kind++)
        CU_ASSERT_EQUAL(actual[kind], expected[kind]);
}

/* Of seven cards the best five count: the same number as trying all twenty-one. */
static uint32_t best_of_21(const card seven[7])
{
    uint32_t best = 0;
    for (int i = 0; i < 7; i++) {
        for (int j = 0; j < i; j++) {
            card five[5];
            int count = 0;
            for (int k = 0; k < 7; k++) {
                if (k != i && k != j)
                    five[count++] = seven[k];
            }
            uint32_t value = strength_value(RANKING_HIGH, five, 5);
            best = value > best ? value : best;
        }
    }
    return best;
}

static void test_strength_of_seven(void)
{
    uint64_t state = 7; /* a fixed sequence: a failure repeats */

    for (int round = 0; round < 200000; round++) {
        card deck[DECK_SIZE];
        for (int i = 0; i < DECK_SIZE; i++)
            deck[i] = (card)i;
        for (int i = 0; i < 7; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            int other = i + (int)((state >> 33) % (uint64_t)(DECK_SIZE - i));
            card swap = deck[i];
            deck[i] = deck[other];
            deck[other] = swap;
        }
        CU_ASSERT_EQUAL_FATAL(strength_value(RANKING_HIGH, deck, 7), best_of_21(deck));
    }
}

void strength_suite(void)
{
    CU_pSuite suite = CU_add_suite("strength", NULL, NULL);
    CU_ADD_TEST(suite, test_strength_words);
    CU_ADD_TEST(suite, test_strength_order);
    CU_ADD_TEST(suite, test_strength_of_all_hands);
    CU_ADD_TEST(suite, test_strength_of_seven);
}
