/*
 * view.h - an event as one viewer may see it. The only way from the state to anybody's eyes.
 *
 * Every event gives at most one public view and at most two private views for each player. A
 * private view is for that player alone; a public one is for everybody.
 */
#ifndef ROOM_VIEW_H
#define ROOM_VIEW_H

#include "room/table.h"

enum view_kind {
    VIEW_EVENT,    /* the event itself: its JSON is event_json.h's, without anything hidden */
    VIEW_HOLE,     /* private: seat, cards by place: your hole cards, after each deal and draw */
    VIEW_STRENGTH, /* private: seat, boards: what you hold now on each */
    VIEW_KIND_COUNT
};

struct view {
    player_id viewer; /* 0: public */
    enum view_kind kind;
    int seat;
    card card[HOLE_MAX]; /* CARD_NONE where there is none */
    int board_count;
    struct board_strength board[BOARDS_MAX];
    struct event event; /* VIEW_EVENT: hidden cards are CARD_NONE; else at, table, hand_no */
};

struct view_list {
    int count;
    struct view view[1 + SEATS_MAX];
};

/*
 * `table` is the state after `event` was applied. Replaces the list's contents: the public view
 * first, then those of single players.
 */
void view_event(const struct table *table, const struct event *event, struct view_list *views);

#endif
