#include "poker/showdown.h"

#include <assert.h>
#include <string.h>

static bool is_in(seat_set set, int seat)
{
    return set & SEAT_BIT(seat);
}

static int count_seats(seat_set set)
{
    int count = 0;
    for (; set != 0; set &= (seat_set)(set - 1))
        count++;
    return count;
}

static bool is_several(seat_set set)
{
    return (set & (set - 1)) != 0;
}

/* The hole cards and the board of a seat. Returns how many cards. */
static int gather(const struct hand *hand, int seat, card cards[HOLE_MAX + BOARD_MAX])
{
    int hole_count = variant_rules(hand->setup.variant)->hole_count;

    memcpy(cards, hand->hole[seat], (size_t)hole_count * sizeof *cards);
    memcpy(cards + hole_count, hand->board, (size_t)hand->board_count * sizeof *cards);
    return hole_count + hand->board_count;
}

static void value_hands(const struct hand *hand, uint32_t value[SEATS_MAX])
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        card cards[HOLE_MAX + BOARD_MAX];
        if (is_in(hand->live, seat))
            value[seat] = strength_value(RANKING_HIGH, cards, gather(hand, seat, cards));
    }
}

/*
 * Rule 7.2: the last aggressor of the river begins, otherwise the first seat left of the button;
 * who contests a side pot comes before those who do not. Returns how many seats.
 */
static int reveal_order(const struct hand *hand, int order[SEATS_MAX])
{
    int count = 0;
    seat_set placed = 0;
    int first = hand->last_aggressor;

    if (first == SEAT_NONE || !is_in(hand->live, first))
        first = (hand->setup.button + 1) % SEATS_MAX;
    for (int p = hand->pots.count - 1; p >= 0; p--) {
        seat_set eligible = hand->pots.pot[p].eligible;
        for (int step = 0; step < SEATS_MAX && is_several(eligible); step++) {
            int seat = (first + step) % SEATS_MAX;
            if (!is_in(eligible, seat) || is_in(placed, seat))
                continue;
            placed |= SEAT_BIT(seat);
            order[count++] = seat;
        }
    }
    return count;
}

/* Rule 7.4: could this seat still win or share a contested pot, given the hands that lie open? */
static bool can_win(const struct hand *hand, const uint32_t value[SEATS_MAX], seat_set open,
                    int seat)
{
    for (int p = 0; p < hand->pots.count; p++) {
        seat_set eligible = hand->pots.pot[p].eligible;
        bool is_beaten = false;
        if (!is_in(eligible, seat) || !is_several(eligible))
            continue;
        for (int other = 0; other < SEATS_MAX; other++) {
            if (is_in(open & eligible, other) && value[other] > value[seat])
                is_beaten = true;
        }
        if (!is_beaten)
            return true;
    }
    return false;
}

static void reveal(const struct hand *hand, const uint32_t value[SEATS_MAX],
                   struct showdown *showdown)
{
    int order[SEATS_MAX];
    int count = reveal_order(hand, order);
    seat_set open = 0;

    for (int i = 0; i < count; i++) {
        int seat = order[i];
        bool is_shown = hand->shown[seat] != 0 || can_win(hand, value, open, seat);
        if (is_shown)
            open |= SEAT_BIT(seat);
        showdown->reveal[showdown->reveal_count++] = (struct reveal){seat, is_shown};
    }
}

/* The house's share of the first `total` chips of the pots, the main pot first (rule 5.6). */
static chips rake_of(const struct hand *hand, chips total)
{
    if (hand->board_count == 0)
        return 0;

    chips bp = hand->setup.rake_bp;
    chips rake = total / 10000 * bp + total % 10000 * bp / 10000;
    return rake < hand->setup.rake_cap ? rake : hand->setup.rake_cap;
}

static seat_set best_of(seat_set eligible, const uint32_t value[SEATS_MAX])
{
    seat_set winners = 0;
    uint32_t best = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!is_in(eligible, seat) || value[seat] < best)
            continue;
        if (value[seat] > best)
            winners = 0;
        best = value[seat];
        winners |= SEAT_BIT(seat);
    }
    return winners;
}

/* Rule 6.2: an equal share each, the odd chips one each from the left of the button. */
static void share(const struct hand *hand, int pot, chips amount, seat_set winners,
                  struct showdown *showdown)
{
    int count = count_seats(winners);
    assert(count > 0); /* every pot has a live seat */
    chips odd = amount % count;

    for (int step = 1; step <= SEATS_MAX; step++) {
        int seat = (hand->setup.button + step) % SEATS_MAX;
        if (!is_in(winners, seat))
            continue;
        chips part = amount / count + (odd > 0 ? 1 : 0);
        if (odd > 0)
            odd--;
        if (part > 0)
            showdown->award[showdown->award_count++] = (struct award){pot, seat, part};
    }
}

struct showdown showdown_settle(const struct hand *hand)
{
    struct showdown showdown = {0};
    uint32_t value[SEATS_MAX] = {0};
    chips below[POTS_MAX + 1] = {0}; /* chips in the pots before this one */

    if (is_several(hand->live)) {
        value_hands(hand, value);
        reveal(hand, value, &showdown);
    }
    for (int p = 0; p < hand->pots.count; p++)
        below[p + 1] = below[p] + hand->pots.pot[p].amount;
    for (int p = hand->pots.count - 1; p >= 0; p--) {
        const struct pot *pot = &hand->pots.pot[p];
        chips rake = rake_of(hand, below[p + 1]) - rake_of(hand, below[p]);
        share(hand, p, pot->amount - rake, best_of(pot->eligible, value), &showdown);
    }
    return showdown;
}

int showdown_clockwise(const struct hand *hand, int seats[SEATS_MAX])
{
    int count = 0;
    for (int step = 1; step <= SEATS_MAX; step++) {
        int seat = (hand->setup.button + step) % SEATS_MAX;
        if (is_in(hand->live, seat))
            seats[count++] = seat;
    }
    return count;
}

struct hand_event showdown_shown(const struct hand *hand, int seat, unsigned mask)
{
    struct hand_event event = {.kind = HAND_SHOWN, .seat = seat, .shown = {.mask = mask}};
    int hole_count = variant_rules(hand->setup.variant)->hole_count;
    unsigned all = (1u << hole_count) - 1;

    for (int k = 0; k < HOLE_MAX; k++)
        event.shown.card[k] = mask & 1u << k ? hand->hole[seat][k] : CARD_NONE;
    if (mask == all && hand->board_count == BOARD_MAX) {
        card cards[HOLE_MAX + BOARD_MAX];
        event.shown.strength = strength_words(RANKING_HIGH, cards, gather(hand, seat, cards));
    }
    return event;
}
