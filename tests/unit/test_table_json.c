#include "codec/table_json.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

static char storage[TABLE_JSON_BYTES];

static struct text begin(void)
{
    struct text text;
    text_init(&text, storage, sizeof storage);
    return text;
}

static struct stage *two_players(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);

    config.seats = 2;
    stage->table.config.seats = 2;
    stage_sit(stage, 7, 0, 500);
    stage_sit(stage, 8, 1, 300);
    stage_ask(stage, COMMAND_WAIT, 9);
    return stage;
}

static void test_public_state(void)
{
    struct stage *stage = two_players();
    struct text text = begin();

    table_config_encode(&stage->table, &text);
    CU_ASSERT_STRING_EQUAL(
        storage, "{\"id\":12,\"name\":\"Lyon\",\"game\":\"holdem\",\"limit\":\"no\","
                 "\"rotation\":\"none\",\"rotationHands\":1,\"rules\":\"tda\",\"buttonRule\":"
                 "\"dead\",\"straddleRule\":\"none\",\"seats\":2,"
                 "\"smallBlind\":5,\"bigBlind\":10,\"ante\":0,\"anteRule\":\"each_seat\","
                 "\"bringIn\":0,\"runsMax\":1,\"buyInMin\":200,\"buyInMax\":1000,\"actMs\":20000,"
                 "\"timeBankMs\":30000,\"timeBankEarnMs\":1000,\"pauseMs\":3000,\"rakeBp\":0,"
                 "\"rakeCap\":0}");
    text = begin();
    table_state_encode(&stage->table, 99, &text);
    CU_ASSERT_STRING_EQUAL(
        storage,
        "{\"seq\":99,\"hand\":0,\"button\":null,\"sitters\":[{\"seat\":0,\"player\":{\"id\":7,"
        "\"name\":\"player 7\",\"bot\":false},\"stack\":500,\"topUp\":0,\"out\":false,"
        "\"leaving\":false,\"timeBankMs\":30000,\"owes\":{\"small\":false,\"big\":true,"
        "\"straddle\":false}},"
        "{\"seat\":1,\"player\":{\"id\":8,\"name\":\"player 8\",\"bot\":false},\"stack\":300,"
        "\"topUp\":0,\"out\":false,\"leaving\":false,\"timeBankMs\":30000,"
        "\"owes\":{\"small\":false,\"big\":true,\"straddle\":false}}],\"waiting\":[{\"player\":{"
        "\"id\":9,"
        "\"name\":\"player 9\"},\"seat\":null,\"until\":null}],\"nextHandAt\":1700000003000,"
        "\"choiceSeat\":null,\"choices\":[]}");
    stage_destroy(stage);
}

/* Whoever comes while the game is being chosen is told who chooses, and among what. */
static void test_choice(void)
{
    struct table_config config = stage_config();
    struct text text = begin();

    config.rotation = ROTATION_DEALERS_CHOICE;
    config.bring_in = 3;
    struct stage *stage = stage_create(&config);
    stage_sit(stage, 7, 0, 500);
    stage_sit(stage, 8, 1, 300);
    table_state_encode(&stage->table, 99, &text);
    CU_ASSERT_PTR_NOT_NULL(strstr(storage,
                                  "\"nextHandAt\":1700000023000,\"choiceSeat\":0,\"choices\":["
                                  "{\"game\":\"holdem\",\"limit\":\"no\"},{\"game\":\"holdem\","));
    stage_destroy(stage);
}

static int decode(struct table *table, const char *json)
{
    struct error error = {.text = ""};
    int status = table_snapshot_decode(table, json, &error);

    CU_ASSERT(status == 0 || strlen(error.text) > 10);
    return status;
}

/* From a snapshot the table goes on exactly as it would have. */
static void test_snapshot_goes_on(void)
{
    struct stage *stage = two_players();
    struct text text = begin();
    struct command command = stage_command(stage, COMMAND_CHAT, 7);
    struct table read;

    command.id = UINT64_MAX;
    (void)snprintf(command.text, sizeof command.text, "hi");
    stage_do(stage, &command);
    stage_deal(stage);
    stage_fold_hand(stage);
    stage_ask(stage, COMMAND_LEAVE, 8);
    table_snapshot_encode(&stage->table, &text);
    CU_ASSERT_FALSE(text.is_full);
    CU_ASSERT_EQUAL_FATAL(decode(&read, storage), 0);
    CU_ASSERT_EQUAL(table_digest(&read), table_digest(&stage->table));
    CU_ASSERT_EQUAL(table_deadline(&read), table_deadline(&stage->table));
    CU_ASSERT(table_has_done(&read, UINT64_MAX));
    stage->table = read;
    CU_ASSERT_EQUAL(stage_sit(stage, 8, 1, 200), REFUSAL_SEAT_HELD);
    CU_ASSERT_EQUAL(stage_sit(stage, 9, 1, 500), REFUSAL_NONE);
    stage_deal(stage);
    CU_ASSERT_EQUAL(stage->table.hand_no, 2);
    stage_destroy(stage);
}

static void test_no_card_in_a_snapshot(void)
{
    struct stage *stage = two_players();

    stage_deal(stage);
    stage_call_hand(stage);
    struct text text = begin();
    table_snapshot_encode(&stage->table, &text);
    for (int i = 0; i < DECK_SIZE; i++) {
        char name[CARD_TEXT_BYTES];
        char quoted[CARD_TEXT_BYTES + 2];
        card_format((card)i, name);
        (void)snprintf(quoted, sizeof quoted, "\"%s\"", name);
        CU_ASSERT_PTR_NULL(strstr(storage, quoted));
    }
    stage_destroy(stage);
}

static void test_damaged_snapshots(void)
{
    struct stage *stage = two_players();
    struct table read;
    struct text text = begin();

    table_snapshot_encode(&stage->table, &text);
    CU_ASSERT_EQUAL(decode(&read, "{}"), -1);
    CU_ASSERT_EQUAL(decode(&read, ""), -1);
    char *stack = strstr(storage, "\"stack\":500");
    CU_ASSERT_PTR_NOT_NULL_FATAL(stack);
    memcpy(stack, "\"stack\":-50", 11);
    CU_ASSERT_EQUAL(decode(&read, storage), -1);
    memcpy(stack, "\"stake\":500", 11);
    CU_ASSERT_EQUAL(decode(&read, storage), -1);
    memcpy(stack, "\"stack\":500", 11);
    char *id = strstr(storage, "\"recent\":[{\"id\":\"0\"}");
    CU_ASSERT_PTR_NOT_NULL_FATAL(id);
    id[strlen("\"recent\":[{\"id\":\"")] = 'z';
    CU_ASSERT_EQUAL(decode(&read, storage), -1);
    storage[text.length - 1] = '\0';
    CU_ASSERT_EQUAL(decode(&read, storage), -1);
    stage_destroy(stage);
}

/* Ten seats, twenty who wait, the longest names and the largest numbers fit. */
static void test_largest_snapshot(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);
    struct table *table = &stage->table;
    struct text text = begin();

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct sitter *sitter = &table->sitter[seat];
        *sitter = (struct sitter){.player = CHIPS_MAX - seat,
                                  .stack = CHIPS_MAX,
                                  .top_up = CHIPS_MAX,
                                  .time_bank_ms = INT32_MAX,
                                  .timeouts = INT32_MAX,
                                  .orbits_out = INT32_MAX,
                                  .out_since = CHIPS_MAX};
        memset(sitter->name, '<', sizeof sitter->name - 1);
    }
    for (int i = 0; i < WAITERS_MAX; i++) {
        struct waiter *waiter = &table->waiter[i];
        *waiter = (struct waiter){.player = CHIPS_MAX - i, .seat = 9, .until = CHIPS_MAX};
        memset(waiter->name, '<', sizeof waiter->name - 1);
    }
    table->waiter_count = WAITERS_MAX;
    for (int i = 0; i < DEPARTED_MAX; i++)
        table->departed[i] = (struct departed){CHIPS_MAX, CHIPS_MAX, CHIPS_MAX};
    memset(table->recent, 0xff, sizeof table->recent);
    table_snapshot_encode(table, &text);
    CU_ASSERT_FALSE(text.is_full);
    struct table read;
    CU_ASSERT_EQUAL(decode(&read, storage), 0);
    CU_ASSERT_EQUAL(table_digest(&read), table_digest(table));
    stage_destroy(stage);
}

void table_json_suite(void)
{
    CU_pSuite suite = CU_add_suite("table_json", NULL, NULL);
    CU_ADD_TEST(suite, test_public_state);
    CU_ADD_TEST(suite, test_choice);
    CU_ADD_TEST(suite, test_snapshot_goes_on);
    CU_ADD_TEST(suite, test_no_card_in_a_snapshot);
    CU_ADD_TEST(suite, test_damaged_snapshots);
    CU_ADD_TEST(suite, test_largest_snapshot);
}
