/* lobby.h - one line of the lobby: a table in numbers, averaged over its last hands. */
#ifndef GAMED_LOBBY_H
#define GAMED_LOBBY_H

#include "room/table.h"
#include "store/buffer.h"
#include "store/history.h"

#include <stdbool.h>

enum { LOBBY_HANDS = 100 };

struct lobby_hand {
    instant_ms started_at;
    instant_ms ended_at;
    chips pot;
    bool saw_flop; /* went beyond the first street */
};

/* Starts as zero. */
struct lobby_stats {
    int count;
    int next;
    struct lobby_hand hand[LOBBY_HANDS];
};

/* A hand has ended. */
void lobby_note(struct lobby_stats *stats, const struct hand_record *record, instant_ms ended_at);
void lobby_add(struct lobby_stats *stats, const struct lobby_hand *hand);

/* True when `event` changes the line. */
bool lobby_concerns(const struct event *event);

/* {"id":12,"name":…}: a TableSummary of docs/openapi.json. */
void lobby_encode(const struct lobby_stats *stats, const struct table *table, struct buffer *json);

#endif
