/*
 * ring.h - what was sent to the edges lately, as whole frames, for an edge that comes back with a
 * cursor. Bounded: the oldest go first.
 */
#ifndef GAMED_RING_H
#define GAMED_RING_H

#include <stddef.h>
#include <stdint.h>

enum { RING_BLOCKS = 16384, RING_BYTES_MAX = 8 * 1024 * 1024 /* fits LINK_QUEUE_MAX whole */ };

/* Everything that became visible together: an edge's cursor stands between two blocks. */
struct ring_block {
    uint64_t seq; /* of its last event */
    uint8_t *frames;
    size_t length;
};

struct ring {
    uint64_t floor; /* everything after this position is here */
    int first;
    int count;
    size_t bytes;
    struct ring_block block[RING_BLOCKS];
};

struct ring *ring_create(uint64_t floor); /* aborts when out of memory */
void ring_destroy(struct ring *ring);

void ring_add(struct ring *ring, uint64_t seq, const uint8_t *frames, size_t length);

/* Everything up to `seq` cannot be told any more. */
void ring_forget(struct ring *ring, uint64_t seq);

/* The first block after `cursor`, counted from the oldest; `count` when there is none. */
int ring_after(const struct ring *ring, uint64_t cursor);
const struct ring_block *ring_at(const struct ring *ring, int position);

#endif
