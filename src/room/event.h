/*
 * event.h - everything that can happen at a table. Events are the journal: applied in order to an
 * empty table they give its state again, so each carries all that it changes.
 */
#ifndef ROOM_EVENT_H
#define ROOM_EVENT_H

#include "base/units.h"
#include "poker/hand.h"
#include "room/command.h"

enum event_kind {
    EVENT_TABLE_OPENED,  /* config */
    EVENT_SAT,           /* player, name, is_bot, seat, amount: from the account to the seat */
    EVENT_LEFT,          /* player, seat, amount: from the seat to the account; reason */
    EVENT_LEAVE_ASKED,   /* seat: leaves when the hand allows it */
    EVENT_SAT_OUT,       /* seat, reason */
    EVENT_SIT_OUT_ASKED, /* seat, when */
    EVENT_SAT_IN,        /* seat, post_now */
    EVENT_TOP_UP_ASKED,  /* seat, amount: from the account to the seat, held until the hand ends */
    EVENT_TOPPED_UP,     /* seat, amount: into the stack */
    EVENT_TOP_UP_RETURNED, /* seat, amount: what did not fit goes back to the account */
    EVENT_WAIT_JOINED,     /* player, name */
    EVENT_WAIT_LEFT,       /* player, reason */
    EVENT_SEAT_OFFERED,    /* player, seat, until */
    EVENT_CHATTED,         /* player, name, seat or SEAT_NONE, text */
    EVENT_BLIND_MISSED,    /* seat, post: owed on return */
    EVENT_CLOCK_STARTED,   /* seat, until, is_time_bank: the running turn ends then */
    EVENT_TIMED_OUT,       /* seat: the action that follows was forced */
    EVENT_CLOCK_MOVED,     /* until: after an outage */
    EVENT_HAND,            /* hand_no, hand: something inside the running hand */
    EVENT_RAKED,           /* amount: from the pot to the house */
    EVENT_PAUSED,          /* until: the next hand may start then; INSTANT_NEVER: needs players */
    EVENT_CHOICE_ASKED,    /* seat, choices, until: the next hand starts then, chosen or not */
    EVENT_GAME_CHOSEN,     /* seat, game, reason */
    EVENT_CHIPS_GRANTED,   /* player, amount, reason: from issuance to the account; no table */
    EVENT_KIND_COUNT
};

enum reason {
    REASON_ASKED,
    REASON_TIMED_OUT,
    REASON_BROKE,   /* no chips left */
    REASON_AWAY,    /* sat out too long */
    REASON_SEATED,  /* got a seat */
    REASON_EXPIRED, /* did not take the offered seat in time */
    REASON_WELCOME, /* chips for a new player */
    REASON_DAILY,   /* chips for a player who has run low */
    REASON_COUNT
};

struct event {
    enum event_kind kind;
    instant_ms at;
    table_id table;
    int seat; /* SEAT_NONE where the event is nobody's */
    player_id player;
    chips amount;
    instant_ms until;
    enum reason reason;
    enum sit_out_when when;
    enum post post;
    bool post_now;
    bool is_bot;
    bool is_time_bank;
    int32_t hand_no;
    uint64_t command_id; /* of the command that caused it; 0: none. On the first event only */
    char name[NAME_BYTES];
    char text[CHAT_BYTES];
    union {
        struct table_config config;
        struct hand_event hand;
        struct {
            int count;
            struct rotation_game game[ROTATION_GAMES_MAX];
        } choices;
        struct rotation_game game;
    };
};

struct event_list {
    int count;
    struct event event[EVENTS_MAX];
};

#endif
