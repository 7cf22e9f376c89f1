#include "poker/award.h"

#include "poker/seats.h"
#include "poker/stud.h"

#include <assert.h>

/* A part of a pot that is decided by itself. */
struct part {
    int pot;
    int board;
    enum share share;
    chips amount;
};

/* The house's share of the first `total` chips of the pots, the main pot first (rule 5.6). */
static chips rake_of(const struct hand *hand, chips total)
{
    bool is_flop = variant_rules(hand->setup.variant)->family == FAMILY_FLOP;
    chips bp = hand->setup.rake_bp;

    if (bp == 0 || (is_flop ? hand->board_count < 3
                            : hand->street == variant_rules(hand->setup.variant)->first))
        return 0;
    chips rake = total / 10000 * bp + total % 10000 * bp / 10000;
    return rake < hand->setup.rake_cap ? rake : hand->setup.rake_cap;
}

static seat_set best_of(seat_set eligible, const uint32_t value[SEATS_MAX])
{
    seat_set winners = 0;
    uint32_t best = 0;

    SEATS_EACH(seat, eligible) {
        if (value[seat] < best)
            continue;
        if (value[seat] > best)
            winners = 0;
        best = value[seat];
        winners |= SEAT_BIT(seat);
    }
    return winners;
}

/* The highest card of the five that make the hand; of several such fives, the highest of any. */
static int top_of_five(const struct hand *hand, enum ranking ranking, int seat)
{
    card cards[HOLE_MAX + BOARD_MAX];
    int count = showdown_cards(hand, seat, 0, cards);
    uint32_t best = strength_value(ranking, cards, count);
    int top = -DECK_SIZE;

    for (unsigned chosen = 0; chosen < 1u << count; chosen++) {
        card five[5];
        int taken = 0, highest = -DECK_SIZE;
        if (__builtin_popcount(chosen) != 5)
            continue;
        for (int i = 0; i < count; i++) {
            if (!(chosen >> i & 1))
                continue;
            five[taken++] = cards[i];
            if (stud_card_order(ranking, cards[i]) > highest)
                highest = stud_card_order(ranking, cards[i]);
        }
        if (highest > top && strength_value(ranking, five, 5) == best)
            top = highest;
    }
    return top;
}

/* Who gets the first odd chip (rule 6.2). */
static int odd_seat(const struct hand *hand, enum share share, seat_set winners)
{
    const struct variant_rules *rules = variant_rules(hand->setup.variant);
    enum ranking ranking = share == SHARE_LOW ? RANKING_LOW_8 : rules->high;
    int seat = seats_after(winners, hand->setup.button);
    int best = seat;

    if (rules->family != FAMILY_STUD || !hand->setup.profile.stud_odd_chip_by_card)
        return seat;
    for (int i = 1; i < seats_count(winners); i++) {
        seat = seats_after(winners, seat);
        if (top_of_five(hand, ranking, seat) > top_of_five(hand, ranking, best))
            best = seat;
    }
    return best;
}

/* Rule 6.2: an equal share each, and the odd chips. */
static void give(const struct hand *hand, const struct part *part, seat_set winners,
                 struct awards *awards)
{
    int count = seats_count(winners);
    assert(count > 0); /* every pot has a live seat */
    chips odd = part->amount % count;
    int seat = odd_seat(hand, part->share, winners);

    for (int i = 0; i < count; i++, seat = seats_after(winners, seat)) {
        chips more = odd > 0 ? 1 : 0;
        if (hand->setup.profile.odd_chips_to_first)
            more = odd;
        odd -= more;
        chips amount = part->amount / count + more;
        if (amount > 0)
            awards->award[awards->count++] =
                (struct award){part->pot, part->board, part->share, seat, amount};
    }
}

/* One board's part of a pot: whole, or halved between high and low, the odd chip to the high half
 * (rule 6.6). */
static void give_board(const struct hand *hand, const struct values *values, struct part part,
                       struct awards *awards)
{
    seat_set eligible = hand->pots.pot[part.pot].eligible;
    seat_set high = best_of(eligible, values->high[part.board]);
    seat_set low = 0;

    SEATS_EACH(seat, eligible) {
        if (values->low[part.board][seat] != 0)
            low |= SEAT_BIT(seat);
    }
    if (low == 0) {
        give(hand, &part, high, awards);
        return;
    }
    chips half = part.amount / 2;
    part.amount -= half;
    part.share = SHARE_HIGH;
    give(hand, &part, high, awards);
    part.amount = half;
    part.share = SHARE_LOW;
    give(hand, &part, best_of(low, values->low[part.board]), awards);
}

void award_pots(const struct hand *hand, const struct values *values, struct awards *awards)
{
    chips below[POTS_MAX + 1] = {0}; /* chips in the pots before this one */

    awards->count = 0;
    for (int p = 0; p < hand->pots.count; p++)
        below[p + 1] = below[p] + hand->pots.pot[p].amount;
    for (int p = hand->pots.count - 1; p >= 0; p--) {
        chips amount =
            hand->pots.pot[p].amount - rake_of(hand, below[p + 1]) + rake_of(hand, below[p]);
        struct part part = {p, 0, SHARE_WHOLE, amount};
        if (seats_are_one(hand->pots.pot[p].eligible)) {
            give(hand, &part, hand->pots.pot[p].eligible, awards);
            continue;
        }
        for (part.board = 0; part.board < hand->boards; part.board++) {
            int left = hand->boards - part.board; /* the odd chips go to the first boards */
            struct part one = part;
            one.amount = (amount + left - 1) / left;
            amount -= one.amount;
            give_board(hand, values, one, awards);
        }
    }
}
