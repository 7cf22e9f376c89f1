#include "poker/hand.h"

#include "poker/betting.h"
#include "poker/showdown.h"

#include <assert.h>
#include <string.h>

static bool is_in(seat_set set, int seat)
{
    return set & SEAT_BIT(seat);
}

static bool is_one(seat_set set)
{
    return set != 0 && (set & (set - 1)) == 0;
}

static chips sum(const chips amount[SEATS_MAX])
{
    chips total = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += amount[seat];
    return total;
}

/* Every decision is taken on a copy of the hand that has seen the events so far. */
static void emit(struct hand *hand, struct hand_event_list *events, const struct hand_event *event)
{
    assert(events->count < EVENTS_MAX);
    events->event[events->count++] = *event;
    hand_apply(hand, event);
}

static void return_uncalled(struct hand *hand, struct hand_event_list *events)
{
    struct hand_event event = {.kind = HAND_BET_RETURNED};

    while ((event.seat = betting_uncalled(hand, &event.returned.amount)) != SEAT_NONE)
        emit(hand, events, &event);
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

    if (!pots_are_equal(&pots, &hand->pots)) {
        emit(hand, events,
             &(struct hand_event){
                 .kind = HAND_COLLECTED, .seat = SEAT_NONE, .collected = {.pots = pots}});
    }
}

/* Rule 7.1: nobody can bet any more, so all hands lie open before the board is run out. */
static void table_hands(struct hand *hand, struct hand_event_list *events)
{
    int seats[SEATS_MAX];
    int count = showdown_clockwise(hand, seats);
    unsigned all = (1u << variant_rules(hand->setup.variant)->hole_count) - 1;

    for (int i = 0; i < count; i++) {
        if (hand->shown[seats[i]] == all)
            continue;
        struct hand_event event = showdown_shown(hand, seats[i], all);
        emit(hand, events, &event);
    }
}

static void deal_street(struct hand *hand, struct hand_event_list *events)
{
    enum street street = hand->street + 1;
    int board_count = variant_rules(hand->setup.variant)->board_count_after[street];
    struct hand_event event = {
        .kind = HAND_STREET_DEALT,
        .seat = SEAT_NONE,
        .street = {.street = street, .count = board_count - hand->board_count},
    };

    memcpy(event.street.card, &hand->deck.card[DECK_SIZE - BOARD_MAX + hand->board_count],
           (size_t)event.street.count * sizeof(card));
    emit(hand, events, &event);
}

static void settle(struct hand *hand, struct hand_event_list *events)
{
    struct showdown showdown = showdown_settle(hand);
    unsigned all = (1u << variant_rules(hand->setup.variant)->hole_count) - 1;

    for (int i = 0; i < showdown.reveal_count; i++) {
        int seat = showdown.reveal[i].seat;
        struct hand_event event = {.kind = HAND_MUCKED, .seat = seat};
        if (showdown.reveal[i].is_shown)
            event = showdown_shown(hand, seat, all);
        emit(hand, events, &event);
    }
    for (int i = 0; i < showdown.award_count; i++) {
        const struct award *award = &showdown.award[i];
        emit(hand, events,
             &(struct hand_event){.kind = HAND_POT_WON,
                                  .seat = award->seat,
                                  .won = {.pot = award->pot, .amount = award->amount}});
    }
    emit(hand, events, &(struct hand_event){.kind = HAND_ENDED, .seat = SEAT_NONE});
}

/* To the next decision, over as many streets as it takes, or to the end of the hand. */
static void proceed(struct hand *hand, int last, struct hand_event_list *events)
{
    for (;;) {
        int next = is_one(hand->live) ? SEAT_NONE : betting_next_seat(hand, last);
        if (next != SEAT_NONE) {
            struct hand_event event = {.kind = HAND_TURN_BEGAN, .seat = next};
            event.turn.number = hand->turn + 1;
            event.turn.legal = betting_legal(hand, next);
            emit(hand, events, &event);
            return;
        }
        return_uncalled(hand, events);
        collect(hand, events);
        if (is_one(hand->live) || hand->street == STREET_RIVER) {
            settle(hand, events);
            return;
        }
        if (betting_is_over(hand))
            table_hands(hand, events);
        deal_street(hand, events);
        last = hand->setup.button;
    }
}

/* Rule 3.1: a short stack posts what it has; an empty one posts nothing. */
static void post(struct hand *hand, struct hand_event_list *events, int seat, enum post post,
                 chips amount)
{
    if (amount > hand->stack[seat])
        amount = hand->stack[seat];
    if (amount == 0)
        return;
    emit(hand, events,
         &(struct hand_event){
             .kind = HAND_POSTED,
             .seat = seat,
             .posted = {.post = post, .amount = amount, .all_in = amount == hand->stack[seat]}});
}

static void post_antes(struct hand *hand, struct hand_event_list *events)
{
    const struct hand_setup *setup = &hand->setup;

    for (int step = 1; step <= SEATS_MAX; step++) {
        int seat = (setup->button + step) % SEATS_MAX;
        bool pays = setup->ante_rule == ANTE_EACH_SEAT ||
                    (setup->ante_rule == ANTE_BUTTON && seat == setup->button) ||
                    (setup->ante_rule == ANTE_BIG_BLIND && setup->ante_first &&
                     seat == setup->big_blind_seat);
        if (pays && is_in(setup->seats, seat))
            post(hand, events, seat, POST_ANTE, setup->ante);
    }
    return_uncalled(hand, events); /* the part of an ante that nobody could match */
}

static void post_blinds(struct hand *hand, struct hand_event_list *events)
{
    const struct hand_setup *setup = &hand->setup;

    if (setup->small_blind_seat != SEAT_NONE)
        post(hand, events, setup->small_blind_seat, POST_SMALL_BLIND, setup->small_blind);
    post(hand, events, setup->big_blind_seat, POST_BIG_BLIND, setup->big_blind);
    for (int step = 1; step <= SEATS_MAX; step++) {
        int seat = (setup->button + step) % SEATS_MAX;
        if (!is_in(setup->seats, seat))
            continue;
        post(hand, events, seat, POST_LIVE, setup->live_post[seat]);
        post(hand, events, seat, POST_DEAD, setup->dead_post[seat]);
    }
    if (setup->ante_rule == ANTE_BIG_BLIND && !setup->ante_first)
        post(hand, events, setup->big_blind_seat, POST_ANTE, setup->ante);
}

static void deal_hole(struct hand *hand, struct hand_event_list *events)
{
    int seats[SEATS_MAX];
    int count = showdown_clockwise(hand, seats);
    struct hand_event event = {.kind = HAND_HOLE_DEALT};

    event.dealt.count = variant_rules(hand->setup.variant)->hole_count;
    for (int i = 0; i < count; i++) {
        event.seat = seats[i];
        emit(hand, events, &event);
    }
}

static void verify_setup(const struct hand_setup *setup)
{
    assert(setup->seats != 0 && !is_one(setup->seats) && setup->seats < 1u << SEATS_MAX);
    assert(setup->button >= 0 && setup->button < SEATS_MAX);
    assert(is_in(setup->seats, setup->big_blind_seat) && setup->big_blind > 0);
    assert(setup->small_blind_seat == SEAT_NONE || is_in(setup->seats, setup->small_blind_seat));
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        assert(!is_in(setup->seats, seat) || setup->stack[seat] > 0);
        assert(setup->stack[seat] >= 0 && setup->stack[seat] <= CHIPS_MAX);
    }
}

void hand_decide_start(const struct hand_setup *setup, const struct deck *deck,
                       struct hand_event_list *events)
{
    struct hand hand = {0};

    verify_setup(setup);
    emit(&hand, events,
         &(struct hand_event){
             .kind = HAND_STARTED, .seat = SEAT_NONE, .started = {.setup = *setup, .deck = *deck}});
    post_antes(&hand, events);
    post_blinds(&hand, events);
    deal_hole(&hand, events);
    proceed(&hand, setup->big_blind_seat, events);
}

enum refusal hand_decide_act(const struct hand *hand, const struct hand_act *act,
                             struct hand_event_list *events)
{
    int seat = act->seat;
    enum action action = act->action;

    if (!hand->is_running)
        return REFUSAL_NO_HAND;
    if (act->turn < hand->turn)
        return REFUSAL_STALE_TURN;
    if (seat != hand->to_act || act->turn != hand->turn)
        return REFUSAL_NOT_YOUR_TURN;
    enum refusal refusal = betting_verify(hand, action, act->to);
    if (refusal != REFUSAL_NONE)
        return refusal;

    struct hand scratch = *hand;
    struct hand_event event = {.kind = HAND_ACTED, .seat = seat};
    event.acted.action = action;
    event.acted.amount = betting_cost(hand, action, act->to);
    event.acted.to = hand->bet[seat] + event.acted.amount;
    event.acted.all_in = action != ACTION_FOLD && event.acted.amount == hand->stack[seat];
    emit(&scratch, events, &event);
    proceed(&scratch, seat, events);
    return REFUSAL_NONE;
}

enum refusal hand_decide_withdraw(const struct hand *hand, int seat, struct hand_event_list *events)
{
    if (!hand->is_running || seat < 0 || seat >= SEATS_MAX || !is_in(hand->live, seat))
        return REFUSAL_NO_HAND;

    struct hand scratch = *hand;
    struct hand_event event = {.kind = HAND_ACTED, .seat = seat};
    event.acted.action = ACTION_FOLD;
    event.acted.to = hand->bet[seat];
    emit(&scratch, events, &event);

    struct legal before = hand_legal(hand);
    struct legal after = hand_legal(&scratch);
    bool is_same_turn = scratch.to_act != SEAT_NONE && before.to_call == after.to_call &&
                        before.min_raise_to == after.min_raise_to;
    if (is_one(scratch.live) || !is_same_turn)
        proceed(&scratch, (hand->to_act + SEATS_MAX - 1) % SEATS_MAX, events);
    return REFUSAL_NONE;
}

enum refusal hand_decide_show(const struct hand *hand, int seat, unsigned mask,
                              struct hand_event_list *events)
{
    unsigned all = (1u << variant_rules(hand->setup.variant)->hole_count) - 1;

    if (hand->is_running)
        return REFUSAL_HAND_RUNNING;
    if (seat < 0 || seat >= SEATS_MAX || !is_in(hand->setup.seats, seat))
        return REFUSAL_NOTHING_TO_SHOW;
    if ((mask & ~all) != 0 || (mask & ~hand->shown[seat]) == 0)
        return REFUSAL_NOTHING_TO_SHOW;

    struct hand scratch = *hand;
    struct hand_event event = showdown_shown(hand, seat, hand->shown[seat] | mask);
    emit(&scratch, events, &event);
    return REFUSAL_NONE;
}

static void apply_started(struct hand *hand, const struct hand_event *event)
{
    *hand = (struct hand){
        .is_running = true,
        .setup = event->started.setup,
        .deck = event->started.deck,
        .live = event->started.setup.seats,
        .to_act = SEAT_NONE,
    };
    memset(hand->hole, CARD_NONE, sizeof hand->hole);
    memset(hand->board, CARD_NONE, sizeof hand->board);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        hand->stack[seat] = is_in(hand->live, seat) ? hand->setup.stack[seat] : 0;
    betting_open_street(hand, STREET_PREFLOP);
    hand->bet_to = hand->setup.big_blind; /* callers owe it even when it is posted short */
}

static void apply_posted(struct hand *hand, const struct hand_event *event)
{
    int seat = event->seat;
    chips amount = event->posted.amount;
    enum post post = event->posted.post;
    bool is_ante = post == POST_ANTE;

    betting_pay(hand, seat, amount);
    if (is_ante || post == POST_DEAD)
        hand->bet[seat] -= amount;
    if (post == POST_DEAD || (is_ante && hand->setup.ante_rule != ANTE_EACH_SEAT)) {
        hand->put_in[seat] -= amount;
        hand->dead += amount;
    }
    if (post == POST_LIVE && hand->setup.live_post[seat] > hand->bet_to)
        hand->bet_to = hand->setup.live_post[seat];
}

static void apply_street(struct hand *hand, const struct hand_event *event)
{
    memcpy(&hand->board[hand->board_count], event->street.card,
           (size_t)event->street.count * sizeof(card));
    hand->board_count += event->street.count;
    betting_open_street(hand, event->street.street);
}

static void apply_won(struct hand *hand, const struct hand_event *event)
{
    hand->pots.pot[event->won.pot].amount -= event->won.amount;
    hand->stack[event->seat] += event->won.amount;
    hand->won[event->seat] += event->won.amount;
}

static void change(struct hand *hand, const struct hand_event *event)
{
    int seat = event->seat;

    switch (event->kind) {
    case HAND_STARTED:
        apply_started(hand, event);
        break;
    case HAND_POSTED:
        apply_posted(hand, event);
        break;
    case HAND_HOLE_DEALT:
        memcpy(hand->hole[seat], &hand->deck.card[(size_t)seat * HOLE_MAX],
               (size_t)event->dealt.count * sizeof(card));
        break;
    case HAND_TURN_BEGAN:
        hand->turn = event->turn.number;
        hand->to_act = seat;
        break;
    case HAND_ACTED:
        betting_act(hand, seat, event->acted.action, event->acted.amount);
        break;
    case HAND_BET_RETURNED:
        betting_return(hand, seat, event->returned.amount);
        break;
    case HAND_COLLECTED:
        hand->pots = event->collected.pots;
        memset(hand->bet, 0, sizeof hand->bet);
        break;
    case HAND_STREET_DEALT:
        apply_street(hand, event);
        break;
    case HAND_SHOWN:
        hand->shown[seat] = event->shown.mask;
        break;
    case HAND_POT_WON:
        apply_won(hand, event);
        break;
    case HAND_ENDED:
        hand->is_running = false;
        hand->to_act = SEAT_NONE;
        break;
    case HAND_MUCKED:
    case HAND_EVENT_COUNT:
        break;
    }
}

/* What the seats had before the hand. */
static chips brought(const struct hand *hand)
{
    chips total = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += is_in(hand->setup.seats, seat) ? hand->setup.stack[seat] : 0;
    return total;
}

void hand_apply(struct hand *hand, const struct hand_event *event)
{
    change(hand, event);
    assert(sum(hand->stack) + hand_pot_total(hand) == brought(hand)); /* none made, none lost */
}

struct legal hand_legal(const struct hand *hand)
{
    if (!hand->is_running || hand->to_act == SEAT_NONE)
        return (struct legal){0};
    return betting_legal(hand, hand->to_act);
}

chips hand_pot_total(const struct hand *hand)
{
    return sum(hand->put_in) + hand->dead - sum(hand->won);
}
