#include "edge/throttle.h"

#include "base/list.h"
#include "base/units.h"
#include "edge/map.h"

#include <arpa/inet.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SECOND_US = 1000 * 1000 };

/* A bucket starts full; one token comes back each refill_us. 0: the operator's rate decides. */
/* clang-format off: columns */
struct limit {
    int64_t burst;
    int64_t refill_us;
};

static const struct limit limits[] = {
    [THROTTLE_ADDRESS_PASSWORD] = {20, 6 * 1000 * 1000},
    [THROTTLE_ADDRESS_GUEST] = {60, 3 * 1000 * 1000},
    [THROTTLE_ACCOUNT] = {5, 60 * 1000 * 1000},
    [THROTTLE_ACCOUNT_ANYWHERE] = {50, 10 * 1000 * 1000},
    [THROTTLE_COMMAND] = {0, 0},
    [THROTTLE_CHAT] = {0, 0},
};
/* clang-format on */
static_assert(ARRAY_LEN(limits) == THROTTLE_KIND_COUNT, "every kind has its limit");

struct bucket {
    struct map_node node;
    struct list list; /* the one untouched longest first */
    enum throttle_kind kind;
    int64_t spent_us; /* refill time of the tokens that are missing, as a moment: full from then */
};

struct throttle {
    struct limit limit[THROTTLE_KIND_COUNT];
    int buckets_max;
    struct map buckets;
    struct list by_touch;
};

static uint64_t key_of(enum throttle_kind kind, uint64_t subject)
{
    return subject * THROTTLE_KIND_COUNT + (uint64_t)kind;
}

static struct bucket *find(const struct throttle *throttle, enum throttle_kind kind,
                           uint64_t subject)
{
    struct map_node *node = map_find(&throttle->buckets, key_of(kind, subject));

    for (; node != NULL; node = map_find_next(node))
        if (MAP_ITEM(node, struct bucket, node)->kind == kind)
            return MAP_ITEM(node, struct bucket, node);
    return NULL;
}

static void forget(struct throttle *throttle, struct bucket *bucket)
{
    list_remove(&bucket->list);
    map_remove(&throttle->buckets, &bucket->node);
    free(bucket);
}

struct throttle *throttle_create(int buckets_max, const struct throttle_rates *rates)
{
    struct throttle *throttle = calloc(1, sizeof *throttle);

    if (throttle == NULL)
        abort();
    assert(rates->commands_per_second > 0 && rates->chat_per_second > 0);
    memcpy(throttle->limit, limits, sizeof limits);
    throttle->limit[THROTTLE_COMMAND] = (struct limit){.burst = 3 * rates->commands_per_second,
                                                       SECOND_US / rates->commands_per_second};
    throttle->limit[THROTTLE_CHAT] =
        (struct limit){.burst = 8 * rates->chat_per_second, SECOND_US / rates->chat_per_second};
    throttle->buckets_max = buckets_max;
    map_init(&throttle->buckets);
    list_init(&throttle->by_touch);
    return throttle;
}

void throttle_destroy(struct throttle *throttle)
{
    while (!list_is_empty(&throttle->by_touch))
        forget(throttle, LIST_ITEM(throttle->by_touch.next, struct bucket, list));
    map_release(&throttle->buckets);
    free(throttle);
}

static struct bucket *get(struct throttle *throttle, enum throttle_kind kind, uint64_t subject)
{
    struct bucket *bucket = find(throttle, kind, subject);

    if (bucket == NULL) {
        if (throttle->buckets.count >= (size_t)throttle->buckets_max)
            forget(throttle, LIST_ITEM(throttle->by_touch.next, struct bucket, list));
        bucket = calloc(1, sizeof *bucket);
        if (bucket == NULL)
            abort();
        bucket->node.key = key_of(kind, subject);
        bucket->kind = kind;
        list_init(&bucket->list);
        map_put(&throttle->buckets, &bucket->node);
    }
    list_remove(&bucket->list);
    list_add(&throttle->by_touch, &bucket->list);
    return bucket;
}

int throttle_take(struct throttle *throttle, enum throttle_kind kind, uint64_t subject,
                  int64_t now_us)
{
    const struct limit *limit = &throttle->limit[kind];
    struct bucket *bucket = get(throttle, kind, subject);

    if (bucket->spent_us < now_us)
        bucket->spent_us = now_us;
    int64_t over = bucket->spent_us + limit->refill_us - (now_us + limit->burst * limit->refill_us);
    if (over > 0)
        return (int)(over / 1000000) + 1;
    bucket->spent_us += limit->refill_us;
    return 0;
}

void throttle_give_back(struct throttle *throttle, enum throttle_kind kind, uint64_t subject)
{
    struct bucket *bucket = find(throttle, kind, subject);
    if (bucket != NULL)
        bucket->spent_us -= throttle->limit[kind].refill_us;
}

uint64_t throttle_address(const char *address)
{
    struct in6_addr six;
    struct in_addr four;

    if (inet_pton(AF_INET, address, &four) == 1) {
        if ((ntohl(four.s_addr) >> 24) == 127)
            return 0;
        return map_hash(&four, sizeof four) | 1;
    }
    if (inet_pton(AF_INET6, address, &six) == 1) {
        if (memcmp(&six, &in6addr_loopback, sizeof six) == 0)
            return 0;
        return map_hash(&six, 8) | 1;
    }
    if (strcmp(address, "unix:") == 0)
        return 0;
    return map_hash(address, strlen(address)) | 1;
}
