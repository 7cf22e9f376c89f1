#include "gamed/ring.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct ring *ring_create(uint64_t floor)
{
    struct ring *ring = calloc(1, sizeof(*ring));
    if (ring == NULL)
        abort();
    ring->floor = floor;
    return ring;
}

static void drop_oldest(struct ring *ring)
{
    struct ring_block *block = &ring->block[ring->first];

    if (ring->floor < block->seq) /* after a recovery the floor may be above what is there */
        ring->floor = block->seq;
    ring->bytes -= block->length;
    free(block->frames);
    ring->first = (ring->first + 1) % RING_BLOCKS;
    ring->count--;
}

void ring_destroy(struct ring *ring)
{
    while (ring->count > 0)
        drop_oldest(ring);
    free(ring);
}

void ring_add(struct ring *ring, uint64_t seq, const uint8_t *frames, size_t length)
{
    while (ring->count == RING_BLOCKS || (ring->count > 0 && ring->bytes > RING_BYTES_MAX))
        drop_oldest(ring);

    struct ring_block *block = &ring->block[(ring->first + ring->count) % RING_BLOCKS];
    *block = (struct ring_block){.seq = seq, .frames = malloc(length + 1), .length = length};
    if (block->frames == NULL)
        abort();
    memcpy(block->frames, frames, length);
    ring->count++;
    ring->bytes += length;
}

void ring_forget(struct ring *ring, uint64_t seq)
{
    while (ring->count > 0 && ring_at(ring, 0)->seq <= seq)
        drop_oldest(ring);
    if (ring->floor < seq)
        ring->floor = seq;
}

int ring_after(const struct ring *ring, uint64_t cursor)
{
    int low = 0, high = ring->count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (ring_at(ring, middle)->seq <= cursor)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct ring_block *ring_at(const struct ring *ring, int position)
{
    assert(position >= 0 && position < ring->count);
    return &ring->block[(ring->first + position) % RING_BLOCKS];
}
