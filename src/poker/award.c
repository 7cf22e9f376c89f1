#include "poker/award.h"

#include "poker/seats.h"

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

    SEATS_EACH(seat, eligible)
    {
        if (value[seat] < best)
            continue;
        if (value[seat] > best)
            winners = 0;
        best = value[seat];
        winners |= SEAT_BIT(seat);
    }
    return winners;
}

/* The seat of these whose highest card, by rank and then suit, is the highest. */
static int highest_card_seat(const struct hand *hand, seat_set seats)
{
    int best = SEAT_NONE, top = -1;

    SEATS_EACH(seat, seats)
    {
        for (int k = 0; k < hand->hole_count[seat]; k++) {
            if (hand->hole[seat][k] != CARD_NONE && hand->hole[seat][k] > top) {
                top = hand->hole[seat][k];
                best = seat;
            }
        }
    }
    return best;
}

/* Who gets the first odd chip (rule 6.2). */
static int odd_seat(const struct hand *hand, seat_set winners)
{
    bool is_stud = variant_rules(hand->setup.variant)->family == FAMILY_STUD;

    if (is_stud && hand->setup.profile.stud_odd_chip_by_card)
        return highest_card_seat(hand, winners);
    return seats_after(winners, hand->setup.button);
}

/* Rule 6.2: an equal share each, and the odd chips. */
static void give(const struct hand *hand, const struct part *part, seat_set winners,
                 struct awards *awards)
{
    int count = seats_count(winners);
    assert(count > 0); /* every pot has a live seat */
    chips odd = part->amount % count;
    int seat = odd_seat(hand, winners);

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

    SEATS_EACH(seat, eligible)
    {
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
