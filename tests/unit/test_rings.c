#include "edge/rings.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

static void add(struct rings *rings, enum topic_kind kind, int64_t id, uint64_t seq,
                const char *json)
{
    const struct ring_event event = {kind, id, seq, json, strlen(json)};
    rings_add(rings, &event);
}

/* What is found, its events parted by blanks. */
static const char *find(struct rings *rings, struct topic *const topics[], int count,
                        uint64_t cursor)
{
    static char text[256];
    size_t used = 0;

    switch (rings_find(rings, topics, count, cursor)) {
    case RINGS_NOTHING:
        return "nothing";
    case RINGS_GAP:
        return "gap";
    case RINGS_EVENTS:
        break;
    }
    for (int i = 0; i < rings_found_count(rings); i++) {
        size_t length;
        const char *event = rings_event(rings, i, &length);
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s", i > 0 ? " " : "",
                                 (int)length, event);
    }
    return text;
}

static void test_topics_are_merged_in_order(void)
{
    struct rings *rings = rings_create(100, 10000);
    struct topic *topics[] = {rings_hold(rings, TOPIC_TABLE, 12), rings_hold(rings, TOPIC_LOBBY, 0),
                              rings_hold(rings, TOPIC_PLAYER, 12)};

    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 0), "nothing");
    add(rings, TOPIC_TABLE, 12, 1, "a1");
    add(rings, TOPIC_TABLE, 13, 2, "b2");
    add(rings, TOPIC_PLAYER, 12, 3, "p3");
    add(rings, TOPIC_LOBBY, 0, 3, "l3");
    add(rings, TOPIC_TABLE, 12, 4, "a4");
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 0), "nothing"); /* not told to be whole */
    rings_set_head(rings, 3);
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 0), "a1 p3 l3");
    rings_set_head(rings, 4);
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 0), "a1 p3 l3 a4");
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 2), "p3 l3 a4");
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 1, 2), "a4");
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 4), "nothing");
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 3, 99), "nothing"); /* from the future */
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 0, 0), "nothing");
    add(rings, TOPIC_TABLE, 12, 4, "again"); /* told already */
    CU_ASSERT_STRING_EQUAL(find(rings, topics, 1, 2), "a4");

    for (int i = 0; i < 3; i++)
        rings_let_go(rings, topics[i]);
    rings_destroy(rings);
}

static void test_what_fell_out_is_a_gap(void)
{
    struct rings *rings = rings_create(4, 10000);
    struct topic *table = rings_hold(rings, TOPIC_TABLE, 1);

    add(rings, TOPIC_TABLE, 1, 1, "a1");
    for (uint64_t seq = 2; seq <= 5; seq++)
        add(rings, TOPIC_TABLE, 2, seq, "b");
    rings_set_head(rings, 5);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 0), "gap"); /* a1 is gone */
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 1), "nothing");
    add(rings, TOPIC_TABLE, 2, 6, "b");
    rings_set_head(rings, 6);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 1), "nothing"); /* a busy table is no gap here */

    struct topic *busy = rings_hold(rings, TOPIC_TABLE, 2);
    CU_ASSERT_STRING_EQUAL(find(rings, &busy, 1, 1), "gap");
    CU_ASSERT_STRING_EQUAL(find(rings, &busy, 1, 2), "b b b b");
    rings_let_go(rings, busy);
    rings_let_go(rings, table);

    /* A topic that nobody held and that has no events any more still has no silent loss. */
    for (uint64_t seq = 7; seq <= 20; seq++)
        add(rings, TOPIC_PLAYER, (int64_t)seq, seq, "p");
    rings_set_head(rings, 20);
    struct topic *forgotten = rings_hold(rings, TOPIC_PLAYER, 7);
    CU_ASSERT_STRING_EQUAL(find(rings, &forgotten, 1, 6), "gap");
    CU_ASSERT_STRING_EQUAL(find(rings, &forgotten, 1, 20), "nothing");
    rings_let_go(rings, forgotten);
    rings_destroy(rings);
}

static void test_bytes_are_bounded(void)
{
    struct rings *rings = rings_create(100, 10);
    struct topic *table = rings_hold(rings, TOPIC_TABLE, 1);

    add(rings, TOPIC_TABLE, 1, 1, "12345");
    add(rings, TOPIC_TABLE, 1, 2, "67890");
    rings_set_head(rings, 2);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 0), "12345 67890");
    add(rings, TOPIC_TABLE, 1, 3, "x");
    rings_set_head(rings, 3);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 0), "gap");
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 1), "67890 x");
    rings_let_go(rings, table);
    rings_destroy(rings);
}

static void test_too_much_for_one_answer_is_a_gap(void)
{
    struct rings *rings = rings_create(10000, 1000000);
    struct topic *table = rings_hold(rings, TOPIC_TABLE, 1);

    for (uint64_t seq = 1; seq <= RINGS_FOUND_MAX + 1; seq++)
        add(rings, TOPIC_TABLE, 1, seq, "a");
    rings_set_head(rings, RINGS_FOUND_MAX + 1);
    CU_ASSERT_EQUAL(rings_find(rings, &table, 1, 0), RINGS_GAP);
    CU_ASSERT_EQUAL(rings_find(rings, &table, 1, 1), RINGS_EVENTS);
    CU_ASSERT_EQUAL(rings_found_count(rings), RINGS_FOUND_MAX);
    rings_let_go(rings, table);
    rings_destroy(rings);
}

static void test_a_broken_stream_and_a_restart(void)
{
    struct rings *rings = rings_create(100, 10000);
    struct topic *table = rings_hold(rings, TOPIC_TABLE, 1);

    add(rings, TOPIC_TABLE, 1, 1, "a1");
    rings_set_head(rings, 1);
    add(rings, TOPIC_TABLE, 1, 2, "cut");
    rings_drop_tail(rings);
    add(rings, TOPIC_TABLE, 1, 2, "a2");
    rings_set_head(rings, 2);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 0), "a1 a2");

    while (rings_touched(rings) != NULL)
        ;
    rings_forget(rings, 50);
    CU_ASSERT_PTR_EQUAL(rings_touched(rings), table); /* whoever waits must hear of it */
    CU_ASSERT_PTR_NULL(rings_touched(rings));
    CU_ASSERT_EQUAL(rings_head(rings), 50);
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 49), "gap");
    CU_ASSERT_STRING_EQUAL(find(rings, &table, 1, 50), "nothing");
    rings_let_go(rings, table);
    rings_destroy(rings);
}

void rings_suite(void)
{
    CU_pSuite suite = CU_add_suite("rings", NULL, NULL);
    CU_ADD_TEST(suite, test_topics_are_merged_in_order);
    CU_ADD_TEST(suite, test_what_fell_out_is_a_gap);
    CU_ADD_TEST(suite, test_bytes_are_bounded);
    CU_ADD_TEST(suite, test_too_much_for_one_answer_is_a_gap);
    CU_ADD_TEST(suite, test_a_broken_stream_and_a_restart);
}
