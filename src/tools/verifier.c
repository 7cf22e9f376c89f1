#include "tools/verifier.h"

#include "codec/event_json.h"
#include "room/world.h"

#include <stdlib.h>
#include <string.h>

struct verifier {
    uint8_t public_key[SIGNING_PUBLIC_BYTES];
    struct journal journal;
    struct world *world;
    struct hand_record record[TABLES_MAX];
    struct transfer *expected; /* of the batch; owned */
    int expected_count, expected_size;
    struct verifier_counts counts;
};

static void *must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

struct verifier *verifier_create(const uint8_t public_key[SIGNING_PUBLIC_BYTES])
{
    struct verifier *verifier = must(calloc(1, sizeof(*verifier)));

    memcpy(verifier->public_key, public_key, SIGNING_PUBLIC_BYTES);
    verifier->world = must(calloc(1, sizeof(*verifier->world)));
    return verifier;
}

void verifier_destroy(struct verifier *verifier)
{
    for (int i = 0; i < TABLES_MAX; i++)
        hand_record_release(&verifier->record[i]);
    free(verifier->expected);
    free(verifier->world);
    free(verifier);
}

const struct verifier_counts *verifier_counts(const struct verifier *verifier)
{
    return &verifier->counts;
}

const struct journal *verifier_journal(const struct verifier *verifier)
{
    return &verifier->journal;
}

/* The batch follows the last one, and its events are those that were chained and signed. */
static int check_chain(struct verifier *verifier, const struct batch_rows *rows,
                       struct error *error)
{
    struct journal *journal = &verifier->journal;
    struct digest events;

    if (rows->batch != journal->batch + 1)
        return error_set(error, "batch %lld follows batch %lld: batches are missing",
                         (long long)rows->batch, (long long)journal->batch);
    if (rows->epoch < journal->epoch)
        return error_set(error, "batch %lld is of epoch %lld, the one before of %lld",
                         (long long)rows->batch, (long long)rows->epoch, (long long)journal->epoch);
    journal->batch = rows->batch;
    journal->epoch = rows->epoch;
    digest_begin(&events);
    for (int i = 0; i < rows->line_count; i++)
        journal_digest_line(&events, &rows->line[i]);
    journal_extend_chain(journal, &events);
    if (memcmp(journal->chain, rows->chain, DIGEST_BYTES) != 0)
        return error_set(error, "batch %lld: its events are not those that were chained",
                         (long long)rows->batch);
    if (!seal_is_signed(verifier->public_key, rows->chain, DIGEST_BYTES, rows->signature))
        return error_set(error, "batch %lld is not signed with this key", (long long)rows->batch);
    return 0;
}

static void expect_transfers(struct verifier *verifier, const struct event *event,
                             const struct table *table, const struct hand_record *record)
{
    struct transfer transfers[TRANSFERS_MAX];
    int count = ledger_transfers(event, table, record, transfers);

    if (verifier->expected_count + count > verifier->expected_size) {
        verifier->expected_size = 2 * verifier->expected_size + TRANSFERS_MAX;
        verifier->expected = must(realloc(verifier->expected, (size_t)verifier->expected_size *
                                                                  sizeof(*verifier->expected)));
    }
    if (count > 0)
        memcpy(verifier->expected + verifier->expected_count, transfers,
               (size_t)count * sizeof(*transfers));
    verifier->expected_count += count;
}

/* Does again what the game did with the event. */
static int replay(struct verifier *verifier, const struct event *event, uint64_t state,
                  struct error *error)
{
    struct world *world = verifier->world;
    const struct table *table = world_table(world, event->table);

    if (table == NULL && event->table != 0 &&
        (event->kind != EVENT_TABLE_OPENED || world->table_count == TABLES_MAX))
        return error_set(error, "table %lld was never opened", (long long)event->table);
    if (table != NULL && event->kind == EVENT_TABLE_OPENED)
        return error_set(error, "table %lld is opened twice", (long long)event->table);
    world_apply(world, event);
    table = world_table(world, event->table);
    if (table == NULL) {
        expect_transfers(verifier, event, NULL, NULL);
        return 0;
    }
    if (table_digest(table) != state)
        return error_set(error, "table %lld is in another state than recorded",
                         (long long)event->table);
    verifier->counts.states++;
    struct hand_record *record = &verifier->record[table - world->table];
    hand_record_note(record, table, event);
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_ENDED)
        verifier->counts.hands++;
    expect_transfers(verifier, event, table, record);
    return 0;
}

static int check_line(struct verifier *verifier, const struct journal_line *line,
                      struct error *error)
{
    struct event event;
    struct error reason;
    unsigned long long seq = line->seq;

    if (line->seq != verifier->journal.seq + 1)
        return error_set(error, "event %llu follows event %llu: events are missing", seq,
                         (unsigned long long)verifier->journal.seq);
    verifier->journal.seq = line->seq;
    if (event_decode(&event, line->kind, line->payload, &reason) < 0)
        return error_set(error, "event %llu cannot be read: %s", seq, reason.text);
    event.table = line->table;
    event.hand_no = line->hand_no;
    event.at = line->at;
    event.command_id = line->command;
    if (replay(verifier, &event, line->state, &reason) < 0)
        return error_set(error, "event %llu: %s", seq, reason.text);
    verifier->counts.events++;
    return 0;
}

static bool is_same_account(const struct account *account, const char *kind, int64_t owner,
                            int64_t seat)
{
    return strcmp(account_kind_name(account->kind), kind) == 0 && account->owner == owner &&
           account->seat == seat;
}

static int check_transfer(const struct transfer *expected, const struct transfer_row *row,
                          struct error *error)
{
    if (!is_same_account(&expected->from, row->from_kind, row->from_owner, row->from_seat) ||
        !is_same_account(&expected->to, row->to_kind, row->to_owner, row->to_seat) ||
        expected->amount != row->amount || strcmp(expected->reason, row->reason) != 0 ||
        expected->table != row->table || expected->hand_no != row->hand_no)
        return error_set(error,
                         "transfer %lld moves %lld chips (%s); by the events it moves %lld (%s), "
                         "or between other accounts",
                         (long long)row->transfer, (long long)row->amount, row->reason,
                         (long long)expected->amount, expected->reason);
    return 0;
}

int verifier_batch(struct verifier *verifier, const struct batch_rows *rows, struct error *error)
{
    if (check_chain(verifier, rows, error) < 0)
        return -1;
    verifier->expected_count = 0;
    for (int i = 0; i < rows->line_count; i++) {
        if (check_line(verifier, &rows->line[i], error) < 0)
            return -1;
    }
    if (rows->transfer_count != verifier->expected_count)
        return error_set(error, "batch %lld has %d transfers; by its events it has %d",
                         (long long)rows->batch, rows->transfer_count, verifier->expected_count);
    for (int i = 0; i < rows->transfer_count; i++) {
        if (check_transfer(&verifier->expected[i], &rows->transfer[i], error) < 0)
            return -1;
    }
    verifier->counts.transfers += rows->transfer_count;
    verifier->counts.batches++;
    return 0;
}
