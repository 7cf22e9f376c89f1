#include "room_help.h"

#include "poker/shuffle.h"
#include "room/game.h"

#include <CUnit/Basic.h>
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int stage_seen_event[EVENT_KIND_COUNT];
int stage_seen_hand_event[HAND_EVENT_COUNT];
int stage_seen_refusal[REFUSAL_COUNT];

struct table_config stage_config(void)
{
    return (struct table_config){
        .name = "Lyon",
        .rotation_hands = 1,
        .runs_max = 1,
        .seats = 6,
        .small_blind = 5,
        .big_blind = 10,
        .buy_in_min = 200,
        .buy_in_max = 1000,
        .act_ms = 20 * 1000,
        .time_bank_ms = 30 * 1000,
        .time_bank_earn_ms = 1000,
        .pause_ms = 3000,
    };
}

/* Every game, every limit, the rotations. */
static const struct game_case {
    enum variant variant;
    enum limit limit;
    enum rotation rotation;
} game_cases[STAGE_GAMES] = {
    {VARIANT_HOLDEM, LIMIT_NO, ROTATION_NONE},
    {VARIANT_OMAHA8, LIMIT_POT, ROTATION_NONE},
    {VARIANT_STUD, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_TRIPLE27, LIMIT_FIXED, ROTATION_HORSE},
    {VARIANT_TRIPLE27, LIMIT_FIXED, ROTATION_EIGHT_GAME},
    {VARIANT_HOLDEM, LIMIT_NO, ROTATION_DEALERS_CHOICE},
    {VARIANT_BADUGI, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_SHORTDECK, LIMIT_NO, ROTATION_NONE},
    {VARIANT_HOLDEM, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_ROYAL, LIMIT_NO, ROTATION_NONE},
    {VARIANT_OMAHA, LIMIT_POT, ROTATION_NONE},
    {VARIANT_OMAHA5, LIMIT_NO, ROTATION_NONE},
    {VARIANT_OMAHA6, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_OMAHA58, LIMIT_POT, ROTATION_NONE},
    {VARIANT_COURCHEVEL, LIMIT_POT, ROTATION_NONE},
    {VARIANT_COURCHEVEL8, LIMIT_POT, ROTATION_NONE},
    {VARIANT_STUD8, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_RAZZ, LIMIT_FIXED, ROTATION_NONE},
    {VARIANT_DRAW5, LIMIT_NO, ROTATION_NONE},
    {VARIANT_DRAW27, LIMIT_NO, ROTATION_NONE},
    {VARIANT_TRIPLE27, LIMIT_POT, ROTATION_NONE},
    {VARIANT_TRIPLEA5, LIMIT_FIXED, ROTATION_NONE},
};

struct table_config stage_game_config(int number)
{
    const struct game_case *game = &game_cases[number];
    struct table_config config = stage_config();
    int most = game->rotation != ROTATION_NONE ? rotation_seats_max(game->rotation)
                                               : variant_rules(game->variant)->seats_max;

    config.variant = game->variant;
    config.limit = game->limit;
    config.rotation = game->rotation;
    config.rotation_hands = 3;
    config.profile = (enum profile_name)(number % PROFILE_COUNT);
    config.button_rule = (enum button_rule)(number / 2 % BUTTON_RULE_COUNT);
    if (game_config_has_blinds(&config))
        config.straddle_rule = (enum straddle_rule)(number / 4 % STRADDLE_RULE_COUNT);
    config.bring_in = 3;
    config.runs_max = 1 + number % BOARDS_MAX;
    config.seats = number % 2 == 0 ? most : 2 + number % (most - 1);
    CU_ASSERT_PTR_NULL_FATAL(game_config_fault(&config));
    return config;
}

struct stage *stage_create(const struct table_config *config)
{
    struct stage *stage = calloc(1, sizeof *stage);

    assert(stage);
    stage->now = 1700000000000;
    stage->seed = 7;
    struct event opened = {
        .kind = EVENT_TABLE_OPENED, .at = stage->now, .table = 12, .seat = SEAT_NONE};
    opened.config = *config;
    table_apply(&stage->table, &opened);
    stage_seen_event[EVENT_TABLE_OPENED]++;
    stage->log[stage->log_count++] = opened;
    return stage;
}

void stage_destroy(struct stage *stage)
{
    free(stage);
}

uint32_t stage_random(struct stage *stage, uint32_t below)
{
    stage->seed = stage->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(stage->seed >> 33) % below;
}

static struct deck shuffled(struct stage *stage)
{
    uint8_t seed[SEED_BYTES];
    struct rotation_game game = game_next(&stage->table);

    for (int i = 0; i < SEED_BYTES; i++)
        seed[i] = (uint8_t)stage_random(stage, 256);
    return shuffle_deck(seed, variant_deck_size(variant_rules(game.variant)));
}

chips stage_chips(const struct table *table)
{
    chips total = table->hand.is_running ? hand_pot_total(&table->hand) : 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (table->sitter[seat].player != 0)
            total += table_seat_chips(table, seat);
    }
    return total;
}

/* What the event brings to the table (or takes away). */
static chips flow(const struct event *event)
{
    if (event->kind == EVENT_SAT || event->kind == EVENT_TOP_UP_ASKED)
        return event->amount;
    if (event->kind == EVENT_LEFT || event->kind == EVENT_TOP_UP_RETURNED)
        return -event->amount;
    return 0;
}

static void see(const struct event *event)
{
    stage_seen_event[event->kind]++;
    if (event->kind == EVENT_HAND)
        stage_seen_hand_event[event->hand.kind]++;
}

enum refusal stage_do(struct stage *stage, const struct command *command)
{
    struct table before = stage->table;
    chips expected = stage_chips(&before);

    stage->last.count = 0;
    enum refusal refusal = table_decide(&stage->table, command, stage->now, &stage->last);
    stage_seen_refusal[refusal]++;
    CU_ASSERT_EQUAL_FATAL(memcmp(&before, &stage->table, sizeof before), 0);
    CU_ASSERT_FATAL(refusal == REFUSAL_NONE || stage->last.count == 0);
    for (int i = 0; i < stage->last.count; i++) {
        const struct event *event = &stage->last.event[i];
        see(event);
        expected += flow(event) - (event->kind == EVENT_RAKED ? event->amount : 0);
        table_apply(&stage->table, event);
        if (stage->log_count < (int)ARRAY_LEN(stage->log))
            stage->log[stage->log_count++] = *event;
    }
    CU_ASSERT_EQUAL_FATAL(stage_chips(&stage->table), expected);
    return refusal;
}

struct command stage_command(const struct stage *stage, enum command_kind kind, player_id player)
{
    struct command command = {.kind = kind, .table = stage->table.id, .seat = SEAT_NONE};

    command.asker.player = player;
    command.asker.balance = 100000;
    (void)snprintf(command.asker.name, sizeof command.asker.name, "player %d", (int)player);
    command.hand_no = stage->table.hand_no;
    command.turn = stage->table.hand.turn;
    return command;
}

enum refusal stage_ask(struct stage *stage, enum command_kind kind, player_id player)
{
    struct command command = stage_command(stage, kind, player);
    return stage_do(stage, &command);
}

enum refusal stage_sit(struct stage *stage, player_id player, int seat, chips amount)
{
    struct command command = stage_command(stage, COMMAND_SIT, player);
    command.seat = seat;
    command.amount = amount;
    return stage_do(stage, &command);
}

enum refusal stage_sit_out(struct stage *stage, player_id player, enum sit_out_when when)
{
    struct command command = stage_command(stage, COMMAND_SIT_OUT, player);
    command.when = when;
    return stage_do(stage, &command);
}

enum refusal stage_sit_in(struct stage *stage, player_id player, bool post_now)
{
    struct command command = stage_command(stage, COMMAND_SIT_IN, player);
    command.post_now = post_now;
    return stage_do(stage, &command);
}

enum refusal stage_top_up(struct stage *stage, player_id player, chips amount)
{
    struct command command = stage_command(stage, COMMAND_TOP_UP, player);
    command.amount = amount;
    return stage_do(stage, &command);
}

enum refusal stage_act(struct stage *stage, player_id player, enum action action, chips to)
{
    struct command command = stage_command(stage, COMMAND_ACT, player);
    command.action = action;
    command.amount = to;
    return stage_do(stage, &command);
}

void stage_wake(struct stage *stage)
{
    instant_ms deadline = table_deadline(&stage->table);
    struct command command = stage_command(stage, COMMAND_WAKE, 0);

    CU_ASSERT_NOT_EQUAL_FATAL(deadline, INSTANT_NEVER);
    if (deadline > stage->now)
        stage->now = deadline;
    command.deck = shuffled(stage);
    CU_ASSERT_EQUAL_FATAL(stage_do(stage, &command), REFUSAL_NONE);
    CU_ASSERT_FATAL(stage->last.count > 0); /* a deadline means that something happens */
    CU_ASSERT_FATAL(table_deadline(&stage->table) > stage->now);
}

void stage_deal(struct stage *stage)
{
    for (int i = 0; i < 100 && !stage_find_hand(stage, HAND_STARTED); i++)
        stage_wake(stage);
    CU_ASSERT_PTR_NOT_NULL_FATAL(stage_find_hand(stage, HAND_STARTED));
}

static player_id on_turn(const struct stage *stage)
{
    return stage->table.sitter[stage->table.hand.to_act].player;
}

void stage_fold_hand(struct stage *stage)
{
    while (stage->table.hand.is_running)
        CU_ASSERT_EQUAL_FATAL(stage_act(stage, on_turn(stage), ACTION_FOLD, 0), REFUSAL_NONE);
}

enum action stage_quiet_action(const struct stage *stage)
{
    struct legal legal = hand_legal(&stage->table.hand);

    if (legal.kind != TURN_BET)
        return legal.kind == TURN_DRAW ? ACTION_DRAW : ACTION_BRING_IN;
    return legal.to_call > 0 ? ACTION_CALL : ACTION_CHECK;
}

void stage_call_hand(struct stage *stage)
{
    while (stage->table.hand.is_running) {
        enum action action = stage_quiet_action(stage);
        CU_ASSERT_EQUAL_FATAL(stage_act(stage, on_turn(stage), action, 0), REFUSAL_NONE);
    }
}

int stage_count(const struct stage *stage, enum event_kind kind)
{
    int count = 0;
    for (int i = 0; i < stage->last.count; i++)
        count += stage->last.event[i].kind == kind;
    return count;
}

int stage_count_hand(const struct stage *stage, enum hand_event_kind kind)
{
    int count = 0;
    for (int i = 0; i < stage->last.count; i++) {
        const struct event *event = &stage->last.event[i];
        count += event->kind == EVENT_HAND && event->hand.kind == kind;
    }
    return count;
}

const struct event *stage_find(const struct stage *stage, enum event_kind kind)
{
    for (int i = 0; i < stage->last.count; i++) {
        if (stage->last.event[i].kind == kind)
            return &stage->last.event[i];
    }
    return NULL;
}

const struct event *stage_find_hand(const struct stage *stage, enum hand_event_kind kind)
{
    for (int i = 0; i < stage->last.count; i++) {
        const struct event *event = &stage->last.event[i];
        if (event->kind == EVENT_HAND && event->hand.kind == kind)
            return event;
    }
    return NULL;
}
