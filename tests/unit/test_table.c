#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct stage *three_players(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);

    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 500);
    stage_sit(stage, 3, 2, 500);
    return stage;
}

static void test_turns(void)
{
    struct stage *stage = three_players();

    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_FOLD, 0), REFUSAL_NO_HAND);
    stage_deal(stage); /* seat 0 first */
    CU_ASSERT_EQUAL(stage_act(stage, 2, ACTION_CALL, 0), REFUSAL_NOT_YOUR_TURN);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_CHECK, 0), REFUSAL_CANNOT_CHECK);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_BET, 40), REFUSAL_CANNOT_BET);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_RAISE, 19), REFUSAL_RAISE_TOO_SMALL);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_RAISE, 501), REFUSAL_RAISE_TOO_BIG);

    struct command late = stage_command(stage, COMMAND_ACT, 1);
    late.action = ACTION_CALL;
    CU_ASSERT_EQUAL(stage_do(stage, &late), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_do(stage, &late), REFUSAL_STALE_TURN);
    late.hand_no--;
    CU_ASSERT_EQUAL(stage_do(stage, &late), REFUSAL_STALE_TURN);
    stage_act(stage, 2, ACTION_CALL, 0);
    CU_ASSERT_EQUAL(stage_act(stage, 3, ACTION_CALL, 0), REFUSAL_NOTHING_TO_CALL);
    stage_act(stage, 3, ACTION_CHECK, 0);
    CU_ASSERT_EQUAL(stage_act(stage, 2, ACTION_RAISE, 20), REFUSAL_NOTHING_TO_RAISE);
    stage_destroy(stage);
}

/* A short all-in does not give the first raiser another raise (rule 4.7). */
static void test_cannot_raise(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);

    config.buy_in_min = 1;
    stage->table.config.buy_in_min = 1;
    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 65);
    stage_sit(stage, 3, 2, 500);
    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 60);
    stage_act(stage, 2, ACTION_RAISE, 65);
    stage_act(stage, 3, ACTION_CALL, 0);
    CU_ASSERT_EQUAL(stage_act(stage, 1, ACTION_RAISE, 200), REFUSAL_CANNOT_RAISE);
    stage_destroy(stage);
}

static void test_show(void)
{
    struct stage *stage = three_players();
    struct command show;

    stage_deal(stage);
    show = stage_command(stage, COMMAND_SHOW, 3);
    show.mask = 2;
    CU_ASSERT_EQUAL(stage_do(stage, &show), REFUSAL_HAND_RUNNING);
    stage_fold_hand(stage);
    CU_ASSERT_EQUAL(stage_do(stage, &show), REFUSAL_NONE);
    const struct event *shown = stage_find_hand(stage, HAND_SHOWN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(shown);
    CU_ASSERT_EQUAL(shown->hand.shown.card[0], CARD_NONE);
    CU_ASSERT_EQUAL(shown->hand.shown.card[1], stage->table.hand.hole[2][1]);
    CU_ASSERT_EQUAL(shown->hand_no, 1);
    CU_ASSERT_EQUAL(stage_do(stage, &show), REFUSAL_NOTHING_TO_SHOW);
    stage_deal(stage);
    show.mask = 3;
    CU_ASSERT_EQUAL(stage_do(stage, &show), REFUSAL_STALE_TURN);
    stage_destroy(stage);
}

/* Invariant 7: a repeated command id has one effect, for the last RECENT_COMMANDS. */
static void test_repeated_commands(void)
{
    struct stage *stage = three_players();
    struct command chat = stage_command(stage, COMMAND_CHAT, 1);

    memcpy(chat.text, "once", 5);
    chat.id = 77;
    CU_ASSERT_EQUAL(stage_do(stage, &chat), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_CHATTED)->command_id, 77);
    CU_ASSERT(table_has_done(&stage->table, 77));
    CU_ASSERT_FALSE(table_has_done(&stage->table, 0));
    CU_ASSERT_EQUAL(stage_do(stage, &chat), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage->last.count, 0);
    for (uint64_t id = 100; id < 100 + RECENT_COMMANDS; id++) {
        chat.id = id;
        stage_do(stage, &chat);
        CU_ASSERT_EQUAL(stage_count(stage, EVENT_CHATTED), 1);
    }
    CU_ASSERT_FALSE(table_has_done(&stage->table, 77));
    CU_ASSERT(table_has_done(&stage->table, 100));

    struct command refused = stage_command(stage, COMMAND_LEAVE, 9);
    refused.id = 500;
    CU_ASSERT_EQUAL(stage_do(stage, &refused), REFUSAL_NOT_SEATED);
    CU_ASSERT_FALSE(table_has_done(&stage->table, 500)); /* nothing was done */
    stage_destroy(stage);
}

/* The pause lets people see a showdown, and each street of a run-out. */
static void test_pauses(void)
{
    struct stage *stage = three_players();

    stage_deal(stage);
    stage_fold_hand(stage);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_PAUSED)->until, stage->now + 3000);
    stage_deal(stage);
    stage_call_hand(stage);
    CU_ASSERT_EQUAL(stage_find(stage, EVENT_PAUSED)->until, stage->now + 6000);
    stage_deal(stage); /* button 2, small blind 0, big blind 1 */
    stage_act(stage, 3, ACTION_RAISE, stage->table.hand.stack[2]);
    stage_act(stage, 1, ACTION_FOLD, 0);
    stage_act(stage, 2, ACTION_CALL, 0);
    if (stage->table.next_hand_at != INSTANT_NEVER)
        CU_ASSERT_EQUAL(stage->table.next_hand_at, stage->now + 9000);
    stage_destroy(stage);
}

static void test_digest(void)
{
    struct stage *stage = three_players();
    struct table other = stage->table;

    CU_ASSERT_EQUAL(table_digest(&other), table_digest(&stage->table));
    other.sitter[2].stack++;
    CU_ASSERT_NOT_EQUAL(table_digest(&other), table_digest(&stage->table));
    stage_deal(stage);
    other = stage->table;
    memset(other.hand.hole, 0, sizeof other.hand.hole); /* hidden cards are not in it */
    memset(&other.hand.deck, 0, sizeof other.hand.deck);
    CU_ASSERT_EQUAL(table_digest(&other), table_digest(&stage->table));
    other.hand.bet[0]++;
    CU_ASSERT_NOT_EQUAL(table_digest(&other), table_digest(&stage->table));
    stage_destroy(stage);
}

/*
 * Coverage of meaning: all suites before this one and those of this file have produced every event
 * and every refusal of the room. What gamed and the world alone say is not the table's.
 */
static void test_everything_was_seen(void)
{
    static const enum refusal others[] = {REFUSAL_NO_SUCH_TABLE,  REFUSAL_CLAIM_TOO_EARLY,
                                          REFUSAL_CLAIM_TOO_RICH, REFUSAL_TABLES_FULL,
                                          REFUSAL_NO_CHAT,        REFUSAL_BUSY,
                                          REFUSAL_PLAYER_GONE};
    bool is_others[REFUSAL_COUNT] = {false};

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        is_others[others[i]] = true;
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        CU_ASSERT(stage_seen_event[kind] > 0 || kind == EVENT_CHIPS_GRANTED);
    for (int kind = 0; kind < HAND_EVENT_COUNT; kind++)
        CU_ASSERT(stage_seen_hand_event[kind] > 0);
    for (int refusal = 0; refusal < REFUSAL_COUNT; refusal++)
        CU_ASSERT(stage_seen_refusal[refusal] > 0 || is_others[refusal]);
}

void table_suite(void)
{
    CU_pSuite suite = CU_add_suite("table", NULL, NULL);
    CU_ADD_TEST(suite, test_turns);
    CU_ADD_TEST(suite, test_cannot_raise);
    CU_ADD_TEST(suite, test_show);
    CU_ADD_TEST(suite, test_repeated_commands);
    CU_ADD_TEST(suite, test_pauses);
    CU_ADD_TEST(suite, test_digest);
    CU_ADD_TEST(suite, test_everything_was_seen);
}
