/*
 * errand.h - what a bot asks of the server next, one request at a time. Choosing it changes
 * nothing: it looks at what the bot knows.
 */
#ifndef TOOLS_ERRAND_H
#define TOOLS_ERRAND_H

#include "tools/dice.h"
#include "tools/seen.h"

enum errand_kind {
    ERRAND_NONE, /* nothing: wait for an event, or for the fleet */
    ERRAND_GUEST,
    ERRAND_ME,
    ERRAND_CLAIM,
    ERRAND_LOOK,
    ERRAND_SIT,
    ERRAND_LEAVE,
    ERRAND_SIT_IN,
    ERRAND_TOP_UP,
    ERRAND_ACT,
    ERRAND_RUN,
    ERRAND_CHOOSE,
    ERRAND_COUNT
};

struct errand {
    enum errand_kind kind;
    bool is_post;
    char path[80];
    char body[240];
    int delay_ms; /* to wait before it */
};

/* What a bot knows about itself and its table. */
struct knowledge {
    char name[NAME_BYTES];
    bool is_logged_in;
    bool knows_purse; /* the balance is true */
    chips balance;
    bool wants_claim; /* free chips, once a day */
    table_id goal;    /* where it should sit; 0: nowhere */
    bool wants_leave;
    bool has_asked_leave;
    bool is_stale; /* the table must be looked at before anything else */
    struct seen seen;

    int level;
    bool is_quick;    /* does not think for a human time */
    bool is_cautious; /* its last decision was refused: check or fold */
    int32_t acted_hand;
    int acted_turn;
    int32_t chosen_hand; /* the game of this hand was asked for */
    int32_t topped_hand; /* chips were asked for during or after this hand */
};

struct errand errand_choose(const struct knowledge *knowledge, struct dice *dice);

/* How many chips to sit down with: 0 when it has not enough for this table. */
chips errand_buy_in(chips balance, chips buy_in_min, chips buy_in_max);

#endif
