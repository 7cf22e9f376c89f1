#include "codec/event_json.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

static char storage[EVENT_JSON_BYTES];

static const char *encode(const struct event *event)
{
    struct text text;

    text_init(&text, storage, sizeof storage);
    event_encode(event, &text);
    CU_ASSERT_FALSE(text.is_full);
    return storage;
}

#define HAND_EVENT(inner, where, ...)                  \
    {                                                  \
        .kind = EVENT_HAND, .seat = (where), .hand = { \
            .kind = (inner),                           \
            .seat = (where),                           \
            __VA_ARGS__                                \
        }                                              \
    }

#define ONE_OPEN                                                             \
    {                                                                        \
        CARD_NONE, CARD_NONE, 51, CARD_NONE, CARD_NONE, CARD_NONE, CARD_NONE \
    }

/* One of each kind, as docs/openapi.json has them. */
static const struct event_case {
    const char *kind;
    const char *payload;
    struct event event;
} event_cases[] = {
    {"table_opened",
     "{\"name\":\"Lyon\",\"game\":\"triple27\",\"limit\":\"fixed\",\"rotation\":\"eight_game\","
     "\"rotationHands\":6,\"rules\":\"wsop_live\",\"buttonRule\":\"forward\","
     "\"straddleRule\":\"mandatory\",\"seats\":6,\"smallBlind\":5,\"bigBlind\":10,"
     "\"ante\":1,\"anteRule\":\"each_seat\",\"bringIn\":2,\"runsMax\":3,"
     "\"buyInMin\":200,\"buyInMax\":1000,\"actMs\":20000,\"timeBankMs\":30000,"
     "\"timeBankEarnMs\":1000,\"pauseMs\":3000,\"rakeBp\":500,\"rakeCap\":9007199254740991}",
     {.kind = EVENT_TABLE_OPENED,
      .seat = SEAT_NONE,
      .config = {.name = "Lyon",
                 .variant = VARIANT_TRIPLE27,
                 .limit = LIMIT_FIXED,
                 .rotation = ROTATION_EIGHT_GAME,
                 .rotation_hands = 6,
                 .profile = PROFILE_WSOP_LIVE,
                 .button_rule = BUTTON_FORWARD,
                 .straddle_rule = STRADDLE_MANDATORY,
                 .seats = 6,
                 .small_blind = 5,
                 .big_blind = 10,
                 .ante = 1,
                 .bring_in = 2,
                 .runs_max = 3,
                 .buy_in_min = 200,
                 .buy_in_max = 1000,
                 .act_ms = 20000,
                 .time_bank_ms = 30000,
                 .time_bank_earn_ms = 1000,
                 .pause_ms = 3000,
                 .rake_bp = 500,
                 .rake_cap = CHIPS_MAX}}},
    {"sat",
     "{\"seat\":3,\"player\":{\"id\":7,\"name\":\"Zo\xc3\xab \\\"\\u003c\","
     "\"bot\":true},\"stack\":500}",
     {.kind = EVENT_SAT,
      .seat = 3,
      .player = 7,
      .name = "Zo\xc3\xab \"<",
      .is_bot = true,
      .amount = 500}},
    {"left",
     "{\"seat\":3,\"player\":7,\"amount\":0,\"reason\":\"broke\"}",
     {.kind = EVENT_LEFT, .seat = 3, .player = 7, .reason = REASON_BROKE}},
    {"leave_asked", "{\"seat\":0}", {.kind = EVENT_LEAVE_ASKED}},
    {"sat_out",
     "{\"seat\":9,\"reason\":\"timed_out\"}",
     {.kind = EVENT_SAT_OUT, .seat = 9, .reason = REASON_TIMED_OUT}},
    {"sit_out_asked",
     "{\"seat\":1,\"when\":\"next_big_blind\"}",
     {.kind = EVENT_SIT_OUT_ASKED, .seat = 1, .when = SIT_OUT_NEXT_BIG_BLIND}},
    {"sat_in",
     "{\"seat\":1,\"postNow\":true}",
     {.kind = EVENT_SAT_IN, .seat = 1, .post_now = true}},
    {"top_up_asked",
     "{\"seat\":1,\"amount\":9007199254740991}",
     {.kind = EVENT_TOP_UP_ASKED, .seat = 1, .amount = CHIPS_MAX}},
    {"topped_up", "{\"seat\":1,\"amount\":5}", {.kind = EVENT_TOPPED_UP, .seat = 1, .amount = 5}},
    {"top_up_returned",
     "{\"seat\":1,\"amount\":5}",
     {.kind = EVENT_TOP_UP_RETURNED, .seat = 1, .amount = 5}},
    {"wait_joined",
     "{\"player\":{\"id\":7,\"name\":\"ann\"}}",
     {.kind = EVENT_WAIT_JOINED, .seat = SEAT_NONE, .player = 7, .name = "ann"}},
    {"wait_left",
     "{\"player\":7,\"reason\":\"expired\"}",
     {.kind = EVENT_WAIT_LEFT, .seat = SEAT_NONE, .player = 7, .reason = REASON_EXPIRED}},
    {"seat_offered",
     "{\"player\":7,\"seat\":2,\"until\":1700000000000}",
     {.kind = EVENT_SEAT_OFFERED, .seat = 2, .player = 7, .until = 1700000000000}},
    {"chatted",
     "{\"player\":{\"id\":7,\"name\":\"ann\"},\"seat\":null,\"text\":\"\xe2\x99\xa0\"}",
     {.kind = EVENT_CHATTED,
      .seat = SEAT_NONE,
      .player = 7,
      .name = "ann",
      .text = "\xe2\x99\xa0"}},
    {"blind_missed",
     "{\"seat\":4,\"post\":\"small_blind\"}",
     {.kind = EVENT_BLIND_MISSED, .seat = 4, .post = POST_SMALL_BLIND}},
    {"clock_started",
     "{\"seat\":4,\"until\":1700000000000,\"timeBank\":true}",
     {.kind = EVENT_CLOCK_STARTED, .seat = 4, .until = 1700000000000, .is_time_bank = true}},
    {"clock_started",
     "{\"seat\":null,\"until\":1700000000000,\"timeBank\":false}",
     {.kind = EVENT_CLOCK_STARTED, .seat = SEAT_NONE, .until = 1700000000000}},
    {"timed_out", "{\"seat\":4}", {.kind = EVENT_TIMED_OUT, .seat = 4}},
    {"clock_moved",
     "{\"until\":1700000000000}",
     {.kind = EVENT_CLOCK_MOVED, .seat = SEAT_NONE, .until = 1700000000000}},
    {"raked", "{\"amount\":3}", {.kind = EVENT_RAKED, .seat = SEAT_NONE, .amount = 3}},
    {"paused",
     "{\"until\":null}",
     {.kind = EVENT_PAUSED, .seat = SEAT_NONE, .until = INSTANT_NEVER}},
    {"choice_asked",
     "{\"seat\":2,\"choices\":[{\"game\":\"omaha\",\"limit\":\"pot\"},{\"game\":\"razz\","
     "\"limit\":\"fixed\"}],\"until\":1700000000000}",
     {.kind = EVENT_CHOICE_ASKED,
      .seat = 2,
      .until = 1700000000000,
      .choices = {2, {{VARIANT_OMAHA, LIMIT_POT}, {VARIANT_RAZZ, LIMIT_FIXED}}}}},
    {"game_chosen",
     "{\"seat\":2,\"game\":\"badugi\",\"limit\":\"fixed\",\"reason\":\"timed_out\"}",
     {.kind = EVENT_GAME_CHOSEN,
      .seat = 2,
      .reason = REASON_TIMED_OUT,
      .game = {VARIANT_BADUGI, LIMIT_FIXED}}},
    {"chips_granted",
     "{\"player\":7,\"amount\":10000,\"reason\":\"welcome\"}",
     {.kind = EVENT_CHIPS_GRANTED,
      .seat = SEAT_NONE,
      .player = 7,
      .amount = 10000,
      .reason = REASON_WELCOME}},
    {"hand_started",
     "{\"game\":\"omaha8\",\"limit\":\"pot\",\"seats\":[0,2,9],\"button\":1,"
     "\"smallBlindSeat\":null,\"bigBlindSeat\":2,\"smallBlind\":5,\"bigBlind\":10,"
     "\"smallBet\":10,\"bigBet\":20,\"ante\":3,\"anteRule\":\"big_blind\",\"bringIn\":0,"
     "\"boards\":2,\"bombPot\":true,\"runsMax\":3,\"straddles\":[0,0,0,0,0,0,0,0,0,20],"
     "\"stacks\":[100,0,200,0,0,0,0,0,0,300]}",
     HAND_EVENT(HAND_STARTED, SEAT_NONE,
                .started = {.setup = {.variant = VARIANT_OMAHA8,
                                      .limit = LIMIT_POT,
                                      .seats = 0x205,
                                      .button = 1,
                                      .small_blind_seat = SEAT_NONE,
                                      .big_blind_seat = 2,
                                      .small_blind = 5,
                                      .big_blind = 10,
                                      .small_bet = 10,
                                      .big_bet = 20,
                                      .ante = 3,
                                      .ante_rule = ANTE_BIG_BLIND,
                                      .boards = 2,
                                      .is_bomb_pot = true,
                                      .runs_max = 3,
                                      .straddle = {[9] = 20},
                                      .stack = {[0] = 100, [2] = 200, [9] = 300}}})},
    {"posted", "{\"seat\":2,\"post\":\"big_blind\",\"amount\":10,\"allIn\":false}",
     HAND_EVENT(HAND_POSTED, 2, .posted = {POST_BIG_BLIND, 10, false})},
    {"hole_dealt",
     "{\"seat\":2,\"places\":[0,1,2],\"cards\":[null,null,\"As\",null,null,null,null]}",
     HAND_EVENT(HAND_HOLE_DEALT, 2, .dealt = {7, 4, ONE_OPEN})},
    {"turn_began",
     "{\"seat\":2,\"turn\":7,\"asks\":\"bet\",\"toCall\":10,\"minRaiseTo\":20,"
     "\"maxRaiseTo\":500,\"orRaiseTo\":40,\"drawMax\":0,\"callRule\":405,\"minRule\":404,"
     "\"maxRule\":413}",
     HAND_EVENT(HAND_TURN_BEGAN, 2, .turn = {7, {TURN_BET, 10, 20, 500, 40, 0, 405, 404, 413}})},
    {"turn_began",
     "{\"seat\":2,\"turn\":7,\"asks\":\"draw\",\"toCall\":0,\"minRaiseTo\":0,"
     "\"maxRaiseTo\":0,\"orRaiseTo\":0,\"drawMax\":5,\"callRule\":0,\"minRule\":0,"
     "\"maxRule\":1010}",
     HAND_EVENT(HAND_TURN_BEGAN, 2,
                .turn = {7, {.kind = TURN_DRAW, .draw_max = 5, .max_rule = 1010}})},
    {"acted",
     "{\"seat\":2,\"action\":\"raise\",\"amount\":15,\"to\":20,\"allIn\":true,\"places\":[]}",
     HAND_EVENT(HAND_ACTED, 2, .acted = {ACTION_RAISE, 15, 20, true, 0})},
    {"acted",
     "{\"seat\":2,\"action\":\"draw\",\"amount\":0,\"to\":0,\"allIn\":false,\"places\":[1,4]}",
     HAND_EVENT(HAND_ACTED, 2, .acted = {.action = ACTION_DRAW, .mask = 18})},
    {"bet_returned", "{\"seat\":2,\"amount\":15}",
     HAND_EVENT(HAND_BET_RETURNED, 2, .returned = {15})},
    {"collected", "{\"pots\":[{\"amount\":30,\"seats\":[0,2,9]},{\"amount\":8,\"seats\":[2,9]}]}",
     HAND_EVENT(HAND_COLLECTED, SEAT_NONE, .collected = {.pots = {2, {{30, 0x205}, {8, 0x204}}}})},
    {"street_dealt", "{\"street\":\"flop\",\"board\":1,\"cards\":[\"2c\",\"Td\",\"As\"]}",
     HAND_EVENT(HAND_STREET_DEALT, SEAT_NONE, .street = {STREET_FLOP, 1, 3, {0, 33, 51}})},
    {"street_dealt", "{\"street\":\"first_draw\",\"board\":0,\"cards\":[]}",
     HAND_EVENT(HAND_STREET_DEALT, SEAT_NONE, .street = {.street = STREET_FIRST_DRAW})},
    {"reshuffled", "{\"count\":12}", HAND_EVENT(HAND_RESHUFFLED, SEAT_NONE, .reshuffled = {12})},
    {"run_offered", "{\"turn\":9,\"times\":3}",
     HAND_EVENT(HAND_RUN_OFFERED, SEAT_NONE, .run = {9, 3})},
    {"run_chosen", "{\"seat\":2,\"turn\":9,\"times\":1}",
     HAND_EVENT(HAND_RUN_CHOSEN, 2, .run = {9, 1})},
    {"run_decided", "{\"turn\":9,\"times\":2}",
     HAND_EVENT(HAND_RUN_DECIDED, SEAT_NONE, .run = {9, 2})},
    {"shown",
     "{\"seat\":2,\"cards\":[null,null,\"As\",null,null,null,null],\"boards\":["
     "{\"high\":{\"kind\":\"two_pair\",\"ranks\":[\"A\",\"T\",\"9\"]},"
     "\"low\":{\"kind\":\"low\",\"ranks\":[\"8\",\"5\",\"3\",\"2\",\"A\"]}},"
     "{\"high\":{\"kind\":\"pair\",\"ranks\":[\"A\"]},\"low\":null}]}",
     HAND_EVENT(HAND_SHOWN, 2,
                .shown = {4,
                          ONE_OPEN,
                          2,
                          {{{STRENGTH_TWO_PAIR, 3, {14, 10, 9}, RANKING_HIGH},
                            {STRENGTH_LOW, 5, {8, 5, 3, 2, 1}, RANKING_LOW_8}},
                           {.high = {STRENGTH_PAIR, 1, {14}, RANKING_HIGH}}}})},
    {"shown", "{\"seat\":2,\"cards\":[null,null,\"As\",null,null,null,null],\"boards\":[]}",
     HAND_EVENT(HAND_SHOWN, 2, .shown = {.mask = 4, .card = ONE_OPEN})},
    {"mucked", "{\"seat\":2}", HAND_EVENT(HAND_MUCKED, 2, .returned = {0})},
    {"pot_won", "{\"seat\":2,\"pot\":1,\"board\":2,\"share\":\"low\",\"amount\":8}",
     HAND_EVENT(HAND_POT_WON, 2, .won = {1, 2, SHARE_LOW, 8})},
    {"hand_ended", "{}", HAND_EVENT(HAND_ENDED, SEAT_NONE, .returned = {0})},
};

static void test_every_kind(void)
{
    bool has_kind[EVENT_KIND_COUNT] = {false};
    bool has_hand_kind[HAND_EVENT_COUNT] = {false};

    for (size_t i = 0; i < ARRAY_LEN(event_cases); i++) {
        const struct event_case *c = &event_cases[i];
        struct event read;
        struct error error;

        CU_ASSERT_STRING_EQUAL(event_kind_name(&c->event), c->kind);
        CU_ASSERT_STRING_EQUAL(encode(&c->event), c->payload);
        if (event_decode(&read, c->kind, c->payload, &error) < 0)
            printf("\n%s: %s\n", c->kind, error.text);
        CU_ASSERT_EQUAL_FATAL(event_decode(&read, c->kind, c->payload, &error), 0);
        CU_ASSERT_EQUAL(read.kind, c->event.kind);
        CU_ASSERT_STRING_EQUAL(encode(&read), c->payload);
        has_kind[c->event.kind] = true;
        if (c->event.kind == EVENT_HAND)
            has_hand_kind[c->event.hand.kind] = true;
    }
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        CU_ASSERT(has_kind[kind]);
    for (int kind = 0; kind < HAND_EVENT_COUNT; kind++)
        CU_ASSERT(has_hand_kind[kind]);
}

/* A journal that was written before a table could choose these has the rules of that time. */
static void test_older_tables(void)
{
    static const char *const later[] = {"\"buttonRule\":\"forward\",",
                                        "\"straddleRule\":\"mandatory\","};
    static char payload[EVENT_JSON_BYTES];
    struct event read;
    struct error error;

    (void)snprintf(payload, sizeof payload, "%s", event_cases[0].payload);
    for (size_t i = 0; i < ARRAY_LEN(later); i++) {
        char *at = strstr(payload, later[i]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        memmove(at, at + strlen(later[i]), strlen(at + strlen(later[i])) + 1);
    }
    CU_ASSERT_EQUAL_FATAL(event_decode(&read, "table_opened", payload, &error), 0);
    CU_ASSERT_EQUAL(read.config.button_rule, BUTTON_DEAD);
    CU_ASSERT_EQUAL(read.config.straddle_rule, STRADDLE_NONE);
    CU_ASSERT_EQUAL(read.config.seats, 6);
}

static void test_the_deck_is_not_written(void)
{
    struct event event =
        HAND_EVENT(HAND_STARTED, SEAT_NONE, .started = {.setup = hand_setup_holdem(5, 10)});
    struct event read;
    struct error error;

    for (int i = 0; i < DECK_SIZE; i++) {
        event.hand.started.deck.card[i] = (card)i;
        event.hand.started.deck.again[0][i] = (card)i;
    }
    const char *payload = encode(&event);
    for (int i = 0; i < DECK_SIZE; i++) {
        char name[CARD_TEXT_BYTES + 2];
        char text[CARD_TEXT_BYTES];
        card_format((card)i, text);
        (void)snprintf(name, sizeof name, "\"%s\"", text);
        CU_ASSERT_PTR_NULL(strstr(payload, name));
    }
    CU_ASSERT_EQUAL_FATAL(event_decode(&read, "hand_started", payload, &error), 0);
    CU_ASSERT_EQUAL(read.hand.started.deck.card[0], CARD_NONE);
    CU_ASSERT_EQUAL(read.hand.started.deck.card[DECK_SIZE - 1], CARD_NONE);
    CU_ASSERT_EQUAL(read.hand.started.deck.again[AGAIN_MAX - 1][DECK_SIZE - 1], CARD_NONE);
}

#define NO_CARDS "\"cards\":[null,null,null,null,null,null,null]"

/* A damaged journal is an error with a sentence, never a wrong event. */
static void test_damaged_payloads(void)
{
    static const struct {
        const char *kind;
        const char *payload;
    } cases[] = {
        {"danced", "{}"},
        {"sat", "{}"},
        {"sat", ""},
        {"leave_asked", "{\"seat\":10}"},
        {"leave_asked", "{\"seat\":1,\"more\":1}"},
        {"leave_asked", "{\"seat\":1}}"},
        {"left", "{\"seat\":3,\"player\":7,\"amount\":0,\"reason\":\"bored\"}"},
        {"left", "{\"seat\":3,\"player\":0,\"amount\":0,\"reason\":\"broke\"}"},
        {"street_dealt", "{\"street\":\"flop\",\"board\":0,\"cards\":[\"2c\",\"Td\",\"Ax\"]}"},
        {"street_dealt",
         "{\"street\":\"flop\",\"board\":0,\"cards\":[\"2c\",\"Td\",\"As\",\"Ac\"]}"},
        {"street_dealt", "{\"street\":\"flop\",\"board\":0,\"cards\":null}"},
        {"street_dealt", "{\"street\":\"flop\",\"board\":3,\"cards\":[]}"},
        {"hole_dealt", "{\"seat\":2,\"places\":[]," NO_CARDS "}"},
        {"hole_dealt", "{\"seat\":2,\"places\":[7]," NO_CARDS "}"},
        {"hole_dealt", "{\"seat\":2,\"places\":[1,1]," NO_CARDS "}"},
        {"shown", "{\"seat\":2,\"cards\":[\"As\"],\"boards\":[]}"},
        {"shown", "{\"seat\":2," NO_CARDS ",\"boards\":[{\"high\":{\"kind\":\"pair\"},"
                  "\"low\":null}]}"},
        {"shown", "{\"seat\":2," NO_CARDS ",\"boards\":[{\"high\":{\"kind\":\"none\","
                  "\"ranks\":[]},\"low\":null}]}"},
        {"shown", "{\"seat\":2," NO_CARDS ",\"boards\":[{\"high\":{\"kind\":\"pair\","
                  "\"ranks\":[\"1\"]},\"low\":null}]}"},
        {"shown", "{\"seat\":2," NO_CARDS ",\"boards\":[{\"high\":null}]}"},
        {"collected", "{\"pots\":[{\"amount\":0,\"seats\":[0]}]}"},
        {"collected", "{\"pots\":[{\"amount\":1,\"seats\":[0,0]}]}"},
        {"collected", "{\"pots\":{}}"},
        {"hand_ended", "[]"},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct event read;
        struct error error = {.text = ""};
        CU_ASSERT_EQUAL(event_decode(&read, cases[i].kind, cases[i].payload, &error), -1);
        CU_ASSERT(strlen(error.text) > 10);
    }
}

static void test_views(void)
{
    struct view hole = {.viewer = 7,
                        .kind = VIEW_HOLE,
                        .seat = 2,
                        .card = {CARD_NONE, 0, 51, CARD_NONE, CARD_NONE, CARD_NONE, CARD_NONE},
                        .event = {.at = 5, .table = 12, .hand_no = 3}};
    struct view strength = {.viewer = 7,
                            .kind = VIEW_STRENGTH,
                            .seat = 2,
                            .board_count = 1,
                            .board = {{.high = {STRENGTH_PAIR, 2, {14, 9}, RANKING_HIGH}}},
                            .event = {.at = 5, .table = 12, .hand_no = 3}};
    struct view ended = {.kind = VIEW_EVENT,
                         .event = HAND_EVENT(HAND_ENDED, SEAT_NONE, .returned = {0})};
    struct text text;

    text_init(&text, storage, sizeof storage);
    view_encode(&hole, 9, &text);
    CU_ASSERT_STRING_EQUAL(storage, "{\"seq\":9,\"table\":12,\"kind\":\"hole_cards\",\"at\":5,"
                                    "\"hand\":3,\"seat\":2,\"cards\":[null,\"2c\",\"As\",null,null,"
                                    "null,null]}");
    text_init(&text, storage, sizeof storage);
    view_encode(&strength, 9, &text);
    CU_ASSERT_STRING_EQUAL(storage, "{\"seq\":9,\"table\":12,\"kind\":\"strength\",\"at\":5,"
                                    "\"hand\":3,\"seat\":2,\"boards\":[{\"high\":{\"kind\":"
                                    "\"pair\",\"ranks\":[\"A\",\"9\"]},\"low\":null}]}");
    ended.event.hand_no = 3;
    ended.event.table = 12;
    ended.event.at = 6;
    text_init(&text, storage, sizeof storage);
    view_encode(&ended, 10, &text);
    CU_ASSERT_STRING_EQUAL(storage,
                           "{\"seq\":10,\"table\":12,\"kind\":\"hand_ended\",\"at\":6,\"hand\":3}");
}

/* The longest chat line, all of it escaped, still fits. */
static void test_longest_event(void)
{
    struct event event = {.kind = EVENT_CHATTED, .seat = SEAT_NONE, .player = CHIPS_MAX};
    struct view view = {.kind = VIEW_EVENT};
    struct text text;

    memset(event.name, '<', sizeof event.name - 1);
    memset(event.text, '<', sizeof event.text - 1);
    event.at = CHIPS_MAX;
    view.event = event;
    text_init(&text, storage, sizeof storage);
    view_encode(&view, UINT64_MAX, &text);
    CU_ASSERT_FALSE(text.is_full);
}

void event_json_suite(void)
{
    CU_pSuite suite = CU_add_suite("event_json", NULL, NULL);
    CU_ADD_TEST(suite, test_every_kind);
    CU_ADD_TEST(suite, test_older_tables);
    CU_ADD_TEST(suite, test_the_deck_is_not_written);
    CU_ADD_TEST(suite, test_damaged_payloads);
    CU_ADD_TEST(suite, test_views);
    CU_ADD_TEST(suite, test_longest_event);
}
