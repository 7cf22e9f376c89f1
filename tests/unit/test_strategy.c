#include "suites.h"
#include "tools/strategy.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct seen heads_up(const char *first, const char *second)
{
    struct seen seen = {
        .table = 1,
        .seats = 2,
        .small_blind = 50,
        .big_blind = 100,
        .is_running = true,
        .button = 0,
        .aggressor = SEAT_NONE,
        .turn = 1,
        .legal = {.to_call = 50, .min_raise_to = 200, .max_raise_to = 5000},
    };
    seen.sitter[0] = (struct seen_sitter){.player = 1, .is_live = true, .stack = 4950, .bet = 50};
    seen.sitter[1] = (struct seen_sitter){.player = 2, .is_live = true, .stack = 4900, .bet = 100};
    seen.hole[0] = card_parse(first);
    seen.hole[1] = card_parse(second);
    return seen;
}

static void test_points(void)
{
    static const struct {
        const char *hole[2];
        double points;
    } cases[] = {
        {{"As", "Ac"}, 20},   {{"As", "Ks"}, 12}, {{"Td", "Th"}, 10}, {{"5d", "7d"}, 5.5 + 0.0},
        {{"2d", "7h"}, -1.5}, {{"2d", "2h"}, 5},  {{"Jh", "Td"}, 7},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        card hole[HOLE_MAX] = {card_parse(cases[i].hole[0]), card_parse(cases[i].hole[1])};
        CU_ASSERT_DOUBLE_EQUAL(strategy_points(hole), cases[i].points, 0.01);
    }
}

static void test_equity(void)
{
    struct dice dice = dice_seeded(3);
    struct seen aces = heads_up("As", "Ac");
    struct seen worst = heads_up("7s", "2c");

    CU_ASSERT_DOUBLE_EQUAL(strategy_equity(&aces, 1, 4000, &dice), 0.852, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(strategy_equity(&worst, 1, 4000, &dice), 0.346, 0.025);
    CU_ASSERT_DOUBLE_EQUAL(strategy_equity(&aces, 9, 2000, &dice), 0.31, 0.04);

    static const char *const royal[] = {"Ks", "Qs", "Js", "Ts", "2d"};
    aces.hole[1] = card_parse("2c");
    for (int i = 0; i < BOARD_MAX; i++)
        aces.board[aces.board_count++] = card_parse(royal[i]);
    CU_ASSERT_EQUAL(strategy_equity(&aces, 3, 200, &dice), 1.0);
}

static struct seen random_situation(struct dice *dice)
{
    struct seen seen = heads_up("As", "Kd");
    struct seen_sitter *own = &seen.sitter[0];
    int cards[] = {0, 3, 4, 5};
    card deck[DECK_SIZE];

    for (int c = 0; c < DECK_SIZE; c++)
        deck[c] = (card)c;
    for (int i = 0; i < HOLE_MAX + BOARD_MAX; i++) {
        int other = i + dice_below(dice, DECK_SIZE - i);
        card drawn = deck[other];
        deck[other] = deck[i];
        deck[i] = drawn;
    }
    memcpy(seen.hole, deck, HOLE_MAX);
    seen.board_count = cards[dice_below(dice, 4)];
    memcpy(seen.board, deck + HOLE_MAX, (size_t)seen.board_count);
    seen.seats = 2 + dice_below(dice, 9);
    seen.own_seat = 0;
    seen.turn_seat = 0;
    seen.button = dice_below(dice, seen.seats);
    for (int seat = 1; seat < seen.seats; seat++)
        seen.sitter[seat] =
            (struct seen_sitter){.player = seat + 1, .is_live = dice_below(dice, 2)};
    seen.collected = dice_below(dice, 5000);
    seen.raises = dice_below(dice, 4);
    seen.sitter[1].bet = dice_below(dice, 2) * dice_below(dice, 2000);
    own->bet = 0;
    own->stack = 1 + dice_below(dice, 6000);
    seen.legal.to_call = seen.sitter[1].bet < own->stack ? seen.sitter[1].bet : own->stack;
    seen.legal.max_raise_to = own->stack > seen.sitter[1].bet ? own->stack : 0;
    seen.legal.min_raise_to = seen.sitter[1].bet + 100;
    if (seen.legal.min_raise_to > seen.legal.max_raise_to)
        seen.legal.min_raise_to = seen.legal.max_raise_to;
    return seen;
}

/* Whatever the situation, each level decides something that the server allows. */
static void test_decisions_are_legal(void)
{
    struct dice dice = dice_seeded(11);

    for (int i = 0; i < 6000; i++) {
        struct seen seen = random_situation(&dice);
        const struct legal *legal = &seen.legal;
        struct decision decision = strategy_decide(&seen, 1 + i % 20 / 9, &dice);

        CU_ASSERT(decision.weight >= 0);
        if (decision.action == ACTION_CHECK)
            CU_ASSERT_EQUAL(legal->to_call, 0);
        if (decision.action == ACTION_CALL || decision.action == ACTION_FOLD)
            CU_ASSERT(legal->to_call > 0);
        if (decision.action == ACTION_BET || decision.action == ACTION_RAISE) {
            CU_ASSERT(legal->min_raise_to > 0);
            CU_ASSERT(decision.to >= legal->min_raise_to && decision.to <= legal->max_raise_to);
            CU_ASSERT_EQUAL(decision.action == ACTION_RAISE, seen_bet_to(&seen) > 0);
        }
    }
}

static void test_skill(void)
{
    struct dice dice = dice_seeded(5);
    int raised = 0;
    int folded = 0;

    for (int i = 0; i < 100; i++) {
        for (int level = 2; level <= 3; level++) {
            struct seen aces = heads_up("As", "Ac");
            struct seen rags = heads_up("7s", "2c");
            rags.legal.to_call = 2000;
            rags.sitter[1].bet = 2050;
            rags.raises = 1;
            raised += strategy_decide(&aces, level, &dice).action == ACTION_RAISE;
            folded += strategy_decide(&rags, level, &dice).action == ACTION_FOLD;
        }
    }
    CU_ASSERT(raised > 160);
    CU_ASSERT(folded > 160);
}

void strategy_suite(void)
{
    CU_pSuite suite = CU_add_suite("strategy", NULL, NULL);
    CU_ADD_TEST(suite, test_points);
    CU_ADD_TEST(suite, test_equity);
    CU_ADD_TEST(suite, test_decisions_are_legal);
    CU_ADD_TEST(suite, test_skill);
}
