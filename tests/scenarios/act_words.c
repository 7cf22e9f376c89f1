/* act_words.c - what the players do. With `refused CODE` behind it, it must change nothing. */
#include "coverage.h"
#include "scenario.h"

#include <string.h>

/* The number behind the last word that is none: raises to 400 is 400; SEAT_NONE without one. */
static chips number_after(struct scenario *scenario, const struct statement *statement, int index)
{
    if (statement_is(statement, index, "to"))
        index++;
    if (index >= statement->count || statement_is(statement, index, "refused"))
        return SEAT_NONE;
    return scenario_number(scenario, statement->word[index]);
}

/* The code that must come out: "none" unless the statement ends with `refused CODE`. */
static const char *expected_code(const struct statement *statement)
{
    if (statement->count >= 2 && statement_is(statement, statement->count - 2, "refused"))
        return statement->word[statement->count - 1];
    return refusal_code(REFUSAL_NONE);
}

/* Asks, compares the answer, and applies what was decided. */
static void ask(struct scenario *scenario, const struct statement *statement,
                const struct asked *asked)
{
    struct hand_event_list events;
    const char *expected = expected_code(statement);
    enum refusal refusal = scenario_decide(scenario, asked, &events);

    coverage_refusal(refusal);
    if (strcmp(refusal_code(refusal), expected) != 0) {
        scenario_fail(scenario, "%s: the answer is %s, expected %s", statement->word[0],
                      refusal_code(refusal), expected);
        return;
    }
    if (refusal != REFUSAL_NONE && events.count > 0)
        scenario_fail(scenario, "a refusal has changed something");
    scenario_apply(scenario, &events);
}

static void act(struct scenario *scenario, const struct statement *statement, enum action action,
                chips to)
{
    struct asked asked = {ASKED_ACT, {statement->seat, scenario->hand.turn, action, to, 0}, 0};

    ask(scenario, statement, &asked);
}

static void act_fold(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_FOLD, 0);
}

static void act_check(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_CHECK, 0);
}

/* A calls, or A calls 50 when the price matters */
static void act_call(struct scenario *scenario, const struct statement *statement)
{
    chips amount = number_after(scenario, statement, 1);

    if (amount != SEAT_NONE)
        scenario_expect(scenario, "to call", hand_legal(&scenario->hand).to_call, amount);
    act(scenario, statement, ACTION_CALL, 0);
}

static void act_bet(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_BET, number_after(scenario, statement, 1));
}

static void act_raise(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_RAISE, number_after(scenario, statement, 1));
}

/* A all-in 450: whatever that is, a call, a bet or a raise to the total of 450 */
static void act_all_in(struct scenario *scenario, const struct statement *statement)
{
    const struct hand *hand = &scenario->hand;
    chips total = hand->bet[statement->seat] + hand->stack[statement->seat];
    chips expected = number_after(scenario, statement, 1);

    if (expected != SEAT_NONE)
        scenario_expect(scenario, "all-in", total, expected);
    if (total <= hand->bet_to)
        act(scenario, statement, ACTION_CALL, 0);
    else
        act(scenario, statement, hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET, total);
}

/* A completes to 10: instead of bringing in, or over the bring-in */
static void act_complete(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, scenario->hand.bet_to > 0 ? ACTION_RAISE : ACTION_BET,
        number_after(scenario, statement, 1));
}

/* A brings-in, or A brings-in 2 when the price matters */
static void act_bring_in(struct scenario *scenario, const struct statement *statement)
{
    chips amount = number_after(scenario, statement, 1);

    if (amount != SEAT_NONE)
        scenario_expect(scenario, "bring-in", hand_legal(&scenario->hand).to_call, amount);
    act(scenario, statement, ACTION_BRING_IN, 0);
}

/* The named cards of a seat's hand; one that it does not hold is a card too many. */
static unsigned read_cards(struct scenario *scenario, const struct statement *statement)
{
    const struct hand *hand = &scenario->hand;
    unsigned mask = 0;

    for (int i = 1; i < statement->count && !statement_is(statement, i, "refused"); i++) {
        int k = 0;
        if (statement_is(statement, i, "all"))
            return (1u << hand->hole_count[statement->seat]) - 1;
        card named = scenario_card(scenario, statement->word[i]);
        while (k < hand->hole_count[statement->seat] && hand->hole[statement->seat][k] != named)
            k++;
        mask |= 1u << k;
    }
    return mask;
}

/* A draws Kd 3c, A draws all: gives these away */
static void act_draw(struct scenario *scenario, const struct statement *statement)
{
    struct asked asked = {ASKED_ACT, {statement->seat, scenario->hand.turn, ACTION_DRAW, 0, 0}, 0};

    asked.act.mask = read_cards(scenario, statement);
    ask(scenario, statement, &asked);
}

static void act_stand_pat(struct scenario *scenario, const struct statement *statement)
{
    act(scenario, statement, ACTION_DRAW, 0);
}

/* A repeats refused stale_turn: the last turn once more */
static void act_again(struct scenario *scenario, const struct statement *statement)
{
    struct asked asked = {
        ASKED_ACT, {statement->seat, scenario->hand.turn - 1, ACTION_CALL, 0, 0}, 0};

    ask(scenario, statement, &asked);
}

/* A runs 2: agrees to see the rest of the board twice */
static void act_run(struct scenario *scenario, const struct statement *statement)
{
    struct asked asked = {ASKED_RUN, {statement->seat, scenario->hand.turn, ACTION_FOLD, 0, 0}, 0};

    asked.times = (int)number_after(scenario, statement, 1);
    ask(scenario, statement, &asked);
}

static void act_removed(struct scenario *scenario, const struct statement *statement)
{
    struct asked asked = {.kind = ASKED_REMOVE, .act.seat = statement->seat};

    ask(scenario, statement, &asked);
}

/* A shows Ah, A shows Ah Kd */
static void act_show(struct scenario *scenario, const struct statement *statement)
{
    struct asked asked = {.kind = ASKED_SHOW, .act.seat = statement->seat};

    asked.act.mask = read_cards(scenario, statement);
    ask(scenario, statement, &asked);
}

static const struct word words[] = {
    {"folds", false, act_fold},           {"checks", false, act_check},
    {"calls", false, act_call},           {"bets", false, act_bet},
    {"raises", false, act_raise},         {"completes", false, act_complete},
    {"brings-in", false, act_bring_in},   {"draws", false, act_draw},
    {"stands-pat", false, act_stand_pat}, {"all-in", false, act_all_in},
    {"repeats", false, act_again},        {"runs", false, act_run},
    {"is-removed", false, act_removed},   {"shows", false, act_show},
};

const struct vocabulary act_vocabulary = {ARRAY_LEN(words), words};
