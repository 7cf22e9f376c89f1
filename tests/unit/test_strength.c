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

/* Calls `visit` with every hand of five cards. */
static void visit_fives(void (*visit)(const card five[5], void *context), void *context)
{
    card c[5];

    for (c[0] = 0; c[0] < DECK_SIZE; c[0]++)
        for (c[1] = 0; c[1] < c[0]; c[1]++)
            for (c[2] = 0; c[2] < c[1]; c[2]++)
                for (c[3] = 0; c[3] < c[2]; c[3]++)
                    for (c[4] = 0; c[4] < c[3]; c[4]++)
                        visit(c, context);
}

struct census {
    int classes;
    int kinds[STRENGTH_KIND_COUNT];
    uint32_t order[1 << 16]; /* of the words, by value */
};

static void count_five(const card five[5], void *context)
{
    struct census *census = context;
    uint32_t value = strength_value(RANKING_HIGH, five, 5);
    struct strength words = strength_words(RANKING_HIGH, five, 5);

    CU_ASSERT_FATAL(value > 0 && value < ARRAY_LEN(census->order));
    census->kinds[words.kind]++;
    if (census->order[value] == 0) {
        census->classes++;
        census->order[value] = strength_order(&words);
    }
    CU_ASSERT_EQUAL_FATAL(census->order[value], strength_order(&words));
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
    static struct census census;
    uint32_t last = 0;

    visit_fives(count_five, &census);
    CU_ASSERT_EQUAL(census.classes, 7462);
    for (int kind = 0; kind < STRENGTH_KIND_COUNT; kind++)
        CU_ASSERT_EQUAL(census.kinds[kind], expected[kind]);
    for (size_t value = 0; value < ARRAY_LEN(census.order); value++) {
        if (census.order[value] == 0)
            continue;
        CU_ASSERT_TRUE(census.order[value] > last); /* values and words agree which is better */
        last = census.order[value];
    }
}

/* Open cards of stud; the next of a row is better than the one before. */
static void test_strength_showing(void)
{
    static const char *const high[] = {"7h6d5c4s", "7h6h5h8h", "AhKd3c2s", "2h2d3c4s", "2h2d3c5s",
                                       "AhAdKcQs", "2h2d3c3s", "AhAdKcKs", "2h2d2c3s", "2h2d2c2s"};
    static const char *const low[] = {"KhKdKcKs", "KhKdKcAs", "KhKdQcQs", "2h2dAcAs",
                                      "KhKdQcJs", "KhKd3c2s", "AhAd3c2s", "KhQdJcTs",
                                      "8h7d6c5s", "8h4d3c2s", "4h3d2cAs"};
    uint32_t last = 0;

    for (size_t i = 0; i < ARRAY_LEN(high); i++) {
        card cards[7];
        uint32_t value = strength_showing(RANKING_HIGH, cards, parse(high[i], cards));
        CU_ASSERT_TRUE(value > last);
        last = value;
    }
    last = 0;
    for (size_t i = 0; i < ARRAY_LEN(low); i++) {
        card cards[7];
        uint32_t value = strength_showing(RANKING_LOW_A5, cards, parse(low[i], cards));
        CU_ASSERT_TRUE(value > last);
        last = value;
    }
    card ace = card_parse("Ah"), other_ace = card_parse("As"), deuce = card_parse("2c");
    CU_ASSERT_TRUE(strength_showing(RANKING_HIGH, &ace, 1) >
                   strength_showing(RANKING_HIGH, &deuce, 1));
    CU_ASSERT_TRUE(strength_showing(RANKING_LOW_A5, &ace, 1) >
                   strength_showing(RANKING_LOW_A5, &deuce, 1));
    CU_ASSERT_EQUAL(strength_showing(RANKING_HIGH, &ace, 1),
                    strength_showing(RANKING_HIGH, &other_ace, 1));
}

/* Two of the hole and three of the board, no more and no fewer. */
static void test_strength_omaha_words(void)
{
    static const struct {
        const char *hole;
        const char *board;
        enum ranking ranking;
        enum strength_kind kind;
        int rank[5];
    } cases[] = {
        {"AhKd7c2s", "", RANKING_HIGH, STRENGTH_HIGH_CARD, {14, 13}},
        {"AhAd7c7s", "", RANKING_HIGH, STRENGTH_PAIR, {14}},
        {"AhKd7c2sKs", "Kh", RANKING_HIGH, STRENGTH_TRIPS, {13}},
        {"AhKd7c2s", "2hThJhQhKh", RANKING_HIGH, STRENGTH_STRAIGHT, {14}},
        {"Ah3d7c2s", "2hThJhQhKh", RANKING_HIGH, STRENGTH_PAIR, {2, 14, 13, 12}},
        {"AhAdAcAs", "2c3d7h9hTs", RANKING_HIGH, STRENGTH_PAIR, {14, 10, 9, 7}},
        {"AhAdAcKs", "2c3d7h7cTs", RANKING_HIGH, STRENGTH_TWO_PAIR, {14, 7, 10}},
        {"Ah2d7c7s", "3c4d8h9hTs", RANKING_LOW_8, STRENGTH_LOW, {8, 4, 3, 2, 1}},
        {"Ah2d7c7s", "3c4d9h9dTs", RANKING_LOW_8, STRENGTH_NONE, {0}},
        {"Ah2dKcKs", "Ac2c3c4d5h", RANKING_LOW_8, STRENGTH_LOW, {5, 4, 3, 2, 1}},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        card hole[7], board[7];
        int hole_count = parse(cases[i].hole, hole);
        int board_count = parse(cases[i].board, board);
        struct strength words =
            strength_words_omaha(cases[i].ranking, hole, hole_count, board, board_count);
        CU_ASSERT_EQUAL(words.kind, cases[i].kind);
        CU_ASSERT_EQUAL(memcmp(words.rank, cases[i].rank, sizeof words.rank), 0);
    }
}

void strength_suite(void)
{
    CU_pSuite suite = CU_add_suite("strength", NULL, NULL);
    CU_ADD_TEST(suite, test_strength_words);
    CU_ADD_TEST(suite, test_strength_order);
    CU_ADD_TEST(suite, test_strength_of_all_hands);
    CU_ADD_TEST(suite, test_strength_showing);
    CU_ADD_TEST(suite, test_strength_omaha_words);
}
