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

enum {
    RECENT_COMMANDS = 64,
    DEPARTED_MAX = 32,         /* players who left: remembered at most so many */
    OFFER_MS = 30 * 1000,      /* to take an offered seat */
    BROKE_MS = 60 * 1000,      /* a seat without chips is kept so long */
    AWAY_MS = 20 * 60 * 1000,  /* a seat whose player sits out is kept so long … */
    ORBITS_OUT_MAX = 3,        /* … or for so many missed big blinds */
    TIMEOUTS_MAX = 2,          /* in a row: then the seat sits out */
    RESUME_MS = 10 * 1000,     /* the least a player gets to act after an outage */
    RUN_OUT_MS = 1000,         /* more pause for each street dealt without betting */
    RETURN_MS = 60 * 60 * 1000 /* who comes back within it brings what was taken away */
};

struct sitter {
    player_id player; /* 0: the seat is empty */
    char name[NAME_BYTES];
    bool is_bot;
    bool in_hand;    /* was dealt into the running or last hand */
    bool is_out;     /* sitting out */
    bool is_leaving; /* leaves when the hand allows it */
    bool out_next_hand;
    bool out_next_big_blind;
    bool post_now;      /* pays what is owed at once instead of waiting for the big blind */
    bool owes_small;    /* missed blinds (rule 2.6) */
    bool owes_big;      /* missed, or new here */
    bool owes_straddle; /* a mandatory one (rule 2.11) */
    chips stack;        /* between hands; while in_hand and a hand runs, hand.stack counts */
    chips top_up;       /* paid in, not yet in the stack */
    int time_bank_ms;
    int timeouts;         /* in a row */
    int orbits_out;       /* big blinds passed while sitting out */
    instant_ms out_since; /* INSTANT_NEVER: does not sit out */
};

struct waiter {
    player_id player;
    char name[NAME_BYTES];
    int seat;         /* offered; SEAT_NONE */
    instant_ms until; /* the offer ends; INSTANT_NEVER */
};

struct departed {
    player_id player;
    chips amount; /* taken away */
    instant_ms at;
};

struct table {
    table_id id; /* 0: not open */
    struct table_config config;
    struct sitter sitter[SEATS_MAX];
    int waiter_count;
    struct waiter waiter[WAITERS_MAX];
    int32_t hand_no; /* of the running or last hand; 0: none yet */
    int button;      /* its place, whether somebody sits there or not; SEAT_NONE: no hand yet */
    int small_blind_seat; /* likewise */
    int big_blind_seat;
    int choice_seat;             /* who chooses the game, or chose it last; SEAT_NONE: nobody yet */
    int32_t choice_hand;         /* the first hand of the game that was chosen last; 0: none yet */
    struct rotation_game chosen; /* that game; before, the first that can be chosen */
    struct hand hand;
    instant_ms act_until; /* the running turn's deadline; INSTANT_NEVER */
    bool on_time_bank;
    bool is_timed_out;       /* the running turn: what follows is not the player's doing */
    instant_ms next_hand_at; /* INSTANT_NEVER: too few players */
    int departed_next;
    struct departed departed[DEPARTED_MAX]; /* a ring */
    int recent_next;
    uint64_t recent[RECENT_COMMANDS]; /* ids of commands already done: a ring */
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

/* Who is asked to choose the game of the next hand (rule 10.13); SEAT_NONE: nobody. */
int table_choice_seat(const struct table *table);

int table_seat_of(const struct table *table, player_id player); /* SEAT_NONE */

/* Everything the seat owns: its stack, bets excluded, and its held top-up. */
chips table_seat_chips(const struct table *table, int seat);

bool table_holds_cards(const struct table *table, int seat); /* live in the running hand */

/* A number that two equal states share. Cards that nobody may see are left out of it. */
uint64_t table_digest(const struct table *table);

#endif
