/*
 * history.h - one hand as it will be remembered: collected from its events while it runs, saved
 * in the transaction of its last event. Also what the ledger moves at its end.
 */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "room/table.h"
#include "store/buffer.h"
#include "store/db.h"

#include <stdbool.h>

enum { HISTORY_ACTIONS_MAX = 4096 }; /* what comes after them is in the journal only */

/* Starts as zero; replaying the events of a hand fills it the same way again. */
struct hand_record {
    int32_t hand_no;
    instant_ms started_at;
    struct hand_setup setup;
    player_id player[SEATS_MAX]; /* of the seats in setup.seats */
    bool is_bot[SEATS_MAX];
    char name[SEATS_MAX][NAME_BYTES];
    enum street street;
    bool saw_flop;             /* it went beyond its first street */
    bool is_tabled[SEATS_MAX]; /* the seat has laid its cards open */
    unsigned up[SEATS_MAX];    /* bit k: hole card k was dealt open */
    chips bet[SEATS_MAX];      /* on this street */
    chips paid[SEATS_MAX];     /* into the pots, what came back left out */
    chips won[SEATS_MAX];
    int forced_seat; /* its next action is the clock's; SEAT_NONE */
    int action_count;
    struct buffer actions; /* JSON objects with commas between them; owned */
    struct buffer results;
};

/* The hole cards of a seat that lie open; CARD_NONE for one that does not. */
struct shown_cards {
    table_id table;
    int32_t hand_no;
    int seat;
    int count;
    card card[HOLE_MAX];
};

void hand_record_release(struct hand_record *record);

/* `table` is the state after `event` was applied. Events outside a hand change nothing. */
void hand_record_note(struct hand_record *record, const struct table *table,
                      const struct event *event);

chips hand_record_pot(const struct hand_record *record); /* everything that was paid in */
chips hand_record_rake(const struct hand_record *record);

/* For history.record_hand(). `table` still has the cards of the hand, which has just ended. */
void hand_record_encode(const struct hand_record *record, const struct table *table,
                        instant_ms ended_at, struct buffer *json);

void history_save_hand(struct db *db, const char *json);
/* Somebody showed cards after the hand was saved. */
void history_show_cards(struct db *db, const struct shown_cards *shown);

/* Rows of table_id, started_at, ended_at (milliseconds), pot, saw_flop; oldest first. */
void history_load_last(struct db *db, int per_table, db_done done, void *context);

void history_open_table(struct db *db, table_id table, const char *config);

#endif
