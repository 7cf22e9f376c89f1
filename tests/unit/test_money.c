#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>

static struct stage *two_players(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);

    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 990);
    return stage;
}

static void test_top_up_between_hands(void)
{
    struct stage *stage = two_players();

    CU_ASSERT_EQUAL(stage_top_up(stage, 1, 100001), REFUSAL_TOO_FEW_CHIPS);
    CU_ASSERT_EQUAL(stage_top_up(stage, 1, 200), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_TOPPED_UP)->amount, 200);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_TOP_UP_RETURNED), 0);
    CU_ASSERT_EQUAL(stage_top_up(stage, 2, 50), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_TOPPED_UP)->amount, 10);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_TOP_UP_RETURNED)->amount, 40);
    CU_ASSERT_EQUAL(stage_top_up(stage, 2, 1), REFUSAL_STACK_FULL);
    stage_destroy(stage);
}

static void test_top_up_in_a_hand(void)
{
    struct stage *stage = two_players();

    stage_deal(stage);
    CU_ASSERT_EQUAL(stage_top_up(stage, 1, 300), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_TOPPED_UP), 0);
    CU_ASSERT_EQUAL(stage->table.hand.stack[0], 495);
    CU_ASSERT_EQUAL(stage_top_up(stage, 1, 300), REFUSAL_NONE); /* 1095 in all: a part fits */
    CU_ASSERT_EQUAL(stage_top_up(stage, 1, 300), REFUSAL_STACK_FULL);
    stage_act(stage, 1, ACTION_RAISE, 495); /* what waits cannot be bet */
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_RAISE, 500), REFUSAL_NOT_YOUR_TURN);
    stage_act(stage, 2, ACTION_FOLD, 0);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_TOPPED_UP)->amount, 490);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_TOP_UP_RETURNED)->amount, 110);
    CU_ASSERT_EQUAL(stage->table.sitter[0].stack, 1000);
    CU_ASSERT_EQUAL(stage->table.sitter[0].top_up, 0);
    stage_destroy(stage);
}

/* Who has folded and leaves takes the held top-up along. */
static void test_leaving_with_a_top_up(void)
{
    struct stage *stage = two_players();

    stage_sit(stage, 3, 2, 400);
    stage_deal(stage);
    stage_top_up(stage, 1, 300);
    stage_act(stage, 1, ACTION_FOLD, 0);
    stage_ask(stage, COMMAND_LEAVE, 1);
    CU_ASSERT(stage->table.hand.is_running);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_LEFT)->amount, 800);
    CU_ASSERT_EQUAL(table_seat_chips(&stage->table, 0), 0);
    stage_destroy(stage);
}

/* A broke player who tops up is back at once; a top-up of the hand saves the seat. */
static void test_broke(void)
{
    struct stage *stage = two_players();

    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 500);
    stage_act(stage, 2, ACTION_CALL, 0);
    int broke = stage->table.sitter[0].stack == 0 ? 0 : 1;
    if (broke == 1) { /* seat 1 had more: nobody is broke */
        CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_OUT), 0);
    } else {
        CU_ASSERT(stage->table.sitter[0].is_out);
        CU_ASSERT_EQUAL(stage_sit_in(stage, 1, false), REFUSAL_TOO_FEW_CHIPS);
        CU_ASSERT_EQUAL(stage_top_up(stage, 1, 199), REFUSAL_BUY_IN_TOO_SMALL);
        CU_ASSERT_EQUAL(stage_top_up(stage, 1, 200), REFUSAL_NONE);
        CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_IN), 1);
    }
    stage_destroy(stage);
}

/* Rule 9.4. */
static void test_coming_back(void)
{
    struct stage *stage = two_players();

    stage_ask(stage, COMMAND_LEAVE, 1);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 0, 499), REFUSAL_BUY_IN_TOO_SMALL);
    CU_ASSERT_EQUAL(stage_sit(stage, 3, 0, 200), REFUSAL_NONE); /* others may */
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 2, 500), REFUSAL_NONE);
    stage_ask(stage, COMMAND_LEAVE, 1);
    stage->now += RETURN_MS;
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 2, 200), REFUSAL_NONE);
    stage_destroy(stage);
}

static void test_rake(void)
{
    struct table_config config = stage_config();

    config.rake_bp = 500;
    config.rake_cap = 7;
    struct stage *stage = stage_create(&config);
    stage_sit(stage, 1, 0, 1000);
    stage_sit(stage, 2, 1, 1000);
    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 50);
    stage_act(stage, 2, ACTION_CALL, 0);
    stage_act(stage, 2, ACTION_BET, 100);
    stage_act(stage, 1, ACTION_FOLD, 0);
    const struct event *raked = stage_find(stage, EVENT_RAKED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(raked);
    CU_ASSERT_EQUAL(raked->amount, 5);
    CU_ASSERT(raked < stage_find_hand(stage, HAND_ENDED)); /* before the end of the hand */
    CU_ASSERT_EQUAL(stage->table.sitter[1].stack, 1045);
    stage_deal(stage);
    stage_fold_hand(stage);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_RAKED), 0); /* no flop, no drop */
    stage_destroy(stage);
}

void money_suite(void)
{
    CU_pSuite suite = CU_add_suite("money", NULL, NULL);
    CU_ADD_TEST(suite, test_top_up_between_hands);
    CU_ADD_TEST(suite, test_top_up_in_a_hand);
    CU_ADD_TEST(suite, test_leaving_with_a_top_up);
    CU_ADD_TEST(suite, test_broke);
    CU_ADD_TEST(suite, test_coming_back);
    CU_ADD_TEST(suite, test_rake);
}
