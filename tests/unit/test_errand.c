#include "suites.h"
#include "tools/errand.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct knowledge at_home(void)
{
    return (struct knowledge){.name = "Zoe",
                              .is_logged_in = true,
                              .knows_purse = true,
                              .balance = 10000,
                              .level = 2,
                              .seen = {.own_seat = SEAT_NONE}};
}

static struct knowledge seated(void)
{
    struct knowledge knowledge = at_home();
    struct seen *seen = &knowledge.seen;

    knowledge.goal = 12;
    *seen = (struct seen){.table = 12,
                          .seats = 6,
                          .big_blind = 100,
                          .buy_in_min = 2000,
                          .buy_in_max = 10000,
                          .act_ms = 20000,
                          .own_seat = 3,
                          .hand_no = 17,
                          .is_running = true,
                          .button = 3,
                          .aggressor = SEAT_NONE,
                          .turn_seat = SEAT_NONE};
    seen->sitter[3] = (struct seen_sitter){.player = 7, .is_live = true, .stack = 5000};
    seen->sitter[4] = (struct seen_sitter){.player = 8, .is_live = true, .stack = 5000, .bet = 100};
    seen->hole_count = 2;
    memset(seen->up, CARD_NONE, sizeof seen->up);
    seen->hole[0] = card_parse("As");
    seen->hole[1] = card_parse("Ac");
    return knowledge;
}

static void on_turn(struct knowledge *knowledge)
{
    knowledge->seen.turn_seat = 3;
    knowledge->seen.turn = 5;
    knowledge->seen.legal =
        (struct legal){.to_call = 100, .min_raise_to = 200, .max_raise_to = 5000};
}

static void test_way_to_a_seat(void)
{
    struct dice dice = dice_seeded(1);
    struct knowledge knowledge = {.name = "Zo\"e", .seen = {.own_seat = SEAT_NONE}};

    struct errand errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_GUEST);
    CU_ASSERT_STRING_EQUAL(errand.body, "{\"name\":\"Zo\\\"e\",\"bot\":true}");
    knowledge.is_logged_in = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_ME);
    knowledge.knows_purse = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
    knowledge.wants_claim = true;
    CU_ASSERT_STRING_EQUAL(errand_choose(&knowledge, &dice).path, "/api/chips/claim");
    knowledge.goal = 12;
    errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_LOOK);
    CU_ASSERT_STRING_EQUAL(errand.path, "/api/tables/12");

    knowledge = seated();
    knowledge.seen.own_seat = SEAT_NONE;
    errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_SIT);
    CU_ASSERT_STRING_EQUAL(errand.path, "/api/tables/12/sit");
    CU_ASSERT_PTR_NOT_NULL(strstr(errand.body, "\"buyIn\":6000}"));
    CU_ASSERT(errand.delay_ms > 0);
    knowledge.balance = 1999; /* it cannot pay the least buy-in */
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
}

static void test_turn(void)
{
    struct dice dice = dice_seeded(1);
    struct knowledge knowledge = seated();

    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
    on_turn(&knowledge);
    struct errand errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_ACT);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(errand.body, "\"hand\":17,\"turn\":5,\"action\":\"raise\",\"to\":"));
    CU_ASSERT(errand.delay_ms >= 250 && errand.delay_ms <= 12000);
    knowledge.is_cautious = true;
    errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_PTR_NOT_NULL(strstr(errand.body, "\"action\":\"fold\"}"));
    knowledge.is_quick = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).delay_ms, 0);
    knowledge.acted_hand = 17;
    knowledge.acted_turn = 5;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
}

/* A bot that is asked chooses one of the games, once. */
static void test_choice(void)
{
    struct dice dice = dice_seeded(1);
    struct knowledge knowledge = seated();

    knowledge.seen.is_running = false;
    knowledge.seen.choice_hand = 18;
    knowledge.seen.choice_count = 1;
    struct errand errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_CHOOSE);
    CU_ASSERT_STRING_EQUAL(errand.path, "/api/tables/12/choose");
    CU_ASSERT_PTR_NOT_NULL(strstr(errand.body, "\"hand\":18,\"choice\":0}"));
    CU_ASSERT(errand.delay_ms >= 250);
    knowledge.chosen_hand = 18;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
}

static void test_between_hands(void)
{
    struct dice dice = dice_seeded(1);
    struct knowledge knowledge = seated();
    struct seen_sitter *own = &knowledge.seen.sitter[3];

    own->stack = 0;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE); /* all-in, not broke */
    knowledge.seen.is_running = false;
    struct errand errand = errand_choose(&knowledge, &dice);
    CU_ASSERT_EQUAL(errand.kind, ERRAND_TOP_UP);
    CU_ASSERT_PTR_NOT_NULL(strstr(errand.body, "\"amount\":5000}"));
    knowledge.balance = 100;
    own->is_out = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_LEAVE);
    own->stack = 4000;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_SIT_IN);
    knowledge.wants_leave = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_LEAVE);
    knowledge.has_asked_leave = true;
    CU_ASSERT_EQUAL(errand_choose(&knowledge, &dice).kind, ERRAND_NONE);
}

static void test_buy_in(void)
{
    CU_ASSERT_EQUAL(errand_buy_in(199, 200, 1000), 0);
    CU_ASSERT_EQUAL(errand_buy_in(200, 200, 1000), 200);
    CU_ASSERT_EQUAL(errand_buy_in(1000, 200, 1000), 600);
    CU_ASSERT_EQUAL(errand_buy_in(10000, 200, 1000), 1000);
}

void errand_suite(void)
{
    CU_pSuite suite = CU_add_suite("errand", NULL, NULL);
    CU_ADD_TEST(suite, test_way_to_a_seat);
    CU_ADD_TEST(suite, test_turn);
    CU_ADD_TEST(suite, test_choice);
    CU_ADD_TEST(suite, test_between_hands);
    CU_ADD_TEST(suite, test_buy_in);
}
