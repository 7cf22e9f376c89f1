#include "poker/hand.h"

#include "poker/award.h"
#include "poker/betting.h"
#include "poker/deal.h"
#include "poker/rule.h"
#include "poker/seats.h"
#include "poker/showdown.h"

#include <assert.h>
#include <stddef.h>

static const struct variant_rules *rules_of(const struct hand *hand)
{
    return variant_rules(hand->setup.variant);
}

/* The next event of the list; only what its kind has is set. */
static struct hand_event *add(struct hand_event_list *events, enum hand_event_kind kind, int seat)
{
    assert(events->count < EVENTS_MAX);
    struct hand_event *event = &events->event[events->count++];
    event->kind = kind;
    event->seat = seat;
    return event;
}

static void return_uncalled(struct hand *hand, struct hand_event_list *events)
{
    chips amount;
    int seat;

    while ((seat = betting_uncalled(hand, &amount)) != SEAT_NONE) {
        struct hand_event *event = add(events, HAND_BET_RETURNED, seat);
        event->returned.amount = amount;
        hand_apply(hand, event);
    }
}

static bool pots_are_equal(const struct pots *a, const struct pots *b)
{
    if (a->count != b->count)
        return false;
    for (int p = 0; p < a->count; p++) {
        if (a->pot[p].amount != b->pot[p].amount || a->pot[p].eligible != b->pot[p].eligible)
            return false;
    }
    return true;
}

static void collect(struct hand *hand, struct hand_event_list *events)
{
    struct pots pots = pots_build(hand->put_in, hand->live, hand->dead);

    if (pots_are_equal(&pots, &hand->pots))
        return;
    struct hand_event *event = add(events, HAND_COLLECTED, SEAT_NONE);
    event->collected.pots = pots;
    hand_apply(hand, event);
}

/* Rule 7.1: nobody can bet any more, so all hands lie open before the rest is dealt. */
static void table_hands(struct hand *hand, struct hand_event_list *events)
{
    int seat = hand->setup.button;

    if (!hand->setup.profile.is_all_in_tabled || rules_of(hand)->family == FAMILY_DRAW)
        return;
    for (int i = seats_count(hand->live); i > 0; i--) {
        seat = seats_after(hand->live, seat);
        unsigned all = (1u << hand->hole_count[seat]) - 1;
        if (hand->shown[seat] == all)
            continue;
        struct hand_event *event = add(events, HAND_SHOWN, seat);
        showdown_shown(hand, seat, all, event);
        hand_apply(hand, event);
    }
}

/* Cards for the places of `mask`. When the deck runs out in the midst of them, it is made anew. */
static void deal_to(struct hand *hand, int seat, unsigned mask, unsigned open,
                    struct hand_event_list *events)
{
    while (mask != 0) {
        struct hand_event *event = add(events, HAND_HOLE_DEALT, seat);
        if (deal_hole(hand, seat, mask, open, event) == 0) {
            event->kind = HAND_RESHUFFLED;
            event->seat = SEAT_NONE;
            event->reshuffled.count = deal_again_count(hand);
        } else {
            mask &= ~event->dealt.mask;
        }
        hand_apply(hand, event);
    }
}

/* What every live seat gets on this street, from the left of the button. */
static void deal_holes(struct hand *hand, const struct street_rules *street,
                       struct hand_event_list *events)
{
    int seat = hand->setup.button;
    int count = street->down + street->up;

    for (int i = seats_count(hand->live); i > 0 && count > 0; i--) {
        seat = seats_after(hand->live, seat);
        int have = hand->hole_count[seat];
        bool is_open = have > 0 && hand->shown[seat] == (1u << have) - 1; /* rule 7.1 */
        unsigned mask = ((1u << count) - 1) << have;
        unsigned up = ((1u << street->up) - 1) << (have + street->down);
        deal_to(hand, seat, mask, is_open ? mask : up, events);
    }
}

/* New cards for those that were given away (rule 10.10). */
static void replenish(struct hand *hand, struct hand_event_list *events)
{
    int seat = hand->setup.button;

    for (int i = seats_count(hand->live); i > 0; i--) {
        seat = seats_after(hand->live, seat);
        deal_to(hand, seat, hand->given[seat], 0, events);
    }
}

static void deal_street(struct hand *hand, enum street street, struct hand_event_list *events)
{
    const struct street_rules *rules = variant_street(rules_of(hand), street);
    bool is_shared = deal_is_shared(hand, street);
    int boards = rules_of(hand)->family == FAMILY_FLOP ? hand->boards : 1;

    for (int board = 0; board < boards; board++) {
        struct hand_event *event = add(events, HAND_STREET_DEALT, SEAT_NONE);
        (void)deal_board(hand, street, board, event); /* none: the street begins all the same */
        hand_apply(hand, event);
    }
    if (!is_shared)
        deal_holes(hand, rules, events);
}

static void settle(struct hand *hand, struct hand_event_list *events)
{
    struct reveal reveals[SEATS_MAX];
    struct values values;
    struct awards awards;
    int count = 0;

    if (seats_are_several(hand->live)) {
        showdown_value(hand, &values);
        count = showdown_reveal(hand, &values, reveals);
    }
    for (int i = 0; i < count; i++) {
        int seat = reveals[i].seat;
        struct hand_event *event = add(events, HAND_MUCKED, seat);
        if (reveals[i].is_shown)
            showdown_shown(hand, seat, (1u << hand->hole_count[seat]) - 1, event);
        hand_apply(hand, event);
    }
    award_pots(hand, &values, &awards);
    for (int i = 0; i < awards.count; i++) {
        const struct award *award = &awards.award[i];
        struct hand_event *event = add(events, HAND_POT_WON, award->seat);
        event->won.pot = award->pot;
        event->won.board = award->board;
        event->won.share = award->share;
        event->won.amount = award->amount;
        hand_apply(hand, event);
    }
    hand_apply(hand, add(events, HAND_ENDED, SEAT_NONE));
}

static struct legal draw_legal(const struct hand *hand, int seat)
{
    return (struct legal){
        .kind = TURN_DRAW, .draw_max = hand->hole_count[seat], .max_rule = RULE_DRAW};
}

static void begin_turn(struct hand *hand, int seat, const struct legal *legal,
                       struct hand_event_list *events)
{
    struct hand_event *event = add(events, HAND_TURN_BEGAN, seat);

    event->turn.number = hand->turn + 1;
    event->turn.legal = *legal;
    hand_apply(hand, event);
}

/* The next turn on this street after `last`; false: the street is over. */
static bool go_on(struct hand *hand, int last, struct hand_event_list *events)
{
    const struct street_rules *street = variant_street(rules_of(hand), hand->street);
    int seat = deal_next_to_draw(hand);
    struct legal legal;

    if (seat != SEAT_NONE) {
        legal = draw_legal(hand, seat);
        begin_turn(hand, seat, &legal, events);
        return true;
    }
    if (street->is_draw)
        replenish(hand, events);
    if (hand->setup.is_bomb_pot && hand->street == rules_of(hand)->first)
        return false;
    seat = betting_next_seat(hand, last, &legal);
    if (seat == SEAT_NONE)
        return false;
    begin_turn(hand, seat, &legal, events);
    return true;
}

/* Rule 7.8: before the rest is dealt, the live seats may agree to deal it several times. */
static bool offer_runs(struct hand *hand, struct hand_event_list *events)
{
    int times = deal_runs_max(hand);

    if (times <= 1)
        return false;
    struct hand_event *event = add(events, HAND_RUN_OFFERED, SEAT_NONE);
    event->run.turn = hand->turn + 1;
    event->run.times = times;
    hand_apply(hand, event);
    return true;
}

/* To the next decision, over as many streets as it takes, or to the end of the hand. */
static void proceed(struct hand *hand, int last, struct hand_event_list *events)
{
    for (;;) {
        if (seats_are_several(hand->live) && go_on(hand, last, events))
            return;
        return_uncalled(hand, events);
        collect(hand, events);
        if (seats_are_one(hand->live) || hand->street == variant_last_street(rules_of(hand))) {
            settle(hand, events);
            return;
        }
        if (betting_is_over(hand)) {
            table_hands(hand, events);
            if (offer_runs(hand, events))
                return;
        }
        deal_street(hand, hand->street + 1, events);
        last = betting_before_first(hand);
    }
}

/* All that is still to come, on each board. */
static void run_out(struct hand *hand, int times, struct hand_event_list *events)
{
    enum street from = hand->street + 1;
    enum street last = variant_last_street(rules_of(hand));
    struct hand_event *event = add(events, HAND_RUN_DECIDED, SEAT_NONE);

    event->run.turn = hand->turn;
    event->run.times = times;
    hand_apply(hand, event);
    for (int board = 0; board < times; board++) {
        for (enum street street = from; street <= last; street++) {
            event = add(events, HAND_STREET_DEALT, SEAT_NONE);
            (void)deal_board(hand, street, board, event);
            hand_apply(hand, event);
        }
    }
    settle(hand, events);
}

/* Rule 3.1: a short stack posts what it has; an empty one posts nothing. */
static void post(struct hand *hand, struct hand_event_list *events, int seat, enum post post,
                 chips amount)
{
    if (seat == SEAT_NONE)
        return;
    if (amount > hand->stack[seat])
        amount = hand->stack[seat];
    if (amount == 0)
        return;
    struct hand_event *event = add(events, HAND_POSTED, seat);
    event->posted.post = post;
    event->posted.amount = amount;
    event->posted.all_in = amount == hand->stack[seat];
    hand_apply(hand, event);
}

static void post_antes(struct hand *hand, struct hand_event_list *events)
{
    const struct hand_setup *setup = &hand->setup;
    int seat = setup->button;

    for (int i = seats_count(setup->seats); i > 0; i--) {
        seat = seats_after(setup->seats, seat);
        post(hand, events, seat, POST_ANTE, hand_setup_first_ante(setup, seat));
    }
    return_uncalled(hand, events); /* the part of an ante that nobody could match */
}

static void post_blinds(struct hand *hand, struct hand_event_list *events)
{
    const struct hand_setup *setup = &hand->setup;
    int seat = setup->big_blind_seat == SEAT_NONE ? setup->button : setup->big_blind_seat;

    post(hand, events, setup->small_blind_seat, POST_SMALL_BLIND, setup->small_blind);
    post(hand, events, setup->big_blind_seat, POST_BIG_BLIND, setup->big_blind);
    for (int i = seats_count(setup->seats); i > 0; i--) {
        seat = seats_after(setup->seats, seat);
        post(hand, events, seat, POST_STRADDLE, setup->straddle[seat]);
        post(hand, events, seat, POST_LIVE, setup->live_post[seat]);
        post(hand, events, seat, POST_DEAD, setup->dead_post[seat]);
    }
    if (setup->ante_rule == ANTE_BIG_BLIND && !setup->profile.ante_before_blind)
        post(hand, events, setup->big_blind_seat, POST_ANTE, setup->ante);
}

void hand_play_start(struct hand *hand, const struct hand_setup *setup, const struct deck *deck,
                     struct hand_event_list *events)
{
    const struct variant_rules *rules = variant_rules(setup->variant);

    assert(hand_setup_fault(setup) == NULL);
    struct hand_event *event = add(events, HAND_STARTED, SEAT_NONE);
    event->started.setup = *setup;
    event->started.deck = *deck;
    hand_apply(hand, event);
    post_antes(hand, events);
    post_blinds(hand, events);
    deal_holes(hand, &rules->street[0], events);
    for (int board = 0; board < hand->boards && rules->street[0].board > 0; board++) {
        event = add(events, HAND_STREET_DEALT, SEAT_NONE);
        (void)deal_board(hand, rules->first, board, event);
        hand_apply(hand, event);
    }
    proceed(hand, betting_before_first(hand), events);
}

void hand_decide_start(const struct hand_setup *setup, const struct deck *deck,
                       struct hand_event_list *events)
{
    struct hand scratch;

    hand_play_start(&scratch, setup, deck, events);
}

static enum refusal verify_act(const struct hand *hand, const struct hand_act *act)
{
    if (!hand->is_running)
        return REFUSAL_NO_HAND;
    if (act->turn < hand->turn)
        return REFUSAL_STALE_TURN;
    if (hand->to_act == SEAT_NONE || act->seat != hand->to_act || act->turn != hand->turn)
        return REFUSAL_NOT_YOUR_TURN;
    enum refusal refusal = betting_verify(hand, &hand->legal, act->action, act->to);
    if (refusal == REFUSAL_NONE && act->action == ACTION_DRAW &&
        act->mask >> hand->hole_count[act->seat] != 0)
        return REFUSAL_NO_SUCH_CARD;
    return refusal;
}

static void add_acted(struct hand *hand, const struct hand_act *act, chips amount,
                      struct hand_event_list *events)
{
    struct hand_event *event = add(events, HAND_ACTED, act->seat);

    event->acted.action = act->action;
    event->acted.amount = amount;
    event->acted.to = hand->bet[act->seat] + amount;
    event->acted.all_in = amount > 0 && amount == hand->stack[act->seat];
    event->acted.mask = act->action == ACTION_DRAW ? act->mask : 0;
    hand_apply(hand, event);
}

enum refusal hand_play_act(struct hand *hand, const struct hand_act *act,
                           struct hand_event_list *events)
{
    enum refusal refusal = verify_act(hand, act);

    if (refusal != REFUSAL_NONE)
        return refusal;
    add_acted(hand, act, betting_cost(hand, &hand->legal, act->action, act->to), events);
    proceed(hand, act->action == ACTION_DRAW ? betting_before_first(hand) : act->seat, events);
    return REFUSAL_NONE;
}

enum refusal hand_decide_act(const struct hand *hand, const struct hand_act *act,
                             struct hand_event_list *events)
{
    struct hand scratch = *hand;

    return hand_play_act(&scratch, act, events);
}

enum refusal hand_decide_run(const struct hand *hand, int seat, int turn, int times,
                             struct hand_event_list *events)
{
    if (!hand->is_running)
        return REFUSAL_NO_HAND;
    if (hand->run_asked == 0 || turn != hand->turn)
        return turn < hand->turn ? REFUSAL_STALE_TURN : REFUSAL_NOT_YOUR_TURN;
    if (seat < 0 || seat >= SEATS_MAX || !seats_have(hand->run_asked, seat))
        return REFUSAL_NOT_YOUR_TURN;
    if (times < 1 || times > deal_runs_max(hand))
        return REFUSAL_NO_SUCH_RUN;

    struct hand scratch = *hand;
    struct hand_event *event = add(events, HAND_RUN_CHOSEN, seat);
    event->run.turn = turn;
    event->run.times = times;
    hand_apply(&scratch, event);
    if (scratch.run_asked == 0 || times == 1)
        run_out(&scratch, scratch.run_times, events);
    return REFUSAL_NONE;
}

/* Does the seat on turn still face what it faced before another one was removed? */
static bool is_same_turn(const struct hand *before, const struct hand *after)
{
    const struct legal *was = &before->legal;
    struct legal is;

    if (after->to_act == SEAT_NONE)
        return false;
    if (was->kind == TURN_DRAW)
        return true;
    is = betting_legal(after, after->to_act);
    return was->to_call == is.to_call && was->min_raise_to == is.min_raise_to;
}

enum refusal hand_decide_withdraw(const struct hand *hand, int seat, struct hand_event_list *events)
{
    if (!hand->is_running || seat < 0 || seat >= SEATS_MAX || !seats_have(hand->live, seat))
        return REFUSAL_NO_HAND;

    struct hand scratch = *hand;
    add_acted(&scratch, &(struct hand_act){.seat = seat, .action = ACTION_FOLD}, 0, events);
    if (hand->run_asked != 0 && seats_are_several(scratch.live)) {
        return_uncalled(&scratch, events);
        collect(&scratch, events); /* the seat can win no pot any more */
        if (scratch.run_asked == 0)
            run_out(&scratch, scratch.run_times, events);
        return REFUSAL_NONE;
    }
    if (seats_are_one(scratch.live) || !is_same_turn(hand, &scratch))
        proceed(&scratch, (hand->to_act + SEATS_MAX - 1) % SEATS_MAX, events);
    return REFUSAL_NONE;
}

enum refusal hand_decide_show(const struct hand *hand, int seat, unsigned mask,
                              struct hand_event_list *events)
{
    if (hand->is_running)
        return REFUSAL_HAND_RUNNING;
    if (seat < 0 || seat >= SEATS_MAX || !seats_have(hand->setup.seats, seat))
        return REFUSAL_NOTHING_TO_SHOW;
    if (mask >> hand->hole_count[seat] != 0 || (mask & hand->given[seat]) != 0 ||
        (mask & ~hand->shown[seat]) == 0)
        return REFUSAL_NOTHING_TO_SHOW;

    struct hand scratch = *hand;
    struct hand_event *event = add(events, HAND_SHOWN, seat);
    showdown_shown(hand, seat, hand->shown[seat] | mask, event);
    hand_apply(&scratch, event);
    return REFUSAL_NONE;
}

struct legal hand_legal(const struct hand *hand)
{
    if (!hand->is_running || hand->to_act == SEAT_NONE)
        return (struct legal){0};
    return hand->legal;
}

chips hand_pot_total(const struct hand *hand)
{
    chips total = hand->dead;

    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += hand->put_in[seat] - hand->won[seat];
    return total;
}

int hand_rabbit(const struct hand *hand, card cards[BOARD_MAX])
{
    return hand->is_running ? 0 : deal_rest_of_board(hand, cards);
}
