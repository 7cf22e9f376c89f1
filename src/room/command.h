/*
 * command.h - everything that can be asked of a table.
 *
 * A command from a player carries an id that the client chose: a table remembers the last ids and
 * answers a repeated one without doing it again. A command for a turn also names hand and turn.
 */
#ifndef ROOM_COMMAND_H
#define ROOM_COMMAND_H

#include "base/units.h"
#include "poker/hand.h"
#include "poker/rotation.h"

#include <stdbool.h>

enum command_kind {
    COMMAND_OPEN_TABLE, /* operator: config */
    COMMAND_WAKE,       /* gamed: table_deadline() has passed; deck for a new hand */
    COMMAND_RESUME,     /* gamed, after an outage: outage_ms were nobody's fault */
    COMMAND_SIT,        /* seat, amount = buy-in */
    COMMAND_LEAVE,
    COMMAND_SIT_OUT, /* when */
    COMMAND_SIT_IN,  /* post_now: pay missed blinds now instead of waiting for the big blind */
    COMMAND_TOP_UP,  /* amount */
    COMMAND_ACT,     /* hand_no, turn, action, amount = to, mask = cards to exchange */
    COMMAND_RUN,     /* hand_no, turn, times */
    COMMAND_SHOW,    /* hand_no, mask */
    COMMAND_WAIT,    /* join the wait list */
    COMMAND_STOP_WAITING,
    COMMAND_CHAT,    /* text */
    COMMAND_CHOOSE,  /* hand_no of the next hand, choice */
    COMMAND_WELCOME, /* no table: the first chips of a new player, once for ever */
    COMMAND_CLAIM,   /* no table: free chips, once a day when low */
    COMMAND_COUNT
};

enum { ROTATION_HANDS_MAX = 1000 };

/* Where the button goes (rules 2.3 and 2.10). */
enum button_rule { BUTTON_DEAD, BUTTON_FORWARD, BUTTON_RULE_COUNT };

/* Whether the seat after the big blind must straddle (rule 2.11). */
enum straddle_rule { STRADDLE_NONE, STRADDLE_MANDATORY, STRADDLE_RULE_COUNT };

enum sit_out_when { SIT_OUT_NOW, SIT_OUT_NEXT_HAND, SIT_OUT_NEXT_BIG_BLIND };

/*
 * The rules of one table; fixed once it is open. Which game a hand is, and what is paid in it, is
 * said by room/game.h.
 */
struct table_config {
    char name[NAME_BYTES];
    enum variant variant; /* with a rotation: of its first game, as is the limit */
    enum limit limit;
    enum rotation rotation;
    int rotation_hands; /* of each game of the rotation, of each choice; at least 1 */
    enum profile_name profile;
    enum button_rule button_rule;
    enum straddle_rule straddle_rule;
    int seats; /* 2 to SEATS_MAX */
    chips small_blind;
    chips big_blind; /* also the smaller bet of fixed-limit and stud; the bigger is twice it */
    chips ante;
    enum ante_rule ante_rule;
    chips bring_in; /* of stud games */
    int runs_max;   /* the board may be run so often by consent; 1: never */
    chips buy_in_min;
    chips buy_in_max;
    int act_ms;            /* to act, before the time bank */
    int time_bank_ms;      /* given on sitting down, and its most */
    int time_bank_earn_ms; /* earned with each hand played */
    int pause_ms;          /* between hands */
    int rake_bp;           /* of a pot that saw a flop, in hundredths of a percent */
    chips rake_cap;
};

/* Who asks, as the database knows them: gamed fills it in, never the edge. */
struct asker {
    player_id player;
    char name[NAME_BYTES];
    bool is_bot;
    chips balance;         /* in the player's account */
    chips total;           /* the same and everything at tables */
    instant_ms claimed_at; /* the last free chips; 0: never */
    bool is_welcomed;      /* has had the first chips */
};

struct command {
    enum command_kind kind;
    uint64_t id; /* 0: none; a client's id hashed to 64 bits */
    table_id table;
    struct asker asker;
    int seat;
    chips amount;
    int32_t hand_no;
    int turn;
    int times;  /* 1 to BOARDS_MAX */
    int choice; /* of the games that EVENT_CHOICE_ASKED named */
    enum action action;
    enum sit_out_when when;
    bool post_now;
    unsigned mask;
    int outage_ms;
    char text[CHAT_BYTES];
    struct table_config config;
    struct deck deck; /* shuffled by gamed for each COMMAND_WAKE */
};

#endif
