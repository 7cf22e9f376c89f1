#include "poker/betting.h"

#include <assert.h>
#include <string.h>

static chips smaller(chips a, chips b)
{
    return a < b ? a : b;
}

static bool is_in(seat_set set, int seat)
{
    return set & SEAT_BIT(seat);
}

/* The highest total that some other seat has bet on this street or, if it is live, still can. */
static chips cover(const struct hand *hand, int seat)
{
    chips most = 0;
    for (int other = 0; other < SEATS_MAX; other++) {
        chips behind = is_in(hand->live, other) ? hand->stack[other] : 0;
        if (other != seat && hand->bet[other] + behind > most)
            most = hand->bet[other] + behind;
    }
    return most;
}

/* Rule 4.7: who has acted may raise again only when it faces a full raise, in one or several. */
static bool is_reopened(const struct hand *hand, int seat)
{
    return !is_in(hand->acted, seat) || hand->bet_to - hand->faced[seat] >= hand->full_raise;
}

struct legal betting_legal(const struct hand *hand, int seat)
{
    struct legal legal = {0};
    if (!is_in(hand->live, seat) || is_in(hand->all_in, seat))
        return legal;

    chips reach = hand->bet[seat] + hand->stack[seat];
    chips others = cover(hand, seat);
    chips call_to = smaller(hand->bet_to, smaller(reach, others));
    if (call_to > hand->bet[seat])
        legal.to_call = call_to - hand->bet[seat];

    bool is_settled = is_in(hand->acted, seat) && legal.to_call == 0;
    if (!is_settled && reach > hand->bet_to && others > hand->bet_to && is_reopened(hand, seat)) {
        legal.min_raise_to = smaller(hand->bet_to + hand->full_raise, reach);
        legal.max_raise_to = reach;
    }
    return legal;
}

int betting_next_seat(const struct hand *hand, int seat)
{
    for (int step = 1; step <= SEATS_MAX; step++) {
        int next = (seat + step) % SEATS_MAX;
        struct legal legal = betting_legal(hand, next);
        if (legal.to_call > 0 || legal.min_raise_to > 0)
            return next;
    }
    return SEAT_NONE;
}

static enum refusal verify_raise(const struct legal *legal, chips to)
{
    if (legal->min_raise_to == 0)
        return REFUSAL_CANNOT_RAISE;
    if (to < legal->min_raise_to)
        return REFUSAL_RAISE_TOO_SMALL;
    if (to > legal->max_raise_to)
        return REFUSAL_RAISE_TOO_BIG;
    return REFUSAL_NONE;
}

enum refusal betting_verify(const struct hand *hand, enum action action, chips to)
{
    struct legal legal = betting_legal(hand, hand->to_act);

    assert(action < ACTION_COUNT);
    switch (action) {
    case ACTION_FOLD:
        return REFUSAL_NONE;
    case ACTION_CHECK:
        return legal.to_call > 0 ? REFUSAL_CANNOT_CHECK : REFUSAL_NONE;
    case ACTION_CALL:
        return legal.to_call > 0 ? REFUSAL_NONE : REFUSAL_NOTHING_TO_CALL;
    case ACTION_BET:
        return hand->bet_to > 0 ? REFUSAL_CANNOT_BET : verify_raise(&legal, to);
    case ACTION_RAISE:
        return hand->bet_to > 0 ? verify_raise(&legal, to) : REFUSAL_NOTHING_TO_RAISE;
    case ACTION_COUNT:
        break;
    }
    return REFUSAL_NONE;
}

chips betting_cost(const struct hand *hand, enum action action, chips to)
{
    switch (action) {
    case ACTION_FOLD:
    case ACTION_CHECK:
    case ACTION_COUNT:
        return 0;
    case ACTION_CALL:
        return betting_legal(hand, hand->to_act).to_call;
    case ACTION_BET:
    case ACTION_RAISE:
        return to - hand->bet[hand->to_act];
    }
    return 0;
}

/* The most that any seat of `seats` but one has put in. */
static chips most_put_in(const struct hand *hand, seat_set seats, int except)
{
    chips most = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (seat != except && is_in(seats, seat) && hand->put_in[seat] > most)
            most = hand->put_in[seat];
    }
    return most;
}

int betting_uncalled(const struct hand *hand, chips *amount)
{
    chips top = most_put_in(hand, hand->live, SEAT_NONE);

    /* Only a removed player can leave more behind than every live seat has put in. */
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (hand->put_in[seat] > top) {
            *amount = hand->put_in[seat] - top;
            return seat;
        }
    }
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        chips second = most_put_in(hand, hand->setup.seats, seat);
        if (is_in(hand->live, seat) && hand->put_in[seat] > second) {
            *amount = hand->put_in[seat] - second;
            return seat;
        }
    }
    return SEAT_NONE;
}

bool betting_is_over(const struct hand *hand)
{
    seat_set behind = hand->live & (seat_set)~hand->all_in;
    return (behind & (behind - 1)) == 0;
}

void betting_open_street(struct hand *hand, enum street street)
{
    hand->street = street;
    hand->bet_to = 0;
    hand->full_raise = hand->setup.big_blind;
    hand->acted = 0;
    hand->last_aggressor = SEAT_NONE;
    memset(hand->bet, 0, sizeof hand->bet);
    memset(hand->faced, 0, sizeof hand->faced);
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
        hand->live &= (seat_set)~SEAT_BIT(seat);
        hand->all_in &= (seat_set)~SEAT_BIT(seat);
    }
    if (action == ACTION_BET || action == ACTION_RAISE) {
        chips raise = hand->bet[seat] - hand->bet_to;
        if (raise > hand->full_raise)
            hand->full_raise = raise;
        hand->bet_to = hand->bet[seat];
        hand->last_aggressor = seat;
    }
    hand->acted |= SEAT_BIT(seat);
    hand->faced[seat] = hand->bet_to;
    if (hand->to_act == seat)
        hand->to_act = SEAT_NONE;
}

void betting_return(struct hand *hand, int seat, chips amount)
{
    assert(amount > 0 && amount <= hand->put_in[seat]);
    hand->stack[seat] += amount;
    hand->put_in[seat] -= amount;
    hand->bet[seat] -= smaller(amount, hand->bet[seat]);
    if (is_in(hand->live, seat))
        hand->all_in &= (seat_set)~SEAT_BIT(seat);
}
