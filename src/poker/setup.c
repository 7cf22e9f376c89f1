#include "poker/setup.h"

#include "poker/deal.h"
#include "poker/hand.h"
#include "poker/seats.h"

#include <stddef.h>

struct hand_setup hand_setup_holdem(chips small_blind, chips big_blind)
{
    return (struct hand_setup){
        .variant = VARIANT_HOLDEM,
        .limit = LIMIT_NO,
        .profile = profile_preset(PROFILE_TDA),
        .small_blind_seat = SEAT_NONE,
        .big_blind_seat = SEAT_NONE,
        .small_blind = small_blind,
        .big_blind = big_blind,
        .small_bet = big_blind,
        .big_bet = big_blind,
        .boards = 1,
        .runs_max = 1,
    };
}

chips hand_setup_first_ante(const struct hand_setup *setup, int seat)
{
    switch (setup->ante_rule) {
    case ANTE_EACH_SEAT:
        return setup->ante;
    case ANTE_BUTTON:
        return seat == setup->button ? setup->ante : 0;
    case ANTE_BIG_BLIND:
        return setup->profile.ante_before_blind && seat == setup->big_blind_seat ? setup->ante : 0;
    case ANTE_RULE_COUNT:
        break;
    }
    return 0;
}

static bool is_amount(chips amount)
{
    return amount >= 0 && amount <= CHIPS_MAX;
}

static const char *amounts_fault(const struct hand_setup *setup)
{
    if (!is_amount(setup->small_blind) || !is_amount(setup->big_blind) || !is_amount(setup->ante) ||
        !is_amount(setup->bring_in) || !is_amount(setup->rake_cap) || setup->rake_bp < 0 ||
        setup->rake_bp > 10000)
        return "an amount is negative or too large";
    if (setup->small_bet <= 0 || setup->big_bet < setup->small_bet || !is_amount(setup->big_bet))
        return "the smallest bet must be more than nothing, and the big bet not less than it";
    if (setup->bring_in >= setup->small_bet)
        return "a bring-in is less than the small bet";
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!is_amount(setup->stack[seat]) || !is_amount(setup->straddle[seat]) ||
            !is_amount(setup->live_post[seat]) || !is_amount(setup->dead_post[seat]))
            return "an amount of a seat is negative or too large";
        if (seats_have(setup->seats, seat) && setup->stack[seat] == 0)
            return "a seat that plays has no chips";
    }
    return NULL;
}

static const char *seats_fault(const struct hand_setup *setup, const struct variant_rules *rules)
{
    if (setup->seats >= 1u << SEATS_MAX || !seats_are_several(setup->seats))
        return "two seats or more must play";
    if (seats_count(setup->seats) > rules->seats_max)
        return "the deck has no cards for so many seats";
    if (rules->family == FAMILY_FLOP && setup->seats >= 1u << rules->seats_max)
        return "the deck has no cards for a seat of so high a number";
    if (setup->button < 0 || setup->button >= SEATS_MAX)
        return "there is no such button";
    if (setup->small_blind_seat != SEAT_NONE && !seats_have(setup->seats, setup->small_blind_seat))
        return "the small blind does not play";
    if (setup->big_blind_seat != SEAT_NONE && !seats_have(setup->seats, setup->big_blind_seat))
        return "the big blind does not play";
    return NULL;
}

/* A seat that made two would have bet more than the others have to call. */
static const char *live_fault(const struct hand_setup *setup)
{
    SEATS_EACH(seat, setup->seats) {
        int bets = (seat == setup->small_blind_seat) + (seat == setup->big_blind_seat) +
                   (setup->straddle[seat] > 0) + (setup->live_post[seat] > 0);
        if (bets > 1)
            return "a seat makes two live bets before the cards";
    }
    return NULL;
}

const char *hand_setup_fault(const struct hand_setup *setup)
{
    if (setup->variant >= VARIANT_COUNT || setup->limit >= LIMIT_COUNT)
        return "there is no such game";
    const struct variant_rules *rules = variant_rules(setup->variant);
    if (!(rules->limits & LIMIT_BIT(setup->limit)))
        return "the game is not played with this limit";
    const char *fault = seats_fault(setup, rules);
    if (fault == NULL)
        fault = amounts_fault(setup);
    if (fault == NULL)
        fault = live_fault(setup);
    if (fault != NULL)
        return fault;
    if (setup->boards < 1 || setup->runs_max < 1 ||
        setup->boards > deal_boards_max(rules, setup->seats))
        return "the deck has no cards for so many boards";
    return NULL;
}
