/*
 * verifier.h - checks a journal from its first batch on with the public key alone: that batches
 * follow each other, are chained and signed; that events follow each other and replay to the states
 * that were recorded; that the ledger has the transfers that the events say, and no other.
 *
 * Hidden cards are not needed: no state that is recorded and no transfer rests on one.
 */
#ifndef TOOLS_VERIFIER_H
#define TOOLS_VERIFIER_H

#include "store/journal.h"
#include "store/ledger.h"

struct verifier;

struct verifier_counts {
    int64_t batches;
    int64_t events;
    int64_t states; /* of tables, compared after an event */
    int64_t transfers;
    int64_t hands;
};

/* A transfer as the database has it. */
struct transfer_row {
    int64_t transfer;
    const char *from_kind, *to_kind, *reason;
    int64_t from_owner, from_seat, to_owner, to_seat;
    int64_t amount, table, hand_no;
};

/* A batch as the database has it, with everything that names it, in order. */
struct batch_rows {
    int64_t batch;
    int64_t epoch;
    uint8_t chain[DIGEST_BYTES];
    uint8_t signature[SIGNATURE_BYTES];
    int line_count;
    const struct journal_line *line;
    int transfer_count;
    const struct transfer_row *transfer;
};

/* Owned by the caller. */
struct verifier *verifier_create(const uint8_t public_key[SIGNING_PUBLIC_BYTES]);
void verifier_destroy(struct verifier *verifier);

/*
 * The next batch. -1: `error` tells the first difference, and nothing after it can be checked.
 * Nothing is replayed before its signature holds, so that forged events do no harm.
 */
int verifier_batch(struct verifier *verifier, const struct batch_rows *rows, struct error *error);

/* What was checked so far; the journal's position and chain by it. */
const struct verifier_counts *verifier_counts(const struct verifier *verifier);
const struct journal *verifier_journal(const struct verifier *verifier);

#endif
