/*
 * table_scenario.h - scenarios of a whole table, in the manner of scenario.h: statements end at a
 * line's end or at two blanks, a line that begins with # is a comment, commas and colons are only
 * for the eye. Players are the letters A to Z; seats are the letters A to J, and a player sits
 * down at the seat of the same letter unless `at` says otherwise. What players do may end with
 * `refused CODE`. The words are the tables of table_do_words.c and table_expect_words.c.
 */
#ifndef TESTS_TABLE_SCENARIO_H
#define TESTS_TABLE_SCENARIO_H

#include "room/table.h"

#include <stdbool.h>

enum { WORDS_MAX = 24, WORD_BYTES = 32, PLAYERS_MAX = 26 };

struct statement {
    int player; /* 1 is A; 0: it does not begin with a letter */
    int count;
    char word[WORDS_MAX][WORD_BYTES];
};

struct scenario {
    const char *path;
    int line;
    bool has_failed;
    struct table table;
    instant_ms now;
    struct deck deck;               /* of the next hands */
    chips account[PLAYERS_MAX + 1]; /* what each player has beside the table */
    chips posted[SEATS_MAX];        /* in the running or last hand */
    chips rake;                     /* likewise */
    struct event_list last;
};

struct word {
    const char *word;
    void (*run)(struct scenario *scenario, const struct statement *statement);
};

struct vocabulary {
    int count;
    const struct word *words;
};

extern const struct vocabulary do_vocabulary;
extern const struct vocabulary expect_vocabulary;

/* Prints `path:line: message`; the scenario has failed. */
__attribute__((format(printf, 2, 3))) void scenario_fail(struct scenario *scenario,
                                                         const char *format, ...);
void scenario_expect(struct scenario *scenario, const char *what, int64_t actual, int64_t expected);

bool statement_is(const struct statement *statement, int index, const char *word);
int64_t scenario_number(struct scenario *scenario, const struct statement *statement, int index);

/* A letter, or `nobody`: SEAT_NONE. */
int scenario_seat(struct scenario *scenario, const struct statement *statement, int index);

/* A command of that player at this moment, for the running turn. */
struct command scenario_command(const struct scenario *scenario, enum command_kind kind,
                                int player);

/* Decides, applies, and verifies that no chip is made or lost. */
enum refusal scenario_decide(struct scenario *scenario, const struct command *command);

/* The answer must be what stands at the statement's end: `refused CODE`, or nothing. */
void scenario_do(struct scenario *scenario, const struct statement *statement,
                 const struct command *command);

void scenario_wake(struct scenario *scenario); /* at the next deadline */

#endif
