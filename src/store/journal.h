/*
 * journal.h - what happened, in batches: each is one transaction, fenced by the epoch, chained by
 * a hash to the one before and signed. The database keeps it; sql/deploy/journal.sql has the
 * other half.
 *
 * chain = SHA-256("brelan/batch" 0, chain of the batch before (nothing before the first), epoch,
 * batch, content); content = SHA-256(of each event: seq, table, hand number (32 bits), at, digest,
 * command id, kind, payload; both texts after their length in 32 bits). Numbers are 64 bits
 * big-endian where nothing else is said. The signature is Ed25519 over the chain.
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "base/digest.h"
#include "room/event.h"
#include "store/buffer.h"
#include "store/db.h"
#include "store/seal.h"

#include <stdbool.h>

/* Where the journal is: what the next batch follows. */
struct journal {
    int64_t epoch;
    int64_t batch; /* the last one that was sent */
    uint64_t seq;  /* the last event's */
    bool has_chain;
    uint8_t chain[DIGEST_BYTES];
};

/* The events of one batch on their way to the database. */
struct journal_events {
    int count;
    struct digest digest; /* over the events */
    struct buffer seq, table, hand_no, kind, at, payload, state, command;
};

void journal_events_init(struct journal_events *events);
void journal_events_release(struct journal_events *events);
void journal_events_clear(struct journal_events *events);

/* Adds an event that has position `seq` and left its table in a state with the digest `state`. */
void journal_events_add(struct journal_events *events, const struct event *event, uint64_t seq,
                        uint64_t state);

/* One event as the chain covers it: the very bytes that the database keeps. */
struct journal_line {
    uint64_t seq;
    table_id table;
    int32_t hand_no;
    instant_ms at;
    uint64_t state;
    uint64_t command;
    const char *kind;
    const char *payload; /* JSON */
    size_t payload_length;
};

void journal_digest_line(struct digest *digest, const struct journal_line *line);

/* Chains batch `journal->batch` of `journal->epoch`; ends the digest of its events. */
void journal_extend_chain(struct journal *journal, struct digest *events);

/*
 * Sends the first statements of a batch: fence and events. The caller adds what belongs to the
 * same transaction and ends it with db_sync(). `at` is now.
 */
void journal_send(struct journal *journal, const struct seal_keys *keys,
                  struct journal_events *events, struct db *db, instant_ms at);

/* Says that this process lives although it has nothing to write. Ended with db_sync() too. */
void journal_beat(const struct journal *journal, struct db *db, instant_ms at);

/* Takes over: `done` gets one row, which journal_read_take_over() reads. */
void journal_take_over(struct db *db, db_done done, void *context);
int journal_read_take_over(struct journal *journal, instant_ms *beat_at, const PGresult *result,
                           struct error *error);

/* Rows of journal_load(): events after their table's snapshot, in order. */
struct journal_row {
    uint64_t seq;
    uint64_t state; /* digest of the table after it */
    struct event event;
};

void journal_load(struct db *db, db_done done, void *context);

/* -1: the row is no event of this program; then event has at least its table. */
int journal_read_row(struct journal_row *row, const PGresult *result, int index,
                     struct error *error);

/* The seal of each table's last hand. */
void journal_save_seal(struct db *db, const struct seal *seal);
void journal_load_seals(struct db *db, db_done done, void *context);
int journal_read_seal(struct seal *seal, const PGresult *result, int index, struct error *error);

/* The newest saved state of each table; events up to `seq` are in it. */
void journal_save_snapshot(struct db *db, table_id table, uint64_t seq, const char *state);
void journal_load_snapshots(struct db *db, db_done done, void *context);

#endif
