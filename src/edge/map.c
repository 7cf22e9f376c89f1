#include "edge/map.h"

#include "os/entropy.h"

#include <assert.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>

enum { FIRST_BUCKETS = 64 };

static struct map_bucket *allocate(size_t count)
{
    struct map_bucket *bucket = calloc(count, sizeof *bucket);
    if (bucket == NULL)
        abort();
    return bucket;
}

/* Keys may be small consecutive numbers: their bits are spread before they choose a bucket. */
static struct map_node **bucket_of(const struct map *map, uint64_t key)
{
    uint64_t spread = key * 0x9e3779b97f4a7c15u;
    return &map->bucket[(spread >> 32) & (map->bucket_count - 1)].first;
}

void map_init(struct map *map)
{
    *map = (struct map){.bucket = allocate(FIRST_BUCKETS), .bucket_count = FIRST_BUCKETS};
}

void map_release(struct map *map)
{
    free(map->bucket);
    *map = (struct map){0};
}

static void grow(struct map *map)
{
    struct map larger = {.bucket = allocate(map->bucket_count * 2),
                         .bucket_count = map->bucket_count * 2,
                         .count = map->count};

    for (size_t i = 0; i < map->bucket_count; i++) {
        for (struct map_node *node = map->bucket[i].first, *next; node != NULL; node = next) {
            struct map_node **bucket = bucket_of(&larger, node->key);
            next = node->next;
            node->next = *bucket;
            *bucket = node;
        }
    }
    free(map->bucket);
    *map = larger;
}

void map_put(struct map *map, struct map_node *node)
{
    if (map->count >= map->bucket_count)
        grow(map);
    struct map_node **bucket = bucket_of(map, node->key);
    node->next = *bucket;
    *bucket = node;
    map->count++;
}

void map_remove(struct map *map, struct map_node *node)
{
    struct map_node **at = bucket_of(map, node->key);

    while (*at != NULL && *at != node)
        at = &(*at)->next;
    assert(*at == node);
    *at = node->next;
    map->count--;
}

struct map_node *map_find(const struct map *map, uint64_t key)
{
    struct map_node *node = *bucket_of(map, key);

    while (node != NULL && node->key != key)
        node = node->next;
    return node;
}

struct map_node *map_find_next(const struct map_node *node)
{
    uint64_t key = node->key;
    struct map_node *next = node->next;

    while (next != NULL && next->key != key)
        next = next->next;
    return next;
}

uint64_t map_hash(const void *bytes, size_t length)
{
    static unsigned char secret[crypto_shorthash_KEYBYTES]; /* drawn once, never changes */
    static bool is_drawn;
    uint64_t hash;

    if (!is_drawn) {
        entropy_fill(secret, sizeof secret);
        is_drawn = true;
    }
    crypto_shorthash((unsigned char *)&hash, bytes, length, secret);
    return hash;
}
