/*
 * hand.h - one hand of poker, from the forced bets to the settled pots, in every variant.
 *
 * Pure: no I/O, no clock, no randomness, no allocation; the deck comes in as an argument. A hand
 * is a plain value: copy it with `=`. It answers two questions: what would this do (decide), and
 * what is the state after it happened (apply). Deciding never changes the hand: it applies the
 * events that it appends to a copy of its own. Rule numbers are those of docs/rules.md.
 */
#ifndef POKER_HAND_H
#define POKER_HAND_H

#include "base/refusal.h"
#include "base/units.h"
#include "poker/card.h"
#include "poker/pots.h"
#include "poker/setup.h"
#include "poker/strength.h"
#include "poker/variant.h"

#include <stdbool.h>

enum action {
    ACTION_FOLD,
    ACTION_CHECK,
    ACTION_CALL,
    ACTION_BET,      /* also: completes instead of bringing in */
    ACTION_RAISE,    /* also: completes a bring-in */
    ACTION_BRING_IN, /* the forced opening of a stud game */
    ACTION_DRAW,     /* exchanges cards, or stands pat */
    ACTION_COUNT
};

enum post {
    POST_ANTE,
    POST_SMALL_BLIND,
    POST_BIG_BLIND,
    POST_STRADDLE,
    POST_LIVE,
    POST_DEAD,
    POST_COUNT
};

/* What a turn asks for: a bet, the bring-in or its completion, or cards to exchange. */
enum turn_kind { TURN_BET, TURN_BRING_IN, TURN_DRAW, TURN_KIND_COUNT };

/*
 * What the seat on turn may do. A call is already cut to its stack and to what the others can
 * cover. A seat that could neither call anything nor raise anybody gets no turn. The rules say
 * which paragraph set a bound: 404 is rule 4.4 (rule.h).
 */
struct legal {
    enum turn_kind kind;
    chips to_call;      /* 0: it may check. TURN_BRING_IN: what the bring-in costs */
    chips min_raise_to; /* smallest total of this street it may bet or raise to; 0: it may not */
    chips max_raise_to; /* the largest; below the full minimum both are this all-in */
    chips or_raise_to;  /* fixed-limit: the other bet that is allowed, after an open pair; 0 */
    int draw_max;       /* cards that it may exchange */
    int call_rule;      /* … of to_call, 0 when there is nothing to say */
    int min_rule;       /* … of min_raise_to, or why it may not raise */
    int max_rule;
};

/* What a seat asks for. */
struct hand_act {
    int seat;
    int turn; /* the number from HAND_TURN_BEGAN */
    enum action action;
    chips to;      /* the seat's total of the street after a bet or raise; ignored otherwise */
    unsigned mask; /* ACTION_DRAW: bit k gives away hole card k */
};

/* Which part of a pot: all of it, or the half of the best high or low hand. */
enum share { SHARE_WHOLE, SHARE_HIGH, SHARE_LOW, SHARE_COUNT };

/* What a seat holds on one board. */
struct board_strength {
    struct strength high; /* what wins the pot, or its high half */
    struct strength low;  /* STRENGTH_NONE: none qualifies, or the game has no low half */
};

enum hand_event_kind {
    HAND_STARTED,      /* started */
    HAND_POSTED,       /* seat, posted */
    HAND_HOLE_DEALT,   /* seat, dealt */
    HAND_TURN_BEGAN,   /* seat, turn */
    HAND_ACTED,        /* seat, acted */
    HAND_BET_RETURNED, /* seat, returned: the uncalled part of a bet */
    HAND_COLLECTED,    /* collected: the bets of the street are in the pots now */
    HAND_STREET_DEALT, /* street: a street begins, or one more board gets its cards of it */
    HAND_RESHUFFLED,   /* reshuffled: the deck ran out; cards that nobody holds are dealt again */
    HAND_RUN_OFFERED,  /* run: the live seats may agree to run the board several times */
    HAND_RUN_CHOSEN,   /* seat, run: how often this seat agrees to run it */
    HAND_RUN_DECIDED,  /* run: so often it is run */
    HAND_SHOWN,        /* seat, shown; again at the showdown if it lay open before the run-out */
    HAND_MUCKED,       /* seat: at the showdown, unseen */
    HAND_POT_WON,      /* seat, won: for each winner of each part of each pot, the last pot first */
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
            unsigned mask;       /* bit k: hole card k is new */
            unsigned open;       /* of these, bit k: everybody sees it */
            card card[HOLE_MAX]; /* the open ones; the others are in hand.hole[seat] alone */
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
            unsigned mask; /* ACTION_DRAW: hole cards given away */
        } acted;
        struct {
            chips amount;
        } returned;
        struct {
            struct pots pots;
        } collected;
        struct {
            enum street street;
            int board; /* which one gets the cards */
            int count;
            card card[3]; /* the new ones */
        } street;
        struct {
            int count; /* cards in the new deck */
        } reshuffled;
        struct {
            int turn;  /* offered: a command names it */
            int times; /* offered: the most */
        } run;
        struct {
            unsigned mask;       /* bit k: hole card k lies open now */
            card card[HOLE_MAX]; /* CARD_NONE where it does not */
            int board_count;     /* 0 unless all lie open and no card is to come */
            struct board_strength board[BOARDS_MAX];
        } shown;
        struct {
            int pot; /* index into the pots of the last HAND_COLLECTED */
            int board;
            enum share share;
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
    int dealt;        /* stud and draw: cards of the deck that are gone */
    int again_count;  /* how often the deck has run out */
    enum street street;
    int board_count; /* cards on board[0], and on each other board when the street is dealt */
    int boards;      /* how many there are: more than setup.boards when run several times */
    card board[BOARDS_MAX][BOARD_MAX];
    int hole_count[SEATS_MAX];
    card hole[SEATS_MAX][HOLE_MAX]; /* hidden; CARD_NONE where none was dealt */
    unsigned shown[SEATS_MAX];      /* bit k: hole card k lies open */
    seat_set live;                  /* dealt in, not folded */
    seat_set all_in;                /* live, with nothing behind */
    chips stack[SEATS_MAX];
    chips bet[SEATS_MAX];    /* on this street */
    chips put_in[SEATS_MAX]; /* in this hand: bets, live posts and its own ante */
    chips dead;              /* dead posts and an ante paid for all: they belong to pot[0] */
    chips won[SEATS_MAX];
    struct pots pots;   /* as last collected; less what has been won since */
    int turn;           /* number of the running decision; 0 before the first */
    int to_act;         /* SEAT_NONE: nobody */
    struct legal legal; /* of the running turn */
    int last_aggressor; /* on this street; SEAT_NONE */
    chips bet_to;       /* what callers must reach on this street; nominal (rule 3.2) */
    chips full_raise;   /* size of the last full bet or raise (rule 4.4); fixed-limit: the bet */
    chips full_to;      /* fixed-limit: bet_to without the short all-ins (rule 4.15) */
    int raises;         /* fixed-limit: full bets and raises on this street, blinds included */
    bool is_heads_up;   /* two seats were live when the street began */
    seat_set acted;     /* on this street; … */
    chips faced[SEATS_MAX]; /* … bet_to at that moment: may it raise again? (rule 4.7) */
    uint8_t faced_raises[SEATS_MAX];
    bool must_bring_in;       /* nobody has yet */
    seat_set drawn;           /* who has exchanged cards on this street */
    seat_set run_asked;       /* who has not yet answered HAND_RUN_OFFERED */
    int run_times;            /* the least that they agreed to so far; 0: nobody was asked */
    uint8_t given[SEATS_MAX]; /* hole cards given away and not replaced yet */
};

/*
 * The first events of a hand: started, posts, hole cards, and the first turn or the run-out. The
 * setup is verified by assertions: hand_setup_fault() tells before whether it would pass.
 */
void hand_decide_start(const struct hand_setup *setup, const struct deck *deck,
                       struct hand_event_list *events);

/* The seat's decision and everything that follows from it. */
enum refusal hand_decide_act(const struct hand *hand, const struct hand_act *act,
                             struct hand_event_list *events);

/*
 * The same, and it happens at once: for simulations, where nothing has to be recorded before it is
 * true. The hand is as after hand_apply() of each event. A refusal leaves it as it was.
 */
void hand_play_start(struct hand *hand, const struct hand_setup *setup, const struct deck *deck,
                     struct hand_event_list *events);
enum refusal hand_play_act(struct hand *hand, const struct hand_act *act,
                           struct hand_event_list *events);

/* NULL when such a hand can be dealt; otherwise what is wrong, in words for an operator. */
const char *hand_setup_fault(const struct hand_setup *setup);

/* The seat agrees to run the board up to `times` times; 1 declines (rule 7.8). */
enum refusal hand_decide_run(const struct hand *hand, int seat, int turn, int times,
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

/*
 * Rabbit hunt: the community cards that would have come, after the hand has ended (rule 7.9).
 * Returns how many were still to come; the order of the deck stays what it was.
 */
int hand_rabbit(const struct hand *hand, card cards[BOARD_MAX]);

#endif
