#include "store/history.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static void note(struct hand_record *record, const struct table *table, struct hand_event hand)
{
    struct event event = {.kind = EVENT_HAND, .at = 1000, .table = table->id, .hand_no = 4};
    event.hand = hand;
    hand_record_note(record, table, &event);
}

static struct table example(void)
{
    struct table table = {.id = 12, .hand = {.board_count = 3, .boards = 1}};

    memset(table.hand.hole, CARD_NONE, sizeof(table.hand.hole));
    for (int seat = 0; seat < 2; seat++) {
        table.sitter[seat].player = 70 + seat;
        memcpy(table.sitter[seat].name, "A\"b", 4);
        table.hand.hole[seat][0] = card_parse("Ah");
        table.hand.hole[seat][1] = card_parse("Kd");
        table.hand.hole_count[seat] = 2;
    }
    memcpy(table.hand.board[0], (const card[]){0, 1, 51}, 3);
    table.sitter[1].is_bot = true;
    table.hand.shown[1] = 2;
    return table;
}

static void play(struct hand_record *record, const struct table *table)
{
    struct hand_event started = {.kind = HAND_STARTED};
    struct event timed_out = {.kind = EVENT_TIMED_OUT, .seat = 0, .table = 12};

    started.started.setup = hand_setup_holdem(5, 10);
    started.started.setup.seats = 3;
    started.started.setup.big_blind_seat = 1;
    started.started.setup.stack[0] = 100;
    started.started.setup.stack[1] = 200;
    note(record, table, started);
    note(record, table,
         (struct hand_event){
             .kind = HAND_POSTED, .seat = 1, .posted = {.post = POST_BIG_BLIND, .amount = 10}});
    note(record, table,
         (struct hand_event){.kind = HAND_ACTED,
                             .seat = 0,
                             .acted = {.action = ACTION_CALL, .amount = 10, .to = 10}});
    note(record, table,
         (struct hand_event){.kind = HAND_STREET_DEALT,
                             .street = {.street = STREET_FLOP, .count = 3, .card = {0, 1, 51}}});
    hand_record_note(record, table, &timed_out);
    note(record, table,
         (struct hand_event){.kind = HAND_ACTED, .seat = 0, .acted = {.action = ACTION_FOLD}});
    note(record, table,
         (struct hand_event){.kind = HAND_POT_WON, .seat = 1, .won = {.amount = 20}});
}

static void test_hand_as_json(void)
{
    struct hand_record record = {0};
    struct table table = example();
    struct buffer json = {0};

    play(&record, &table);
    hand_record_encode(&record, &table, 2000, &json);
    CU_ASSERT_STRING_EQUAL(
        json.bytes,
        "{\"table\":12,\"hand\":4,\"game\":\"holdem\",\"limit\":\"no\",\"startedAt\":1000,"
        "\"endedAt\":2000,\"button\":0,\"smallBlindSeat\":null,\"bigBlindSeat\":1,\"smallBlind\":5,"
        "\"bigBlind\":10,\"smallBet\":10,\"ante\":0,\"bringIn\":0,"
        "\"boards\":[[\"2c\",\"2d\",\"As\"]],\"rake\":0,\"seats\":["
        "{\"seat\":0,\"player\":70,\"name\":\"A\\\"b\",\"bot\":false,\"stackBefore\":100,"
        "\"stackAfter\":90,\"won\":0,\"hole\":[\"Ah\",\"Kd\"],\"up\":0,\"shown\":0},"
        "{\"seat\":1,\"player\":71,\"name\":\"A\\\"b\",\"bot\":true,\"stackBefore\":200,"
        "\"stackAfter\":210,\"won\":20,\"hole\":[\"Ah\",\"Kd\"],\"up\":0,\"shown\":2}],"
        "\"actions\":["
        "{\"street\":\"preflop\",\"kind\":\"post_big_blind\",\"seat\":1,\"amount\":10,\"to\":10,"
        "\"cards\":0,\"allIn\":false,\"forced\":false},"
        "{\"street\":\"preflop\",\"kind\":\"call\",\"seat\":0,\"amount\":10,\"to\":10,"
        "\"cards\":0,\"allIn\":false,\"forced\":false},"
        "{\"street\":\"flop\",\"kind\":\"fold\",\"seat\":0,\"amount\":0,\"to\":0,"
        "\"cards\":0,\"allIn\":false,\"forced\":true}],"
        "\"results\":[{\"pot\":0,\"board\":0,\"share\":\"whole\",\"seat\":1,\"amount\":20}]}");
    buffer_release(&json);
    hand_record_release(&record);
}

/* The open card before the first bet is no new street: the blinds stay bets (rule 10.4). */
static void test_open_card_keeps_the_bets(void)
{
    struct hand_record record = {0};
    struct table table = example();

    play(&record, &table);
    struct hand_event started = {.kind = HAND_STARTED};
    started.started.setup = hand_setup_holdem(5, 10);
    started.started.setup.variant = VARIANT_COURCHEVEL;
    note(&record, &table, started);
    note(&record, &table,
         (struct hand_event){
             .kind = HAND_POSTED, .seat = 1, .posted = {.post = POST_BIG_BLIND, .amount = 10}});
    note(&record, &table,
         (struct hand_event){.kind = HAND_STREET_DEALT,
                             .street = {.street = STREET_PREFLOP, .count = 1, .card = {7}}});
    note(&record, &table,
         (struct hand_event){.kind = HAND_BET_RETURNED, .seat = 1, .returned = {.amount = 4}});
    CU_ASSERT_EQUAL(record.bet[1], 6);
    CU_ASSERT_FALSE(record.saw_flop);
    hand_record_release(&record);
}

/* An ante that nobody could match comes back, although it was no bet (rule 3.4). */
static void test_returned_ante(void)
{
    struct hand_record record = {0};
    struct table table = example();

    play(&record, &table);
    note(&record, &table, (struct hand_event){.kind = HAND_STARTED});
    note(&record, &table,
         (struct hand_event){
             .kind = HAND_POSTED, .seat = 1, .posted = {.post = POST_ANTE, .amount = 10}});
    note(&record, &table,
         (struct hand_event){.kind = HAND_BET_RETURNED, .seat = 1, .returned = {.amount = 4}});
    CU_ASSERT_EQUAL(record.bet[1], 0);
    CU_ASSERT_EQUAL(record.paid[1], 6);
    hand_record_release(&record);
}

/* A record is filled anew by the next hand: nothing of the last one stays. */
static void test_next_hand_begins_empty(void)
{
    struct hand_record record = {0};
    struct table table = example();
    struct buffer first = {0}, second = {0};

    play(&record, &table);
    hand_record_encode(&record, &table, 2000, &first);
    play(&record, &table);
    hand_record_encode(&record, &table, 2000, &second);
    CU_ASSERT_STRING_EQUAL(first.bytes, second.bytes);
    buffer_release(&first);
    buffer_release(&second);
    hand_record_release(&record);
}

void history_suite(void)
{
    CU_pSuite suite = CU_add_suite("history", NULL, NULL);
    CU_ADD_TEST(suite, test_hand_as_json);
    CU_ADD_TEST(suite, test_open_card_keeps_the_bets);
    CU_ADD_TEST(suite, test_returned_ante);
    CU_ADD_TEST(suite, test_next_hand_begins_empty);
}
