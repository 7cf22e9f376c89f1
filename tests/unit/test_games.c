/* Tables of other games than hold'em: blinds that rest, draws, bring-ins, runs and their clocks. */
#include "room/game.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static struct table_config config_of(enum variant variant, enum limit limit)
{
    struct table_config config = stage_config();

    config.variant = variant;
    config.limit = limit;
    config.bring_in = variant_rules(variant)->family == FAMILY_STUD ? 3 : 0;
    CU_ASSERT_PTR_NULL_FATAL(game_config_fault(&config));
    return config;
}

static struct stage *players(const struct table_config *config, int count)
{
    struct stage *stage = stage_create(config);

    for (int seat = 0; seat < count; seat++)
        CU_ASSERT_EQUAL(stage_sit(stage, seat + 1, seat, 500), REFUSAL_NONE);
    return stage;
}

static player_id on_turn(const struct stage *stage)
{
    return stage->table.sitter[stage->table.hand.to_act].player;
}

static void go_on_quietly(struct stage *stage)
{
    CU_ASSERT_EQUAL(stage_act(stage, on_turn(stage), stage_quiet_action(stage), 0), REFUSAL_NONE);
}

static void test_game_next(void)
{
    struct table table = {.config = stage_config()};
    struct table_config *config = &table.config;

    config->rotation = ROTATION_HORSE;
    config->rotation_hands = 2;
    static const enum variant expected[] = {
        VARIANT_HOLDEM, VARIANT_HOLDEM, VARIANT_OMAHA8, VARIANT_OMAHA8, VARIANT_RAZZ,  VARIANT_RAZZ,
        VARIANT_STUD,   VARIANT_STUD,   VARIANT_STUD8,  VARIANT_STUD8,  VARIANT_HOLDEM};
    for (; table.hand_no < (int)ARRAY_LEN(expected); table.hand_no++)
        CU_ASSERT_EQUAL(game_next(&table).variant, expected[table.hand_no]);
    table.hand_no = INT32_MAX;
    CU_ASSERT_EQUAL(game_next(&table).limit, LIMIT_FIXED);
}

static void test_amounts(void)
{
    struct table_config config = stage_config();
    struct hand_setup setup;

    config.ante = 1;
    config.bring_in = 3;
    config.rotation = ROTATION_EIGHT_GAME;
    setup =
        game_setup(&config, rotation_game(config.rotation, 0)); /* triple draw: blinds, no ante */
    CU_ASSERT(setup.small_blind == 5 && setup.big_blind == 10 && setup.ante == 0);
    CU_ASSERT(setup.small_bet == 10 && setup.big_bet == 20 && setup.bring_in == 0);
    setup = game_setup(
        &config, rotation_game(config.rotation, 3)); /* razz: an ante and a bring-in, no blinds */
    CU_ASSERT(setup.small_blind == 0 && setup.big_blind == 0 && setup.ante == 1);
    CU_ASSERT(setup.small_bet == 10 && setup.big_bet == 20 && setup.bring_in == 3);
    setup = game_setup(&config, rotation_game(config.rotation, 6)); /* no-limit hold'em */
    CU_ASSERT(setup.small_bet == 10 && setup.big_bet == 10 && setup.limit == LIMIT_NO);
}

static void test_faults(void)
{
    struct table_config config = stage_config();

    CU_ASSERT_PTR_NULL(game_config_fault(&config));
    config.limit = LIMIT_FIXED;
    CU_ASSERT_PTR_NULL(game_config_fault(&config));
    config.variant = VARIANT_SHORTDECK;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config)); /* not with fixed limits */
    config = stage_config();
    config.variant = VARIANT_OMAHA6;
    config.seats = 8;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config)); /* too many seats */
    config = stage_config();
    config.rotation = ROTATION_HORSE;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config)); /* no bring-in */
    config.bring_in = 3;
    CU_ASSERT_PTR_NULL(game_config_fault(&config));
    config.bring_in = 11;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config)); /* more than the small bet */
    config.bring_in = 3;
    config.ante_rule = ANTE_BIG_BLIND;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config));
    config = config_of(VARIANT_STUD, LIMIT_FIXED);
    config.straddle_rule = STRADDLE_MANDATORY;
    CU_ASSERT_PTR_NOT_NULL(game_config_fault(&config)); /* no blinds to straddle over */
}

/* Button and blinds stay where they are while stud is played, and nobody misses one. */
static void test_blinds_rest(void)
{
    struct table_config config = stage_config();

    config.rotation = ROTATION_HORSE;
    config.rotation_hands = 1;
    config.bring_in = 3;
    struct stage *stage = players(&config, 3);
    stage_deal(stage); /* hold'em */
    stage_fold_hand(stage);
    stage_deal(stage); /* Omaha */
    stage_fold_hand(stage);
    int button = stage->table.button, big = stage->table.big_blind_seat;
    for (int i = 0; i < 3; i++) { /* razz, stud, stud hi-lo; a newcomer plays at once */
        CU_ASSERT_EQUAL(stage_sit(stage, 9, 4, 500),
                        i == 0 ? REFUSAL_NONE : REFUSAL_ALREADY_SEATED);
        stage_sit_out(stage, 2, SIT_OUT_NOW);
        stage_deal(stage);
        CU_ASSERT_EQUAL(stage->table.hand.setup.big_blind_seat, SEAT_NONE);
        CU_ASSERT_EQUAL(stage->table.hand.setup.button, button);
        CU_ASSERT_EQUAL(stage_count(stage, EVENT_BLIND_MISSED), 0);
        CU_ASSERT_TRUE(stage->table.sitter[4].in_hand);
        stage_call_hand(stage);
    }
    CU_ASSERT_EQUAL(stage->table.button, button);
    CU_ASSERT_EQUAL(stage->table.big_blind_seat, big);
    CU_ASSERT_FALSE(stage->table.sitter[1].owes_big || stage->table.sitter[1].owes_small);
    CU_ASSERT_TRUE(stage->table.sitter[4].owes_big); /* it has paid none yet */
    stage_sit_in(stage, 2, false);
    stage_deal(stage); /* hold'em again: they go on */
    CU_ASSERT_NOT_EQUAL(stage->table.big_blind_seat, big);
    stage_destroy(stage);
}

/* Where no blinds ever come, a newcomer owes none, and nobody waits for one to sit out. */
static void test_stud_table(void)
{
    struct table_config config = config_of(VARIANT_STUD, LIMIT_FIXED);
    struct stage *stage = players(&config, 3);

    CU_ASSERT_FALSE(stage->table.sitter[0].owes_big);
    stage_deal(stage);
    CU_ASSERT_EQUAL(stage->table.button, SEAT_NONE);
    CU_ASSERT_EQUAL(hand_legal(&stage->table.hand).kind, TURN_BRING_IN);
    CU_ASSERT_EQUAL(stage_act(stage, on_turn(stage), ACTION_FOLD, 0), REFUSAL_MUST_BRING_IN);
    stage_sit_out(stage, 2, SIT_OUT_NEXT_BIG_BLIND);
    CU_ASSERT_TRUE(stage->table.sitter[1].out_next_hand);
    stage_call_hand(stage);
    CU_ASSERT_TRUE(stage->table.sitter[1].is_out);
    stage_destroy(stage);
}

/* The time is over: the bring-in is posted, later streets are checked or folded. */
static void test_bring_in_by_the_clock(void)
{
    struct table_config config = config_of(VARIANT_RAZZ, LIMIT_FIXED);
    struct stage *stage;

    config.time_bank_ms = 0;
    stage = players(&config, 3);
    stage_deal(stage);
    int seat = stage->table.hand.to_act;
    stage_wake(stage);
    CU_ASSERT_PTR_NOT_NULL(stage_find(stage, EVENT_TIMED_OUT));
    const struct event *acted = stage_find_hand(stage, HAND_ACTED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(acted);
    CU_ASSERT_EQUAL(acted->hand.acted.action, ACTION_BRING_IN);
    CU_ASSERT_EQUAL(acted->hand.acted.amount, 3);
    CU_ASSERT_EQUAL(acted->hand.seat, seat);
    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_ACTED)->hand.acted.action, ACTION_FOLD);
    stage_destroy(stage);
}

/* Who does not say which cards to exchange stands pat; who leaves too, and folds at the next bet.
 */
static void test_draw_by_the_clock(void)
{
    struct table_config config = config_of(VARIANT_BADUGI, LIMIT_FIXED);
    struct stage *stage;

    config.time_bank_ms = 0;
    stage = players(&config, 3);
    stage_deal(stage);
    while (hand_legal(&stage->table.hand).kind != TURN_DRAW)
        go_on_quietly(stage);
    stage_wake(stage);
    const struct event *acted = stage_find_hand(stage, HAND_ACTED);
    CU_ASSERT_EQUAL(acted->hand.acted.action, ACTION_DRAW);
    CU_ASSERT_EQUAL(acted->hand.acted.mask, 0);

    player_id leaver = on_turn(stage);
    int seat = stage->table.hand.to_act;
    stage_ask(stage, COMMAND_LEAVE, leaver);
    acted = stage_find_hand(stage, HAND_ACTED);
    CU_ASSERT_EQUAL(acted->hand.acted.action, ACTION_DRAW);
    CU_ASSERT_TRUE(table_holds_cards(&stage->table, seat));
    while (stage->table.hand.is_running && table_holds_cards(&stage->table, seat))
        go_on_quietly(stage);
    CU_ASSERT_EQUAL(table_seat_of(&stage->table, leaver), SEAT_NONE);
    stage_destroy(stage);
}

/* The deck runs out when eight players exchange everything. */
static void test_deck_runs_out(void)
{
    struct table_config config = stage_config();

    config.variant = VARIANT_TRIPLE27;
    config.limit = LIMIT_FIXED;
    config.seats = 8;
    struct stage *stage = players(&config, 8);
    int reshuffled = 0;
    stage_deal(stage);
    while (stage->table.hand.is_running) {
        struct command command = stage_command(stage, COMMAND_ACT, on_turn(stage));
        command.action = stage_quiet_action(stage);
        command.mask = command.action == ACTION_DRAW ? 0x1f : 0;
        CU_ASSERT_EQUAL_FATAL(stage_do(stage, &command), REFUSAL_NONE);
        reshuffled += stage_count_hand(stage, HAND_RESHUFFLED);
    }
    CU_ASSERT(reshuffled >= 2);
    stage_destroy(stage);
}

static enum refusal choose(struct stage *stage, player_id player, int times)
{
    struct command command = stage_command(stage, COMMAND_RUN, player);
    command.times = times;
    return stage_do(stage, &command);
}

/* Everybody is all-in before the flop and is asked. */
static struct stage *all_in(int runs_max)
{
    struct table_config config = stage_config();

    config.runs_max = runs_max;
    struct stage *stage = players(&config, 3);
    stage_deal(stage);
    stage_act(stage, on_turn(stage), ACTION_RAISE, 500);
    go_on_quietly(stage);
    go_on_quietly(stage);
    CU_ASSERT_PTR_NOT_NULL_FATAL(stage_find_hand(stage, HAND_RUN_OFFERED));
    const struct event *clock = stage_find(stage, EVENT_CLOCK_STARTED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(clock);
    CU_ASSERT_EQUAL(clock->seat, SEAT_NONE);
    return stage;
}

static void test_run_twice(void)
{
    struct stage *stage = all_in(2);

    CU_ASSERT_EQUAL(choose(stage, 1, 3), REFUSAL_NO_SUCH_RUN);
    CU_ASSERT_EQUAL(choose(stage, 1, 2), REFUSAL_NONE);
    CU_ASSERT_EQUAL(choose(stage, 1, 2), REFUSAL_NOT_YOUR_TURN);
    instant_ms until = stage->table.act_until;
    CU_ASSERT_EQUAL(choose(stage, 3, 2), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage->table.act_until, until); /* one clock for all */
    CU_ASSERT_EQUAL(stage_act(stage, 2, ACTION_CHECK, 0), REFUSAL_NOT_YOUR_TURN);
    CU_ASSERT_EQUAL(choose(stage, 2, 2), REFUSAL_NONE);
    CU_ASSERT_EQUAL(stage_count_hand(stage, HAND_STREET_DEALT), 6);
    CU_ASSERT_FALSE(stage->table.hand.is_running);
    CU_ASSERT_EQUAL(choose(stage, 2, 2), REFUSAL_NO_HAND);
    stage_destroy(stage);
}

/* When the time is over, or one of them goes, the board is run once. */
static void test_run_declined(void)
{
    struct stage *stage = all_in(3);

    choose(stage, 1, 3);
    stage_wake(stage);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_RUN_DECIDED)->hand.run.times, 1);
    CU_ASSERT_EQUAL(stage_count(stage, EVENT_TIMED_OUT), 0); /* nobody was to act */
    CU_ASSERT_FALSE(stage->table.hand.is_running);
    stage_destroy(stage);

    stage = all_in(3);
    choose(stage, 1, 3);
    stage_ask(stage, COMMAND_LEAVE, 1); /* it has answered: nothing more depends on it */
    CU_ASSERT_TRUE(stage->table.hand.is_running);
    stage_sit_out(stage, 2, SIT_OUT_NOW);
    CU_ASSERT_EQUAL(stage_find_hand(stage, HAND_RUN_DECIDED)->hand.run.times, 1);
    stage_destroy(stage);
}

/* An outage moves the one clock of all. */
static void test_run_after_an_outage(void)
{
    struct stage *stage = all_in(2);
    struct command resume = stage_command(stage, COMMAND_RESUME, 0);

    stage->now += 60000;
    resume.outage_ms = 60000;
    stage_do(stage, &resume);
    CU_ASSERT_PTR_NOT_NULL(stage_find(stage, EVENT_CLOCK_MOVED));
    CU_ASSERT(stage->table.act_until > stage->now);
    stage_destroy(stage);
}

void games_suite(void)
{
    CU_pSuite suite = CU_add_suite("games", NULL, NULL);
    CU_ADD_TEST(suite, test_game_next);
    CU_ADD_TEST(suite, test_amounts);
    CU_ADD_TEST(suite, test_faults);
    CU_ADD_TEST(suite, test_blinds_rest);
    CU_ADD_TEST(suite, test_stud_table);
    CU_ADD_TEST(suite, test_bring_in_by_the_clock);
    CU_ADD_TEST(suite, test_draw_by_the_clock);
    CU_ADD_TEST(suite, test_deck_runs_out);
    CU_ADD_TEST(suite, test_run_twice);
    CU_ADD_TEST(suite, test_run_declined);
    CU_ADD_TEST(suite, test_run_after_an_outage);
}
