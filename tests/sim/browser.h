/*
 * browser.h - a player's browser, or one that only looks on: it opens a table, polls, and asks for
 * things as its habits are. It verifies what it is told as far as a client can.
 */
#ifndef SIM_BROWSER_H
#define SIM_BROWSER_H

#include "http.h"
#include "oracle.h"
#include "tools/seen.h"

enum { BODY_BYTES = 256, REPLAYS = 4 };

/* Chances between 0 and 1: what it does beside playing on. */
struct habits {
    double twice;  /* sends a command twice at once, with one id */
    double again;  /* clicks twice: two ids for one turn */
    double replay; /* sends an old command again */
    double lie;    /* a wrong turn, seat or amount */
    double slow;   /* thinks longer than it may */
    double vanish; /* goes away for a while */
    double wander; /* leaves, sits out, tops up, chats */
    int64_t think_us;
};

/* One command on its way, until it is answered for good. */
struct errand {
    struct browser *browser;
    struct sent sent;
    char path[64];
    char body[BODY_BYTES];
    int tries;
    int64_t commands;  /* done at the table when it was first sent */
    bool is_only_once; /* whatever comes back */
};

struct browser {
    int number;
    player_id player; /* 0: nobody */
    char token[44];
    table_id table;
    int slot; /* of the edge that it asks */
    struct habits habits;
    struct seen seen;
    struct json_tree tree;
    int64_t cursor;
    bool is_loaded;
    bool is_away;
    bool is_busy;       /* with an errand */
    int32_t acted_hand; /* the last turn that it acted in */
    int acted_turn;
    bool is_cautious;              /* its last action was refused */
    struct fcgi_connection *waits; /* for an answer to a look or a poll */
    int64_t waits_us;              /* since then */
    int64_t busy_us;
    uint64_t commands;
    int kept;
    struct errand keep[REPLAYS]; /* what it may send again */
};

struct browser *browser_create(int number, player_id player, table_id table);
void browser_start(struct browser *browser);
void browser_token(player_id player, char token[44]);
void browser_be_honest(struct browser *browser); /* and come back */

/* browser_ask.c */
void browser_think(struct browser *browser);
void browser_idle(struct browser *browser); /* now and then */

#endif
