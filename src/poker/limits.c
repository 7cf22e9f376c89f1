#include "poker/limits.h"

#include "poker/rule.h"
#include "poker/seats.h"
#include "poker/stud.h"

static chips smaller(chips a, chips b)
{
    return a < b ? a : b;
}

static chips bigger(chips a, chips b)
{
    return a > b ? a : b;
}

static bool is_first_street(const struct hand *hand)
{
    return hand->street == variant_rules(hand->setup.variant)->first;
}

/* How much of a blind nobody has posted: the stack was short, or there is no such seat. */
static chips unposted(const struct hand_setup *setup, int seat, chips blind)
{
    if (seat == SEAT_NONE)
        return blind;
    chips left = setup->stack[seat] - hand_setup_first_ante(setup, seat);
    return blind - smaller(blind, bigger(left, 0));
}

/* Rule 4.13: by some rules the pot counts blinds in full, whatever was posted of them. */
static chips owed_to_pot(const struct hand *hand)
{
    const struct hand_setup *setup = &hand->setup;

    if (!setup->profile.pot_counts_full_blinds || !is_first_street(hand) ||
        setup->big_blind_seat == SEAT_NONE)
        return 0;
    return unposted(setup, setup->big_blind_seat, setup->big_blind) +
           unposted(setup, setup->small_blind_seat, setup->small_blind);
}

/* The largest total of a pot-limit raise: a call, and then as much as lies in the middle. */
static chips pot_raise_to(const struct hand *hand, int seat)
{
    chips price = hand->bet_to - hand->bet[seat];
    chips to = hand->bet_to + hand_pot_total(hand) + owed_to_pot(hand) + price;
    chips unit = hand->setup.big_blind;

    if (hand->setup.profile.small_blind_rounds_up && is_first_street(hand) && unit > 0)
        to = (to + unit - 1) / unit * unit;
    return to;
}

/* The largest bet that a seat was forced to make, whatever it posted of it (rule 3.2). */
static chips forced_bet(const struct hand_setup *setup)
{
    chips most = bigger(setup->small_blind, setup->big_blind);

    SEATS_EACH(seat, setup->seats) {
        most = bigger(most, setup->straddle[seat]);
        most = bigger(most, setup->live_post[seat]);
    }
    return most;
}

/* Rule 4.16: nothing but a straddle has been bet. */
static bool is_straddle(const struct hand *hand)
{
    return is_first_street(hand) && hand->bet_to > hand->setup.big_blind &&
           hand->bet_to == forced_bet(&hand->setup);
}

static void bound_by_raise(const struct hand *hand, struct legal *legal)
{
    legal->min_raise_to = hand->bet_to + hand->full_raise;
    legal->min_rule = is_straddle(hand) ? RULE_STRADDLE : RULE_FULL_RAISE;
    if (hand->bet_to == 0) {
        legal->min_rule = RULE_SMALLEST_BET;
    } else if (hand->bet_to < hand->full_raise && hand->setup.profile.open_completes) {
        legal->min_raise_to = hand->full_raise;
        legal->min_rule = RULE_SHORT_ALL_IN;
    }
}

static void bound_fixed(const struct hand *hand, struct legal *legal)
{
    legal->min_raise_to = hand->full_to + hand->full_raise;
    legal->max_raise_to = legal->min_raise_to;
    legal->min_rule = RULE_FIXED_LIMIT;
    if (hand->bet_to > hand->full_to)
        legal->min_rule = hand->last_aggressor == SEAT_NONE ? RULE_BRING_IN : RULE_FIXED_SHORT;
    legal->max_rule = legal->min_rule;
}

void limits_bound(const struct hand *hand, int seat, struct legal *legal)
{
    chips reach = hand->bet[seat] + hand->stack[seat];

    switch (hand->setup.limit) {
    case LIMIT_NO:
        bound_by_raise(hand, legal);
        legal->max_raise_to = reach;
        legal->max_rule = RULE_TABLE_STAKES;
        break;
    case LIMIT_POT:
        bound_by_raise(hand, legal);
        legal->max_raise_to = bigger(pot_raise_to(hand, seat), legal->min_raise_to);
        legal->max_rule = RULE_POT_LIMIT;
        break;
    case LIMIT_FIXED:
    case LIMIT_COUNT:
        bound_fixed(hand, legal);
        if (stud_open_pair_may_double(hand) && reach > legal->min_raise_to) {
            legal->or_raise_to = smaller(hand->setup.big_bet, reach);
            legal->max_rule = RULE_OPEN_PAIR;
        }
        break;
    }
    if (reach <= legal->max_raise_to) {
        legal->max_raise_to = reach;
        legal->max_rule = RULE_TABLE_STAKES;
    }
    if (reach < legal->min_raise_to) {
        legal->min_raise_to = reach;
        legal->min_rule = RULE_SHORT_ALL_IN;
    }
}

bool limits_allow_raise(const struct hand *hand)
{
    const struct rule_profile *profile = &hand->setup.profile;

    if (hand->setup.limit != LIMIT_FIXED || profile->fixed_cap == 0)
        return true;
    return hand->raises < profile->fixed_cap ||
           (profile->is_uncapped_heads_up && hand->is_heads_up);
}

void limits_open_street(struct hand *hand)
{
    const struct hand_setup *setup = &hand->setup;
    const struct street_rules *street = variant_street(variant_rules(setup->variant), hand->street);
    chips unit = street->is_big_bet ? setup->big_bet : setup->small_bet;

    hand->bet_to = 0;
    hand->full_raise = unit;
    hand->full_to = 0;
    hand->raises = 0;
    if (!is_first_street(hand))
        return;
    hand->bet_to = forced_bet(setup);
    if (setup->limit == LIMIT_FIXED) {
        hand->full_to = hand->bet_to;
        hand->raises = (int)(hand->bet_to / unit);
    } else if (hand->bet_to > setup->big_blind && !setup->profile.straddle_adds_big_blind) {
        hand->full_raise = hand->bet_to;
    }
}

/* Rule 4.15: a whole bet more than the last whole one; by some rules, half of it is enough. */
static bool counts_as_bet(const struct hand *hand, chips more)
{
    return more >= hand->full_raise ||
           (hand->setup.profile.half_bet_counts && 2 * more >= hand->full_raise);
}

void limits_raise(struct hand *hand, chips to)
{
    if (hand->setup.limit == LIMIT_FIXED) {
        if (hand->bet_to == 0 && to > hand->full_raise)
            hand->full_raise = hand->setup.big_bet; /* an open pair: big for the whole street */
        if (counts_as_bet(hand, to - hand->full_to)) {
            hand->full_to = to;
            hand->raises++;
        }
    } else if (to - hand->bet_to > hand->full_raise) {
        hand->full_raise = to - hand->bet_to;
    }
    hand->bet_to = to;
}
