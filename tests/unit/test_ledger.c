#include "store/ledger.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* What the transfers do to every account of one table, its players and the house. */
struct books {
    chips player[SEATS_MAX]; /* of player 100 + seat */
    chips seat[SEATS_MAX];
    chips pot;
    chips rake;
    chips issued;
};

static chips *account_of(struct books *books, const struct account *account)
{
    switch (account->kind) {
    case ACCOUNT_ISSUANCE:
        return &books->issued;
    case ACCOUNT_RAKE:
        return &books->rake;
    case ACCOUNT_PLAYER:
        return &books->player[account->owner - 100];
    case ACCOUNT_SEAT:
        return &books->seat[account->seat];
    case ACCOUNT_POT:
        return &books->pot;
    case ACCOUNT_KIND_COUNT:
        break;
    }
    return NULL;
}

static int post(struct books *books, const struct event *event, const struct table *table,
                const struct hand_record *record)
{
    struct transfer transfers[TRANSFERS_MAX];
    int count = ledger_transfers(event, table, record, transfers);

    CU_ASSERT_FATAL(count <= TRANSFERS_MAX);
    for (int i = 0; i < count; i++) {
        CU_ASSERT(transfers[i].amount > 0);
        *account_of(books, &transfers[i].from) -= transfers[i].amount;
        CU_ASSERT(transfers[i].from.kind == ACCOUNT_ISSUANCE ||
                  *account_of(books, &transfers[i].from) >= 0);
        *account_of(books, &transfers[i].to) += transfers[i].amount;
    }
    return count;
}

static chips total(const struct books *books)
{
    chips sum = books->pot + books->rake + books->issued;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        sum += books->player[seat] + books->seat[seat];
    return sum;
}

static void test_chips_come_and_go(void)
{
    struct books books = {0};
    struct table table = {.id = 7};
    struct event event = {.kind = EVENT_CHIPS_GRANTED, .player = 102, .seat = SEAT_NONE};

    event.amount = 10000;
    event.reason = REASON_WELCOME;
    CU_ASSERT_EQUAL(post(&books, &event, NULL, NULL), 1);
    event = (struct event){.kind = EVENT_SAT, .table = 7, .player = 102, .seat = 2, .amount = 1000};
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 1);
    table.sitter[2].player = 102;
    event = (struct event){.kind = EVENT_TOP_UP_ASKED, .table = 7, .seat = 2, .amount = 500};
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 1);
    CU_ASSERT_EQUAL(books.seat[2], 1500);
    event.kind = EVENT_TOPPED_UP;
    event.amount = 300;
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 0);
    event.kind = EVENT_TOP_UP_RETURNED;
    event.amount = 200;
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 1);
    event =
        (struct event){.kind = EVENT_LEFT, .table = 7, .player = 102, .seat = 2, .amount = 1300};
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 1);
    event.amount = 0;
    CU_ASSERT_EQUAL(post(&books, &event, &table, NULL), 0); /* broke: nothing to move */
    CU_ASSERT_EQUAL(books.player[2], 10000);
    CU_ASSERT_EQUAL(books.seat[2], 0);
    CU_ASSERT_EQUAL(total(&books), 0);
}

static void note(struct hand_record *record, const struct table *table, struct hand_event hand)
{
    struct event event = {
        .kind = EVENT_HAND, .table = table->id, .hand_no = 1, .seat = hand.seat, .hand = hand};
    hand_record_note(record, table, &event);
}

static struct hand_event acted(int seat, enum action action, chips amount)
{
    return (struct hand_event){
        .kind = HAND_ACTED, .seat = seat, .acted = {.action = action, .amount = amount}};
}

/* Seat 0 loses its blind, seat 1 everything; seat 2 wins all but the rake. */
static void test_hand_is_settled(void)
{
    struct books books = {.seat = {400, 300, 500}, .issued = -1200};
    struct hand_record record = {0};
    struct table table = {.id = 7};
    struct hand_event started = {.kind = HAND_STARTED, .seat = SEAT_NONE};

    started.started.setup = (struct hand_setup){.seats = 7, .stack = {400, 300, 500}};
    note(&record, &table, started);
    note(&record, &table,
         (struct hand_event){
             .kind = HAND_POSTED, .seat = 0, .posted = {.post = POST_BIG_BLIND, .amount = 10}});
    note(&record, &table, acted(1, ACTION_RAISE, 300));
    note(&record, &table, acted(2, ACTION_RAISE, 500));
    note(&record, &table, acted(0, ACTION_FOLD, 0));
    note(&record, &table,
         (struct hand_event){.kind = HAND_BET_RETURNED, .seat = 2, .returned = {.amount = 200}});
    note(&record, &table,
         (struct hand_event){.kind = HAND_POT_WON, .seat = 2, .won = {.amount = 590}});
    CU_ASSERT_EQUAL(hand_record_pot(&record), 610);
    CU_ASSERT_EQUAL(hand_record_rake(&record), 20);

    struct event ended = {.kind = EVENT_HAND, .table = 7, .hand = {.kind = HAND_ENDED}};
    CU_ASSERT_EQUAL(post(&books, &ended, &table, &record), 4);
    CU_ASSERT_EQUAL(books.seat[0], 390);
    CU_ASSERT_EQUAL(books.seat[1], 0);
    CU_ASSERT_EQUAL(books.seat[2], 790);
    CU_ASSERT_EQUAL(books.pot, 0);
    CU_ASSERT_EQUAL(books.rake, 20);
    CU_ASSERT_EQUAL(total(&books), 0);
    hand_record_release(&record);
}

static void test_statement_of_a_batch(void)
{
    struct ledger_batch batch = {0};
    struct transfer transfer = {.from = {.kind = ACCOUNT_POT, .owner = 7},
                                .to = {.kind = ACCOUNT_SEAT, .owner = 7, .seat = 3},
                                .amount = 5,
                                .reason = "hand_won",
                                .table = 7,
                                .hand_no = 9};

    ledger_batch_add(&batch, &transfer);
    transfer.amount = CHIPS_MAX;
    ledger_batch_add(&batch, &transfer);
    CU_ASSERT_STRING_EQUAL(column_end(&batch.to_kind), "{\"seat\",\"seat\"}");
    CU_ASSERT_STRING_EQUAL(column_end(&batch.amount), "{5,9007199254740991}");
    CU_ASSERT_STRING_EQUAL(column_end(&batch.to_seat), "{3,3}");
    ledger_batch_clear(&batch);
    CU_ASSERT_EQUAL(batch.count, 0);
    ledger_batch_release(&batch);
}

void ledger_suite(void)
{
    CU_pSuite suite = CU_add_suite("ledger", NULL, NULL);
    CU_ADD_TEST(suite, test_chips_come_and_go);
    CU_ADD_TEST(suite, test_hand_is_settled);
    CU_ADD_TEST(suite, test_statement_of_a_batch);
}
