/*
 * table.h - a cash table: who sits where, who owes what, the clock, and the hand in progress.
 *
 * Pure, and a plain value: copy it with `=`. decide appends events or refuses and never changes
 * the table; apply never fails. Rule numbers are those of docs/rules.md.
 */
#ifndef ROOM_TABLE_H
#define ROOM_TABLE_H

#include "base/refusal.h"
#include "room/command.h"
#include "room/event.h"

enum { RECENT_COMMANDS = 64 };

struct sitter {
    player_id player; /* 0: the seat is empty */
    char name[NAME_BYTES];
    bool is_bot;
    bool is_out;     /* sitting out */
    bool is_leaving; /* leaves when the hand allows it */
    bool out_next_hand;
    bool out_next_big_blind;
    bool post_now;   /* pays what is owed at once instead of waiting for the big blind */
    bool owes_small; /* missed blinds (rule 2.6) */
    bool owes_big;
    bool is_new;  /* has not posted a big blind here yet */
    chips stack;  /* between hands; during a hand hand.stack counts */
    chips top_up; /* paid in, not yet in the stack */
    int time_bank_ms;
    int timeouts;   /* in a row */
    int orbits_out; /* big blinds passed while sitting out */
};

struct waiter {
    player_id player;
    char name[NAME_BYTES];
    int seat;         /* offered; SEAT_NONE */
    instant_ms until; /* the offer ends */
};

struct table {
    table_id id; /* 0: not open */
    struct table_config config;
    struct sitter sitter[SEATS_MAX];
    int waiter_count;
    struct waiter waiter[WAITERS_MAX];
    int32_t hand_no;      /* of the running or last hand; 0: none yet */
    int button;           /* SEAT_NONE before the first hand */
    int small_blind_seat; /* of the last hand; may be SEAT_NONE */
    int big_blind_seat;
    struct hand hand;
    instant_ms act_until; /* the running turn's deadline; INSTANT_NEVER */
    bool on_time_bank;
    instant_ms next_hand_at; /* INSTANT_NEVER: too few players */
    int recent_next;
    uint64_t recent[RECENT_COMMANDS]; /* ids of commands already done */
};

/* What would `command` do at `now`? Appends its events, or says why not and appends nothing. */
enum refusal table_decide(const struct table *table, const struct command *command, instant_ms now,
                          struct event_list *events);

/* It happened. */
void table_apply(struct table *table, const struct event *event);

/* When COMMAND_WAKE is due; INSTANT_NEVER: not until somebody asks for something. */
instant_ms table_deadline(const struct table *table);

/* True when this command id has been done: answer as before, do nothing. */
bool table_has_done(const struct table *table, uint64_t command_id);

int table_seat_of(const struct table *table, player_id player); /* SEAT_NONE */

/* Stacks, held top-ups and bets of the seat: what its escrow account must hold (between hands). */
chips table_seat_chips(const struct table *table, int seat);

/* A number that two equal states share. Hidden cards are left out of it. */
uint64_t table_digest(const struct table *table);

#endif
