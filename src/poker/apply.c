#include "poker/betting.h"
#include "poker/deal.h"
#include "poker/seats.h"

#include <assert.h>
#include <string.h>

static void apply_started(struct hand *hand, const struct hand_event *event)
{
    *hand = (struct hand){
        .is_running = true,
        .setup = event->started.setup,
        .deck = event->started.deck,
        .boards = event->started.setup.boards,
        .live = event->started.setup.seats,
        .to_act = SEAT_NONE,
    };
    memset(hand->hole, CARD_NONE, sizeof hand->hole);
    memset(hand->board, CARD_NONE, sizeof hand->board);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!seats_have(hand->live, seat))
            hand->setup.stack[seat] = 0;
        hand->stack[seat] = hand->setup.stack[seat];
    }
    const struct variant_rules *rules = variant_rules(hand->setup.variant);
    betting_open_street(hand, rules->first);
    hand->must_bring_in = rules->family == FAMILY_STUD && hand->setup.bring_in > 0;
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
}

static void apply_turn(struct hand *hand, const struct hand_event *event)
{
    hand->turn = event->turn.number;
    hand->legal = event->turn.legal;
    hand->to_act = event->seat;
}

static void apply_acted(struct hand *hand, const struct hand_event *event)
{
    int seat = event->seat;

    if (event->acted.action == ACTION_DRAW) {
        deal_apply_draw(hand, seat, event->acted.mask);
        hand->to_act = SEAT_NONE;
    } else {
        betting_act(hand, seat, event->acted.action, event->acted.amount);
    }
    if (event->acted.action == ACTION_FOLD)
        hand->run_asked = seats_without(hand->run_asked, seat);
}

/* A further board of the same street, or of an earlier one, changes nothing in the betting. */
static void apply_street(struct hand *hand, const struct hand_event *event)
{
    enum street street = event->street.street;

    deal_apply_street(hand, event);
    if (street <= hand->street)
        return;
    betting_open_street(hand, street);
    hand->drawn = 0;
}

static void apply_run_offered(struct hand *hand, const struct hand_event *event)
{
    hand->turn = event->run.turn;
    hand->run_times = event->run.times;
    hand->run_asked = hand->live;
}

static void apply_run_chosen(struct hand *hand, const struct hand_event *event)
{
    if (event->run.times < hand->run_times)
        hand->run_times = event->run.times;
    hand->run_asked = seats_without(hand->run_asked, event->seat);
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
        deal_apply_hole(hand, event);
        break;
    case HAND_TURN_BEGAN:
        apply_turn(hand, event);
        break;
    case HAND_ACTED:
        apply_acted(hand, event);
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
    case HAND_RESHUFFLED:
        deal_apply_again(hand, event->reshuffled.count);
        break;
    case HAND_RUN_OFFERED:
        apply_run_offered(hand, event);
        break;
    case HAND_RUN_CHOSEN:
        apply_run_chosen(hand, event);
        break;
    case HAND_RUN_DECIDED:
        hand->run_asked = 0;
        deal_apply_runs(hand, event->run.times);
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

static bool moves_chips(enum hand_event_kind kind)
{
    return kind == HAND_POSTED || kind == HAND_ACTED || kind == HAND_BET_RETURNED ||
           kind == HAND_POT_WON || kind == HAND_STARTED;
}

/* No chip is made, none is lost: what has left the stacks lies in the middle. */
static bool is_balanced(const struct hand *hand)
{
    chips total = hand->dead;

    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += hand->stack[seat] - hand->setup.stack[seat] + hand->put_in[seat] - hand->won[seat];
    return total == 0;
}

void hand_apply(struct hand *hand, const struct hand_event *event)
{
    change(hand, event);
    if (moves_chips(event->kind))
        assert(is_balanced(hand));
}
