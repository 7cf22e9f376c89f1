/*
 * variant.h - what makes one game of poker different from another: a row of a table.
 *
 * A new game is a new row of variant.c, a name in docs/openapi.json and scenarios in
 * tests/scenarios/. Rule numbers are those of docs/rules.md, chapter 10.
 */
#ifndef POKER_VARIANT_H
#define POKER_VARIANT_H

#include "base/units.h"
#include "poker/strength.h"

#include <assert.h>
#include <stdbool.h>

/* A phase of a hand with one round of betting. Those of a family follow each other. */
enum street {
    STREET_PREFLOP,
    STREET_FLOP,
    STREET_TURN,
    STREET_RIVER,
    STREET_THIRD,
    STREET_FOURTH,
    STREET_FIFTH,
    STREET_SIXTH,
    STREET_SEVENTH,
    STREET_PREDRAW,
    STREET_FIRST_DRAW,
    STREET_SECOND_DRAW,
    STREET_THIRD_DRAW,
    STREET_COUNT
};

enum variant {
    VARIANT_HOLDEM,
    VARIANT_SHORTDECK,
    VARIANT_ROYAL,
    VARIANT_OMAHA,
    VARIANT_OMAHA5,
    VARIANT_OMAHA6,
    VARIANT_OMAHA8,
    VARIANT_OMAHA58,
    VARIANT_COURCHEVEL,
    VARIANT_COURCHEVEL8,
    VARIANT_STUD,
    VARIANT_STUD8,
    VARIANT_RAZZ,
    VARIANT_DRAW5,
    VARIANT_DRAW27,
    VARIANT_TRIPLE27,
    VARIANT_TRIPLEA5,
    VARIANT_BADUGI,
    VARIANT_COUNT
};

/* How high one may bet (rules 4.3, 4.13, 4.14). A game allows some of them: LIMIT_BIT(limit). */
enum limit { LIMIT_NO, LIMIT_POT, LIMIT_FIXED, LIMIT_COUNT };
#define LIMIT_BIT(l) (1u << (l))

enum family { FAMILY_FLOP, FAMILY_STUD, FAMILY_DRAW };

/* What happens before the betting of a street. */
struct street_rules {
    int down;        /* closed cards for every seat */
    int up;          /* open ones */
    int board;       /* community cards */
    bool is_draw;    /* cards may be exchanged */
    bool is_big_bet; /* fixed-limit: the bigger of the two bets */
};

struct variant_rules {
    const char *code; /* "omaha8": in the API and the database */
    enum family family;
    unsigned limits;   /* LIMIT_BIT of each that it is played with */
    int lowest_rank;   /* of the deck: 2, 6 (36 cards) or 10 (20 cards) */
    int hole_count;    /* cards of a seat when all are dealt; at most HOLE_MAX */
    int from_hole;     /* so many of them count, exactly; 0: the best five of all */
    int seats_max;     /* the deck has cards for so many seats */
    enum ranking high; /* what wins the pot, or its high half; stud: and who begins */
    bool is_split;     /* the best eight-or-better low wins the other half */
    enum street first;
    int street_count;
    struct street_rules street[STREETS_MAX];
};

extern const struct variant_rules variant_table[VARIANT_COUNT];

static inline const struct variant_rules *variant_rules(enum variant variant)
{
    assert(variant < VARIANT_COUNT);
    return &variant_table[variant];
}

/* A street of the variant; it must have it. */
static inline const struct street_rules *variant_street(const struct variant_rules *rules,
                                                        enum street street)
{
    assert(street >= rules->first && (int)street < (int)rules->first + rules->street_count);
    return &rules->street[street - rules->first];
}

static inline enum street variant_last_street(const struct variant_rules *rules)
{
    return (enum street)((int)rules->first + rules->street_count - 1);
}

/* Community cards that lie open when the betting of the street begins. */
int variant_board_count(const struct variant_rules *rules, enum street street);

int variant_deck_size(const struct variant_rules *rules); /* 52, 36 or 20 cards */

/* VARIANT_COUNT when there is no such code. */
enum variant variant_find(const char *code);

#endif
