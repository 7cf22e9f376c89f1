/* act_words.c - what the players do. With `refused CODE` behind it, it must change nothing. */
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

static void finish(struct scenario *scenario, const struct statement *statement,
                   enum refusal refusal, const struct hand_event_list *events)
{
    const char *expected = expected_code(statement);

    if (strcmp(refusal_code(refusal), expected) != 0) {
        scenario_fail(scenario, "%s: the answer is %s, expected %s", statement->word[0],
                      refusal_code(refusal), expected);
        return;
    }
    if (refusal != REFUSAL_NONE && events->count > 0)
        scenario_fail(scenario, "a refusal has changed something");
    scenario_apply(scenario, events);
}

static void act(struct scenario *scenario, const struct statement *statement, enum action action,
                chips to)
{
    struct hand_event_list events = {0};
    const struct hand *hand = &scenario->hand;
    struct hand_act asked = {statement->seat, hand->turn, action, to};

    finish(scenario, statement, hand_decide_act(hand, &asked, &events), &events);
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

/* A repeats refused stale_turn: the last turn once more */
static void act_again(struct scenario *scenario, const struct statement *statement)
{
    struct hand_event_list events = {0};
    const struct hand *hand = &scenario->hand;
    struct hand_act asked = {statement->seat, hand->turn - 1, ACTION_CALL, 0};

    finish(scenario, statement, hand_decide_act(hand, &asked, &events), &events);
}

static void act_removed(struct scenario *scenario, const struct statement *statement)
{
    struct hand_event_list events = {0};

    finish(scenario, statement, hand_decide_withdraw(&scenario->hand, statement->seat, &events),
           &events);
}

/* A shows Ah, A shows Ah Kd */
static void act_show(struct scenario *scenario, const struct statement *statement)
{
    struct hand_event_list events = {0};
    unsigned mask = 0;

    for (int i = 1; i < statement->count && !statement_is(statement, i, "refused"); i++) {
        for (int k = 0; k < HOLE_MAX; k++) {
            card hole = scenario->hand.hole[statement->seat][k];
            if (hole == card_parse(statement->word[i]))
                mask |= 1u << k;
        }
    }
    finish(scenario, statement, hand_decide_show(&scenario->hand, statement->seat, mask, &events),
           &events);
}

static const struct word words[] = {
    {"folds", false, act_fold},    {"checks", false, act_check},
    {"calls", false, act_call},    {"bets", false, act_bet},
    {"raises", false, act_raise},  {"all-in", false, act_all_in},
    {"repeats", false, act_again}, {"is-removed", false, act_removed},
    {"shows", false, act_show},
};

const struct vocabulary act_vocabulary = {ARRAY_LEN(words), words};
