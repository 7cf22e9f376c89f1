/* Long random sessions at full tables: illegal commands, late clocks, outages and all. */
#include "codec/event_json.h"
#include "codec/table_json.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

enum { PLAYERS = 14, COMMANDS_EACH = 3000 };

static void random_act(struct stage *stage, struct command *command)
{
    const struct hand *hand = &stage->table.hand;
    struct legal legal = hand_legal(hand);
    chips room = legal.max_raise_to - legal.min_raise_to;

    command->action = stage_quiet_action(stage);
    if (stage_random(stage, 3) == 0)
        command->action = (enum action)stage_random(stage, ACTION_COUNT);
    if (command->action == ACTION_DRAW)
        command->mask = stage_random(stage, 1u << (legal.draw_max + (stage_random(stage, 9) == 0)));
    command->amount = legal.min_raise_to;
    if (stage_random(stage, 3) == 0)
        command->amount = legal.max_raise_to;
    else if (stage_random(stage, 4) == 0 && room > 0)
        command->amount += stage_random(stage, (uint32_t)room + 20);
    if (stage_random(stage, 30) == 0)
        command->turn += (int)stage_random(stage, 3) - 1;
    if (hand->run_asked != 0) {
        command->kind = COMMAND_RUN;
        command->asker.player = stage->table.sitter[__builtin_ctz(hand->run_asked)].player;
    }
    if (hand->to_act != SEAT_NONE && stage_random(stage, 10) > 0)
        command->asker.player = stage->table.sitter[hand->to_act].player;
}

static struct command random_command(struct stage *stage)
{
    static const enum command_kind kinds[] = {
        COMMAND_SIT,    COMMAND_SIT,    COMMAND_SIT_IN, COMMAND_SIT_IN,  COMMAND_SIT_IN,
        COMMAND_RUN,    COMMAND_LEAVE,  COMMAND_TOP_UP, COMMAND_SIT_OUT, COMMAND_SHOW,
        COMMAND_WAIT,   COMMAND_CHAT,   COMMAND_TOP_UP, COMMAND_WAIT,    COMMAND_STOP_WAITING,
        COMMAND_RESUME, COMMAND_SIT_IN, COMMAND_CHOOSE,
    };
    bool is_quiet = stage->table.hand.is_running && stage_random(stage, 20) > 0;
    enum command_kind kind = is_quiet || stage_random(stage, 4) == 0
                                 ? COMMAND_ACT
                                 : kinds[stage_random(stage, ARRAY_LEN(kinds))];
    player_id player = 1 + stage_random(stage, PLAYERS);
    struct command command = stage_command(stage, kind, player);

    command.id = stage_random(stage, 5000);
    command.seat = (int)stage_random(stage, SEATS_MAX + 1);
    command.amount = 100 + stage_random(stage, 1000);
    command.when = (enum sit_out_when)stage_random(stage, 3);
    command.post_now = stage_random(stage, 2) == 0;
    command.mask = stage_random(stage, 4);
    command.times = 1 + (int)stage_random(stage, 4);
    command.choice = (int)stage_random(stage, ROTATION_GAMES_MAX + 1);
    if (kind == COMMAND_CHOOSE) {
        int asked = table_choice_seat(&stage->table);
        command.hand_no += stage_random(stage, 10) > 0;
        if (asked != SEAT_NONE && stage_random(stage, 10) > 0)
            command.asker.player = stage->table.sitter[asked].player;
    }
    command.outage_ms = kind == COMMAND_RESUME ? 60000 : 0;
    if (kind == COMMAND_RESUME)
        stage->now += command.outage_ms;
    if (kind == COMMAND_ACT)
        random_act(stage, &command);
    return command;
}

/* The events as the journal gives them back: through JSON, with the deck from elsewhere. */
static void replay(struct table *table, const struct event *event)
{
    static char payload[EVENT_JSON_BYTES];
    struct event read;
    struct text text;
    struct error error;

    text_init(&text, payload, sizeof payload);
    event_encode(event, &text);
    CU_ASSERT_FALSE_FATAL(text.is_full);
    CU_ASSERT_EQUAL_FATAL(event_decode(&read, event_kind_name(event), payload, &error), 0);
    read.at = event->at;
    read.table = event->table;
    read.hand_no = event->hand_no;
    read.command_id = event->command_id;
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED)
        read.hand.started.deck = event->hand.started.deck;
    table_apply(table, &read);
}

/* Between hands a snapshot says everything that matters. */
static void verify_snapshot(const struct table *table)
{
    static char json[TABLE_JSON_BYTES];
    struct table read;
    struct text text;
    struct error error;

    text_init(&text, json, sizeof json);
    table_snapshot_encode(table, &text);
    CU_ASSERT_FALSE_FATAL(text.is_full);
    CU_ASSERT_EQUAL_FATAL(table_snapshot_decode(&read, json, &error), 0);
    CU_ASSERT_EQUAL_FATAL(table_digest(&read), table_digest(table));
}

static void play_session(int number)
{
    struct table_config config = stage_game_config(number);
    struct table copy = {0};

    config.ante = number % 3 == 1 ? 2 : 0;
    config.rake_bp = number % 2 == 1 ? 500 : 0;
    config.rake_cap = 30;
    struct stage *stage = stage_create(&config);
    stage->seed = (uint64_t)number;
    replay(&copy, &stage->log[0]);
    for (int i = 0; i < COMMANDS_EACH; i++) {
        if (stage_random(stage, 4) == 0 && table_deadline(&stage->table) != INSTANT_NEVER) {
            stage_wake(stage);
        } else {
            struct command command = random_command(stage);
            stage->now += stage_random(stage, 700);
            (void)stage_do(stage, &command); /* many are refused */
        }
        for (int e = 0; e < stage->last.count; e++)
            replay(&copy, &stage->last.event[e]);
        CU_ASSERT_EQUAL_FATAL(table_digest(&copy), table_digest(&stage->table));
        CU_ASSERT_EQUAL_FATAL(memcmp(copy.hand.hole, stage->table.hand.hole, sizeof copy.hand.hole),
                              0);
        if (!stage->table.hand.is_running)
            verify_snapshot(&stage->table);
    }
    CU_ASSERT(stage->table.hand_no > 10);
    stage_destroy(stage);
}

static void test_random_sessions(void)
{
    for (int number = 0; number < STAGE_GAMES; number++)
        play_session(number);
}

void session_suite(void)
{
    CU_pSuite suite = CU_add_suite("session", NULL, NULL);
    CU_ADD_TEST(suite, test_random_sessions);
}
