/*
 * map.h - find things by a 64-bit key. The node lives inside the thing, so nothing is allocated
 * but the buckets. Keys that strangers can choose must come from map_hash().
 */
#ifndef EDGE_MAP_H
#define EDGE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct map_node {
    struct map_node *next;
    uint64_t key;
};

struct map_bucket {
    struct map_node *first;
};

struct map {
    struct map_bucket *bucket;
    size_t bucket_count; /* a power of two; doubles as the map grows */
    size_t count;
};

/* The thing that holds a node. */
#define MAP_ITEM(node, type, member) ((type *)(void *)((char *)(node)-offsetof(type, member)))

void map_init(struct map *map); /* aborts when out of memory, here and in map_put() */
void map_release(struct map *map);

void map_put(struct map *map, struct map_node *node); /* node->key is set; equal keys may stand */
void map_remove(struct map *map, struct map_node *node);

struct map_node *map_find(const struct map *map, uint64_t key); /* the first with this key; NULL */
struct map_node *map_find_next(const struct map_node *node); /* the next one with its key; NULL */

/* A hash of bytes that differs in each process, so that nobody can aim at one bucket. */
uint64_t map_hash(const void *bytes, size_t length);

#endif
