#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct stage *empty_table(void)
{
    struct table_config config = stage_config();
    return stage_create(&config);
}

static struct stage *three_players(void)
{
    struct stage *stage = empty_table();

    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 500);
    stage_sit(stage, 3, 2, 500);
    return stage;
}

static void test_sit(void)
{
    struct stage *stage = empty_table();

    CU_ASSERT_EQUAL(stage_sit(stage, 1, -1, 500), REFUSAL_NO_SUCH_SEAT);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 6, 500), REFUSAL_NO_SUCH_SEAT);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 0, 199), REFUSAL_BUY_IN_TOO_SMALL);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 0, 1001), REFUSAL_BUY_IN_TOO_BIG);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 0, 200), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_sit(stage, 1, 1, 500), REFUSAL_ALREADY_SEATED);
    CU_ASSERT_EQUAL(stage_sit(stage, 2, 0, 500), REFUSAL_SEAT_TAKEN);

    struct command poor = stage_command(stage, COMMAND_SIT, 3);
    poor.seat = 3;
    poor.amount = 500;
    poor.asker.balance = 499;
    CU_ASSERT_EQUAL(stage_do(stage, &poor), REFUSAL_TOO_FEW_CHIPS);
    poor.asker.balance = 500;
    CU_ASSERT_EQUAL(stage_do(stage, &poor), REFUSAL_NONE);
    const struct event *sat = stage_find(stage, EVENT_SAT);
    CU_ASSERT_STRING_EQUAL(sat->name, "player 3");
    CU_ASSERT_EQUAL(sat->at, stage->now);
    CU_ASSERT_EQUAL(stage->table.sitter[3].time_bank_ms, 30000);
    stage_destroy(stage);
}

static void test_who_does_not_sit(void)
{
    struct stage *stage = three_players();

    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_LEAVE, 9), REFUSAL_NOT_SEATED);
    CU_ASSERT_EQUAL(stage_sit_out(stage, 9, SIT_OUT_NOW), REFUSAL_NOT_SEATED);
    CU_ASSERT_EQUAL(stage_sit_in(stage, 9, false), REFUSAL_NOT_SEATED);
    CU_ASSERT_EQUAL(stage_top_up(stage, 9, 100), REFUSAL_NOT_SEATED);
    CU_ASSERT_EQUAL(stage_act(stage, 9, ACTION_FOLD, 0), REFUSAL_NOT_SEATED);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_SHOW, 9), REFUSAL_NOT_SEATED);
    stage_destroy(stage);
}

/* Rule 9.3: the seat is free at once when its cards are folded. */
static void test_leaving(void)
{
    struct stage *stage = three_players();

    stage_deal(stage); /* button 0 acts first */
    stage_ask(stage, COMMAND_LEAVE, 2);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_LEAVE_ASKED), 1);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_LEFT), 0);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_LEAVE, 2), REFUSAL_NONE); /* twice is once */
    CU_ASSERT_EQUAL(stage->last.count, 0);
    CU_ASSERT_EQUAL(stage_top_up(stage, 2, 100), REFUSAL_NOT_SEATED);
    stage_act(stage, 1, ACTION_CALL, 0); /* the leaver folds without waiting */
    CU_ASSERT_EQUAL(stage_count_hand(stage, HAND_ACTED), 2);
    const struct event *left = stage_find(stage, EVENT_LEFT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(left);
    CU_ASSERT_EQUAL(left->amount, 495);
    CU_ASSERT_EQUAL(left->player, 2);

    CU_ASSERT_EQUAL(stage_sit(stage, 4, 1, 300), REFUSAL_NONE); /* in mid-hand */
    CU_ASSERT_EQUAL(stage_act(stage, 4, ACTION_CHECK, 0), REFUSAL_NOT_YOUR_TURN);
    stage_call_hand(stage);
    CU_ASSERT_EQUAL(stage->table.sitter[1].stack, 300);
    struct command show = stage_command(stage, COMMAND_SHOW, 4);
    show.mask = 3;
    CU_ASSERT_EQUAL(stage_do(stage, &show), REFUSAL_NOTHING_TO_SHOW);
    stage_destroy(stage);
}

static void test_sitting_out(void)
{
    struct stage *stage = three_players();

    stage_deal(stage);
    stage_sit_out(stage, 2, SIT_OUT_NEXT_HAND);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_SIT_OUT_ASKED), 1);
    stage_sit_out(stage, 2, SIT_OUT_NEXT_HAND);
    CU_ASSERT_EQUAL(stage->last.count, 0);
    stage_sit_in(stage, 2, false); /* takes it back */
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_IN), 1);
    stage_sit_out(stage, 2, SIT_OUT_NEXT_HAND);
    stage_sit_out(stage, 3, SIT_OUT_NOW);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_OUT), 1);
    stage_act(stage, 1, ACTION_FOLD, 0);
    stage_act(stage, 2, ACTION_RAISE, 20); /* the absent seat 2 folds, the hand is over */
    CU_ASSERT_FALSE(stage->table.hand.is_running);
    CU_ASSERT(stage->table.sitter[1].is_out);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_SAT_OUT)->reason, REASON_ASKED);
    CU_ASSERT_EQUAL(stage->table.next_hand_at, INSTANT_NEVER);
    stage_sit_out(stage, 2, SIT_OUT_NOW);
    CU_ASSERT_EQUAL(stage->last.count, 0);
    stage_sit_in(stage, 2, false);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_PAUSED), 1); /* two are enough again */
    stage_destroy(stage);
}

/* Between hands "next hand" is now; who sits out on turn acts at once (rule 8.4). */
static void test_sitting_out_at_once(void)
{
    struct stage *stage = three_players();

    stage_sit_out(stage, 3, SIT_OUT_NEXT_HAND);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_OUT), 1);
    stage_sit_in(stage, 3, false);
    stage_deal(stage);
    stage_sit_out(stage, 1, SIT_OUT_NOW);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_ACTED)->hand.acted.action, ACTION_FOLD);
    CU_ASSERT_EQUAL(stage->table.hand.to_act, 1);
    stage_destroy(stage);
}

static void test_waiting(void)
{
    struct table_config config = stage_config();

    config.seats = 2;
    struct stage *stage = stage_create(&config);
    stage_sit(stage, 1, 0, 500);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_WAIT, 3), REFUSAL_SEATS_FREE);
    stage_sit(stage, 2, 1, 500);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_WAIT, 1), REFUSAL_ALREADY_SEATED);
    for (player_id player = 3; player < 3 + WAITERS_MAX; player++)
        CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_WAIT, player), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_WAIT, 3), REFUSAL_ALREADY_WAITING);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_WAIT, 99), REFUSAL_WAIT_LIST_FULL);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_STOP_WAITING, 99), REFUSAL_NOT_WAITING);
    CU_ASSERT_EQUAL(stage_ask(stage, COMMAND_STOP_WAITING, 3), REFUSAL_NONE);

    stage_ask(stage, COMMAND_LEAVE, 2);
    const struct event *offered = stage_find(stage, EVENT_SEAT_OFFERED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(offered);
    CU_ASSERT_EQUAL(offered->player, 4);
    CU_ASSERT_EQUAL(offered->seat, 1);
    CU_ASSERT_EQUAL(offered->until, stage->now + OFFER_MS);
    CU_ASSERT_EQUAL(stage_sit(stage, 5, 1, 500), REFUSAL_SEAT_HELD);

    stage->now += OFFER_MS;
    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_WAIT_LEFT)->reason, REASON_EXPIRED);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_SEAT_OFFERED)->player, 5);
    CU_ASSERT_EQUAL(stage_sit(stage, 5, 1, 500), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_WAIT_LEFT)->reason, REASON_SEATED);
    CU_ASSERT_EQUAL(stage->table.waiter_count, WAITERS_MAX - 3);
    CU_ASSERT_EQUAL(stage->table.waiter[0].player, 6);
    stage_destroy(stage);
}

static void test_chat(void)
{
    struct stage *stage = three_players();
    struct command chat = stage_command(stage, COMMAND_CHAT, 2);

    memcpy(chat.text, "hello", 6);
    CU_ASSERT_EQUAL(stage_do(stage, &chat), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_CHATTED)->seat, 1);
    chat.asker.player = 9; /* from the rail */
    CU_ASSERT_EQUAL(stage_do(stage, &chat), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_CHATTED)->seat, SEAT_NONE);
    CU_ASSERT_STRING_EQUAL(stage_find(stage, EVENT_CHATTED)->text, "hello");
    stage_destroy(stage);
}

void seating_suite(void)
{
    CU_pSuite suite = CU_add_suite("seating", NULL, NULL);
    CU_ADD_TEST(suite, test_sit);
    CU_ADD_TEST(suite, test_who_does_not_sit);
    CU_ADD_TEST(suite, test_leaving);
    CU_ADD_TEST(suite, test_sitting_out);
    CU_ADD_TEST(suite, test_sitting_out_at_once);
    CU_ADD_TEST(suite, test_waiting);
    CU_ADD_TEST(suite, test_chat);
}
