/* table_do_words.c - what happens at the table. */
#include "room/game.h"
#include "table_scenario.h"

#include <string.h>

static void set_rule(struct scenario *scenario, const struct statement *statement, int i,
                     struct table_config *config)
{
    int64_t value = scenario_number(scenario, statement, i + 1);

    if (statement_is(statement, i, "seats"))
        config->seats = (int)value;
    else if (statement_is(statement, i, "small"))
        config->small_blind = value;
    else if (statement_is(statement, i, "big"))
        config->big_blind = value;
    else if (statement_is(statement, i, "hands"))
        config->rotation_hands = (int)value;
    else if (statement_is(statement, i, "bring-in"))
        config->bring_in = value;
    else if (statement_is(statement, i, "ante"))
        config->ante = value;
    else if (statement_is(statement, i, "min"))
        config->buy_in_min = value;
    else if (statement_is(statement, i, "max"))
        config->buy_in_max = value;
    else if (statement_is(statement, i, "bank"))
        config->time_bank_ms = (int)value * 1000;
    else if (statement_is(statement, i, "rake"))
        config->rake_bp = (int)value;
    else if (statement_is(statement, i, "cap"))
        config->rake_cap = value;
    else
        scenario_fail(scenario, "'%s' is not about a table", statement->word[i]);
}

/* button forward, straddle mandatory, rotation dealers-choice */
static bool set_choice(const struct statement *statement, int i, struct table_config *config)
{
    if (statement_is(statement, i, "button") && statement_is(statement, i + 1, "forward"))
        config->button_rule = BUTTON_FORWARD;
    else if (statement_is(statement, i, "straddle") && statement_is(statement, i + 1, "mandatory"))
        config->straddle_rule = STRADDLE_MANDATORY;
    else if (statement_is(statement, i, "rotation") &&
             statement_is(statement, i + 1, "dealers-choice"))
        config->rotation = ROTATION_DEALERS_CHOICE;
    else
        return false;
    return true;
}

/* table seats 6 small 5 big 10 min 200 max 1000 bank 30 rake 500 cap 3 */
static void run_table(struct scenario *scenario, const struct statement *statement)
{
    struct event opened = {.kind = EVENT_TABLE_OPENED, .table = 1, .seat = SEAT_NONE};
    struct table_config *config = &opened.config;

    *config = (struct table_config){
        .name = "table",
        .rotation_hands = 1,
        .runs_max = 1,
        .seats = SEATS_MAX,
        .small_blind = 5,
        .big_blind = 10,
        .buy_in_min = 1,
        .buy_in_max = 10000,
        .act_ms = 20000,
        .time_bank_ms = 30000,
        .pause_ms = 3000,
    };
    for (int i = 1; i + 1 < statement->count; i += 2) {
        if (!set_choice(statement, i, config))
            set_rule(scenario, statement, i, config);
    }
    table_apply(&scenario->table, &opened);
}

static void run_sits(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_SIT, statement->player);
    bool is_elsewhere = statement_is(statement, 1, "at");

    command.seat = is_elsewhere ? scenario_seat(scenario, statement, 2) : statement->player - 1;
    command.amount = scenario_number(scenario, statement, is_elsewhere ? 3 : 1);
    scenario_do(scenario, statement, &command);
}

static void run_leaves(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_LEAVE, statement->player);
    scenario_do(scenario, statement, &command);
}

static void run_sits_out(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_SIT_OUT, statement->player);

    if (statement_is(statement, 1, "next-hand"))
        command.when = SIT_OUT_NEXT_HAND;
    if (statement_is(statement, 1, "next-big-blind"))
        command.when = SIT_OUT_NEXT_BIG_BLIND;
    scenario_do(scenario, statement, &command);
}

static void run_sits_in(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_SIT_IN, statement->player);

    command.post_now = statement_is(statement, 1, "posting");
    scenario_do(scenario, statement, &command);
}

static void run_tops_up(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_TOP_UP, statement->player);

    command.amount = scenario_number(scenario, statement, 1);
    scenario_do(scenario, statement, &command);
}

static void run_waits(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_WAIT, statement->player);
    scenario_do(scenario, statement, &command);
}

static void run_stops_waiting(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_STOP_WAITING, statement->player);
    scenario_do(scenario, statement, &command);
}

static void act(struct scenario *scenario, const struct statement *statement, enum action action,
                chips to)
{
    struct command command = scenario_command(scenario, COMMAND_ACT, statement->player);

    command.action = action;
    command.amount = to;
    scenario_do(scenario, statement, &command);
}

static void run_folds(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_FOLD, 0);
}

static void run_checks(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_CHECK, 0);
}

static void run_calls(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_CALL, 0);
}

static void run_bets(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_BET, scenario_number(scenario, statement, 1));
}

static void run_raises(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_RAISE, scenario_number(scenario, statement, 2));
}

/* A chooses razz: the first of that name */
static void run_chooses(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_CHOOSE, statement->player);
    enum rotation rotation = scenario->table.config.rotation;
    enum variant wanted = statement->count > 1 ? variant_find(statement->word[1]) : VARIANT_COUNT;

    command.hand_no = scenario->table.hand_no + 1;
    while (command.choice < rotation_length(rotation) &&
           rotation_game(rotation, command.choice).variant != wanted)
        command.choice++;
    scenario_do(scenario, statement, &command);
}

static void run_deal(struct scenario *scenario, const struct statement *statement)
{
    int32_t hand_no = scenario->table.hand_no;

    (void)statement;
    if (scenario->table.hand.is_running)
        scenario_fail(scenario, "the last hand still runs");
    while (!scenario->has_failed && scenario->table.hand_no == hand_no)
        scenario_wake(scenario);
}

/* no-deal: the table waits for players */
static void run_no_deal(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    scenario_expect(scenario, "next hand", scenario->table.next_hand_at, INSTANT_NEVER);
}

/* all fold, or all call: everybody, until the hand has ended */
static void run_all(struct scenario *scenario, const struct statement *statement)
{
    const struct hand *hand = &scenario->table.hand;

    while (!scenario->has_failed && hand->is_running) {
        struct statement one = {.player = (int)scenario->table.sitter[hand->to_act].player};
        struct legal legal = hand_legal(hand);
        if (legal.kind == TURN_BRING_IN)
            act(scenario, &one, ACTION_BRING_IN, 0);
        else if (legal.kind == TURN_DRAW)
            act(scenario, &one, ACTION_DRAW, 0);
        else if (statement_is(statement, 1, "fold"))
            act(scenario, &one, ACTION_FOLD, 0);
        else
            act(scenario, &one, legal.to_call > 0 ? ACTION_CALL : ACTION_CHECK, 0);
    }
}

/* later 20: so many seconds pass, and everything that falls due happens at its own time */
static void run_later(struct scenario *scenario, const struct statement *statement)
{
    instant_ms until = scenario->now + scenario_number(scenario, statement, 1) * 1000;

    while (!scenario->has_failed && table_deadline(&scenario->table) <= until)
        scenario_wake(scenario);
    scenario->now = until;
}

static void run_outage(struct scenario *scenario, const struct statement *statement)
{
    struct command command = scenario_command(scenario, COMMAND_RESUME, 0);

    command.outage_ms = (int)scenario_number(scenario, statement, 1) * 1000;
    scenario->now += command.outage_ms;
    if (scenario_decide(scenario, &command) != REFUSAL_NONE)
        scenario_fail(scenario, "the table does not resume");
}

/* Of a game with community cards, deal map 1. */
static int deal_index(struct scenario *scenario, const struct statement *statement)
{
    const struct table *table = &scenario->table;
    struct rotation_game game = game_next(table);
    const struct variant_rules *rules = variant_rules(game.variant);

    if (statement_is(statement, 1, "board"))
        return variant_deck_size(rules) - BOARD_MAX;
    int seat = scenario_seat(scenario, statement, 1);
    return seat == SEAT_NONE ? 0 : seat * rules->hole_count;
}

/* cards A Ah Ad, or cards board …: in the next hands; the card that was there changes place */
static void run_cards(struct scenario *scenario, const struct statement *statement)
{
    int place = deal_index(scenario, statement);

    for (int i = 2; i < statement->count; i++, place++) {
        card wanted = card_parse(statement->word[i]);
        int from = 0;
        while (from < DECK_SIZE && scenario->deck.card[from] != wanted)
            from++;
        if (from == DECK_SIZE || place >= DECK_SIZE) {
            scenario_fail(scenario, "'%s' is no card", statement->word[i]);
            return;
        }
        scenario->deck.card[from] = scenario->deck.card[place];
        scenario->deck.card[place] = wanted;
    }
}

static const struct word words[] = {
    {"table", run_table},     {"sits", run_sits},
    {"leaves", run_leaves},   {"sits-out", run_sits_out},
    {"sits-in", run_sits_in}, {"tops-up", run_tops_up},
    {"waits", run_waits},     {"stops-waiting", run_stops_waiting},
    {"folds", run_folds},     {"checks", run_checks},
    {"calls", run_calls},     {"bets", run_bets},
    {"raises", run_raises},   {"deal", run_deal},
    {"no-deal", run_no_deal}, {"all", run_all},
    {"later", run_later},     {"outage", run_outage},
    {"cards", run_cards},     {"chooses", run_chooses},
};

const struct vocabulary do_vocabulary = {(int)ARRAY_LEN(words), words};
