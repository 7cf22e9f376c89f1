#include "poker/hand.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct hand_setup draw_setup(enum variant variant, int seats)
{
    struct hand_setup setup = hand_setup_holdem(5, 10);

    setup.variant = variant;
    setup.limit = LIMIT_FIXED;
    setup.seats = (seat_set)((1u << seats) - 1);
    setup.small_blind_seat = 1;
    setup.big_blind_seat = 2;
    for (int seat = 0; seat < seats; seat++)
        setup.stack[seat] = 1000;
    return setup;
}

static struct deck sorted_deck(void)
{
    struct deck deck;

    for (int c = 0; c < DECK_SIZE; c++) {
        deck.card[c] = (card)c;
        for (int i = 0; i < AGAIN_MAX; i++)
            deck.again[i][c] = (card)(DECK_SIZE - 1 - c);
    }
    return deck;
}

/* Whoever has the events and not the deck knows all but the cards: the journal, when its seal is
 * lost. */
static void test_without_the_deck(void)
{
    static struct hand_event_list events;
    struct hand_setup setup = draw_setup(VARIANT_TRIPLE27, 6);
    struct deck deck = sorted_deck();
    struct hand hand, told;

    events.count = 0;
    hand_play_start(&hand, &setup, &deck, &events);
    memset(&events.event[0].started.deck, CARD_NONE, sizeof deck);
    for (int next = 0;;) {
        for (; next < events.count; next++)
            hand_apply(&told, &events.event[next]);
        if (!hand.is_running)
            break;
        struct legal legal = hand_legal(&hand);
        struct hand_act act = {.seat = hand.to_act, .turn = hand.turn, .mask = 0x1f};
        act.action = legal.kind == TURN_DRAW ? ACTION_DRAW
                     : legal.to_call > 0     ? ACTION_CALL
                                             : ACTION_CHECK;
        events.count = next = 0;
        CU_ASSERT_EQUAL_FATAL(hand_play_act(&hand, &act, &events), REFUSAL_NONE);
    }
    CU_ASSERT(hand.again_count > 0);
    CU_ASSERT_EQUAL(told.again_count, hand.again_count);
    CU_ASSERT_EQUAL(told.dealt, hand.dealt);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        CU_ASSERT_EQUAL(told.stack[seat], hand.stack[seat]);
}

/* A removed player's exchanged cards are gone and cannot be shown; those that were kept can. */
static void test_given_cards_are_gone(void)
{
    struct hand_event_list events = {0};
    struct hand_setup setup = draw_setup(VARIANT_DRAW5, 3);
    struct deck deck = sorted_deck();
    struct hand hand;

    hand_play_start(&hand, &setup, &deck, &events);
    while (hand.legal.kind != TURN_DRAW) {
        struct hand_act act = {.seat = hand.to_act, .turn = hand.turn, .action = ACTION_CALL};
        act.action = hand.legal.to_call > 0 ? ACTION_CALL : ACTION_CHECK;
        CU_ASSERT_EQUAL_FATAL(hand_play_act(&hand, &act, &events), REFUSAL_NONE);
    }
    struct hand_act draw = {
        .seat = hand.to_act, .turn = hand.turn, .action = ACTION_DRAW, .mask = 3};
    int seat = draw.seat;
    CU_ASSERT_EQUAL_FATAL(hand_play_act(&hand, &draw, &events), REFUSAL_NONE);
    for (int other = 0; other < 3; other++) {
        int from = events.count;
        if (other == seat)
            continue;
        CU_ASSERT_EQUAL_FATAL(hand_decide_withdraw(&hand, other, &events), REFUSAL_NONE);
        for (int i = from; i < events.count; i++)
            hand_apply(&hand, &events.event[i]);
    }
    CU_ASSERT_FALSE_FATAL(hand.is_running);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, seat, 0x1f, &events), REFUSAL_NOTHING_TO_SHOW);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, seat, 0x1c, &events), REFUSAL_NONE);
}

/* There is no board that could have come. */
static void test_no_rabbit_without_a_board(void)
{
    struct hand_event_list events = {0};
    struct hand_setup setup = draw_setup(VARIANT_DRAW5, 3);
    struct deck deck = sorted_deck();
    struct hand hand;
    card cards[BOARD_MAX];

    hand_play_start(&hand, &setup, &deck, &events);
    while (hand.is_running) {
        struct hand_act fold = {.seat = hand.to_act, .turn = hand.turn, .action = ACTION_FOLD};
        CU_ASSERT_EQUAL_FATAL(hand_play_act(&hand, &fold, &events), REFUSAL_NONE);
    }
    CU_ASSERT_EQUAL(hand_rabbit(&hand, cards), 0);
}

void deal_suite(void)
{
    CU_pSuite suite = CU_add_suite("deal", NULL, NULL);
    CU_ADD_TEST(suite, test_without_the_deck);
    CU_ADD_TEST(suite, test_given_cards_are_gone);
    CU_ADD_TEST(suite, test_no_rabbit_without_a_board);
}
