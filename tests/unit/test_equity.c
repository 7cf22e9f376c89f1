#include "base/units.h"
#include "poker/equity.h"
#include "poker/equity_range.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <math.h>
#include <string.h>

static uint64_t next_random(void *context)
{
    uint64_t *state = context;
    uint64_t x = *state += 0x9e3779b97f4a7c15u;

    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static void ask(struct equity_query *query, const char *game, const char *board,
                const char *const *hands)
{
    enum variant variant = variant_find(game);

    CU_ASSERT_NOT_EQUAL_FATAL(variant, VARIANT_COUNT);
    memset(query, 0, sizeof *query);
    query->game = equity_game_of(variant);
    query->board_count = equity_cards_parse(board, query->board, query->game.board_count);
    CU_ASSERT_FATAL(query->board_count >= 0);
    for (; hands[query->player_count] != NULL; query->player_count++) {
        int p = query->player_count;
        CU_ASSERT_TRUE_FATAL(equity_range_parse(hands[p], &query->game, &query->player[p]));
    }
}

static void count_all(const struct equity_query *query, struct equity_result *result)
{
    static struct equity_plan plan;

    CU_ASSERT_TRUE_FATAL(equity_plan(query, &plan));
    equity_exact(query, &plan, result);
}

/* What every deal of these is worth, counted by hand. */
static const struct equity_case {
    const char *game;
    const char *board;
    const char *hands[4];
    uint64_t deals;
    uint64_t wins[3];
    uint64_t units[3];
} equity_cases[] = {
    /* nine spades, a queen for the straight, three aces, three kings */
    {"holdem", "JsTs2h3c", {"AsKs", "QhQd"}, 44, {16, 28}, {16 * 5040, 28 * 5040}},
    {"holdem", "AhKhQhJhTh", {"2c2d", "3c3d", "4c4d"}, 1, {0, 0, 0}, {1680, 1680, 1680}},
    {"holdem", "2c3d5h9sJc", {"AhAd", "AcAs", "KcKd"}, 1, {0, 0, 0}, {2520, 2520, 0}},
    {"shortdeck", "6c7d8hTsJc", {"Ah9d", "AcAs"}, 1, {1, 0}, {5040, 0}},
    /* a flush beats a full house */
    {"shortdeck", "6c7c8c9hTs", {"AcKc", "9d9s"}, 1, {1, 0}, {5040, 0}},
    {"royal", "AhKhQhJhTh", {"AcAd", "KcKd"}, 1, {0, 0}, {2520, 2520}},
    /* one heart does not make a flush; two pair from the hole counts as one */
    {"omaha", "2h5h9hJhKs", {"AhKcQc3s", "8c8d9c9d"}, 1, {0, 1}, {0, 5040}},
    /* the high hand alone: nobody has a low */
    {"omaha8", "2h5h9hJhKs", {"AhKcQc3s", "8c8d9c9d"}, 1, {0, 1}, {0, 5040}},
    /* one scoops three quarters: half of the high, all of the low */
    {"omaha8", "3h4c8hKsQd", {"AcKd2cJs", "AdKc9c9s"}, 1, {0, 0}, {3780, 1260}},
    {"stud8", "", {"AcAd2c3c4d8h9h", "KcKdKhTcTd9c2s"}, 1, {0, 0}, {2520, 2520}},
    {"razz", "", {"Ac2c3c4c6cKcKd", "Ad2d3d4d7dQdQc"}, 1, {1, 0}, {5040, 0}},
    {"draw27", "", {"2c3c4c5d7c", "2d3d4d5cAd", "8c8d8h8s2h"}, 1, {1, 0, 0}, {5040, 0, 0}},
    {"triplea5", "", {"2c3c4c5d7c", "2d3d4d5cAd"}, 1, {0, 1}, {0, 5040}},
    {"badugi", "", {"Ac2d3h4s", "AcAd2h3s"}, 0, {0, 0}, {0, 0}}, /* the same card */
    {"badugi", "", {"Ac5d6hKs", "AdAs2h3s"}, 1, {1, 0}, {5040, 0}},
    /* one card to come, of 40: any of four different ranks and suits */
    {"badugi", "", {"Ac2d3h", "KcQdJhTs"}, 45, {9, 36}, {9 * 5040, 36 * 5040}},
};

static void test_equity_counted(void)
{
    static struct equity_query query;
    static struct equity_plan plan;

    for (size_t i = 0; i < ARRAY_LEN(equity_cases); i++) {
        const struct equity_case *expected = &equity_cases[i];
        struct equity_result result;
        ask(&query, expected->game, expected->board, expected->hands);
        if (expected->deals == 0) {
            CU_ASSERT_FALSE(equity_plan(&query, &plan));
            continue;
        }
        count_all(&query, &result);
        CU_ASSERT_EQUAL(result.deals, expected->deals);
        for (int p = 0; p < query.player_count; p++) {
            CU_ASSERT_EQUAL(result.player[p].wins, expected->wins[p]);
            CU_ASSERT_EQUAL(result.player[p].units, expected->units[p]);
        }
    }
}

/* Suits are renamed, so few matches are counted; the sum must be that of all of them. */
static void test_equity_classes(void)
{
    static struct equity_query query, one;
    static struct equity_plan plan;
    struct equity_result together;
    uint64_t deals = 0, units = 0, ties = 0;

    ask(&query, "holdem", "2c7c9c", (const char *[]){"QQ+,AKs", "JTs,A9o", NULL});
    count_all(&query, &together);
    CU_ASSERT_TRUE(equity_plan(&query, &plan));
    CU_ASSERT_TRUE(plan.deals < together.deals);
    one = query;
    one.player[0].count = one.player[1].count = 1;
    for (int a = 0; a < query.player[0].count; a++) {
        for (int b = 0; b < query.player[1].count; b++) {
            struct equity_result result;
            one.player[0].hand[0] = query.player[0].hand[a];
            one.player[1].hand[0] = query.player[1].hand[b];
            if (!equity_plan(&one, &plan))
                continue; /* a card that both want */
            equity_exact(&one, &plan, &result);
            deals += result.deals;
            units += result.player[0].units;
            ties += result.player[0].ties;
        }
    }
    CU_ASSERT_EQUAL(together.deals, deals);
    CU_ASSERT_EQUAL(together.player[0].units, units);
    CU_ASSERT_EQUAL(together.player[0].ties, ties);
}

/* Dead cards are not dealt, and not all suits are alike any more. */
static void test_equity_dead(void)
{
    static struct equity_query query;
    struct equity_result all, some;

    ask(&query, "holdem", "JsTs2h3c", (const char *[]){"AsKs", "QhQd", NULL});
    count_all(&query, &all);
    query.dead = (uint64_t)1 << card_parse("2s") | (uint64_t)1 << card_parse("Ad");
    count_all(&query, &some);
    CU_ASSERT_EQUAL(some.deals, all.deals - 2);
    CU_ASSERT_EQUAL(some.player[0].wins, all.player[0].wins - 2); /* a flush and a pair of aces */
}

/* More than a count of every deal could look at: it has to be drawn instead. */
static void test_equity_too_much(void)
{
    static const char *const pairs_and_aces = "22+,A2+";
    static struct equity_query query;
    static struct equity_plan plan;

    ask(&query, "holdem", "", (const char *[]){"A2+", "K2+", NULL});
    CU_ASSERT_FALSE(equity_plan(&query, &plan)); /* too many classes */
    ask(&query, "holdem", "2c", (const char *[]){pairs_and_aces, pairs_and_aces, "2c2d", NULL});
    CU_ASSERT_FALSE(equity_plan(&query, &plan)); /* too many choices, and none is possible */
    ask(&query, "holdem", "", (const char *[]){"AA,KK", "random", NULL});
    query.player_count = 10;
    for (int p = 2; p < 10; p++)
        query.player[p] = query.player[1];
    CU_ASSERT_TRUE(equity_plan(&query, &plan));
    CU_ASSERT_EQUAL(plan.deals, UINT64_MAX);
}

/* The pot is always divided whole, and what is drawn comes near what is counted. */
static void test_equity_drawn(void)
{
    static struct equity_query query;
    static const struct {
        const char *game;
        const char *board;
        const char *hands[4];
    } cases[] = {
        {"holdem", "2c7d9h", {"AhKd", "QsQc", "JhTh"}},
        {"holdem", "2c7d9h", {"JJ+,AKs", "A5s-A2s,T9"}},
        {"shortdeck", "7d9hTc", {"AhKd", "QsQc"}},
        {"omaha", "2c7d9h", {"AhKdQh2s", "9s9cJsTs"}},
        {"omaha8", "2c7d5h", {"AhKd3h2s", "7s7cJsTs"}},
        {"stud8", "", {"AhKd3h2s5c4h", "7s7cJsTs7h2d"}},
        {"razz", "", {"AhKd9h2sJc4h", "7s8cJsTs7h2d"}},
        {"badugi", "", {"Ac2d3h", "8c5d6s"}},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct equity_result counted, drawn;
        uint64_t state = i;
        uint64_t units[2] = {0, 0};
        struct equity_random random = {next_random, &state};
        ask(&query, cases[i].game, cases[i].board, cases[i].hands);
        count_all(&query, &counted);
        CU_ASSERT_TRUE_FATAL(equity_sample(&query, 20000, random, &drawn));
        CU_ASSERT_EQUAL(drawn.deals, 20000);
        for (int p = 0; p < query.player_count; p++) {
            double error = sqrt(equity_variance(&drawn, p));
            CU_ASSERT_DOUBLE_EQUAL(equity_mean(&drawn, p), equity_mean(&counted, p), 5 * error);
            CU_ASSERT_TRUE(error > 0 && error < 0.005);
            units[0] += counted.player[p].units;
            units[1] += drawn.player[p].units;
        }
        CU_ASSERT_EQUAL(units[0], counted.deals * EQUITY_UNITS);
        CU_ASSERT_EQUAL(units[1], drawn.deals * EQUITY_UNITS);
    }
}

static void test_equity_impossible(void)
{
    static struct equity_query query;
    static struct equity_plan plan;
    struct equity_result result;
    uint64_t state = 1;
    struct equity_random random = {next_random, &state};

    ask(&query, "holdem", "AhAdAc", (const char *[]){"AA", "KK", NULL});
    CU_ASSERT_FALSE(equity_plan(&query, &plan));
    CU_ASSERT_FALSE(equity_sample(&query, 1, random, &result));
    ask(&query, "stud", "", (const char *[]){"random", "random", "AhAd", NULL});
    query.player_count = 8; /* 56 cards */
    for (int p = 3; p < 8; p++)
        query.player[p].count = 1;
    CU_ASSERT_FALSE(equity_plan(&query, &plan));
    CU_ASSERT_FALSE(equity_sample(&query, 1, random, &result));
}

static void test_equity_ranges(void)
{
    static struct equity_range range;
    static const struct {
        const char *game;
        const char *text;
        int count; /* 0: refused */
    } cases[] = {
        {"holdem", "AhKd", 1},       {"holdem", "AA", 6},
        {"holdem", "JJ+", 24},       {"holdem", "22+", 78},
        {"holdem", "22-44", 18},     {"holdem", "44-22", 18},
        {"holdem", "AKs", 4},        {"holdem", "AKo", 12},
        {"holdem", "AK", 16},        {"holdem", "KA", 16},
        {"holdem", "A5s-A2s", 16},   {"holdem", "A2s-A5s", 16},
        {"holdem", "KQo+", 12},      {"holdem", "ATs+", 16},
        {"holdem", "76s-54s", 12},   {"holdem", "AA,AhAd", 6},
        {"holdem", "random", 1},     {"holdem", "22+,A2s+,KQo", 138},
        {"holdem", "Ah", 1},         {"shortdeck", "22+", 54},
        {"royal", "22+", 30},        {"omaha", "AhAdKhKd", 1},
        {"omaha", "AhAd", 1},        {"omaha6", "AhAdKhKd2c3c", 1},
        {"holdem", "", 0},           {"holdem", "AKx", 0},
        {"holdem", "JJ++", 0},       {"holdem", "A5s-K2s", 0},
        {"holdem", "A5s-A2o", 0},    {"holdem", "AhAh", 0},
        {"holdem", "AA,", 0},        {"holdem", "AhKdQc", 0},
        {"shortdeck", "22", 0},      {"shortdeck", "2h", 0},
        {"omaha", "AA", 0},          {"omaha", "AhAdKhKd2c", 0},
        {"badugi", "AhAdKhKd2c", 0}, {"holdem", "random,AA", 0},
        {"holdem", "QQ,JJ+,QQ", 24}, {"holdem", "KdAh,AhKd", 1},
        {"holdem", "AhKd,AhQd", 2},  {"holdem", "A", 0},
        {"holdem", "AA-", 0},        {"holdem", "AA-KK+", 0},
        {"holdem", "AA-Ks", 0},      {"shortdeck", "A5s", 0},
        {"shortdeck", "A5s+", 32},   {"holdem", "22222222222222222222222222222222", 0},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct equity_game game = equity_game_of(variant_find(cases[i].game));
        bool is_range = equity_range_parse(cases[i].text, &game, &range);
        CU_ASSERT_EQUAL(is_range, cases[i].count > 0);
        CU_ASSERT_EQUAL(is_range ? range.count : 0, cases[i].count);
    }
    const char *all = "22+,32+,42+,52+,62+,72+,82+,92+,T2+,J2+,Q2+,K2+,A2+";
    struct equity_game holdem = equity_game_of(VARIANT_HOLDEM);
    CU_ASSERT_TRUE(equity_range_parse(all, &holdem, &range));
    CU_ASSERT_EQUAL(range.count, EQUITY_HANDS_MAX);
}

void equity_suite(void)
{
    CU_pSuite suite = CU_add_suite("equity", NULL, NULL);
    CU_ADD_TEST(suite, test_equity_counted);
    CU_ADD_TEST(suite, test_equity_classes);
    CU_ADD_TEST(suite, test_equity_dead);
    CU_ADD_TEST(suite, test_equity_too_much);
    CU_ADD_TEST(suite, test_equity_drawn);
    CU_ADD_TEST(suite, test_equity_impossible);
    CU_ADD_TEST(suite, test_equity_ranges);
}
