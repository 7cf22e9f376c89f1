#include "gamed/feed.h"

#include <stdlib.h>

void feed_release(struct feed *feed)
{
    buffer_release(&feed->state);
    buffer_release(&feed->events);
    free(feed->entry);
    for (int i = 0; i < FEED_CHAT_LINES; i++)
        buffer_release(&feed->chat[i]);
    *feed = (struct feed){0};
}

void feed_base(struct feed *feed, const char *state, size_t length)
{
    buffer_clear(&feed->state);
    buffer_add_bytes(&feed->state, state, length);
    buffer_clear(&feed->events);
    feed->count = 0;
    feed->is_cut = false;
}

void feed_add(struct feed *feed, player_id viewer, const char *json, size_t length)
{
    if (feed->is_cut || length > FEED_BYTES_MAX - feed->events.length) {
        feed->is_cut = true;
        return;
    }
    if (feed->count == feed->size) {
        feed->size = feed->size == 0 ? 64 : 2 * feed->size;
        feed->entry = realloc(feed->entry, (size_t)feed->size * sizeof(*feed->entry));
        if (feed->entry == NULL)
            abort();
    }
    feed->entry[feed->count++] = (struct feed_entry){viewer, feed->events.length, length};
    buffer_add_bytes(&feed->events, json, length);
}

void feed_chat(struct feed *feed, const char *json, size_t length)
{
    struct buffer *line = &feed->chat[feed->chat_next];

    buffer_clear(line);
    buffer_add_bytes(line, json, length);
    feed->chat_next = (feed->chat_next + 1) % FEED_CHAT_LINES;
}

static void add_events(const struct feed *feed, player_id viewer, struct buffer *json)
{
    bool is_first = true;

    for (int i = 0; i < feed->count; i++) {
        const struct feed_entry *entry = &feed->entry[i];
        if (entry->viewer != 0 && entry->viewer != viewer)
            continue;
        if (!is_first)
            buffer_add(json, ",");
        is_first = false;
        buffer_add_bytes(json, feed->events.bytes + entry->offset, entry->length);
    }
}

static void add_chat(const struct feed *feed, struct buffer *json)
{
    bool is_first = true;

    for (int i = 0; i < FEED_CHAT_LINES; i++) {
        const struct buffer *line = &feed->chat[(feed->chat_next + i) % FEED_CHAT_LINES];
        if (line->length == 0)
            continue;
        if (!is_first)
            buffer_add(json, ",");
        is_first = false;
        buffer_add_bytes(json, line->bytes, line->length);
    }
}

void feed_encode(const struct feed *feed, player_id viewer, struct buffer *json)
{
    buffer_add(json, "\"state\":");
    buffer_add_bytes(json, feed->state.bytes, feed->state.length);
    buffer_add(json, ",\"events\":[");
    add_events(feed, viewer, json);
    buffer_add(json, "],\"chat\":[");
    add_chat(feed, json);
    buffer_add(json, "]");
}
