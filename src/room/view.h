/*
 * view.h - an event as one viewer may see it. The only way from the state to anybody's eyes.
 *
 * Every event gives at most one public view and at most one private view for each player. A
 * private view is for that player alone; a public one is for everybody.
 */
#ifndef ROOM_VIEW_H
#define ROOM_VIEW_H

#include "room/table.h"

enum view_kind {
    VIEW_EVENT,    /* the event itself: its JSON is event_json.h's, without anything hidden */
    VIEW_HOLE,     /* private: seat, cards: your hole cards */
    VIEW_STRENGTH, /* private: seat, strength: what you hold now */
    VIEW_KIND_COUNT
};

struct view {
    player_id viewer; /* 0: public */
    enum view_kind kind;
    int seat;
    int card_count;
    card card[HOLE_MAX];
    struct strength strength;
    struct event event; /* for VIEW_EVENT: with every hidden card replaced by CARD_NONE */
};

struct view_list {
    int count;
    struct view view[1 + SEATS_MAX];
};

/* `table` is the state after `event` was applied. Replaces the list's contents. */
void view_event(const struct table *table, const struct event *event, struct view_list *views);

/*
 * The table between hands, or as it was when the running hand began, as everybody may see it: no
 * hidden card is in it by construction, because `table` must not have a running hand.
 */

#endif
