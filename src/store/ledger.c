#include "store/ledger.h"

#include "codec/names.h"
#include "store/rows.h"

#include <assert.h>
#include <string.h>

static const struct statement post_statement = {
    "ledger_post",
    "SELECT player_id, balance FROM ledger.post($1::bigint, $2::text[], $3::bigint[],"
    " $4::integer[], $5::text[], $6::bigint[], $7::integer[], $8::bigint[], $9::text[],"
    " $10::bigint[], $11::integer[], $12::timestamptz)",
    12};

static const struct statement asker_statement = {
    "site_asker",
    "SELECT player_id, name, kind, balance, total, is_welcomed,"
    " coalesce((extract(epoch FROM claimed_at) * 1000)::bigint, 0) AS claimed_at,"
    " coalesce(seq, 0) AS granted_seq, coalesce(amount, 0) AS granted"
    " FROM site.asker($1::bigint) LEFT JOIN journal.granted($2::bigint) ON true",
    2};

static const struct statement last_audit_statement = {
    "api_last_audit",
    "SELECT (extract(epoch FROM at) * 1000)::bigint AS at, finding_count FROM api.last_audit()", 0};

static const char *const account_names[] = {
    [ACCOUNT_ISSUANCE] = "issuance", [ACCOUNT_RAKE] = "rake", [ACCOUNT_PLAYER] = "player",
    [ACCOUNT_SEAT] = "seat",         [ACCOUNT_POT] = "pot",
};
static_assert(ARRAY_LEN(account_names) == ACCOUNT_KIND_COUNT, "every account has a name");

const char *account_kind_name(enum account_kind kind)
{
    return account_names[kind];
}

static struct account player_account(player_id player)
{
    return (struct account){.kind = ACCOUNT_PLAYER, .owner = player};
}

static struct account seat_account(table_id table, int seat)
{
    return (struct account){.kind = ACCOUNT_SEAT, .owner = table, .seat = seat};
}

static int one(struct transfer *transfer, const struct event *event, struct account from,
               struct account to, const char *reason)
{
    if (event->amount == 0)
        return 0;
    *transfer = (struct transfer){
        .from = from, .to = to, .amount = event->amount, .reason = reason, .table = event->table};
    return 1;
}

/* The losers pay into the pot, the winners are paid out of it, what is left is the rake. */
static int settle(const struct event *event, const struct hand_record *record,
                  struct transfer transfers[TRANSFERS_MAX])
{
    struct account pot = {.kind = ACCOUNT_POT, .owner = event->table};
    struct transfer like = {.table = event->table, .hand_no = record->hand_no};
    int count = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        chips lost = record->paid[seat] - record->won[seat];
        if (lost <= 0)
            continue;
        transfers[count] = like;
        transfers[count].from = seat_account(event->table, seat);
        transfers[count].to = pot;
        transfers[count].amount = lost;
        transfers[count++].reason = "hand_lost";
    }
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        chips won = record->won[seat] - record->paid[seat];
        if (won <= 0)
            continue;
        transfers[count] = like;
        transfers[count].from = pot;
        transfers[count].to = seat_account(event->table, seat);
        transfers[count].amount = won;
        transfers[count++].reason = "hand_won";
    }
    if (hand_record_rake(record) > 0) {
        transfers[count] = like;
        transfers[count].from = pot;
        transfers[count].to = (struct account){.kind = ACCOUNT_RAKE};
        transfers[count].amount = hand_record_rake(record);
        transfers[count++].reason = "rake";
    }
    return count;
}

/* Events about a seat do not always name its player. */
static player_id player_of(const struct event *event, const struct table *table)
{
    if (event->player != 0 || table == NULL || event->seat == SEAT_NONE)
        return event->player;
    return table->sitter[event->seat].player;
}

int ledger_transfers(const struct event *event, const struct table *table,
                     const struct hand_record *record, struct transfer transfers[TRANSFERS_MAX])
{
    struct account player = player_account(player_of(event, table));
    struct account seat = seat_account(event->table, event->seat);

    switch (event->kind) {
    case EVENT_SAT:
        return one(transfers, event, player, seat, "buy_in");
    case EVENT_LEFT:
        return one(transfers, event, seat, player, "left");
    case EVENT_TOP_UP_ASKED:
        return one(transfers, event, player, seat, "top_up");
    case EVENT_TOP_UP_RETURNED:
        return one(transfers, event, seat, player, "top_up_returned");
    case EVENT_CHIPS_GRANTED:
        return one(transfers, event, (struct account){.kind = ACCOUNT_ISSUANCE}, player,
                   reason_names[event->reason]);
    case EVENT_HAND:
        return event->hand.kind == HAND_ENDED ? settle(event, record, transfers) : 0;
    case EVENT_TABLE_OPENED:
    case EVENT_LEAVE_ASKED:
    case EVENT_SAT_OUT:
    case EVENT_SIT_OUT_ASKED:
    case EVENT_SAT_IN:
    case EVENT_TOPPED_UP:
    case EVENT_WAIT_JOINED:
    case EVENT_WAIT_LEFT:
    case EVENT_SEAT_OFFERED:
    case EVENT_CHATTED:
    case EVENT_BLIND_MISSED:
    case EVENT_CLOCK_STARTED:
    case EVENT_TIMED_OUT:
    case EVENT_CLOCK_MOVED:
    case EVENT_RAKED: /* part of the settlement */
    case EVENT_PAUSED:
    case EVENT_CHOICE_ASKED:
    case EVENT_GAME_CHOSEN:
    case EVENT_KIND_COUNT:
        break;
    }
    return 0;
}

enum { COLUMNS = 10 };

static void columns_of(struct ledger_batch *batch, struct buffer *columns[COLUMNS])
{
    struct buffer *all[COLUMNS] = {
        &batch->from_kind, &batch->from_owner, &batch->from_seat, &batch->to_kind, &batch->to_owner,
        &batch->to_seat,   &batch->amount,     &batch->reason,    &batch->table,   &batch->hand_no};
    memcpy(columns, all, sizeof(all));
}

void ledger_batch_release(struct ledger_batch *batch)
{
    struct buffer *columns[COLUMNS];

    columns_of(batch, columns);
    for (int i = 0; i < COLUMNS; i++)
        buffer_release(columns[i]);
    batch->count = 0;
}

void ledger_batch_clear(struct ledger_batch *batch)
{
    struct buffer *columns[COLUMNS];

    columns_of(batch, columns);
    for (int i = 0; i < COLUMNS; i++)
        buffer_clear(columns[i]);
    batch->count = 0;
}

void ledger_batch_add(struct ledger_batch *batch, const struct transfer *transfer)
{
    const char *from = account_names[transfer->from.kind];
    const char *to = account_names[transfer->to.kind];

    assert(transfer->amount > 0 && transfer->amount <= CHIPS_MAX);
    batch->count++;
    column_text(&batch->from_kind, from, strlen(from));
    column_int(&batch->from_owner, transfer->from.owner);
    column_int(&batch->from_seat, transfer->from.seat);
    column_text(&batch->to_kind, to, strlen(to));
    column_int(&batch->to_owner, transfer->to.owner);
    column_int(&batch->to_seat, transfer->to.seat);
    column_int(&batch->amount, transfer->amount);
    column_text(&batch->reason, transfer->reason, strlen(transfer->reason));
    column_int(&batch->table, transfer->table);
    column_int(&batch->hand_no, transfer->hand_no);
}

void ledger_send(struct ledger_batch *batch, struct db *db, db_done done, void *context)
{
    char batch_number[ROW_NUMBER_BYTES];
    struct buffer *columns[COLUMNS];
    struct buffer when = {0};
    const char *values[COLUMNS + 2];

    if (batch->count == 0)
        return;
    columns_of(batch, columns);
    buffer_add_instant(&when, batch->at);
    values[0] = row_number(batch_number, batch->number);
    for (int i = 0; i < COLUMNS; i++)
        values[1 + i] = column_end(columns[i]);
    values[COLUMNS + 1] = when.bytes;
    db_send(db, &post_statement, values, done, context);
    buffer_release(&when);
}

void ledger_ask_audit(struct db *db, db_done done, void *context)
{
    db_send(db, &last_audit_statement, NULL, done, context);
}

void ledger_ask(struct db *db, player_id player, uint64_t claim, db_done done, void *context)
{
    char number[ROW_NUMBER_BYTES], id[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, player), row_number(id, (int64_t)claim)};
    db_send(db, &asker_statement, values, done, context);
}

int ledger_read_asker(struct asker *asker, struct grant *grant, const PGresult *result,
                      struct error *error)
{
    int64_t seq;

    *asker = (struct asker){0};
    *grant = (struct grant){0};
    if (PQntuples(result) == 0)
        return 0;

    const char *name = row_text(result, 0, "name");
    if (row_int(result, 0, "player_id", &asker->player) < 0 ||
        row_int(result, 0, "balance", &asker->balance) < 0 ||
        row_int(result, 0, "total", &asker->total) < 0 ||
        row_int(result, 0, "claimed_at", &asker->claimed_at) < 0 ||
        row_int(result, 0, "granted_seq", &seq) < 0 ||
        row_int(result, 0, "granted", &grant->amount) < 0 ||
        row_bool(result, 0, "is_welcomed", &asker->is_welcomed) < 0 || strlen(name) >= NAME_BYTES)
        return error_set(error, "site.asker() gave an answer of another shape");
    grant->seq = (uint64_t)seq;
    memcpy(asker->name, name, strlen(name) + 1);
    asker->is_bot = strcmp(row_text(result, 0, "kind"), "bot") == 0;
    return 1;
}
