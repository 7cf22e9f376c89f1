#include "poker/shuffle.h"
#include "room/game.h"
#include "suites.h"
#include "tools/exchange.h"
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
    seen.hole_count = HOLDEM_HOLE;
    seen.hole[0] = card_parse(first);
    seen.hole[1] = card_parse(second);
    memset(seen.up, CARD_NONE, sizeof seen.up);
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
        card hole[HOLDEM_HOLE] = {card_parse(cases[i].hole[0]), card_parse(cases[i].hole[1])};
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
    for (int i = 0; i < HOLDEM_HOLE + BOARD_MAX; i++) {
        int other = i + dice_below(dice, DECK_SIZE - i);
        card drawn = deck[other];
        deck[other] = deck[i];
        deck[i] = drawn;
    }
    memcpy(seen.hole, deck, HOLDEM_HOLE);
    seen.board_count = cards[dice_below(dice, 4)];
    memcpy(seen.board, deck + HOLDEM_HOLE, (size_t)seen.board_count);
    seen.street = seen.board_count == 0 ? STREET_PREFLOP : STREET_FLOP;
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

static struct deck shuffled(enum variant variant, struct dice *dice)
{
    uint8_t seed[SEED_BYTES];

    for (int i = 0; i < SEED_BYTES; i++)
        seed[i] = (uint8_t)dice_below(dice, 256);
    return shuffle_deck(seed, variant_deck_size(variant_rules(variant)));
}

/* What the seat on turn of a hand between two would have seen. */
static struct seen seen_by_turn(const struct hand *hand, int raises)
{
    struct seen seen = {.table = 1,
                        .seats = 2,
                        .small_blind = 50,
                        .big_blind = 100,
                        .own_seat = hand->to_act,
                        .is_running = true,
                        .button = hand->setup.button,
                        .variant = hand->setup.variant,
                        .limit = hand->setup.limit,
                        .street = hand->street,
                        .hole_count = hand->hole_count[hand->to_act],
                        .board_count = hand->board_count,
                        .collected = hand_pot_total(hand) - hand->bet[0] - hand->bet[1],
                        .raises = raises,
                        .turn_seat = hand->to_act,
                        .turn = hand->turn,
                        .legal = hand_legal(hand)};
    memcpy(seen.hole, hand->hole[hand->to_act], sizeof seen.hole);
    memcpy(seen.board, hand->board[0], sizeof seen.board);
    memset(seen.up, CARD_NONE, sizeof seen.up);
    for (int seat = 0; seat < 2; seat++) {
        for (int k = 0; k < hand->hole_count[seat]; k++)
            seen.up[seat][k] = hand->shown[seat] >> k & 1 ? hand->hole[seat][k] : CARD_NONE;
    }
    for (int seat = 0; seat < 2; seat++)
        seen.sitter[seat] = (struct seen_sitter){.player = seat + 1,
                                                 .is_live = (hand->live & SEAT_BIT(seat)) != 0,
                                                 .stack = hand->stack[seat],
                                                 .bet = hand->bet[seat]};
    return seen;
}

/* Two players with 100 big blinds each. */
static struct hand_setup setup_of(const struct rotation_game *game, int button)
{
    struct table_config config = {.variant = game->variant,
                                  .limit = game->limit,
                                  .small_blind = 50,
                                  .big_blind = 100,
                                  .ante = game_has_blinds(game->variant) ? 0 : 10,
                                  .bring_in = 30,
                                  .runs_max = 1};
    struct hand_setup setup =
        game_setup(&config, (struct rotation_game){config.variant, config.limit});

    setup.seats = 0x3;
    setup.button = button;
    if (game_has_blinds(game->variant)) {
        setup.small_blind_seat = button;
        setup.big_blind_seat = 1 - button;
    }
    setup.stack[0] = 10000;
    setup.stack[1] = 10000;
    return setup;
}

/* Plays one hand; what seat 0 has won. */
static chips play_hand(const struct rotation_game *game, const int levels[2], int button,
                       struct dice *dice)
{
    static struct hand_event_list events;
    struct deck deck = shuffled(game->variant, dice);
    struct hand_setup setup = setup_of(game, button);
    struct hand hand = {0};
    enum street street = variant_rules(game->variant)->first;
    int raises = 0;

    events.count = 0;
    hand_decide_start(&setup, &deck, &events);
    for (;;) {
        for (int i = 0; i < events.count; i++)
            hand_apply(&hand, &events.event[i]);
        if (!hand.is_running)
            return hand.stack[0] - 10000;
        raises = hand.street == street ? raises : 0;
        street = hand.street;
        struct seen seen = seen_by_turn(&hand, raises);
        struct decision decision = strategy_decide(&seen, levels[hand.to_act], dice);
        struct hand_act act = {hand.to_act, hand.turn, decision.action, decision.to, decision.mask};
        raises += decision.action == ACTION_BET || decision.action == ACTION_RAISE;
        events.count = 0;
        CU_ASSERT_EQUAL_FATAL(hand_decide_act(&hand, &act, &events), REFUSAL_NONE);
    }
}

/* Each level wins from the ones below it. */
static void test_levels(void)
{
    static const struct {
        int levels[2];
        int hands;
    } matches[] = {{{3, 1}, 1000}, {{2, 1}, 4000}, {{3, 2}, 10000}};
    static const struct rotation_game holdem = {VARIANT_HOLDEM, LIMIT_NO};
    struct dice dice = dice_seeded(7);

    for (size_t i = 0; i < ARRAY_LEN(matches); i++) {
        chips won = 0;
        for (int hand = 0; hand < matches[i].hands; hand++)
            won += play_hand(&holdem, matches[i].levels, hand % 2, &dice);
        CU_ASSERT(won > 0);
    }
}

/* In every game, at every limit, what a bot decides is allowed, and skill wins from chance. */
static void test_every_game(void)
{
    static const int levels[2] = {2, 1};
    struct dice dice = dice_seeded(9);

    for (int limit = 0; limit < LIMIT_COUNT; limit++) {
        chips won = 0;
        for (int variant = 0; variant < VARIANT_COUNT; variant++) {
            const struct rotation_game game = {(enum variant)variant, (enum limit)limit};
            if (!(variant_rules(game.variant)->limits & LIMIT_BIT(limit)))
                continue;
            for (int hand = 0; hand < 100; hand++)
                won += play_hand(&game, levels, hand % 2, &dice);
        }
        CU_ASSERT(won > 0);
    }
}

static void test_exchange(void)
{
    static const struct {
        enum variant variant;
        const char *hole[5];
        unsigned mask;
    } cases[] = {
        {VARIANT_DRAW5, {"Ah", "Ac", "2d", "7s", "9h"}, 0x1c}, /* keeps the pair */
        {VARIANT_DRAW5, {"Ah", "Ac", "Ad", "As", "9h"}, 0x10},
        {VARIANT_TRIPLE27, {"2h", "3c", "4d", "7s", "Kh"}, 0x10}, /* gives away the king */
        {VARIANT_TRIPLE27, {"2h", "3c", "4d", "5s", "7h"}, 0},    /* stands pat */
        {VARIANT_BADUGI, {"Ah", "2c", "3d", "Kd"}, 0x8},
    };
    struct dice dice = dice_seeded(2);

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct seen seen = {.variant = cases[i].variant,
                            .hole_count = variant_rules(cases[i].variant)->hole_count};
        for (int k = 0; k < seen.hole_count; k++)
            seen.hole[k] = card_parse(cases[i].hole[k]);
        CU_ASSERT_EQUAL(exchange_choose(&seen, &dice) | 0x10, cases[i].mask | 0x10);
    }
}

void strategy_suite(void)
{
    CU_pSuite suite = CU_add_suite("strategy", NULL, NULL);
    CU_ADD_TEST(suite, test_points);
    CU_ADD_TEST(suite, test_equity);
    CU_ADD_TEST(suite, test_decisions_are_legal);
    CU_ADD_TEST(suite, test_skill);
    CU_ADD_TEST(suite, test_levels);
    CU_ADD_TEST(suite, test_every_game);
    CU_ADD_TEST(suite, test_exchange);
}
