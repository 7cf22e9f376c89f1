/*
 * scenario.h - a scenario is a text that a dealer can read: a table, what the players do, and what
 * must be true. docs/rules.md says why.
 *
 * Statements end at a line's end or at two blanks. A line that begins with # is a comment. Seats
 * are the letters A to J, clockwise. A statement begins with a word of a vocabulary, or with a
 * seat and then a word: `A folds`. Commas and colons are only for the eye. The vocabularies are
 * tables: setup_words.c, act_words.c, expect_words.c and legal_words.c, with an example for each.
 */
#ifndef TESTS_SCENARIO_H
#define TESTS_SCENARIO_H

#include "poker/hand.h"

#include <stdbool.h>

enum { WORDS_MAX = 40, WORD_BYTES = 32, LOG_MAX = 1024, QUEUE_MAX = 32 };

/* `A raises to 400` is seat 0 and the words raises, to, 400. */
struct statement {
    int seat; /* SEAT_NONE: it does not begin with one */
    int count;
    char word[WORDS_MAX][WORD_BYTES];
};

/* Stud and draw: the cards that a seat gets, in their order. */
struct queue {
    int count;
    int next; /* the first that is not dealt yet */
    card card[QUEUE_MAX];
};

/* What is asked of the hand. */
enum asked_kind { ASKED_START, ASKED_ACT, ASKED_RUN, ASKED_REMOVE, ASKED_SHOW };

struct asked {
    enum asked_kind kind;
    struct hand_act act; /* seat, turn and mask: of the other questions too */
    int times;
};

struct scenario {
    const char *path;
    int line;
    bool has_failed;
    struct hand_setup setup;
    bool has_blind_seats; /* said, not derived from the button */
    bool has_bets;        /* likewise */
    struct deck deck;     /* CARD_NONE: any card will do */
    struct queue queue[SEATS_MAX];
    struct queue shared; /* stud: a last card for all */
    bool has_begun;
    struct hand hand;
    int log_count; /* everything that happened, in order */
    struct hand_event log[LOG_MAX];
};

/* What a word does. `is_setup`: before the first card; any other word deals the hand. */
struct word {
    const char *word;
    bool is_setup;
    void (*run)(struct scenario *scenario, const struct statement *statement);
};

struct vocabulary {
    int count;
    const struct word *words;
};

extern const struct vocabulary setup_vocabulary;  /* blinds 50 100 … */
extern const struct vocabulary act_vocabulary;    /* A folds … */
extern const struct vocabulary expect_vocabulary; /* pot 300 … */
extern const struct vocabulary legal_vocabulary;  /* A may: fold, call 20 … */

/* Prints `path:line: message`; the scenario has failed. */
__attribute__((format(printf, 2, 3))) void scenario_fail(struct scenario *scenario,
                                                         const char *format, ...);
void scenario_expect(struct scenario *scenario, const char *what, chips actual, chips expected);

/* Deals the hand that the setup words describe. */
void scenario_begin(struct scenario *scenario);

/* Gives every place of the deck that the scenario leaves open a card that is nowhere else. */
void scenario_fill_deck(struct scenario *scenario);

/* Decides, with the cards of the queues in the deck. Nothing is applied. */
enum refusal scenario_decide(struct scenario *scenario, const struct asked *asked,
                             struct hand_event_list *events);

/* Applies and remembers what was decided. */
void scenario_apply(struct scenario *scenario, const struct hand_event_list *events);

/* A card such as Ah; what is none fails the scenario and is CARD_NONE. */
card scenario_card(struct scenario *scenario, const char *word);

/* A number, a seat, a set of seats such as ABC; what is none fails the scenario and is 0. */
chips scenario_number(struct scenario *scenario, const char *word);
int scenario_seat(struct scenario *scenario, const char *word);
seat_set scenario_seats(struct scenario *scenario, const char *word);

/* Cuts a word such as A=100 or 200..500 in two. Returns the right part. */
const char *scenario_split(struct scenario *scenario, const char *word, const char *separator,
                           char left[WORD_BYTES]);

/* Reads A=100 from word `index` on, or `nobody`. Who is not named has 0. */
void scenario_amounts(struct scenario *scenario, const struct statement *statement, int index,
                      chips amount[SEATS_MAX]);

/* True when the statement has this word there. */
bool statement_is(const struct statement *statement, int index, const char *word);

#endif
