#include "edge/rings.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Number n stands at n modulo the size; numbers start at 1, so that 0 is none. */
struct entry {
    uint64_t seq;
    struct topic *topic;
    uint64_t previous; /* number of the topic's event before */
    char *json;        /* owned */
    size_t length;
};

struct rings {
    struct entry *entry;
    size_t events_max;
    size_t bytes_max;
    size_t bytes;
    uint64_t oldest; /* number */
    uint64_t next;   /* number of the event that comes; oldest: the ring is empty */
    uint64_t head;
    uint64_t floor; /* of the topics that do not exist */
    struct map topics;
    struct list touched;
    int found_count;
    size_t found_bytes;
    uint64_t found[RINGS_FOUND_MAX]; /* the newest first */
};

static void *must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

static struct entry *entry_at(const struct rings *rings, uint64_t number)
{
    return &rings->entry[number % rings->events_max];
}

/* Players' names of topics and tables' may be equal numbers. */
static uint64_t topic_key(enum topic_kind kind, int64_t id)
{
    return (uint64_t)id << 2 | (uint64_t)kind;
}

static struct topic *find_topic(const struct rings *rings, enum topic_kind kind, int64_t id)
{
    struct map_node *node = map_find(&rings->topics, topic_key(kind, id));

    for (; node != NULL; node = map_find_next(node)) {
        struct topic *topic = MAP_ITEM(node, struct topic, node);
        if (topic->kind == kind && topic->id == id)
            return topic;
    }
    return NULL;
}

static struct topic *get_topic(struct rings *rings, enum topic_kind kind, int64_t id)
{
    struct topic *topic = find_topic(rings, kind, id);

    if (topic != NULL)
        return topic;
    topic = must(calloc(1, sizeof *topic));
    *topic = (struct topic){.kind = kind, .id = id, .floor = rings->floor};
    topic->node.key = topic_key(kind, id);
    list_init(&topic->waiting);
    list_init(&topic->touched);
    map_put(&rings->topics, &topic->node);
    return topic;
}

/* A topic that goes leaves its floor to all that do not exist: safe, at worst a gap too many. */
static void drop_if_unused(struct rings *rings, struct topic *topic)
{
    if (topic->events > 0 || topic->holders > 0)
        return;
    if (topic->floor > rings->floor)
        rings->floor = topic->floor;
    assert(list_is_empty(&topic->waiting));
    list_remove(&topic->touched);
    map_remove(&rings->topics, &topic->node);
    free(topic);
}

static void release_entry(struct rings *rings, struct entry *entry)
{
    rings->bytes -= entry->length;
    entry->topic->events--;
    drop_if_unused(rings, entry->topic);
    free(entry->json);
    *entry = (struct entry){0};
}

static void drop_oldest(struct rings *rings)
{
    struct entry *entry = entry_at(rings, rings->oldest);

    entry->topic->floor = entry->seq;
    release_entry(rings, entry);
    rings->oldest++;
}

static void drop_newest(struct rings *rings)
{
    struct entry *entry = entry_at(rings, rings->next - 1);

    entry->topic->newest = entry->previous;
    release_entry(rings, entry);
    rings->next--;
}

struct rings *rings_create(size_t events_max, size_t bytes_max)
{
    struct rings *rings = must(calloc(1, sizeof *rings));

    rings->entry = must(calloc(events_max, sizeof *rings->entry));
    rings->events_max = events_max;
    rings->bytes_max = bytes_max;
    rings->oldest = rings->next = 1;
    map_init(&rings->topics);
    list_init(&rings->touched);
    return rings;
}

void rings_destroy(struct rings *rings)
{
    while (rings->oldest < rings->next)
        drop_oldest(rings);
    assert(rings->topics.count == 0);
    map_release(&rings->topics);
    free(rings->entry);
    free(rings);
}

struct topic *rings_hold(struct rings *rings, enum topic_kind kind, int64_t id)
{
    struct topic *topic = get_topic(rings, kind, id);
    topic->holders++;
    return topic;
}

void rings_let_go(struct rings *rings, struct topic *topic)
{
    topic->holders--;
    drop_if_unused(rings, topic);
}

void rings_add(struct rings *rings, const struct ring_event *event)
{
    if (event->seq <= rings->head)
        return;
    while (rings->oldest < rings->next && (rings->next - rings->oldest == rings->events_max ||
                                           rings->bytes + event->length > rings->bytes_max))
        drop_oldest(rings);

    struct topic *topic = get_topic(rings, event->kind, event->id);
    struct entry *entry = entry_at(rings, rings->next);
    *entry = (struct entry){.seq = event->seq, .topic = topic, .previous = topic->newest};
    entry->json = must(malloc(event->length + 1));
    memcpy(entry->json, event->json, event->length);
    entry->length = event->length;
    topic->newest = rings->next++;
    topic->events++;
    rings->bytes += event->length;
    if (list_is_empty(&topic->touched))
        list_add(&rings->touched, &topic->touched);
}

void rings_set_head(struct rings *rings, uint64_t seq)
{
    if (seq > rings->head)
        rings->head = seq;
}

uint64_t rings_head(const struct rings *rings)
{
    return rings->head;
}

struct topic *rings_touched(struct rings *rings)
{
    if (list_is_empty(&rings->touched))
        return NULL;
    struct topic *topic = LIST_ITEM(rings->touched.next, struct topic, touched);
    list_remove(&topic->touched);
    return topic;
}

void rings_drop_tail(struct rings *rings)
{
    while (rings->oldest < rings->next && entry_at(rings, rings->next - 1)->seq > rings->head)
        drop_newest(rings);
}

void rings_forget(struct rings *rings, uint64_t from)
{
    while (rings->oldest < rings->next)
        drop_oldest(rings);
    for (size_t i = 0; i < rings->topics.bucket_count; i++) {
        for (struct map_node *node = rings->topics.bucket[i].first; node != NULL;
             node = node->next) {
            struct topic *topic = MAP_ITEM(node, struct topic, node);
            topic->floor = from;
            if (list_is_empty(&topic->touched))
                list_add(&rings->touched, &topic->touched);
        }
    }
    rings->floor = from;
    rings->head = from;
}

/* The topic's newest event that counts, at or before `number`; 0: none is newer than `cursor`. */
static uint64_t candidate(const struct rings *rings, uint64_t number, uint64_t cursor)
{
    while (number >= rings->oldest && entry_at(rings, number)->seq > rings->head)
        number = entry_at(rings, number)->previous;
    if (number < rings->oldest || entry_at(rings, number)->seq <= cursor)
        return 0;
    return number;
}

enum rings_found rings_find(struct rings *rings, struct topic *const topics[], int count,
                            uint64_t cursor)
{
    uint64_t number[64] = {0};

    assert(count <= (int)ARRAY_LEN(number));
    rings->found_count = 0;
    rings->found_bytes = 0;
    for (int i = 0; i < count; i++) {
        if (cursor < topics[i]->floor)
            return RINGS_GAP;
        number[i] = topics[i]->events == 0 ? 0 : candidate(rings, topics[i]->newest, cursor);
    }
    for (;;) {
        int last = 0;
        for (int i = 1; i < count; i++)
            if (number[i] > number[last])
                last = i;
        if (count == 0 || number[last] == 0)
            return rings->found_count == 0 ? RINGS_NOTHING : RINGS_EVENTS;

        const struct entry *entry = entry_at(rings, number[last]);
        if (rings->found_count == RINGS_FOUND_MAX ||
            rings->found_bytes + entry->length > RINGS_FOUND_BYTES)
            return RINGS_GAP;
        rings->found[rings->found_count++] = number[last];
        rings->found_bytes += entry->length;
        number[last] = candidate(rings, entry->previous, cursor);
    }
}

int rings_found_count(const struct rings *rings)
{
    return rings->found_count;
}

const char *rings_event(const struct rings *rings, int index, size_t *length)
{
    const struct entry *entry = entry_at(rings, rings->found[rings->found_count - 1 - index]);
    *length = entry->length;
    return entry->json;
}
