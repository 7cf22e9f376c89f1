/*
 * feed.h - what a viewer who opens a table now must be told: its state before the running hand,
 * what everybody and what each player alone has seen since, and the last lines of chat.
 *
 * Only what has been committed gets in here.
 */
#ifndef GAMED_FEED_H
#define GAMED_FEED_H

#include "base/units.h"
#include "store/buffer.h"

#include <stdbool.h>

enum {
    FEED_CHAT_LINES = 20,
    FEED_BYTES_MAX = 512 * 1024, /* of events since the state; more are not kept */
    FEED_QUIET_EVENTS = 64       /* so many between hands, and the state is taken anew */
};

struct feed_entry {
    player_id viewer; /* 0: everybody */
    size_t offset;
    size_t length;
};

/* Starts as zero. */
struct feed {
    struct buffer state; /* JSON */
    struct buffer events;
    int count;
    int size;
    struct feed_entry *entry;
    bool is_cut; /* events are missing: nobody can be shown the table until its next hand */
    int chat_next;
    struct buffer chat[FEED_CHAT_LINES];
};

void feed_release(struct feed *feed);

/* The table as everybody may see it, between hands; events start anew. */
void feed_base(struct feed *feed, const char *state, size_t length);

void feed_add(struct feed *feed, player_id viewer, const char *json, size_t length);
void feed_chat(struct feed *feed, const char *json, size_t length);

/* "state":{…},"events":[…],"chat":[…] as `viewer` may see them. */
void feed_encode(const struct feed *feed, player_id viewer, struct buffer *json);

#endif
