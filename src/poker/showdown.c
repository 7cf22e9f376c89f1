#include "poker/showdown.h"

#include "poker/betting.h"
#include "poker/seats.h"

#include <assert.h>
#include <string.h>

static const struct variant_rules *rules_of(const struct hand *hand)
{
    return variant_rules(hand->setup.variant);
}

int showdown_cards(const struct hand *hand, int seat, int board, card cards[HOLE_MAX + BOARD_MAX])
{
    int count = hand->hole_count[seat];

    memcpy(cards, hand->hole[seat], (size_t)count * sizeof *cards);
    memcpy(cards + count, hand->board[board], (size_t)hand->board_count * sizeof *cards);
    return count + hand->board_count;
}

static uint32_t value(const struct hand *hand, enum ranking ranking, int seat, int board)
{
    card cards[HOLE_MAX + BOARD_MAX];

    if (rules_of(hand)->from_hole != 0)
        return strength_omaha(ranking, hand->hole[seat], hand->hole_count[seat], hand->board[board],
                              hand->board_count);
    return strength_value(ranking, cards, showdown_cards(hand, seat, board, cards));
}

void showdown_value(const struct hand *hand, struct values *values)
{
    const struct variant_rules *rules = rules_of(hand);

    for (int board = 0; board < hand->boards; board++) {
        SEATS_EACH(seat, hand->live) {
            values->high[board][seat] = value(hand, rules->high, seat, board);
            values->low[board][seat] =
                rules->is_split ? value(hand, RANKING_LOW_8, seat, board) : 0;
        }
    }
}

/*
 * Rule 7.2: the last aggressor of the last street begins, otherwise who began its betting; who
 * contests a side pot comes before those who do not. Returns how many seats.
 */
static int reveal_order(const struct hand *hand, int order[SEATS_MAX])
{
    int count = 0;
    seat_set placed = 0;
    int first = hand->last_aggressor;

    if (first == SEAT_NONE || !seats_have(hand->live, first))
        first = seats_after(hand->live, betting_before_first(hand));
    for (int p = hand->pots.count - 1; p >= 0; p--) {
        seat_set eligible = hand->pots.pot[p].eligible;
        for (int step = 0; step < SEATS_MAX && seats_are_several(eligible); step++) {
            int seat = (first + step) % SEATS_MAX;
            if (!seats_have(eligible, seat) || seats_have(placed, seat))
                continue;
            placed |= SEAT_BIT(seat);
            order[count++] = seat;
        }
    }
    return count;
}

/* Does one of the seats have more than this one? */
static bool is_beaten(const uint32_t value[SEATS_MAX], seat_set others, int seat)
{
    SEATS_EACH(other, others) {
        if (value[other] > value[seat])
            return true;
    }
    return false;
}

/* Rule 7.4: could this seat still win or share a part of a contested pot, given the hands that lie
 * open? */
static bool can_win(const struct hand *hand, const struct values *values, seat_set open, int seat)
{
    for (int p = 0; p < hand->pots.count; p++) {
        seat_set eligible = hand->pots.pot[p].eligible;
        if (!seats_have(eligible, seat) || !seats_are_several(eligible))
            continue;
        for (int board = 0; board < hand->boards; board++) {
            if (!is_beaten(values->high[board], open & eligible, seat))
                return true;
            if (values->low[board][seat] != 0 &&
                !is_beaten(values->low[board], open & eligible, seat))
                return true;
        }
    }
    return false;
}

/* Cards that were dealt open do not count as shown. */
static bool lies_open(const struct hand *hand, int seat)
{
    return hand->shown[seat] == (1u << hand->hole_count[seat]) - 1;
}

/* Rule 7.1: when a player is all-in, nobody mucks. */
static bool must_table(const struct hand *hand)
{
    return hand->setup.profile.is_all_in_tabled && (hand->live & hand->all_in) != 0;
}

int showdown_reveal(const struct hand *hand, const struct values *values,
                    struct reveal reveals[SEATS_MAX])
{
    int order[SEATS_MAX];
    int count = reveal_order(hand, order);
    seat_set open = 0;

    for (int i = 0; i < count; i++) {
        int seat = order[i];
        bool is_shown =
            lies_open(hand, seat) || must_table(hand) || can_win(hand, values, open, seat);
        if (is_shown)
            open |= SEAT_BIT(seat);
        reveals[i] = (struct reveal){seat, is_shown};
    }
    return count;
}

static struct strength words(const struct hand *hand, enum ranking ranking, int seat, int board)
{
    card cards[HOLE_MAX + BOARD_MAX];

    if (rules_of(hand)->from_hole != 0)
        return strength_words_omaha(ranking, hand->hole[seat], hand->hole_count[seat],
                                    hand->board[board], hand->board_count);
    return strength_words(ranking, cards, showdown_cards(hand, seat, board, cards));
}

struct board_strength showdown_words(const struct hand *hand, int seat, int board)
{
    const struct variant_rules *rules = rules_of(hand);
    struct board_strength both = {.high = words(hand, rules->high, seat, board)};

    if (rules->is_split)
        both.low = words(hand, RANKING_LOW_8, seat, board);
    return both;
}

void showdown_shown(const struct hand *hand, int seat, unsigned mask, struct hand_event *event)
{
    const struct variant_rules *rules = rules_of(hand);
    unsigned all = (1u << hand->hole_count[seat]) - 1;
    bool is_full = rules->family == FAMILY_FLOP ? hand->board_count == BOARD_MAX
                                                : hand->street == variant_last_street(rules);

    event->kind = HAND_SHOWN;
    event->seat = seat;
    event->shown.mask = mask;
    for (int k = 0; k < HOLE_MAX; k++)
        event->shown.card[k] = mask >> k & 1 ? hand->hole[seat][k] : CARD_NONE;
    event->shown.board_count = 0;
    if (mask != all || !is_full)
        return;
    event->shown.board_count = hand->boards;
    for (int board = 0; board < hand->boards; board++)
        event->shown.board[board] = showdown_words(hand, seat, board);
}
