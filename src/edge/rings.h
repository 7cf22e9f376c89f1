/*
 * rings.h - the recent events, for polls that come back with a cursor.
 *
 * One ring holds everything in the order of its arrival, threaded by topic, so that a busy table
 * and a quiet one share its memory. It is bounded in events and bytes; what falls out leaves its
 * number behind, so that a cursor older than that is a gap and never a silent loss.
 *
 * Events count only up to the head: a player's own view of an event comes after the public one
 * with the same number, and a poll must get both or none.
 */
#ifndef EDGE_RINGS_H
#define EDGE_RINGS_H

#include "base/list.h"
#include "base/units.h"
#include "edge/map.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum topic_kind { TOPIC_LOBBY, TOPIC_TABLE, TOPIC_PLAYER };

/* Exists while it has events or somebody holds it. */
struct topic {
    struct map_node node;
    enum topic_kind kind;
    int64_t id;      /* of the table or the player; 0: the lobby */
    uint64_t newest; /* number of its last event in the ring */
    uint64_t floor;  /* seq of the last event that fell out */
    int events;      /* in the ring */
    int holders;
    struct list waiting; /* for whoever waits for its events */
    struct list touched; /* in rings_touched() */
};

struct rings;

enum { RINGS_FOUND_MAX = 4096, RINGS_FOUND_BYTES = 1024 * 1024 };

struct rings *rings_create(size_t events_max, size_t bytes_max); /* aborts when out of memory */
void rings_destroy(struct rings *rings);                         /* nobody holds a topic */

struct topic *rings_hold(struct rings *rings, enum topic_kind kind, int64_t id);
void rings_let_go(struct rings *rings, struct topic *topic);

struct ring_event {
    enum topic_kind kind;
    int64_t id;
    uint64_t seq;
    const char *json;
    size_t length;
};

/* Copies the event. Ignored when its seq is not above the head. */
void rings_add(struct rings *rings, const struct ring_event *event);

/* Everything up to `seq` has been added: it counts from now on. Never goes back. */
void rings_set_head(struct rings *rings, uint64_t seq);
uint64_t rings_head(const struct rings *rings);

/* Takes a topic that got events since it was last taken; NULL: none is left. */
struct topic *rings_touched(struct rings *rings);

/* The stream broke: what came after the head will come again. */
void rings_drop_tail(struct rings *rings);

/* Nothing up to `from` is known any more: every older cursor is a gap, and the head is there. */
void rings_forget(struct rings *rings, uint64_t from);

enum rings_found { RINGS_NOTHING, RINGS_EVENTS, RINGS_GAP };

/*
 * What is newer than `cursor` in any of the topics, in order. After RINGS_EVENTS rings_event()
 * gives the events one by one, until the rings change. Too much for one answer is a gap too.
 */
enum rings_found rings_find(struct rings *rings, struct topic *const topics[], int count,
                            uint64_t cursor);
int rings_found_count(const struct rings *rings);
const char *rings_event(const struct rings *rings, int index, size_t *length);

#endif
