#include "poker/stud.h"

#include "poker/seats.h"

/* The cards that a seat was dealt open; the others may lie open too by now. Returns how many. */
static int open_cards(const struct hand *hand, int seat, card cards[HOLE_MAX])
{
    const struct variant_rules *rules = variant_rules(hand->setup.variant);
    int count = 0, k = 0;

    for (int i = 0; i < rules->street_count; i++) {
        k += rules->street[i].down;
        for (int up = rules->street[i].up; up > 0 && k < hand->hole_count[seat]; up--)
            cards[count++] = hand->hole[seat][k++];
    }
    return count;
}

static uint32_t showing_value(const struct hand *hand, int seat)
{
    card cards[HOLE_MAX];
    int count = open_cards(hand, seat, cards);

    return strength_showing(variant_rules(hand->setup.variant)->high, cards, count);
}

int stud_card_order(enum ranking ranking, card c)
{
    bool is_low = ranking == RANKING_LOW_A5 || ranking == RANKING_LOW_8;

    return is_low && card_rank(c) == 14 ? c - DECK_SIZE : c;
}

static int top_card(const struct hand *hand, int seat)
{
    enum ranking ranking = variant_rules(hand->setup.variant)->high;
    card cards[HOLE_MAX];
    int count = open_cards(hand, seat, cards);
    int top = -DECK_SIZE;

    for (int i = 0; i < count; i++) {
        if (stud_card_order(ranking, cards[i]) > top)
            top = stud_card_order(ranking, cards[i]);
    }
    return top;
}

/* Does `seat` show less than `other`, so that it brings in before it? */
static bool is_worse(const struct hand *hand, int seat, int other)
{
    uint32_t mine = showing_value(hand, seat), theirs = showing_value(hand, other);
    bool is_low = variant_rules(hand->setup.variant)->high == RANKING_LOW_A5;

    if (mine != theirs)
        return mine < theirs;
    /* In razz the higher suit is the worse, in stud the lower. */
    return is_low ? top_card(hand, seat) > top_card(hand, other)
                  : top_card(hand, seat) < top_card(hand, other);
}

int stud_bring_in_seat(const struct hand *hand)
{
    int worst = SEAT_NONE;

    SEATS_EACH(seat, hand->live) {
        if (worst == SEAT_NONE || is_worse(hand, seat, worst))
            worst = seat;
    }
    seat_set able = hand->live & (seat_set)~hand->all_in;
    return seats_have(able, worst) ? worst : seats_after(able, worst);
}

int stud_first_seat(const struct hand *hand)
{
    int best = SEAT_NONE;
    int seat = hand->setup.button;

    for (int i = seats_count(hand->live); i > 0; i--) {
        seat = seats_after(hand->live, seat);
        uint32_t value = showing_value(hand, seat);
        if (best == SEAT_NONE || value > showing_value(hand, best) ||
            (hand->setup.profile.stud_tie_by_card && value == showing_value(hand, best) &&
             top_card(hand, seat) > top_card(hand, best)))
            best = seat;
    }
    return best;
}

bool stud_open_pair_may_double(const struct hand *hand)
{
    if (hand->setup.variant != VARIANT_STUD || hand->street != STREET_FOURTH || hand->bet_to != 0 ||
        !hand->setup.profile.open_pair_doubles)
        return false;
    SEATS_EACH(seat, hand->live) {
        card cards[HOLE_MAX];
        if (open_cards(hand, seat, cards) == 2 && card_rank(cards[0]) == card_rank(cards[1]))
            return true;
    }
    return false;
}
