/*
 * No sequence of commands can break a table of any game: its assertions are the test, and that its
 * events applied to another table lead to the same digest.
 */
#include "poker/shuffle.h"
#include "room/game.h"
#include "room/table.h"

#include <assert.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEP_BYTES = 6 };

/* The first two bytes: a game and a limit, or a rotation; rules. False: there is no such table. */
static bool choose_game(struct table_config *config, const uint8_t choice[2])
{
    int games = VARIANT_COUNT + ROTATION_COUNT - 1;
    int game = choice[0] % games;
    int rules = choice[0] / games;

    config->limit = (enum limit)(choice[1] % LIMIT_COUNT);
    config->profile = (enum profile_name)(choice[1] / LIMIT_COUNT % PROFILE_COUNT);
    config->runs_max = 1 + choice[1] / 16 % BOARDS_MAX;
    config->rotation_hands = 1;
    config->button_rule = (enum button_rule)(rules % BUTTON_RULE_COUNT);
    config->straddle_rule = (enum straddle_rule)(rules / BUTTON_RULE_COUNT % STRADDLE_RULE_COUNT);
    if (game < VARIANT_COUNT)
        config->variant = (enum variant)game;
    else
        config->rotation = (enum rotation)(ROTATION_HORSE + game - VARIANT_COUNT);
    return game_config_fault(config) == NULL;
}

static bool open_table(struct table *table, const uint8_t choice[2])
{
    struct event event = {.kind = EVENT_TABLE_OPENED, .table = 1, .seat = SEAT_NONE};

    event.config = (struct table_config){
        .name = "fuzz",
        .seats = 4,
        .small_blind = 5,
        .big_blind = 10,
        .ante = 1,
        .bring_in = 3,
        .buy_in_min = 1,
        .buy_in_max = 300,
        .act_ms = 10000,
        .time_bank_ms = 5000,
        .pause_ms = 1000,
        .rake_bp = 500,
        .rake_cap = 10,
    };
    if (!choose_game(&event.config, choice))
        return false;
    table_apply(table, &event);
    return true;
}

/* Whose answer the table waits for; SEAT_NONE. */
static int awaited(const struct table *table)
{
    const struct hand *hand = &table->hand;

    if (!hand->is_running)
        return table_choice_seat(table);
    return hand->run_asked != 0 ? __builtin_ctz(hand->run_asked) : hand->to_act;
}

static struct deck deck_of(const struct table *table, uint8_t byte)
{
    uint8_t seed[SEED_BYTES] = {byte};
    struct rotation_game game = game_next(table);

    return shuffle_deck(seed, variant_deck_size(variant_rules(game.variant)));
}

static struct command command_of(const struct table *table, const uint8_t step[STEP_BYTES])
{
    const struct hand *hand = &table->hand;
    struct command command = {.kind = COMMAND_WAKE + step[0] % (COMMAND_CHOOSE - COMMAND_WAKE + 1)};

    command.id = command.kind == COMMAND_WAKE ? 0 : step[5];
    command.asker.player = 1 + step[1] % 6;
    if (step[1] >= 128 && awaited(table) != SEAT_NONE)
        command.asker.player = table->sitter[awaited(table)].player;
    command.asker.balance = 10 * step[2];
    command.seat = step[2] % 5;
    command.amount = 2 * step[3];
    command.hand_no = table->hand_no + (command.kind == COMMAND_CHOOSE);
    command.turn = hand->turn;
    command.action = (enum action)(step[4] % ACTION_COUNT);
    command.when = (enum sit_out_when)(step[4] % 3);
    command.post_now = step[4] & 1;
    command.mask = step[3] % 128;
    command.choice = step[3] % (ROTATION_GAMES_MAX + 1);
    command.times = 1 + step[4] % BOARDS_MAX;
    command.outage_ms = step[3] * 100;
    command.deck = deck_of(table, step[3]);
    return command;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct event_list events;
    struct table table = {0};
    instant_ms now = 1;

    if (size < 2 || !open_table(&table, data))
        return 0;
    struct table copy = table;
    data += 2;
    size -= 2;
    for (; size >= STEP_BYTES; data += STEP_BYTES, size -= STEP_BYTES) {
        struct command command = command_of(&table, data);
        instant_ms deadline = table_deadline(&table);
        if (command.kind == COMMAND_WAKE && deadline != INSTANT_NEVER && deadline > now)
            now = deadline;
        events.count = 0;
        enum refusal refusal = table_decide(&table, &command, now, &events);
        assert(refusal == REFUSAL_NONE || events.count == 0);
        for (int i = 0; i < events.count; i++) {
            table_apply(&table, &events.event[i]);
            table_apply(&copy, &events.event[i]);
        }
        assert(table_digest(&table) == table_digest(&copy));
        assert(command.kind != COMMAND_WAKE || table_deadline(&table) > now);
    }
    return 0;
}
