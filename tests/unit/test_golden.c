/*
 * What the client's tests read: the files of tests/golden. Each is what one player gets from the
 * API: a snapshot, the events that follow, and the state they must lead to. The files are compared
 * here; BRELAN_GOLDEN_WRITE=1 writes them anew.
 */
#include "codec/event_json.h"
#include "codec/table_json.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GOLDEN_BYTES = 512 * 1024 };

struct recording {
    struct stage *stage;
    player_id viewer;
    uint64_t seq;
    const char *comma;
    struct table table; /* follows the stage event by event */
    struct text text;
    char storage[GOLDEN_BYTES];
};

static struct recording recording;

static void add_state(const char *name, struct recording *r)
{
    text_add(&r->text, "  \"");
    text_add(&r->text, name);
    text_add(&r->text, "\": {\n    \"seq\": ");
    text_add_uint(&r->text, r->seq);
    text_add(&r->text, ",\n    \"now\": ");
    text_add_int(&r->text, r->stage->now);
    text_add(&r->text, ",\n    \"table\": ");
    table_config_encode(&r->table, &r->text);
    text_add(&r->text, ",\n    \"state\": ");
    table_state_encode(&r->table, r->seq, &r->text);
    text_add(&r->text, ",\n    \"events\": [],\n    \"chat\": []\n  }");
}

/* Follows what the stage has done since the last call and writes it down as the viewer sees it. */
static void record_since(struct recording *r, int from, bool is_written)
{
    for (int i = from; i < r->stage->log_count; i++) {
        const struct event *event = &r->stage->log[i];
        struct view_list views;
        table_apply(&r->table, event);
        r->seq++;
        view_event(&r->table, event, &views);
        for (int v = 0; is_written && v < views.count; v++) {
            if (views.view[v].viewer != 0 && views.view[v].viewer != r->viewer)
                continue;
            text_add(&r->text, r->comma);
            view_encode(&views.view[v], r->seq, &r->text);
            r->comma = ",\n    ";
        }
    }
}

static const char *golden_path(const char *name)
{
    static char path[512];
    const char *folder = getenv("srcdir");

    (void)snprintf(path, sizeof path, "%s/tests/golden/%s.json", folder ? folder : ".", name);
    return path;
}

static void write_golden(const char *name, const struct text *text)
{
    FILE *file = fopen(golden_path(name), "w");

    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(text->bytes, 1, text->length, file), text->length);
    CU_ASSERT_EQUAL(fclose(file), 0);
}

static void compare_golden(const char *name, const struct text *text)
{
    static char expected[GOLDEN_BYTES];
    FILE *file = fopen(golden_path(name), "r");

    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    size_t length = fread(expected, 1, sizeof expected, file);
    CU_ASSERT_EQUAL(fclose(file), 0);
    CU_ASSERT_EQUAL_FATAL(length, text->length);
    CU_ASSERT_EQUAL(memcmp(expected, text->bytes, length), 0);
}

static void finish(const char *name, const struct text *text)
{
    CU_ASSERT_FALSE_FATAL(text->is_full);
    if (getenv("BRELAN_GOLDEN_WRITE"))
        write_golden(name, text);
    compare_golden(name, text);
}

/* `prepare` leads to the snapshot, `play` to the state after it, both between hands. */
static void record_at(const char *name, const struct table_config *config, player_id viewer,
                      void (*prepare)(struct stage *), void (*play)(struct stage *))
{
    struct recording *r = &recording;

    *r = (struct recording){.stage = stage_create(config), .viewer = viewer, .comma = ""};
    text_init(&r->text, r->storage, sizeof r->storage);
    prepare(r->stage);
    record_since(r, 0, false);
    int from = r->stage->log_count;
    text_add(&r->text, "{\n  \"viewer\": ");
    text_add_int(&r->text, viewer);
    text_add(&r->text, ",\n");
    add_state("before", r);
    text_add(&r->text, ",\n  \"events\": [\n    ");
    play(r->stage);
    record_since(r, from, true);
    text_add(&r->text, "\n  ],\n");
    add_state("after", r);
    text_add(&r->text, "\n}\n");
    finish(name, &r->text);
    stage_destroy(r->stage);
}

static void record(const char *name, player_id viewer, void (*prepare)(struct stage *),
                   void (*play)(struct stage *))
{
    struct table_config config = stage_config();

    record_at(name, &config, viewer, prepare, play);
}

static void sit_three(struct stage *stage)
{
    stage_sit(stage, 1, 0, 1000);
    stage_sit(stage, 2, 2, 500);
    stage_sit(stage, 3, 4, 300);
}

/* A raise, calls, a bet on the turn, a showdown; chat and a time bank on the way. */
static void play_showdown(struct stage *stage)
{
    struct command chat = stage_command(stage, COMMAND_CHAT, 9);

    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 30);
    stage_act(stage, 2, ACTION_CALL, 0);
    (void)snprintf(chat.text, sizeof chat.text, "good luck, <b>all</b> & \"both\" ♠");
    stage_do(stage, &chat);
    stage_act(stage, 3, ACTION_CALL, 0);
    stage_act(stage, 2, ACTION_CHECK, 0);
    stage_act(stage, 3, ACTION_CHECK, 0);
    stage_act(stage, 1, ACTION_CHECK, 0);
    stage_wake(stage); /* the time bank of seat 2 starts */
    stage->now += 4000;
    stage_act(stage, 2, ACTION_BET, 40);
    stage_act(stage, 3, ACTION_FOLD, 0);
    stage_act(stage, 1, ACTION_CALL, 0);
    stage_act(stage, 2, ACTION_CHECK, 0);
    stage_act(stage, 1, ACTION_BET, 60);
    stage_act(stage, 2, ACTION_CALL, 0);
}

static void play_all_in(struct stage *stage)
{
    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 1000);
    stage_act(stage, 2, ACTION_CALL, 0);
    stage_top_up(stage, 3, 900);
    stage_act(stage, 3, ACTION_CALL, 0);
}

/* Somebody leaves in mid-hand, somebody times out, the pot is won without a showdown. */
static void play_walk(struct stage *stage)
{
    struct command show;

    stage_deal(stage);
    stage_ask(stage, COMMAND_LEAVE, 2);
    stage_wake(stage);
    stage_wake(stage); /* seat 0 folds by the clock, seat 2 as it leaves */
    show = stage_command(stage, COMMAND_SHOW, 3);
    show.mask = 1;
    stage_do(stage, &show);
    stage_sit(stage, 4, 1, 400);
    stage_sit_in(stage, 4, true);
    stage_sit_out(stage, 1, SIT_OUT_NOW);
}

static void fill(struct stage *stage)
{
    for (int seat = 0; seat < 6; seat++)
        stage_sit(stage, 1 + seat, seat, 500);
    stage_ask(stage, COMMAND_WAIT, 7);
    stage_ask(stage, COMMAND_WAIT, 8);
}

static void play_waiting(struct stage *stage)
{
    stage_ask(stage, COMMAND_LEAVE, 3);
    stage_sit_out(stage, 5, SIT_OUT_NEXT_BIG_BLIND);
    stage->now += OFFER_MS;
    stage_deal(stage); /* the offer goes on to player 8, and a hand begins */
    stage_sit_out(stage, 6, SIT_OUT_NEXT_HAND);
    stage_fold_hand(stage);
    stage_sit(stage, 8, 2, 200);
    stage_top_up(stage, 8, 5000);
    stage_deal(stage);
    stage_call_hand(stage);
}

/* The seat on turn exchanges its first cards, as many as its seat's number. */
static void play_draw(struct stage *stage)
{
    const struct table *table = &stage->table;

    stage_deal(stage);
    while (table->hand.is_running) {
        struct command command = stage_command(stage, COMMAND_ACT, 0);
        command.asker.player = table->sitter[table->hand.to_act].player;
        command.action = stage_quiet_action(stage);
        if (command.action == ACTION_DRAW)
            command.mask = (1u << table->hand.to_act) - 1;
        stage_do(stage, &command);
    }
}

/* A completion, a fold on fourth street, and then to the showdown. */
static void play_stud(struct stage *stage)
{
    const struct table *table = &stage->table;

    stage_deal(stage);
    stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_BRING_IN, 0);
    stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_RAISE, 10);
    while (table->hand.street == STREET_THIRD)
        stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_CALL, 0);
    stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_CHECK, 0);
    stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_BET, 10);
    stage_act(stage, table->sitter[table->hand.to_act].player, ACTION_FOLD, 0);
    stage_call_hand(stage);
}

/* All are all-in before the flop, and agree to run the board twice. */
static void play_runs(struct stage *stage)
{
    struct command run;

    stage_deal(stage);
    stage_act(stage, 1, ACTION_RAISE, 1000);
    stage_act(stage, 2, ACTION_CALL, 0);
    stage_act(stage, 3, ACTION_CALL, 0);
    for (player_id player = 1; player <= 3; player++) {
        run = stage_command(stage, COMMAND_RUN, player);
        run.times = player == 2 ? 2 : 3;
        stage_do(stage, &run);
    }
}

/* The table of a game, but six seats of it. */
static struct table_config config_of(enum variant variant, enum limit limit)
{
    struct table_config config = stage_config();

    config.variant = variant;
    config.limit = limit;
    return config;
}

static void record_other_games(void)
{
    struct table_config draw = config_of(VARIANT_TRIPLE27, LIMIT_FIXED);
    struct table_config stud = config_of(VARIANT_STUD8, LIMIT_FIXED);
    struct table_config runs = config_of(VARIANT_OMAHA8, LIMIT_NO);

    stud.ante = 1;
    stud.bring_in = 3;
    runs.runs_max = 3;
    record_at("draw", &draw, 2, sit_three, play_draw);
    record_at("stud", &stud, 2, sit_three, play_stud);
    record_at("runs", &runs, 1, sit_three, play_runs);
}

static void test_golden(void)
{
    record_other_games();
    record("showdown", 1, sit_three, play_showdown);
    record("all_in", 2, sit_three, play_all_in);
    record("walk", 3, sit_three, play_walk);
    record("waiting", 8, fill, play_waiting);
}

void golden_suite(void)
{
    CU_pSuite suite = CU_add_suite("golden", NULL, NULL);
    CU_ADD_TEST(suite, test_golden);
}
