/* legal_words.c - what the seat on turn may do, and which rules say so. */
#include "scenario.h"

#include <stdlib.h>
#include <string.h>

/* A to-act */
static void expect_turn(struct scenario *scenario, const struct statement *statement)
{
    if (!scenario->hand.is_running)
        scenario_fail(scenario, "the hand is over");
    else if (scenario->hand.to_act == SEAT_NONE)
        scenario_fail(scenario, "nobody is to act");
    else if (scenario->hand.to_act != statement->seat)
        scenario_fail(scenario, "%c is to act", 'A' + scenario->hand.to_act);
}

/* 100..900, or 20 where there is only one amount */
static void read_range(struct scenario *scenario, const char *word, struct legal *legal)
{
    char least[WORD_BYTES];
    const char *most = word;

    if (strstr(word, "..") != NULL)
        most = scenario_split(scenario, word, "..", least);
    else
        memcpy(least, word, strlen(word) + 1);
    legal->min_raise_to = scenario_number(scenario, least);
    legal->max_raise_to = scenario_number(scenario, most);
}

/* because 4.7, because 4.4 4.13: each is behind the price or a bound */
static void expect_rule(struct scenario *scenario, const char *word, const struct legal *actual)
{
    char chapter[WORD_BYTES];
    const char *paragraph = scenario_split(scenario, word, ".", chapter);
    int rule =
        (int)(scenario_number(scenario, chapter) * 100 + scenario_number(scenario, paragraph));

    if (rule != actual->call_rule && rule != actual->min_rule && rule != actual->max_rule)
        scenario_fail(scenario, "the rules are %d, %d and %d (price, least, most), not %d",
                      actual->call_rule, actual->min_rule, actual->max_rule, rule);
}

/* Reads one permission; returns how many words it had. */
static int read_permission(struct scenario *scenario, const struct statement *statement, int index,
                           struct legal *expected)
{
    const char *word = statement->word[index];
    const char *next = index + 1 < statement->count ? statement->word[index + 1] : "";

    if (strcmp(word, "fold") == 0 || strcmp(word, "check") == 0)
        return 1;
    if (strcmp(word, "call") == 0) {
        expected->to_call = scenario_number(scenario, next);
    } else if (strcmp(word, "bring-in") == 0) {
        expected->kind = TURN_BRING_IN;
        expected->to_call = scenario_number(scenario, next);
    } else if (strcmp(word, "draw") == 0) {
        expected->kind = TURN_DRAW;
        expected->draw_max = (int)scenario_number(scenario, next);
    } else if (strcmp(word, "or") == 0) {
        expected->or_raise_to = scenario_number(scenario, next);
    } else if (strcmp(word, "raise") == 0 || strcmp(word, "bet") == 0 ||
               strcmp(word, "complete") == 0) {
        read_range(scenario, next, expected);
        if (strcmp(word, "bet") == 0 && scenario->hand.bet_to > 0)
            scenario_fail(scenario, "there is a bet already");
        if (strcmp(word, "raise") == 0 && scenario->hand.bet_to == 0)
            scenario_fail(scenario, "there is no bet to raise");
    } else {
        scenario_fail(scenario, "unknown: '%s'", word);
    }
    return 2;
}

/*
 * A may: fold, check, bet 100..900         A may: fold, call 50, raise 200..5000 because 4.4
 * A may: bring-in 2, complete 10           A may: fold, check, bet 10 or 20         A may: draw 5
 */
static void expect_legal(struct scenario *scenario, const struct statement *statement)
{
    struct legal expected = {0};
    struct legal actual = hand_legal(&scenario->hand);
    int i = 1;

    expect_turn(scenario, statement);
    while (i < statement->count && !statement_is(statement, i, "because"))
        i += read_permission(scenario, statement, i, &expected);
    scenario_expect(scenario, "kind of turn", actual.kind, expected.kind);
    scenario_expect(scenario, "to call", actual.to_call, expected.to_call);
    scenario_expect(scenario, "smallest raise", actual.min_raise_to, expected.min_raise_to);
    scenario_expect(scenario, "largest raise", actual.max_raise_to, expected.max_raise_to);
    scenario_expect(scenario, "other raise", actual.or_raise_to, expected.or_raise_to);
    scenario_expect(scenario, "cards to draw", actual.draw_max, expected.draw_max);
    for (i++; i < statement->count; i++)
        expect_rule(scenario, statement->word[i], &actual);
}

static const struct word words[] = {
    {"to-act", false, expect_turn},
    {"may", false, expect_legal},
};

const struct vocabulary legal_vocabulary = {ARRAY_LEN(words), words};
