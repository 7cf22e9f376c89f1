/*
 * hand.h - one hand of poker, from the forced bets to the settled pots.
 *
 * Pure: no I/O, no clock, no randomness, no allocation; the deck comes in as an argument. A hand
 * is a plain value: copy it with `=`. It answers two questions: what would this do (decide), and
 * what is the state after it happened (apply). Deciding never changes the hand: it applies the
 * events that it appends to a copy of its own. Rule numbers are those of docs/rules.md.
 *
 * Hole card k of seat s is card s * HOLE_MAX + k of the deck and the board is its last five, so
 * who gets which card does not depend on who else sits (docs/fairness.md, deal map 1).
 */
#ifndef POKER_HAND_H
#define POKER_HAND_H

#include "base/refusal.h"
#include "base/units.h"
#include "poker/card.h"
#include "poker/pots.h"
#include "poker/strength.h"
#include "poker/variant.h"

#include <stdbool.h>

enum action { ACTION_FOLD, ACTION_CHECK, ACTION_CALL, ACTION_BET, ACTION_RAISE, ACTION_COUNT };

enum post { POST_ANTE, POST_SMALL_BLIND, POST_BIG_BLIND, POST_LIVE, POST_DEAD, POST_COUNT };

/* Who pays the ante (rule 3.4). What one seat pays for all is dead money of the main pot. */
enum ante_rule { ANTE_EACH_SEAT, ANTE_BIG_BLIND, ANTE_BUTTON, ANTE_RULE_COUNT };

/* What the table decides before a hand. Amounts are nominal: a short stack posts what it has. */
struct hand_setup {
    enum variant variant;
    seat_set seats;       /* who is dealt in: at least two, each with chips */
    int button;           /* a seat; it may be empty (dead button, rule 2.3) */
    int small_blind_seat; /* SEAT_NONE: nobody posts it (dead small blind) */
    int big_blind_seat;
    chips small_blind;
    chips big_blind;
    chips ante;                 /* 0: none */
    enum ante_rule ante_rule;   /* who pays it */
    bool ante_first;            /* a short big blind pays its ante before the blind (rule 3.5) */
    chips live_post[SEATS_MAX]; /* a returning player's big blind: counts as a bet */
    chips dead_post[SEATS_MAX]; /* a missed small blind: main-pot money, not a bet */
    chips stack[SEATS_MAX];     /* before anything is posted */
    int rake_bp;                /* of a pot that saw a flop, in hundredths of a percent */
    chips rake_cap;             /* of the hand */
};

/*
 * What the seat on turn may do. A call is already cut to its stack and to what the others can
 * cover. A seat that could neither call anything nor raise anybody gets no turn.
 */
struct legal {
    chips to_call;      /* 0: it may check */
    chips min_raise_to; /* smallest total of this street it may bet or raise to; 0: it may not */
    chips max_raise_to; /* everything it has; below the full minimum both are this all-in */
};

/* What a seat asks for. */
struct hand_act {
    int seat;
    int turn; /* the number from HAND_TURN_BEGAN */
    enum action action;
    chips to; /* the seat's total of the street after a bet or raise; ignored otherwise */
};

enum hand_event_kind {
    HAND_STARTED,      /* started */
    HAND_POSTED,       /* seat, posted */
    HAND_HOLE_DEALT,   /* seat, dealt: only for the owner's eyes */
    HAND_TURN_BEGAN,   /* seat, turn */
    HAND_ACTED,        /* seat, acted */
    HAND_BET_RETURNED, /* seat, returned: the uncalled part of a bet */
    HAND_COLLECTED,    /* collected: the bets of the street are in the pots now */
    HAND_STREET_DEALT, /* street */
    HAND_SHOWN,        /* seat, shown; again at the showdown if it lay open before the run-out */
    HAND_MUCKED,       /* seat: at the showdown, unseen */
    HAND_POT_WON,      /* seat, won: once for each winner of each pot, the last pot first */
    HAND_ENDED,        /* what hand_pot_total() still finds in the middle is the rake */
    HAND_EVENT_COUNT
};

struct hand_event {
    enum hand_event_kind kind;
    int seat; /* SEAT_NONE where the event is nobody's */
    union {
        struct {
            struct hand_setup setup;
            struct deck deck; /* hidden: never leaves gamed except sealed */
        } started;
        struct {
            enum post post;
            chips amount;
            bool all_in;
        } posted;
        struct {
            int count; /* the cards themselves are hand.hole[seat]: an event never holds them */
        } dealt;
        struct {
            int number; /* 1, 2, 3 … within the hand: a command names it */
            struct legal legal;
        } turn;
        struct {
            enum action action;
            chips amount; /* chips that left the stack now */
            chips to;     /* the seat's total on this street after it */
            bool all_in;
        } acted;
        struct {
            chips amount;
        } returned;
        struct {
            struct pots pots;
        } collected;
        struct {
            enum street street;
            int count;
            card card[3]; /* the new ones */
        } street;
        struct {
            unsigned mask;            /* bit k: hole card k lies open now */
            card card[HOLE_MAX];      /* CARD_NONE where it does not */
            struct strength strength; /* STRENGTH_NONE unless all lie open and the board is full */
        } shown;
        struct {
            int pot;      /* index into the pots of the last HAND_COLLECTED */
            chips amount; /* after rake */
        } won;
    };
};

/* Grows at its end only. Deciding a command needs at most EVENTS_MAX. */
struct hand_event_list {
    int count;
    struct hand_event event[EVENTS_MAX];
};

struct hand {
    bool is_running; /* false before the first hand and after HAND_ENDED */
    struct hand_setup setup;
    struct deck deck; /* hidden */
    enum street street;
    int board_count;
    card board[BOARD_MAX];
    card hole[SEATS_MAX][HOLE_MAX]; /* hidden; CARD_NONE where none was dealt */
    seat_set live;                  /* dealt in, not folded */
    seat_set all_in;                /* live, with nothing behind */
    unsigned shown[SEATS_MAX];      /* bit k: hole card k lies open */
    chips stack[SEATS_MAX];
    chips bet[SEATS_MAX];    /* on this street */
    chips put_in[SEATS_MAX]; /* in this hand: bets, live posts and its own ante */
    chips dead;              /* dead posts and an ante paid for all: they belong to pot[0] */
    chips won[SEATS_MAX];
    struct pots pots;       /* as last collected; less what has been won since */
    int turn;               /* number of the running decision; 0 before the first */
    int to_act;             /* SEAT_NONE: nobody */
    int last_aggressor;     /* on this street; SEAT_NONE */
    chips bet_to;           /* what callers must reach on this street; nominal preflop (rule 3.2) */
    chips full_raise;       /* size of the last full bet or raise (rule 4.4) */
    seat_set acted;         /* on this street; … */
    chips faced[SEATS_MAX]; /* … bet_to at that moment: may it raise again? (rule 4.7) */
};

/* The first events of a hand: started, posts, hole cards, and the first turn or the run-out. */
void hand_decide_start(const struct hand_setup *setup, const struct deck *deck,
                       struct hand_event_list *events);

/* The seat's decision and everything that follows from it. */
enum refusal hand_decide_act(const struct hand *hand, const struct hand_act *act,
                             struct hand_event_list *events);

/*
 * Folds a live seat at once, on turn or not: its player was removed (rule 4.12). Of its bet it gets
 * back what nobody has called. NO_HAND when it holds no cards in a running hand.
 */
enum refusal hand_decide_withdraw(const struct hand *hand, int seat,
                                  struct hand_event_list *events);

/* Shows hole cards of a seat that was dealt in, after the hand has ended (rule 7.5). */
enum refusal hand_decide_show(const struct hand *hand, int seat, unsigned mask,
                              struct hand_event_list *events);

/* It happened. Never fails: what was decided is a fact. */
void hand_apply(struct hand *hand, const struct hand_event *event);

/* Of the seat on turn; all zero when nobody is. */
struct legal hand_legal(const struct hand *hand);

/* All chips in the middle, running bets included. After HAND_ENDED: the rake. */
chips hand_pot_total(const struct hand *hand);

#endif
