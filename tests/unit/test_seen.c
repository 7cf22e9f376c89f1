#include "suites.h"
#include "tools/seen.h"

#include <CUnit/Basic.h>
#include <string.h>

static const char snapshot[] =
    "{\"seq\":40,\"now\":1000,\"table\":{\"id\":12,\"name\":\"Loire\",\"seats\":6,\"smallBlind\":"
    "50,"
    "\"bigBlind\":100,\"buyInMin\":2000,\"buyInMax\":10000,\"actMs\":20000},"
    "\"state\":{\"seq\":30,\"hand\":16,\"button\":2,\"sitters\":["
    "{\"seat\":0,\"player\":{\"id\":7,\"name\":\"camille\",\"bot\":false},\"stack\":5000,\"out\":"
    "false},"
    "{\"seat\":2,\"player\":{\"id\":8,\"name\":\"Zoe\",\"bot\":true},\"stack\":4000,\"out\":false},"
    "{\"seat\":5,\"player\":{\"id\":9,\"name\":\"Otto\",\"bot\":true},\"stack\":300,\"out\":true}],"
    "\"waiting\":[],\"nextHandAt\":null},\"chat\":[],\"events\":["
    "{\"seq\":31,\"table\":12,\"kind\":\"hand_started\",\"at\":1,\"hand\":17,\"game\":\"holdem\","
    "\"limit\":\"no\",\"seats\":[0,2],"
    "\"button\":2,\"smallBlindSeat\":2,\"bigBlindSeat\":0,\"smallBlind\":50,\"bigBlind\":100,"
    "\"ante\":0,\"stacks\":[5000,0,4000,0,0,0]},"
    "{\"seq\":32,\"table\":12,\"kind\":\"posted\",\"at\":1,\"hand\":17,\"seat\":2,"
    "\"post\":\"small_blind\",\"amount\":50,\"allIn\":false},"
    "{\"seq\":33,\"table\":12,\"kind\":\"posted\",\"at\":1,\"hand\":17,\"seat\":0,"
    "\"post\":\"big_blind\",\"amount\":100,\"allIn\":false},"
    "{\"seq\":34,\"table\":12,\"kind\":\"hole_cards\",\"at\":1,\"hand\":17,\"seat\":2,"
    "\"cards\":[\"Ah\",\"Kd\"]},"
    "{\"seq\":35,\"table\":12,\"kind\":\"turn_began\",\"at\":1,\"hand\":17,\"seat\":2,\"turn\":1,"
    "\"toCall\":50,\"minRaiseTo\":200,\"maxRaiseTo\":4000}]}";

static struct seen load(void)
{
    struct json_tree tree = {0};
    struct seen seen;

    CU_ASSERT_EQUAL_FATAL(json_tree_read(&tree, snapshot, strlen(snapshot)), 0);
    CU_ASSERT_EQUAL_FATAL(seen_load(&seen, &tree, 8), 40);
    json_tree_release(&tree);
    return seen;
}

static void apply(struct seen *seen, const char *event)
{
    struct json_tree tree = {0};

    CU_ASSERT_EQUAL_FATAL(json_tree_read(&tree, event, strlen(event)), 0);
    seen_apply(seen, &tree, 0);
    json_tree_release(&tree);
}

static void test_snapshot(void)
{
    struct seen seen = load();

    CU_ASSERT_EQUAL(seen.table, 12);
    CU_ASSERT_EQUAL(seen.own_seat, 2);
    CU_ASSERT_EQUAL(seen.hand_no, 17);
    CU_ASSERT_EQUAL(seen.hole[0], card_parse("Ah"));
    CU_ASSERT_EQUAL(seen_pot(&seen), 150);
    CU_ASSERT_EQUAL(seen_bet_to(&seen), 100);
    CU_ASSERT_EQUAL(seen_live_count(&seen), 2);
    CU_ASSERT_TRUE(seen_is_own_turn(&seen));
    CU_ASSERT_EQUAL(seen.legal.to_call, 50);
    CU_ASSERT_EQUAL(seen.sitter[2].stack, 3950);
    CU_ASSERT_TRUE(seen.sitter[5].is_out);
}

/* Who is asked for the next game knows it from the event, and from a snapshot. */
static void test_choice(void)
{
    struct json_tree tree = {0};
    struct seen seen = load();
    const char *asked = "{\"seq\":9,\"table\":{\"id\":12,\"seats\":6},\"state\":{\"hand\":16,"
                        "\"sitters\":[{\"seat\":2,\"player\":{\"id\":8},\"stack\":4000}],"
                        "\"choiceSeat\":2,\"choices\":[{},{},{}]},\"events\":[]}";

    CU_ASSERT_FALSE(seen_is_choosing(&seen));
    apply(&seen,
          "{\"table\":12,\"kind\":\"choice_asked\",\"hand\":18,\"seat\":2,\"choices\":["
          "{\"game\":\"razz\",\"limit\":\"fixed\"},{\"game\":\"omaha\",\"limit\":\"pot\"}]}");
    CU_ASSERT_TRUE(seen_is_choosing(&seen));
    CU_ASSERT_EQUAL(seen.choice_hand, 18);
    CU_ASSERT_EQUAL(seen.choice_count, 2);
    apply(&seen, "{\"table\":12,\"kind\":\"game_chosen\",\"hand\":18,\"seat\":2}");
    CU_ASSERT_FALSE(seen_is_choosing(&seen));
    CU_ASSERT_EQUAL_FATAL(json_tree_read(&tree, asked, strlen(asked)), 0);
    CU_ASSERT_EQUAL_FATAL(seen_load(&seen, &tree, 8), 9);
    CU_ASSERT_TRUE(seen_is_choosing(&seen));
    CU_ASSERT_EQUAL(seen.choice_hand, 17);
    json_tree_release(&tree);
}

static void test_hand(void)
{
    struct seen seen = load();

    apply(&seen, "{\"table\":12,\"kind\":\"acted\",\"hand\":17,\"seat\":2,\"action\":\"raise\","
                 "\"amount\":250,\"to\":300,\"allIn\":false}");
    CU_ASSERT_FALSE(seen_is_own_turn(&seen));
    CU_ASSERT_EQUAL(seen.raises, 1);
    CU_ASSERT_EQUAL(seen.aggressor, 2);
    apply(&seen, "{\"table\":12,\"kind\":\"acted\",\"hand\":17,\"seat\":0,\"action\":\"call\","
                 "\"amount\":200,\"to\":300,\"allIn\":false}");
    apply(&seen, "{\"table\":12,\"kind\":\"collected\",\"hand\":17,"
                 "\"pots\":[{\"amount\":600,\"seats\":[0,2]}]}");
    apply(&seen, "{\"table\":12,\"kind\":\"street_dealt\",\"hand\":17,\"street\":\"flop\","
                 "\"cards\":[\"2c\",\"3c\",\"4c\"]}");
    CU_ASSERT_EQUAL(seen_pot(&seen), 600);
    CU_ASSERT_EQUAL(seen_bet_to(&seen), 0);
    CU_ASSERT_EQUAL(seen.board_count, 3);
    CU_ASSERT_EQUAL(seen.raises, 0);
    apply(&seen, "{\"table\":12,\"kind\":\"acted\",\"hand\":17,\"seat\":0,\"action\":\"fold\","
                 "\"amount\":0,\"to\":0,\"allIn\":false}");
    apply(&seen,
          "{\"table\":12,\"kind\":\"pot_won\",\"hand\":17,\"seat\":2,\"pot\":0,\"amount\":600}");
    apply(&seen, "{\"table\":12,\"kind\":\"hand_ended\",\"hand\":17}");
    CU_ASSERT_EQUAL(seen.sitter[2].stack, 4300);
    CU_ASSERT_FALSE(seen.is_running);
}

static void test_others(void)
{
    struct seen seen = load();
    struct seen before = seen;

    apply(&seen, "{\"table\":13,\"kind\":\"left\",\"seat\":2,\"player\":8,\"amount\":1}");
    apply(&seen, "{\"table\":12,\"kind\":\"something_new\",\"seat\":2}");
    apply(&seen, "{\"table\":12,\"kind\":\"left\",\"seat\":99}");
    CU_ASSERT_EQUAL(memcmp(&seen, &before, sizeof seen), 0);
    apply(&seen, "{\"table\":12,\"kind\":\"left\",\"seat\":2,\"player\":8,\"amount\":4000}");
    CU_ASSERT_EQUAL(seen.own_seat, SEAT_NONE);
}

void seen_suite(void)
{
    CU_pSuite suite = CU_add_suite("seen", NULL, NULL);
    CU_ADD_TEST(suite, test_snapshot);
    CU_ADD_TEST(suite, test_choice);
    CU_ADD_TEST(suite, test_hand);
    CU_ADD_TEST(suite, test_others);
}
