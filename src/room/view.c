#include "room/view.h"

#include <assert.h>
#include <string.h>

/* What an event may carry beyond what everybody may know: the deck, and cards not shown. */
static void hide(struct hand_event *event)
{
    if (event->kind == HAND_STARTED) {
        memset(event->started.deck.card, CARD_NONE, DECK_SIZE);
    } else if (event->kind == HAND_SHOWN) {
        for (int k = 0; k < HOLE_MAX; k++) {
            if (!(event->shown.mask & 1u << k))
                event->shown.card[k] = CARD_NONE;
        }
    }
}

static struct view *add_private(struct view_list *views, const struct table *table,
                                const struct event *event, enum view_kind kind, int seat)
{
    struct view *view = &views->view[views->count++];

    assert(table->sitter[seat].in_hand);
    *view = (struct view){.viewer = table->sitter[seat].player, .kind = kind, .seat = seat};
    view->event = (struct event){.at = event->at, .table = event->table, .hand_no = event->hand_no};
    return view;
}

static void add_hole(struct view_list *views, const struct table *table, const struct event *event,
                     int seat)
{
    struct view *view = add_private(views, table, event, VIEW_HOLE, seat);

    view->card_count = variant_rules(table->config.variant)->hole_count;
    memcpy(view->card, table->hand.hole[seat], sizeof view->card);
}

static void add_strength(struct view_list *views, const struct table *table,
                         const struct event *event, int seat)
{
    const struct hand *hand = &table->hand;
    int hole_count = variant_rules(table->config.variant)->hole_count;
    card cards[HOLE_MAX + BOARD_MAX];

    if (hand->hole[seat][0] == CARD_NONE)
        return; /* the deck of this hand has been lost */
    memcpy(cards, hand->hole[seat], (size_t)hole_count * sizeof(card));
    memcpy(cards + hole_count, hand->board, (size_t)hand->board_count * sizeof(card));
    struct view *view = add_private(views, table, event, VIEW_STRENGTH, seat);
    view->strength = strength_words(RANKING_HIGH, cards, hole_count + hand->board_count);
}

void view_event(const struct table *table, const struct event *event, struct view_list *views)
{
    struct view *public_view = &views->view[0];

    views->count = 1;
    *public_view = (struct view){.kind = VIEW_EVENT, .seat = event->seat, .event = *event};
    if (event->kind != EVENT_HAND)
        return;
    hide(&public_view->event.hand);
    if (event->hand.kind == HAND_HOLE_DEALT) {
        add_hole(views, table, event, event->hand.seat);
        add_strength(views, table, event, event->hand.seat);
    } else if (event->hand.kind == HAND_STREET_DEALT) {
        for (int seat = 0; seat < SEATS_MAX; seat++) {
            if (table->hand.live & SEAT_BIT(seat))
                add_strength(views, table, event, seat);
        }
    }
}
