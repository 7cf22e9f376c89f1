/*
 * oracle.h - what is true: the journal replayed as it commits, and the invariants that hold for it.
 *
 * It knows every command that a browser has sent, so that it can say of each event who wanted it.
 */
#ifndef SIM_ORACLE_H
#define SIM_ORACLE_H

#include "room/table.h"
#include "sim.h"

/* A command as a browser sent it, perhaps several times. */
struct sent {
    uint64_t id; /* as an edge makes it of the browser's own */
    player_id player;
    struct command command; /* kind, table, hand_no, turn, action, amount, mask, times */
    uint64_t done_seq;      /* its event; 0: none yet */
};

enum { HANDS_KEPT = 64 };

typedef uint64_t cards; /* bit c is card c */

/* Which cards who may know of one hand. */
struct known_cards {
    int32_t hand_no;
    uint64_t shown_seq;          /* somebody else's cards lie open since; 0: none do */
    player_id player[SEATS_MAX]; /* who was dealt in */
    cards open;
    cards own[SIM_PLAYERS_MAX + 1];
};

struct oracle {
    struct table table[SIM_TABLES_MAX + 1];
    struct known_cards known[SIM_TABLES_MAX + 1][HANDS_KEPT];
    uint64_t seq;          /* of the last event */
    uint64_t told;         /* the highest that anybody was told */
    int64_t resumed_us;    /* clocks were given new time then; … */
    instant_ms resumed_at; /* … what the wall clock said, before it was set */
    int64_t epoch;
    int64_t hands, events, batches, recoveries, timeouts;
    int64_t clock_us[SIM_TABLES_MAX + 1];    /* the running clock was started then */
    int64_t commands[SIM_TABLES_MAX + 1];    /* that were done */
    int64_t progress_us[SIM_TABLES_MAX + 1]; /* the last hand ended then */
};

extern struct oracle oracle;

void oracle_begin(void);
void oracle_committed(int first_row); /* rows from here on are new */
void oracle_resumed(void);

void oracle_sent(const struct sent *sent);
const struct sent *oracle_find(uint64_t id); /* NULL: nobody has sent it */

const struct known_cards *oracle_known(int64_t table, int64_t hand_no); /* NULL: forgotten */

/* cards in a text, as "Ah" */
cards cards_in(const char *text, size_t length);

/* referee.c: a hand has ended. */
void referee_look(const struct table *table);

#endif
