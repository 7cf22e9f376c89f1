/*
 * ledger.h - which chips an event moves from which account to which. Bets in mid-hand move
 * nothing: the result of a hand is posted with its last event.
 */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include "room/event.h"
#include "store/history.h"

enum account_kind {
    ACCOUNT_ISSUANCE, /* every chip comes from here */
    ACCOUNT_RAKE,
    ACCOUNT_PLAYER, /* owner: the player; chips that are at no table */
    ACCOUNT_SEAT,   /* owner: the table; chips of whoever sits there */
    ACCOUNT_POT,    /* owner: the table; empty except inside a settlement */
    ACCOUNT_KIND_COUNT
};

const char *account_kind_name(enum account_kind kind); /* as in the database */

struct account {
    enum account_kind kind;
    int64_t owner; /* 0 for the house's own accounts */
    int seat;      /* 0 except for ACCOUNT_SEAT */
};

struct transfer {
    struct account from;
    struct account to;
    chips amount; /* more than zero */
    const char *reason;
    table_id table;
    int32_t hand_no;
};

enum { TRANSFERS_MAX = 2 * SEATS_MAX + 1 };

/*
 * What `event` moves; returns how many. `table` is the state after it (NULL: an event of no
 * table); `record` is the hand's after `event` was noted: at the end of a hand it tells who has
 * paid and won what.
 */
int ledger_transfers(const struct event *event, const struct table *table,
                     const struct hand_record *record, struct transfer transfers[TRANSFERS_MAX]);

/* The transfers of one batch on their way to the database. */
struct ledger_batch {
    int64_t number; /* of the journal's batch they belong to */
    instant_ms at;
    int count;
    struct buffer from_kind, from_owner, from_seat, to_kind, to_owner, to_seat;
    struct buffer amount, reason, table, hand_no;
};

void ledger_batch_release(struct ledger_batch *batch);
void ledger_batch_clear(struct ledger_batch *batch);
void ledger_batch_add(struct ledger_batch *batch, const struct transfer *transfer);

/* `number` and `at` are set. `done` gets rows of player_id and balance. */
void ledger_send(struct ledger_batch *batch, struct db *db, db_done done, void *context);

/* Asks for the last audit: one row of `at` (milliseconds) and `finding_count`, or none. */
void ledger_ask_audit(struct db *db, db_done done, void *context);

/* Free chips that a command has brought already; seq 0: none. */
struct grant {
    uint64_t seq;
    chips amount;
};

/* Asks what the database knows of a player, and whether a command for free chips, `claim`, has been
   done (0: it is another command). `done` gets one row, or none. */
void ledger_ask(struct db *db, player_id player, uint64_t claim, db_done done, void *context);

/* Returns 1; 0 when there is no such player; -1 when the answer has another shape. */
int ledger_read_asker(struct asker *asker, struct grant *grant, const PGresult *result,
                      struct error *error);

#endif
