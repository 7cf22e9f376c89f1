#include "room/blinds.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

enum { HANDS = 600 };

static struct stage *full_table(int seats)
{
    struct table_config config = stage_config();

    config.seats = seats;
    config.buy_in_max = 1000000;
    struct stage *stage = stage_create(&config);
    for (int seat = 0; seat < seats; seat++)
        stage_sit(stage, seat + 1, seat, 50000);
    return stage;
}

static void count_blinds(const struct stage *stage, int small[SEATS_MAX], int big[SEATS_MAX])
{
    for (int i = 0; i < stage->last.count; i++) {
        const struct event *event = &stage->last.event[i];
        if (event->kind != EVENT_HAND || event->hand.kind != HAND_POSTED)
            continue;
        small[event->hand.seat] += event->hand.posted.post == POST_SMALL_BLIND;
        big[event->hand.seat] += event->hand.posted.post == POST_BIG_BLIND;
    }
}

static int spread(const int counts[], int first, int last)
{
    int least = counts[first], most = counts[first];

    for (int i = first; i <= last; i++) {
        least = counts[i] < least ? counts[i] : least;
        most = counts[i] > most ? counts[i] : most;
    }
    return most - least;
}

/* Scenario A9: while others come and go, whoever stays posts each blind once an orbit. */
static void test_who_stays_pays_equally(void)
{
    for (int seats = 4; seats <= SEATS_MAX; seats++) {
        struct stage *stage = full_table(seats);
        int small[SEATS_MAX] = {0}, big[SEATS_MAX] = {0};

        stage->seed = (uint64_t)seats;
        for (int hand = 0; hand < HANDS; hand++) {
            player_id player = 4 + stage_random(stage, (uint32_t)seats - 3); /* 1 to 3 stay */
            if (stage_random(stage, 2) == 0)
                stage_sit_out(stage, player, SIT_OUT_NOW);
            else
                stage_sit_in(stage, player, stage_random(stage, 2) == 0);
            if (table_seat_of(&stage->table, player) == SEAT_NONE)
                stage_sit(stage, player, (int)player - 1, 60000);
            stage_deal(stage);
            count_blinds(stage, small, big);
            stage_fold_hand(stage);
        }
        CU_ASSERT(spread(big, 0, 2) <= 1);
        CU_ASSERT(spread(small, 0, 2) <= 1);
        stage_destroy(stage);
    }
}

/* Who is dealt in owes nothing; the blinds are in the order of the table; the big blind moves. */
static void verify_order(enum button_rule rule)
{
    struct stage *stage = full_table(8);
    int before = SEAT_NONE;

    stage->table.config.button_rule = rule;
    for (int hand = 0; hand < HANDS; hand++) {
        player_id player = 1 + stage_random(stage, 8);
        if (stage_random(stage, 3) == 0)
            stage_sit_out(stage, player, SIT_OUT_NOW);
        else
            stage_sit_in(stage, player, true);
        if (table_seat_of(&stage->table, player) == SEAT_NONE)
            stage_sit(stage, player, (int)player - 1, 60000);
        struct blinds blinds = blinds_next(&stage->table);
        if ((blinds.dealt & (blinds.dealt - 1)) == 0)
            continue;
        stage_deal(stage);
        const struct hand_setup *setup = &stage->table.hand.setup;
        int big = setup->big_blind_seat;
        CU_ASSERT_EQUAL(setup->seats, blinds.dealt);
        CU_ASSERT_NOT_EQUAL(big, before);
        CU_ASSERT_NOT_EQUAL(setup->small_blind_seat, big);
        CU_ASSERT_NOT_EQUAL(setup->button, big);
        if (setup->small_blind_seat != SEAT_NONE && setup->small_blind_seat != setup->button) {
            int to_small = (setup->small_blind_seat - setup->button + SEATS_MAX) % SEATS_MAX;
            int to_big = (big - setup->button + SEATS_MAX) % SEATS_MAX;
            CU_ASSERT(to_small < to_big);
        }
        before = big;
        stage_fold_hand(stage);
    }
    stage_destroy(stage);
}

static void test_order(void)
{
    verify_order(BUTTON_DEAD);
    verify_order(BUTTON_FORWARD);
}

/* Rule 2.9: nobody owes anything when a game begins, or begins again. */
static void test_restart(void)
{
    struct stage *stage = full_table(3);

    stage_deal(stage);
    CU_ASSERT_EQUAL(stage->table.hand.setup.seats, 0x7);
    stage_fold_hand(stage);
    stage_ask(stage, COMMAND_LEAVE, 1);
    stage_ask(stage, COMMAND_LEAVE, 2);
    CU_ASSERT_EQUAL(stage->table.next_hand_at, INSTANT_NEVER);
    CU_ASSERT_EQUAL(stage_sit(stage, 5, 1, 50000), REFUSAL_NONE);
    CU_ASSERT_NOT_EQUAL(stage->table.next_hand_at, INSTANT_NEVER);
    stage_deal(stage);
    CU_ASSERT_EQUAL(stage->table.hand.setup.seats, 0x6);
    CU_ASSERT_FALSE(stage->table.sitter[1].owes_big);
    stage_destroy(stage);
}

void blinds_suite(void)
{
    CU_pSuite suite = CU_add_suite("blinds", NULL, NULL);
    CU_ADD_TEST(suite, test_who_stays_pays_equally);
    CU_ADD_TEST(suite, test_order);
    CU_ADD_TEST(suite, test_restart);
}
