#include "poker/deal.h"

#include "poker/seats.h"

#include <assert.h>
#include <string.h>

typedef uint64_t card_set; /* bit c is card c */

static const struct variant_rules *rules_of(const struct hand *hand)
{
    return variant_rules(hand->setup.variant);
}

static bool is_mapped_by_seat(const struct hand *hand)
{
    return rules_of(hand)->family == FAMILY_FLOP;
}

/* Where card k of a seat is, when `before` cards of this deal have gone. */
static card hole_card(const struct hand *hand, int seat, int k, int before)
{
    int at = is_mapped_by_seat(hand) ? seat * rules_of(hand)->hole_count + k : hand->dealt + before;

    return hand->deck.card[at];
}

static int left_in_deck(const struct hand *hand)
{
    return DECK_SIZE - hand->dealt;
}

int deal_hole(const struct hand *hand, int seat, unsigned mask, unsigned open,
              struct hand_event *event)
{
    int left = is_mapped_by_seat(hand) ? HOLE_MAX : left_in_deck(hand);
    int count = 0;

    event->kind = HAND_HOLE_DEALT;
    event->seat = seat;
    event->dealt.mask = 0;
    event->dealt.open = 0;
    memset(event->dealt.card, CARD_NONE, sizeof event->dealt.card);
    for (unsigned rest = mask; rest != 0 && count < left; rest &= rest - 1, count++) {
        int k = __builtin_ctz(rest);
        event->dealt.mask |= 1u << k;
        if (open >> k & 1) {
            event->dealt.open |= 1u << k;
            event->dealt.card[k] = hole_card(hand, seat, k, count);
        }
    }
    return count;
}

void deal_apply_hole(struct hand *hand, const struct hand_event *event)
{
    int seat = event->seat;
    int count = 0;

    for (unsigned rest = event->dealt.mask; rest != 0; rest &= rest - 1, count++) {
        int k = __builtin_ctz(rest);
        bool is_open = event->dealt.open >> k & 1;
        hand->hole[seat][k] = is_open ? event->dealt.card[k] : hole_card(hand, seat, k, count);
        if (k >= hand->hole_count[seat])
            hand->hole_count[seat] = k + 1;
    }
    hand->given[seat] &= (uint8_t)~event->dealt.mask;
    hand->shown[seat] |= event->dealt.open;
    if (!is_mapped_by_seat(hand))
        hand->dealt += count;
}

/* Cards in somebody's hand cannot be dealt again. Where a deck runs out there is no board. */
static card_set held(const struct hand *hand)
{
    card_set set = 0;

    SEATS_EACH(seat, hand->live) {
        for (int k = 0; k < hand->hole_count[seat]; k++) {
            if (hand->hole[seat][k] != CARD_NONE)
                set |= (card_set)1 << hand->hole[seat][k];
        }
    }
    return set;
}

int deal_again_count(const struct hand *hand)
{
    return DECK_SIZE - __builtin_popcountll(held(hand));
}

void deal_apply_again(struct hand *hand, int count)
{
    card_set out = held(hand);
    const card *order = hand->deck.again[hand->again_count];
    int at = DECK_SIZE - count;

    assert(hand->again_count < AGAIN_MAX && left_in_deck(hand) == 0);
    for (int i = 0; i < DECK_SIZE && at < DECK_SIZE; i++) {
        if (order[i] == CARD_NONE || !(out >> order[i] & 1))
            hand->deck.card[at++] = order[i];
    }
    hand->dealt = DECK_SIZE - count;
    hand->again_count++;
}

bool deal_is_shared(const struct hand *hand, enum street street)
{
    if (rules_of(hand)->family != FAMILY_STUD || street != variant_last_street(rules_of(hand)))
        return false;
    return deal_again_count(hand) < seats_count(hand->live);
}

/* The first place of a board's five cards in the deck. */
static int board_at(const struct hand *hand, int board)
{
    return variant_deck_size(rules_of(hand)) - BOARD_MAX * (board + 1);
}

bool deal_board(const struct hand *hand, enum street street, int board, struct hand_event *event)
{
    const struct variant_rules *rules = rules_of(hand);
    int count = deal_is_shared(hand, street) ? 1 : variant_street(rules, street)->board;
    int before = variant_board_count(rules, street) - count;
    int at = is_mapped_by_seat(hand) ? board_at(hand, board) + before : hand->dealt;

    event->kind = HAND_STREET_DEALT;
    event->seat = SEAT_NONE;
    event->street.street = street;
    event->street.board = board;
    event->street.count = count;
    memset(event->street.card, CARD_NONE, sizeof event->street.card);
    memcpy(event->street.card, &hand->deck.card[at], (size_t)count * sizeof(card));
    return count > 0;
}

void deal_apply_street(struct hand *hand, const struct hand_event *event)
{
    const struct variant_rules *rules = rules_of(hand);
    bool is_flop = rules->family == FAMILY_FLOP;
    int count = event->street.count;
    int before = is_flop ? variant_board_count(rules, event->street.street) - count : 0;

    memcpy(&hand->board[event->street.board][before], event->street.card,
           (size_t)count * sizeof(card));
    hand->board_count = before + count;
    if (!is_flop)
        hand->dealt += count;
}

int deal_boards_max(const struct variant_rules *rules, seat_set seats)
{
    int last = 31 - __builtin_clz(seats);
    int count = (variant_deck_size(rules) - (last + 1) * rules->hole_count) / BOARD_MAX;

    if (rules->family != FAMILY_FLOP)
        return 1;
    return count < BOARDS_MAX ? count : BOARDS_MAX;
}

int deal_runs_max(const struct hand *hand)
{
    const struct variant_rules *rules = rules_of(hand);
    int most = deal_boards_max(rules, hand->setup.seats);

    if (rules->family != FAMILY_FLOP || hand->setup.boards > 1)
        return 1;
    return most < hand->setup.runs_max ? most : hand->setup.runs_max;
}

void deal_apply_runs(struct hand *hand, int times)
{
    hand->boards = times;
    for (int board = 1; board < times; board++)
        memcpy(hand->board[board], hand->board[0], sizeof hand->board[0]);
}

int deal_next_to_draw(const struct hand *hand)
{
    seat_set left = hand->live & (seat_set)~hand->drawn;

    if (left == 0 || !variant_street(rules_of(hand), hand->street)->is_draw)
        return SEAT_NONE;
    return seats_after(left, hand->setup.button);
}

void deal_apply_draw(struct hand *hand, int seat, unsigned mask)
{
    hand->drawn |= SEAT_BIT(seat);
    hand->given[seat] = (uint8_t)mask;
    for (int k = 0; k < HOLE_MAX; k++) {
        if (mask >> k & 1)
            hand->hole[seat][k] = CARD_NONE;
    }
}

int deal_rest_of_board(const struct hand *hand, card cards[BOARD_MAX])
{
    int count = 0;

    if (!is_mapped_by_seat(hand))
        return 0;
    for (int i = hand->board_count; i < BOARD_MAX; i++)
        cards[count++] = hand->deck.card[board_at(hand, 0) + i];
    return count;
}
