#include "poker/betting.h"

#include "poker/limits.h"
#include "poker/rule.h"
#include "poker/seats.h"
#include "poker/stud.h"

#include <assert.h>
#include <string.h>

static chips smaller(chips a, chips b)
{
    return a < b ? a : b;
}

/* The highest total that some other seat has bet on this street or, if it is live, still can. */
static chips cover(const struct hand *hand, int seat)
{
    chips most = 0;
    SEATS_EACH(other, seats_without(hand->setup.seats, seat)) {
        chips behind = seats_have(hand->live, other) ? hand->stack[other] : 0;
        if (hand->bet[other] + behind > most)
            most = hand->bet[other] + behind;
    }
    return most;
}

/* Rule 4.7: who has acted may raise again only when it faces a full raise, in one or several. In
 * fixed-limit half a bet is enough, or any all-in that can be completed (rule 4.15). */
static bool is_reopened(const struct hand *hand, int seat)
{
    if (!seats_have(hand->acted, seat))
        return true;
    if (hand->setup.limit == LIMIT_FIXED)
        return hand->raises > hand->faced_raises[seat] || !hand->setup.profile.half_bet_counts;
    return hand->bet_to - hand->faced[seat] >= hand->full_raise;
}

/* Why the seat may not raise; RULE_NONE when it may. */
static int rule_against_raise(const struct hand *hand, int seat, chips others)
{
    if (hand->bet[seat] + hand->stack[seat] <= hand->bet_to)
        return RULE_TABLE_STAKES;
    if (others <= hand->bet_to)
        return RULE_NOBODY_CAN_CALL;
    if (!is_reopened(hand, seat))
        return RULE_NOT_REOPENED;
    if (!limits_allow_raise(hand))
        return RULE_FIXED_LIMIT;
    return RULE_NONE;
}

/* Rule 3.2: a forced bet was posted short, and nobody has put in as much as it is. */
static bool is_owed_in_full(const struct hand *hand)
{
    if (hand->last_aggressor != SEAT_NONE)
        return false;
    SEATS_EACH(seat, hand->setup.seats) {
        if (hand->bet[seat] >= hand->bet_to)
            return false;
    }
    return true;
}

/* What there is to say about a call up to a total of the street. */
static int call_rule(const struct hand *hand, chips call_to, chips reach)
{
    if (call_to < hand->bet_to)
        return call_to == reach ? RULE_SHORT_CALL : RULE_NOBODY_CAN_CALL;
    return is_owed_in_full(hand) ? RULE_OWED_IN_FULL : RULE_NONE;
}

static struct legal bring_in_legal(const struct hand *hand, int seat)
{
    struct legal legal = {
        .kind = TURN_BRING_IN,
        .to_call = smaller(hand->setup.bring_in, hand->stack[seat]),
        .call_rule = RULE_BRING_IN,
    };

    limits_bound(hand, seat, &legal);
    return legal;
}

struct legal betting_legal(const struct hand *hand, int seat)
{
    struct legal legal = {0};

    assert(seats_have(hand->live & (seat_set)~hand->all_in, seat));
    if (hand->must_bring_in)
        return bring_in_legal(hand, seat);

    chips reach = hand->bet[seat] + hand->stack[seat];
    chips others = cover(hand, seat);
    chips call_to = smaller(hand->bet_to, smaller(reach, others));
    if (call_to > hand->bet[seat]) {
        legal.to_call = call_to - hand->bet[seat];
        legal.call_rule = call_rule(hand, call_to, reach);
    }
    legal.min_rule = rule_against_raise(hand, seat, others);
    if (legal.min_rule == RULE_NONE)
        limits_bound(hand, seat, &legal);
    return legal;
}

bool betting_is_over(const struct hand *hand)
{
    return !seats_are_several(hand->live & (seat_set)~hand->all_in);
}

int betting_next_seat(const struct hand *hand, int seat, struct legal *legal)
{
    seat_set able = hand->live & (seat_set)~hand->all_in;

    if (hand->must_bring_in) {
        if (betting_is_over(hand))
            return SEAT_NONE;
        seat = stud_bring_in_seat(hand);
        *legal = betting_legal(hand, seat);
        return seat;
    }
    for (int i = seats_count(able); i > 0; i--) {
        seat = seats_after(able, seat);
        if (seats_have(hand->acted, seat) && hand->bet[seat] >= hand->bet_to)
            continue;
        *legal = betting_legal(hand, seat);
        if (legal->to_call > 0 || legal->min_raise_to > 0)
            return seat;
    }
    return SEAT_NONE;
}

/* The seat with the largest forced bet; of equals the last one to post. */
static int last_forced_seat(const struct hand_setup *setup)
{
    int last = setup->big_blind_seat;
    chips most = setup->big_blind;
    int seat = last;

    for (int i = seats_count(setup->seats); i > 0; i--) {
        seat = seats_after(setup->seats, seat);
        if (setup->straddle[seat] > most) {
            most = setup->straddle[seat];
            last = seat;
        }
    }
    return last;
}

int betting_before_first(const struct hand *hand)
{
    const struct hand_setup *setup = &hand->setup;
    const struct variant_rules *rules = variant_rules(setup->variant);

    if (rules->family == FAMILY_STUD && hand->street != rules->first)
        return (stud_first_seat(hand) + SEATS_MAX - 1) % SEATS_MAX;
    if (hand->street == rules->first && setup->big_blind_seat != SEAT_NONE)
        return last_forced_seat(setup);
    return setup->button;
}

static enum refusal verify_raise(const struct legal *legal, chips to)
{
    if (legal->min_raise_to == 0)
        return REFUSAL_CANNOT_RAISE;
    if (legal->or_raise_to != 0 && to == legal->or_raise_to)
        return REFUSAL_NONE;
    if (to < legal->min_raise_to)
        return REFUSAL_RAISE_TOO_SMALL;
    if (to > legal->max_raise_to)
        return REFUSAL_RAISE_TOO_BIG;
    return REFUSAL_NONE;
}

enum refusal betting_verify(const struct hand *hand, const struct legal *legal, enum action action,
                            chips to)
{
    bool brings_in = legal->kind == TURN_BRING_IN;

    assert(action < ACTION_COUNT);
    if (legal->kind == TURN_DRAW)
        return action == ACTION_DRAW ? REFUSAL_NONE : REFUSAL_MUST_DRAW;
    switch (action) {
    case ACTION_FOLD:
        return brings_in ? REFUSAL_MUST_BRING_IN : REFUSAL_NONE;
    case ACTION_CHECK:
        if (brings_in)
            return REFUSAL_MUST_BRING_IN;
        return legal->to_call > 0 ? REFUSAL_CANNOT_CHECK : REFUSAL_NONE;
    case ACTION_CALL:
        if (brings_in)
            return REFUSAL_MUST_BRING_IN;
        return legal->to_call > 0 ? REFUSAL_NONE : REFUSAL_NOTHING_TO_CALL;
    case ACTION_BET:
        return hand->bet_to > 0 ? REFUSAL_CANNOT_BET : verify_raise(legal, to);
    case ACTION_RAISE:
        return hand->bet_to > 0 ? verify_raise(legal, to) : REFUSAL_NOTHING_TO_RAISE;
    case ACTION_BRING_IN:
        return brings_in ? REFUSAL_NONE : REFUSAL_NO_BRING_IN;
    case ACTION_DRAW:
        return REFUSAL_CANNOT_DRAW;
    case ACTION_COUNT:
        break;
    }
    return REFUSAL_NONE;
}

chips betting_cost(const struct hand *hand, const struct legal *legal, enum action action, chips to)
{
    switch (action) {
    case ACTION_FOLD:
    case ACTION_CHECK:
    case ACTION_DRAW:
    case ACTION_COUNT:
        return 0;
    case ACTION_CALL:
    case ACTION_BRING_IN:
        return legal->to_call;
    case ACTION_BET:
    case ACTION_RAISE:
        return to - hand->bet[hand->to_act];
    }
    return 0;
}

int betting_uncalled(const struct hand *hand, chips *amount)
{
    chips most = 0, second = 0,
          live_most = 0; /* of all seats, of all but the first, of live ones */
    int first = SEAT_NONE;

    SEATS_EACH(seat, hand->setup.seats) {
        chips put_in = hand->put_in[seat];
        if (put_in > most) {
            second = most;
            most = put_in;
            first = seat;
        } else if (put_in > second) {
            second = put_in;
        }
        if (put_in > live_most && seats_have(hand->live, seat))
            live_most = put_in;
    }
    if (first == SEAT_NONE)
        return SEAT_NONE;
    /* Only a removed player can leave more behind than every live seat has put in. */
    *amount = most - (seats_have(hand->live, first) ? second : live_most);
    return *amount > 0 ? first : SEAT_NONE;
}

void betting_open_street(struct hand *hand, enum street street)
{
    hand->street = street;
    hand->acted = 0;
    hand->last_aggressor = SEAT_NONE;
    hand->must_bring_in = false;
    hand->is_heads_up = seats_count(hand->live) == 2;
    memset(hand->bet, 0, sizeof hand->bet);
    memset(hand->faced, 0, sizeof hand->faced);
    memset(hand->faced_raises, 0, sizeof hand->faced_raises);
    limits_open_street(hand);
}

void betting_pay(struct hand *hand, int seat, chips amount)
{
    assert(amount >= 0 && amount <= hand->stack[seat]);
    hand->stack[seat] -= amount;
    hand->bet[seat] += amount;
    hand->put_in[seat] += amount;
    if (hand->stack[seat] == 0)
        hand->all_in |= SEAT_BIT(seat);
}

void betting_act(struct hand *hand, int seat, enum action action, chips amount)
{
    betting_pay(hand, seat, amount);

    if (action == ACTION_FOLD) {
        hand->live = seats_without(hand->live, seat);
        hand->all_in = seats_without(hand->all_in, seat);
    }
    if (action == ACTION_BET || action == ACTION_RAISE) {
        limits_raise(hand, hand->bet[seat]);
        hand->last_aggressor = seat;
    }
    if (action == ACTION_BRING_IN)
        hand->bet_to = hand->setup.bring_in; /* owed in full, as a blind (rule 3.2) */
    if (action != ACTION_FOLD)
        hand->must_bring_in = false; /* a removed player leaves it to the next */
    hand->acted |= SEAT_BIT(seat);
    hand->faced[seat] = hand->bet_to;
    hand->faced_raises[seat] = (uint8_t)hand->raises;
    if (hand->to_act == seat)
        hand->to_act = SEAT_NONE;
}

void betting_return(struct hand *hand, int seat, chips amount)
{
    assert(amount > 0 && amount <= hand->put_in[seat]);
    hand->stack[seat] += amount;
    hand->put_in[seat] -= amount;
    hand->bet[seat] -= smaller(amount, hand->bet[seat]);
    if (seats_have(hand->live, seat))
        hand->all_in = seats_without(hand->all_in, seat);
}
