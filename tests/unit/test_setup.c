#include "poker/hand.h"
#include "poker/setup.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stddef.h>
#include <string.h>

static struct hand_setup valid(void)
{
    struct hand_setup setup = hand_setup_holdem(5, 10);

    setup.seats = SEAT_BIT(0) | SEAT_BIT(1);
    setup.button = 0;
    setup.small_blind_seat = 0;
    setup.big_blind_seat = 1;
    setup.stack[0] = setup.stack[1] = 100;
    return setup;
}

static void expect_fault(struct hand_setup setup, const char *part)
{
    const char *fault = hand_setup_fault(&setup);

    CU_ASSERT_PTR_NOT_NULL_FATAL(fault);
    if (strstr(fault, part) == NULL)
        CU_FAIL("another fault was named");
}

static void test_valid(void)
{
    struct hand_setup setup = valid();

    CU_ASSERT_PTR_NULL(hand_setup_fault(&setup));
    setup.stack[0] = CHIPS_MAX;
    setup.big_blind = CHIPS_MAX;
    CU_ASSERT_PTR_NULL(hand_setup_fault(&setup));
}

static void test_seats(void)
{
    struct hand_setup setup = valid();

    setup.seats = SEAT_BIT(3);
    expect_fault(setup, "two seats");
    setup = valid();
    setup.seats |= 1u << SEATS_MAX;
    expect_fault(setup, "two seats");
    setup = valid();
    setup.button = SEATS_MAX;
    expect_fault(setup, "button");
    setup.button = -1;
    expect_fault(setup, "button");
    setup = valid();
    setup.small_blind_seat = 5;
    expect_fault(setup, "small blind");
    setup = valid();
    setup.big_blind_seat = 5;
    expect_fault(setup, "big blind");
    setup = valid();
    setup.stack[1] = 0;
    expect_fault(setup, "no chips");
}

static void test_amounts(void)
{
    struct hand_setup setup = valid();

    static const struct {
        size_t offset;
        const char *fault;
    } amounts[] = {
        {offsetof(struct hand_setup, small_blind), "negative or too large"},
        {offsetof(struct hand_setup, big_blind), "negative or too large"},
        {offsetof(struct hand_setup, ante), "negative or too large"},
        {offsetof(struct hand_setup, bring_in), "negative or too large"},
        {offsetof(struct hand_setup, rake_cap), "negative or too large"},
        {offsetof(struct hand_setup, small_bet), "smallest bet"},
        {offsetof(struct hand_setup, big_bet), "smallest bet"},
        {offsetof(struct hand_setup, stack[1]), "of a seat"},
        {offsetof(struct hand_setup, straddle[1]), "of a seat"},
        {offsetof(struct hand_setup, live_post[1]), "of a seat"},
        {offsetof(struct hand_setup, dead_post[1]), "of a seat"},
    };

    for (size_t i = 0; i < ARRAY_LEN(amounts); i++) {
        const chips wrong[] = {-1, CHIPS_MAX + 1};
        for (size_t k = 0; k < ARRAY_LEN(wrong); k++) {
            setup = valid();
            memcpy((char *)&setup + amounts[i].offset, &wrong[k], sizeof wrong[k]);
            expect_fault(setup, amounts[i].fault);
        }
    }
    setup = valid();
    setup.rake_bp = -1;
    expect_fault(setup, "negative or too large");
    setup.rake_bp = 10001;
    expect_fault(setup, "negative or too large");
    setup = valid();
    setup.small_bet = 0;
    expect_fault(setup, "smallest bet");
    setup = valid();
    setup.big_bet = 9;
    expect_fault(setup, "smallest bet");
    setup = valid();
    setup.bring_in = 10;
    expect_fault(setup, "bring-in");
}

/* What a seat posts live is one bet: a blind, a straddle or a missed blind. */
static void test_live_bets(void)
{
    struct hand_setup setup = valid();

    setup.small_blind_seat = 1;
    expect_fault(setup, "two live bets");
    setup = valid();
    setup.straddle[1] = 20;
    expect_fault(setup, "two live bets");
    setup = valid();
    setup.live_post[0] = 10;
    expect_fault(setup, "two live bets");
    setup = valid();
    setup.seats |= SEAT_BIT(2);
    setup.stack[2] = 100;
    setup.straddle[2] = 20;
    setup.dead_post[2] = 5;
    CU_ASSERT_PTR_NULL(hand_setup_fault(&setup));
    setup.live_post[2] = 10;
    expect_fault(setup, "two live bets");
}

/* The deck has cards for so many seats, and no more. */
static void test_deck(void)
{
    struct hand_setup setup = valid();

    setup.variant = VARIANT_OMAHA6;
    setup.seats = 0xff;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        setup.stack[seat] = 100;
    expect_fault(setup, "so many seats");
    setup.seats = SEAT_BIT(0) | SEAT_BIT(1) | SEAT_BIT(7);
    expect_fault(setup, "so high a number");
    setup.seats = 0x7f;
    setup.boards = 3;
    expect_fault(setup, "so many boards");
    setup.boards = 2;
    CU_ASSERT_PTR_NULL(hand_setup_fault(&setup));
    setup.boards = 0;
    expect_fault(setup, "so many boards");
    setup.boards = 1;
    setup.runs_max = 0;
    expect_fault(setup, "so many boards");
    setup.limit = LIMIT_COUNT;
    expect_fault(setup, "no such game");
    setup.limit = LIMIT_NO;
    setup.variant = VARIANT_STUD;
    expect_fault(setup, "limit");
    setup.variant = VARIANT_COUNT;
    expect_fault(setup, "no such game");
}

void setup_suite(void)
{
    CU_pSuite suite = CU_add_suite("setup", NULL, NULL);
    CU_ADD_TEST(suite, test_valid);
    CU_ADD_TEST(suite, test_seats);
    CU_ADD_TEST(suite, test_amounts);
    CU_ADD_TEST(suite, test_live_bets);
    CU_ADD_TEST(suite, test_deck);
}
