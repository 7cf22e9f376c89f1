#include "store/journal.h"

#include "codec/event_json.h"
#include "store/rows.h"

#include <sodium.h>
#include <string.h>

static const struct statement fence_statement = {
    "journal_fence",
    "SELECT journal.fence($1::bigint, $2::bigint, $3::bytea, $4::bytea, $5::timestamptz)", 5};

static const struct statement append_statement = {
    "journal_append",
    "SELECT journal.append_events($1::bigint, $2::bigint[], $3::bigint[], $4::integer[],"
    " $5::text[], $6::timestamptz[], $7::text[], $8::bigint[], $9::bigint[])",
    9};

static const struct statement beat_statement = {
    "journal_beat", "SELECT journal.beat($1::bigint, $2::timestamptz)", 2};

static const struct statement take_over_statement = {
    "journal_take_over",
    "SELECT epoch, batch, seq, encode(chain, 'hex') AS chain,"
    " (extract(epoch FROM beat_at) * 1000)::bigint AS beat_at FROM journal.take_over()",
    0};

static const struct statement load_events_statement = {
    "journal_load_events",
    "SELECT seq, table_id, hand_no, kind, (extract(epoch FROM at) * 1000)::bigint AS at, payload,"
    " digest, command_id FROM journal.load_events()",
    0};

static const struct statement save_seal_statement = {
    "journal_save_seal", "SELECT journal.save_seal($1::bigint, $2::integer, $3::bytea, $4::bytea)",
    4};

static const struct statement load_seals_statement = {
    "journal_load_seals",
    "SELECT table_id, hand_no, encode(nonce, 'hex') AS nonce, encode(sealed, 'hex') AS sealed"
    " FROM journal.load_seals()",
    0};

static const struct statement save_snapshot_statement = {
    "journal_save_snapshot", "SELECT journal.save_snapshot($1::bigint, $2::bigint, $3::text)", 3};

static const struct statement load_snapshots_statement = {
    "journal_load_snapshots",
    "SELECT table_id, seq, state FROM journal.load_snapshots() ORDER BY table_id", 0};

void journal_events_init(struct journal_events *events)
{
    *events = (struct journal_events){0};
    digest_begin(&events->digest);
}

void journal_events_release(struct journal_events *events)
{
    struct buffer *columns[] = {&events->seq, &events->table,   &events->hand_no, &events->kind,
                                &events->at,  &events->payload, &events->state,   &events->command};
    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        buffer_release(columns[i]);
}

void journal_events_clear(struct journal_events *events)
{
    struct buffer *columns[] = {&events->seq, &events->table,   &events->hand_no, &events->kind,
                                &events->at,  &events->payload, &events->state,   &events->command};
    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        buffer_clear(columns[i]);
    events->count = 0;
    digest_begin(&events->digest);
}

/* Big-endian; returns where the next one goes. */
static uint8_t *put_uint(uint8_t *to, uint64_t number, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        to[i] = (uint8_t)number;
        number >>= 8;
    }
    return to + width;
}

void journal_digest_line(struct digest *digest, const struct journal_line *line)
{
    uint8_t numbers[5 * 8 + 2 * 4];
    size_t kind_length = strlen(line->kind);
    uint8_t *end = put_uint(numbers, line->seq, 8);

    end = put_uint(end, (uint64_t)line->table, 8);
    end = put_uint(end, (uint32_t)line->hand_no, 4);
    end = put_uint(end, (uint64_t)line->at, 8);
    end = put_uint(end, line->state, 8);
    end = put_uint(end, line->command, 8);
    end = put_uint(end, kind_length, 4);
    digest_add(digest, numbers, (size_t)(end - numbers));
    digest_add(digest, line->kind, kind_length);
    digest_add_uint(digest, line->payload_length, 4);
    digest_add(digest, line->payload, line->payload_length);
}

void journal_events_add(struct journal_events *events, const struct event *event, uint64_t seq,
                        uint64_t state)
{
    char json[EVENT_JSON_BYTES];
    struct text payload;
    const char *kind = event_kind_name(event);
    size_t kind_length = strlen(kind);

    text_init(&payload, json, sizeof(json));
    event_encode(event, &payload);
    events->count++;
    column_int(&events->seq, (int64_t)seq);
    column_int(&events->table, event->table);
    column_int(&events->hand_no, event->hand_no);
    column_text(&events->kind, kind, kind_length);
    column_instant(&events->at, event->at);
    column_text(&events->payload, payload.bytes, payload.length);
    column_int(&events->state, (int64_t)state);
    column_int(&events->command, (int64_t)event->command_id);

    /* As they come, while the batch before is still on its way. */
    journal_digest_line(&events->digest, &(struct journal_line){.seq = seq,
                                                                .table = event->table,
                                                                .hand_no = event->hand_no,
                                                                .at = event->at,
                                                                .state = state,
                                                                .command = event->command_id,
                                                                .kind = kind,
                                                                .payload = payload.bytes,
                                                                .payload_length = payload.length});
}

void journal_extend_chain(struct journal *journal, struct digest *events)
{
    static const char tag[] = "brelan/batch"; /* with its NUL */
    uint8_t content[DIGEST_BYTES];
    struct digest digest;

    digest_end(events, content);
    digest_begin(&digest);
    digest_add(&digest, tag, sizeof(tag));
    if (journal->has_chain)
        digest_add(&digest, journal->chain, DIGEST_BYTES);
    digest_add_uint(&digest, (uint64_t)journal->epoch, 8);
    digest_add_uint(&digest, (uint64_t)journal->batch, 8);
    digest_add(&digest, content, DIGEST_BYTES);
    digest_end(&digest, journal->chain);
    journal->has_chain = true;
}

static void send_fence(const struct journal *journal, const struct seal_keys *keys, struct db *db,
                       instant_ms at)
{
    char epoch[ROW_NUMBER_BYTES], batch[ROW_NUMBER_BYTES];
    uint8_t signature[SIGNATURE_BYTES];
    struct buffer chain = {0}, signed_chain = {0}, when = {0};

    seal_sign(keys, journal->chain, DIGEST_BYTES, signature);
    buffer_add_hex(&chain, journal->chain, DIGEST_BYTES);
    buffer_add_hex(&signed_chain, signature, SIGNATURE_BYTES);
    buffer_add_instant(&when, at);
    const char *values[] = {row_number(epoch, journal->epoch), row_number(batch, journal->batch),
                            chain.bytes, signed_chain.bytes, when.bytes};
    db_send(db, &fence_statement, values, NULL, NULL);
    buffer_release(&chain);
    buffer_release(&signed_chain);
    buffer_release(&when);
}

void journal_send(struct journal *journal, const struct seal_keys *keys,
                  struct journal_events *events, struct db *db, instant_ms at)
{
    char batch[ROW_NUMBER_BYTES];

    journal->batch++;
    journal_extend_chain(journal, &events->digest);
    send_fence(journal, keys, db, at);
    if (events->count == 0)
        return;
    const char *values[] = {row_number(batch, journal->batch), column_end(&events->seq),
                            column_end(&events->table),        column_end(&events->hand_no),
                            column_end(&events->kind),         column_end(&events->at),
                            column_end(&events->payload),      column_end(&events->state),
                            column_end(&events->command)};
    db_send(db, &append_statement, values, NULL, NULL);
}

void journal_beat(const struct journal *journal, struct db *db, instant_ms at)
{
    char epoch[ROW_NUMBER_BYTES];
    struct buffer when = {0};

    buffer_add_instant(&when, at);
    const char *values[] = {row_number(epoch, journal->epoch), when.bytes};
    db_send(db, &beat_statement, values, NULL, NULL);
    buffer_release(&when);
}

void journal_take_over(struct db *db, db_done done, void *context)
{
    db_send(db, &take_over_statement, NULL, done, context);
}

int journal_read_take_over(struct journal *journal, instant_ms *beat_at, const PGresult *result,
                           struct error *error)
{
    int64_t seq;
    struct row_bytes chain = {.bytes = journal->chain, .size = DIGEST_BYTES};

    *journal = (struct journal){0};
    if (PQntuples(result) != 1 || row_int(result, 0, "epoch", &journal->epoch) < 0 ||
        row_int(result, 0, "batch", &journal->batch) < 0 || row_int(result, 0, "seq", &seq) < 0 ||
        row_int(result, 0, "beat_at", beat_at) < 0 || row_hex(result, 0, "chain", &chain) < 0)
        return error_set(error, "journal.take_over() gave an answer of another shape");
    journal->seq = (uint64_t)seq;
    journal->has_chain = chain.length == DIGEST_BYTES;
    return 0;
}

void journal_load(struct db *db, db_done done, void *context)
{
    db_send(db, &load_events_statement, NULL, done, context);
}

int journal_read_row(struct journal_row *row, const PGresult *result, int index,
                     struct error *error)
{
    int64_t seq, state, table, hand_no, at, command_id;

    *row = (struct journal_row){0};
    if (row_int(result, index, "seq", &seq) < 0 || row_int(result, index, "digest", &state) < 0 ||
        row_int(result, index, "table_id", &table) < 0 ||
        row_int(result, index, "hand_no", &hand_no) < 0 || row_int(result, index, "at", &at) < 0 ||
        row_int(result, index, "command_id", &command_id) < 0)
        return error_set(error, "journal.load_events() gave an answer of another shape");
    int status = event_decode(&row->event, row_text(result, index, "kind"),
                              row_text(result, index, "payload"), error);
    row->seq = (uint64_t)seq;
    row->state = (uint64_t)state;
    row->event.table = table;
    row->event.at = at;
    row->event.hand_no = (int32_t)hand_no;
    row->event.command_id = (uint64_t)command_id;
    return status;
}

void journal_save_seal(struct db *db, const struct seal *seal)
{
    char table[ROW_NUMBER_BYTES], hand_no[ROW_NUMBER_BYTES];
    struct buffer nonce = {0}, sealed = {0};

    buffer_add_hex(&nonce, seal->nonce, SEAL_NONCE_BYTES);
    buffer_add_hex(&sealed, seal->sealed, SEALED_BYTES);
    const char *values[] = {row_number(table, seal->table), row_number(hand_no, seal->hand_no),
                            nonce.bytes, sealed.bytes};
    db_send(db, &save_seal_statement, values, NULL, NULL);
    buffer_release(&nonce);
    buffer_release(&sealed);
}

void journal_load_seals(struct db *db, db_done done, void *context)
{
    db_send(db, &load_seals_statement, NULL, done, context);
}

int journal_read_seal(struct seal *seal, const PGresult *result, int index, struct error *error)
{
    int64_t table, hand_no;
    struct row_bytes nonce = {.bytes = seal->nonce, .size = SEAL_NONCE_BYTES};
    struct row_bytes sealed = {.bytes = seal->sealed, .size = SEALED_BYTES};

    *seal = (struct seal){0};
    if (row_int(result, index, "table_id", &table) < 0 ||
        row_int(result, index, "hand_no", &hand_no) < 0 ||
        row_hex(result, index, "nonce", &nonce) < 0 ||
        row_hex(result, index, "sealed", &sealed) < 0 || nonce.length != SEAL_NONCE_BYTES ||
        sealed.length != SEALED_BYTES)
        return error_set(error, "journal.load_seals() gave an answer of another shape");
    seal->table = table;
    seal->hand_no = (int32_t)hand_no;
    return 0;
}

void journal_save_snapshot(struct db *db, table_id table, uint64_t seq, const char *state)
{
    char table_number[ROW_NUMBER_BYTES], position[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(table_number, table), row_number(position, (int64_t)seq),
                            state};
    db_send(db, &save_snapshot_statement, values, NULL, NULL);
}

void journal_load_snapshots(struct db *db, db_done done, void *context)
{
    db_send(db, &load_snapshots_statement, NULL, done, context);
}
