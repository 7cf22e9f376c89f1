#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>

static struct stage *two_players(int time_bank_ms)
{
    struct table_config config = stage_config();

    config.time_bank_ms = time_bank_ms;
    struct stage *stage = stage_create(&config);
    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 500);
    stage_deal(stage); /* seat 0 is the button and acts first */
    return stage;
}

static void resume(struct stage *stage, int outage_ms)
{
    struct command command = stage_command(stage, COMMAND_RESUME, 0);

    command.outage_ms = outage_ms;
    stage->now += outage_ms;
    stage_do(stage, &command);
}

static void test_clock_and_time_bank(void)
{
    struct stage *stage = two_players(30000);

    CU_ASSERT_EQUAL(stage->table.act_until, stage->now + 20000);
    CU_ASSERT_EQUAL(table_deadline(&stage->table), stage->now + 20001);
    stage_wake(stage);
    const struct event *bank = stage_find(stage, EVENT_CLOCK_STARTED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bank);
    CU_ASSERT(bank->is_time_bank);
    CU_ASSERT_EQUAL(bank->until, stage->now + 30000);
    CU_ASSERT_EQUAL(bank->hand_no, 1);
    stage->now += 10000;
    stage_act(stage, 1, ACTION_CALL, 0);
    CU_ASSERT_EQUAL(stage->table.sitter[0].time_bank_ms, 20000);
    CU_ASSERT_EQUAL(stage->table.sitter[0].timeouts, 0);
    CU_ASSERT_FALSE(stage->table.on_time_bank);
    stage_call_hand(stage);
    CU_ASSERT_EQUAL(stage->table.sitter[0].time_bank_ms, 21000); /* earned by the hand */
    CU_ASSERT_EQUAL(stage->table.sitter[1].time_bank_ms, 30000); /* never above the full bank */
    stage_destroy(stage);
}

/* Too early a wake does nothing: gamed's timer may fire early. */
static void test_early_wake(void)
{
    struct stage *stage = two_players(0);
    struct command wake = stage_command(stage, COMMAND_WAKE, 0);

    stage->now = stage->table.act_until;
    CU_ASSERT_EQUAL(stage_do(stage, &wake), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage->last.count, 0);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_CALL, 0), REFUSAL_NONE);
    stage_destroy(stage);
}

static void test_timeouts(void)
{
    struct stage *stage = two_players(0);

    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_TIMED_OUT), 1);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_ACTED)->hand.acted.action, ACTION_FOLD);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_SAT_OUT), 0);
    CU_ASSERT_EQUAL(stage->table.sitter[0].timeouts, 1);
    stage_deal(stage); /* seat 1 is the button now */
    stage_act(stage, 2, ACTION_CALL, 0);
    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_ACTED)->hand.acted.action, ACTION_CHECK);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_SAT_OUT)->reason, REASON_TIMED_OUT);
    CU_ASSERT(stage->table.sitter[0].is_out);
    stage_sit_in(stage, 1, false);
    CU_ASSERT_EQUAL(stage->table.sitter[0].timeouts, 0);
    stage_destroy(stage);
}

/* An action of one's own forgives the timeouts before it. */
static void test_timeouts_in_a_row(void)
{
    struct stage *stage = two_players(0);

    stage_act(stage, 1, ACTION_CALL, 0);
    stage_wake(stage); /* seat 1 checks by the clock */
    CU_ASSERT_EQUAL(stage->table.sitter[1].timeouts, 1);
    stage_act(stage, 2, ACTION_CHECK, 0);
    CU_ASSERT_EQUAL(stage->table.sitter[1].timeouts, 0);
    stage_destroy(stage);
}

static void test_outages(void)
{
    struct stage *stage = two_players(30000);

    stage->now += 5000;
    resume(stage, 3600000);
    CU_ASSERT_EQUAL(stage->table.act_until, stage->now + 15000);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_CLOCK_MOVED), 1);
    stage->now += 14000;
    resume(stage, 1000);
    CU_ASSERT_EQUAL(stage->table.act_until, stage->now + RESUME_MS);
    stage_wake(stage); /* the time bank */
    stage->now += 25000;
    resume(stage, 60000); /* 5 s were left: grace of 10 s, but no more bank than before */
    stage->now += 1000;
    stage_act(stage, 1, ACTION_CALL, 0);
    CU_ASSERT_EQUAL(stage->table.sitter[0].time_bank_ms, 9000);
    stage_fold_hand(stage);

    instant_ms next = stage->table.next_hand_at;
    resume(stage, 60000);
    CU_ASSERT_EQUAL(stage->table.next_hand_at, next + 60000);
    stage_destroy(stage);
}

/* Offers and the minute of a broke player start again after an outage. */
static void test_outage_between_hands(void)
{
    struct table_config config = stage_config();

    config.seats = 2;
    struct stage *stage = stage_create(&config);
    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 500);
    stage_ask(stage, COMMAND_WAIT, 3);
    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 500);
    stage_act(stage, 2, ACTION_CALL, 0);
    int broke = stage->table.sitter[0].stack == 0 ? 0 : 1;
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_SAT_OUT)->reason, REASON_BROKE);
    resume(stage, 600000);
    CU_ASSERT_EQUAL(stage->table.sitter[broke].player, broke + 1);
    stage->now += BROKE_MS;
    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_LEFT)->reason, REASON_BROKE);
    instant_ms until = stage_find(stage, EVENT_SEAT_OFFERED)->until;
    resume(stage, 600000);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_SEAT_OFFERED)->until, until + 600000);
    stage_destroy(stage);
}

/* The wall clock is an hour earlier than it was: nobody waits for that hour. */
static void test_clock_set_back(void)
{
    struct stage *stage = two_players(30000);
    struct command command = stage_command(stage, COMMAND_RESUME, 0);

    stage->now -= 3600000;
    stage_do(stage, &command);
    CU_ASSERT_EQUAL(stage->table.act_until, stage->now + 20000);
    stage_wake(stage); /* the time bank */
    stage->now -= 3600000;
    stage_do(stage, &command);
    CU_ASSERT_EQUAL(stage->table.act_until, stage->now + 30000);
    stage_fold_hand(stage);
    stage->now -= 3600000;
    stage_do(stage, &command);
    CU_ASSERT(stage->table.next_hand_at <= stage->now + 60000);
    stage_destroy(stage);
}

void clock_suite(void)
{
    CU_pSuite suite = CU_add_suite("clock", NULL, NULL);
    CU_ADD_TEST(suite, test_clock_and_time_bank);
    CU_ADD_TEST(suite, test_early_wake);
    CU_ADD_TEST(suite, test_timeouts);
    CU_ADD_TEST(suite, test_timeouts_in_a_row);
    CU_ADD_TEST(suite, test_outages);
    CU_ADD_TEST(suite, test_outage_between_hands);
    CU_ADD_TEST(suite, test_clock_set_back);
}
