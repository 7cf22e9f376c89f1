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
    const char *cards;
    struct strength expected;
} words_cases[] = {
    {"7h2d", {STRENGTH_HIGH_CARD, 2, {7, 2}}},
    {"9h9d", {STRENGTH_PAIR, 1, {9}}},
    {"9h9d4c4s9c", {STRENGTH_FULL_HOUSE, 2, {9, 4}}},
    {"Ah2d3c4s9c7hJd", {STRENGTH_HIGH_CARD, 5, {14, 11, 9, 7, 4}}},
    {"KhKd9c9sAc", {STRENGTH_TWO_PAIR, 3, {13, 9, 14}}},
    {"KhKd9c9s4c4dQh", {STRENGTH_TWO_PAIR, 3, {13, 9, 12}}},
    {"8h8d8cKsAc3d2h", {STRENGTH_TRIPS, 3, {8, 14, 13}}},
    {"8h8d8cKsKc8s2h", {STRENGTH_QUADS, 2, {8, 13}}},
    {"8h8d8c3s3c3dAh", {STRENGTH_FULL_HOUSE, 2, {8, 3}}},
    {"Ah2d3c4s5c", {STRENGTH_STRAIGHT, 1, {5}}},
    {"Ah2d3c4s5c6d6h", {STRENGTH_STRAIGHT, 1, {6}}},
    {"QhKdAc2s3c", {STRENGTH_HIGH_CARD, 5, {14, 13, 12, 3, 2}}},
    {"ThJdQcKsAc", {STRENGTH_STRAIGHT, 1, {14}}},
    {"AhTh8h6h2h3h4d", {STRENGTH_FLUSH, 5, {14, 10, 8, 6, 3}}},
    {"Ah2h3h4h5hKh9d", {STRENGTH_STRAIGHT_FLUSH, 1, {5}}},
    {"ThJhQhKhAhKd9d", {STRENGTH_STRAIGHT_FLUSH, 1, {14}}},
};

static void test_strength_words(void)
{
    for (size_t i = 0; i < ARRAY_LEN(words_cases); i++) {
        card cards[7];
        int count = parse(words_cases[i].cards, cards);
        struct strength words = strength_words(cards, count);
        CU_ASSERT_EQUAL(memcmp(&words, &words_cases[i].expected, sizeof words), 0);
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
        uint32_t value = strength_value(cards, parse(worst_to_best[i], cards));
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
                        uint32_t value = strength_value(c, 5);
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
            uint32_t value = strength_value(five, 5);
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
        CU_ASSERT_EQUAL_FATAL(strength_value(deck, 7), best_of_21(deck));
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
