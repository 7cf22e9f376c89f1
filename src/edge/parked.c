#include "edge/parked.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { WHEEL_SLOTS = 1024 }; /* of PARKED_TICK_MS: longer than any poll waits */

struct waiting;

/* One poll in the list of one topic. */
struct subscription {
    struct list list;
    struct waiting *waiting;
};

struct waiting {
    struct fcgi_holder holder; /* first: the connection knows it by this */
    struct parked *parked;
    struct poll poll; /* its topics stand behind the subscriptions */
    struct list wheel;
    struct list of_login;
    struct guest *guest; /* NULL: without a login */
    struct subscription subscription[];
};

/* The polls of one login, the oldest first. */
struct guest {
    struct map_node node;
    struct list polls;
    int count;
};

struct parked {
    struct rings *rings;
    parked_answer answer;
    void *context;
    int polls_max;
    int count;
    int64_t tick; /* the slots before it are empty */
    struct map guests;
    struct list wheel[WHEEL_SLOTS];
};

static void *must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

struct parked *parked_create(struct rings *rings, int polls_max, parked_answer answer,
                             void *context)
{
    struct parked *parked = must(calloc(1, sizeof *parked));

    *parked = (struct parked){
        .rings = rings, .answer = answer, .context = context, .polls_max = polls_max};
    map_init(&parked->guests);
    for (int i = 0; i < WHEEL_SLOTS; i++)
        list_init(&parked->wheel[i]);
    return parked;
}

void parked_destroy(struct parked *parked)
{
    assert(parked->count == 0);
    map_release(&parked->guests);
    free(parked);
}

static struct guest *find_guest(struct parked *parked, uint64_t login)
{
    struct map_node *node = map_find(&parked->guests, login);
    return node == NULL ? NULL : MAP_ITEM(node, struct guest, node);
}

static void join_login(struct parked *parked, struct waiting *waiting)
{
    if (waiting->poll.login == 0)
        return;
    struct guest *guest = find_guest(parked, waiting->poll.login);
    if (guest == NULL) {
        guest = must(calloc(1, sizeof *guest));
        guest->node.key = waiting->poll.login;
        list_init(&guest->polls);
        map_put(&parked->guests, &guest->node);
    }
    list_add(&guest->polls, &waiting->of_login);
    guest->count++;
    waiting->guest = guest;
}

static void leave_login(struct parked *parked, struct waiting *waiting)
{
    struct guest *guest = waiting->guest;

    if (guest == NULL)
        return;
    list_remove(&waiting->of_login);
    if (--guest->count == 0) {
        map_remove(&parked->guests, &guest->node);
        free(guest);
    }
}

/* The one way out. The topics are held until the answer has been made of them. */
static void leave(struct waiting *waiting, enum parked_reason reason)
{
    struct parked *parked = waiting->parked;

    for (int i = 0; i < waiting->poll.topic_count; i++)
        list_remove(&waiting->subscription[i].list);
    list_remove(&waiting->wheel);
    leave_login(parked, waiting);
    parked->count--;
    parked->answer(parked->context, &waiting->poll, reason);
    for (int i = 0; i < waiting->poll.topic_count; i++)
        rings_let_go(parked->rings, waiting->poll.topics[i]);
    free(waiting);
}

static void on_gone(struct fcgi_holder *holder)
{
    leave((struct waiting *)holder, PARKED_GONE);
}

int parked_add(struct parked *parked, const struct poll *poll)
{
    size_t count = (size_t)poll->topic_count;

    if (parked->count >= parked->polls_max)
        return -1;
    struct guest *guest = poll->login == 0 ? NULL : find_guest(parked, poll->login);
    if (guest != NULL && guest->count >= POLLS_PER_LOGIN)
        leave(LIST_ITEM(guest->polls.next, struct waiting, of_login), PARKED_EMPTY);

    struct waiting *waiting = must(
        malloc(sizeof *waiting + count * (sizeof(struct subscription) + sizeof(struct topic *))));
    *waiting = (struct waiting){.holder = {on_gone}, .parked = parked, .poll = *poll};
    waiting->poll.topics = (struct topic **)(void *)&waiting->subscription[count];
    memcpy(waiting->poll.topics, poll->topics, count * sizeof(struct topic *));
    for (size_t i = 0; i < count; i++) {
        waiting->subscription[i].waiting = waiting;
        list_add(&poll->topics[i]->waiting, &waiting->subscription[i].list);
    }
    list_add(&parked->wheel[poll->until_ms / PARKED_TICK_MS % WHEEL_SLOTS], &waiting->wheel);
    list_init(&waiting->of_login);
    join_login(parked, waiting);
    parked->count++;
    if (poll->connection != NULL)
        fcgi_hold(poll->connection, &waiting->holder);
    return 0;
}

int parked_count(const struct parked *parked)
{
    return parked->count;
}

/*
 * Whoever waits here and has something to hear. Answering one poll can take others out, so the
 * list is walked by moving each of its nodes to another list first.
 */
static void wake_topic(struct parked *parked, struct topic *topic)
{
    struct list seen;

    list_init(&seen);
    while (!list_is_empty(&topic->waiting)) {
        struct list *node = topic->waiting.next;
        struct waiting *waiting = LIST_ITEM(node, struct subscription, list)->waiting;
        list_remove(node);
        list_add(&seen, node);
        if (rings_find(parked->rings, waiting->poll.topics, waiting->poll.topic_count,
                       waiting->poll.cursor) != RINGS_NOTHING)
            leave(waiting, PARKED_EVENTS);
    }
    while (!list_is_empty(&seen)) {
        struct list *node = seen.next;
        list_remove(node);
        list_add(&topic->waiting, node);
    }
}

void parked_wake(struct parked *parked)
{
    struct topic *topic;

    while ((topic = rings_touched(parked->rings)) != NULL) {
        topic->holders++; /* it must outlive its polls */
        wake_topic(parked, topic);
        rings_let_go(parked->rings, topic);
    }
}

/* Answers at most `most` polls of a slot that are due; returns how many. */
static int empty_slot(struct list *slot, int64_t now_ms, int most)
{
    int count = 0;

    for (struct list *node = slot->next, *next; node != slot && count < most; node = next) {
        struct waiting *waiting = LIST_ITEM(node, struct waiting, wheel);
        next = node->next;
        if (waiting->poll.until_ms <= now_ms) {
            leave(waiting, PARKED_EMPTY);
            count++;
        }
    }
    return count;
}

bool parked_expire(struct parked *parked, int64_t now_ms)
{
    int64_t now = now_ms / PARKED_TICK_MS;
    int room = PARKED_EXPIRE_MAX;

    if (now - parked->tick > WHEEL_SLOTS)
        parked->tick = now - WHEEL_SLOTS;
    for (; parked->tick < now; parked->tick++) {
        room -= empty_slot(&parked->wheel[parked->tick % WHEEL_SLOTS], now_ms, room);
        if (room == 0)
            return true;
    }
    return false;
}

void parked_end_login(struct parked *parked, uint64_t login, enum parked_reason reason)
{
    struct guest *guest;

    while ((guest = find_guest(parked, login)) != NULL)
        leave(LIST_ITEM(guest->polls.next, struct waiting, of_login), reason);
}

void parked_empty(struct parked *parked)
{
    for (int i = 0; i < WHEEL_SLOTS; i++)
        (void)empty_slot(&parked->wheel[i], INT64_MAX, INT_MAX); /* how many does not matter */
}
