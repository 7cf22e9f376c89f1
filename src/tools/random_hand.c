#include "tools/random_hand.h"

#include "poker/deal.h"
#include "poker/seats.h"

#include <stddef.h>
#include <string.h>

static void shuffle(struct dice *dice, enum variant variant, card cards[DECK_SIZE])
{
    int size = variant_deck_size(variant_rules(variant));
    int first = DECK_SIZE - size; /* the lowest ranks are left out */

    for (int i = 0; i < size; i++) {
        int other = dice_below(dice, i + 1);
        cards[i] = cards[other];
        cards[other] = (card)(first + i);
    }
    memset(cards + size, CARD_NONE, (size_t)first);
}

void random_deck(struct dice *dice, enum variant variant, struct deck *deck)
{
    shuffle(dice, variant, deck->card);
    if (variant_rules(variant)->family == FAMILY_FLOP)
        return;
    for (int i = 0; i < AGAIN_MAX; i++)
        shuffle(dice, variant, deck->again[i]);
}

static void give_forced_bets(struct hand_setup *setup, chips unit)
{
    bool is_stud = variant_rules(setup->variant)->family == FAMILY_STUD;
    int last = seats_count(setup->seats) - 1;

    setup->small_bet = unit;
    setup->big_bet = setup->limit == LIMIT_FIXED ? 2 * unit : unit;
    if (is_stud) {
        setup->ante = (unit + 9) / 10;
        setup->bring_in = (unit + 3) / 4;
        setup->small_blind_seat = SEAT_NONE;
        setup->big_blind_seat = SEAT_NONE;
        return;
    }
    setup->small_blind_seat = last == 1 ? 1 : 0;
    setup->big_blind_seat = last == 1 ? 0 : 1;
    setup->small_blind = unit / 2;
    setup->big_blind = unit;
}

struct hand_setup random_plain_setup(enum variant variant, enum limit limit, int seats)
{
    struct hand_setup setup = hand_setup_holdem(0, 0);

    setup.variant = variant;
    setup.limit = limit;
    setup.seats = (seat_set)((1u << seats) - 1);
    setup.button = seats - 1;
    give_forced_bets(&setup, 20);
    for (int seat = 0; seat < seats; seat++)
        setup.stack[seat] = 2000;
    return setup;
}

/* Mostly small stacks, so that people are all-in; now and then as large as they can be. */
static chips random_stack(struct dice *dice, chips unit)
{
    switch (dice_below(dice, 8)) {
    case 0:
        return 1 + dice_below(dice, (int)unit);
    case 1:
        return CHIPS_MAX - dice_below(dice, 3);
    default:
        return 1 + dice_below(dice, 40 * (int)unit);
    }
}

static bool flip(struct dice *dice)
{
    return dice_below(dice, 2) == 0;
}

static void random_profile(struct dice *dice, struct rule_profile *profile)
{
    *profile = (struct rule_profile){
        .fixed_cap = dice_below(dice, 6),
        .is_uncapped_heads_up = flip(dice),
        .half_bet_counts = flip(dice),
        .straddle_adds_big_blind = flip(dice),
        .open_completes = flip(dice),
        .pot_counts_full_blinds = flip(dice),
        .small_blind_rounds_up = flip(dice),
        .odd_chips_to_first = flip(dice),
        .stud_odd_chip_by_card = flip(dice),
        .stud_tie_by_card = flip(dice),
        .open_pair_doubles = flip(dice),
        .ante_before_blind = flip(dice),
        .is_all_in_tabled = flip(dice),
    };
}

/* Straddles, late posts, antes, bomb pots, several boards. */
static void random_extras(struct dice *dice, struct hand_setup *setup, chips unit)
{
    bool is_flop = variant_rules(setup->variant)->family == FAMILY_FLOP;

    if (flip(dice)) {
        setup->ante = 1 + dice_below(dice, (int)unit);
        setup->ante_rule = (enum ante_rule)dice_below(dice, ANTE_RULE_COUNT);
    }
    if (is_flop && dice_below(dice, 8) == 0) {
        *setup = (struct hand_setup){.variant = setup->variant,
                                     .limit = setup->limit,
                                     .profile = setup->profile,
                                     .seats = setup->seats,
                                     .button = setup->button,
                                     .small_blind_seat = SEAT_NONE,
                                     .big_blind_seat = SEAT_NONE,
                                     .small_bet = setup->small_bet,
                                     .big_bet = setup->big_bet,
                                     .ante = unit,
                                     .is_bomb_pot = true,
                                     .boards = 1,
                                     .runs_max = 1};
    } else if (setup->big_blind > 0) {
        SEATS_EACH(seat, seats_without(setup->seats, setup->big_blind_seat)) {
            bool is_blind = seat == setup->small_blind_seat;
            if (!is_blind && dice_below(dice, 12) == 0)
                setup->straddle[seat] = 2 * unit;
            else if (!is_blind && dice_below(dice, 12) == 0)
                setup->live_post[seat] = unit;
            if (dice_below(dice, 12) == 0)
                setup->dead_post[seat] = unit / 2;
        }
        if (dice_below(dice, 10) == 0)
            setup->small_blind_seat = SEAT_NONE;
    }
    int boards = deal_boards_max(variant_rules(setup->variant), setup->seats);
    if (boards > 1 && dice_below(dice, 4) == 0)
        setup->boards = 2;
    setup->runs_max = is_flop ? 1 + dice_below(dice, BOARDS_MAX) : 1;
}

struct hand_setup random_setup(struct dice *dice, enum variant variant, enum limit limit)
{
    struct hand_setup setup = hand_setup_holdem(0, 0);
    int seats_max = variant_rules(variant)->seats_max;
    chips unit = 2 + dice_below(dice, 20);

    setup.variant = variant;
    setup.limit = limit;
    do
        setup.seats =
            (seat_set)dice_below(dice, 1 << (seats_max < SEATS_MAX ? seats_max : SEATS_MAX));
    while (!seats_are_several(setup.seats));
    setup.button = dice_below(dice, seats_max);
    random_profile(dice, &setup.profile);
    give_forced_bets(&setup, unit);
    if (setup.big_blind > 0) { /* any two seats, in their order */
        setup.small_blind_seat = seats_after(setup.seats, setup.button);
        setup.big_blind_seat = seats_after(setup.seats, setup.small_blind_seat);
    }
    random_extras(dice, &setup, unit);
    SEATS_EACH(seat, setup.seats)
        setup.stack[seat] = random_stack(dice, unit);
    if (dice_below(dice, 3) == 0) {
        setup.rake_bp = dice_below(dice, 1001);
        setup.rake_cap = dice_below(dice, 100);
    }
    return setup;
}

static chips random_amount(struct dice *dice, const struct legal *legal)
{
    chips span = legal->max_raise_to - legal->min_raise_to;

    if (legal->or_raise_to != 0 && flip(dice))
        return legal->or_raise_to;
    if (dice_below(dice, 16) == 0)
        return legal->max_raise_to;
    if (span > INT32_MAX)
        return legal->min_raise_to + (chips)(dice_next(dice) % (uint64_t)span);
    return legal->min_raise_to + dice_below(dice, (int)span + 1);
}

struct hand_act random_act(struct dice *dice, const struct hand *hand, const struct legal *legal)
{
    struct hand_act act = {.seat = hand->to_act, .turn = hand->turn};
    bool can_raise = legal->min_raise_to > 0;
    int ways = (legal->to_call > 0) + 1 + can_raise;
    int way;

    if (legal->kind == TURN_DRAW) {
        act.action = ACTION_DRAW;
        act.mask = (unsigned)dice_below(dice, 1 << legal->draw_max);
        return act;
    }
    if (legal->kind == TURN_BRING_IN)
        way = can_raise ? 1 + dice_below(dice, 2) : 1;
    else
        way = legal->to_call > 0 ? dice_below(dice, ways) : 1 + dice_below(dice, ways);
    if (way == 0) {
        act.action = ACTION_FOLD;
    } else if (way == 1) {
        act.action = legal->kind == TURN_BRING_IN ? ACTION_BRING_IN
                     : legal->to_call > 0         ? ACTION_CALL
                                                  : ACTION_CHECK;
    } else {
        act.action = hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET;
        act.to = random_amount(dice, legal);
    }
    return act;
}
