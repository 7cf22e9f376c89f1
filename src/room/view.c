#include "room/view.h"

#include "poker/seats.h"
#include "poker/showdown.h"

#include <assert.h>
#include <string.h>

static void hide_cards(card cards[HOLE_MAX], unsigned open)
{
    for (int k = 0; k < HOLE_MAX; k++) {
        if (!(open >> k & 1))
            cards[k] = CARD_NONE;
    }
}

/* What an event may carry beyond what everybody may know: the deck, and cards not shown. */
static void hide(struct hand_event *event)
{
    if (event->kind == HAND_STARTED)
        memset(&event->started.deck, CARD_NONE, sizeof event->started.deck);
    else if (event->kind == HAND_HOLE_DEALT)
        hide_cards(event->dealt.card, event->dealt.open);
    else if (event->kind == HAND_SHOWN)
        hide_cards(event->shown.card, event->shown.mask);
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

    memcpy(view->card, table->hand.hole[seat], sizeof view->card);
}

/* All its cards are there: none was given away, and the deck of this hand has not been lost. */
static bool is_complete(const struct hand *hand, int seat)
{
    for (int k = 0; k < hand->hole_count[seat]; k++) {
        if (hand->hole[seat][k] == CARD_NONE)
            return false;
    }
    return hand->hole_count[seat] > 0;
}

static void add_strength(struct view_list *views, const struct table *table,
                         const struct event *event, int seat)
{
    const struct hand *hand = &table->hand;

    if (!is_complete(hand, seat))
        return;
    struct view *view = add_private(views, table, event, VIEW_STRENGTH, seat);
    view->board_count = hand->boards;
    for (int board = 0; board < hand->boards; board++)
        view->board[board] = showdown_words(hand, seat, board);
}

/* Every board has its cards of this street; boards that are run one by one, when all are full. */
static bool are_boards_level(const struct hand *hand, const struct hand_event *event)
{
    bool is_last = event->street.board == hand->boards - 1;
    bool is_run = hand->boards > hand->setup.boards;

    return event->street.count > 0 && is_last && (!is_run || hand->board_count == BOARD_MAX);
}

static void add_own(struct view_list *views, const struct table *table, const struct event *event)
{
    const struct hand_event *inner = &event->hand;

    if (inner->kind == HAND_HOLE_DEALT) {
        add_hole(views, table, event, inner->seat);
        add_strength(views, table, event, inner->seat);
    } else if (inner->kind == HAND_ACTED && inner->acted.mask != 0) {
        add_hole(views, table, event, inner->seat);
    } else if (inner->kind == HAND_STREET_DEALT && are_boards_level(&table->hand, inner)) {
        SEATS_EACH(seat, table->hand.live)
            add_strength(views, table, event, seat);
    }
}

void view_event(const struct table *table, const struct event *event, struct view_list *views)
{
    struct view *public_view = &views->view[0];

    views->count = 1;
    *public_view = (struct view){.kind = VIEW_EVENT, .seat = event->seat, .event = *event};
    if (event->kind != EVENT_HAND)
        return;
    hide(&public_view->event.hand);
    add_own(views, table, event);
}
