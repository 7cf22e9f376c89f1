#include "gamed/feed.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

static void add(struct feed *feed, player_id viewer, const char *json)
{
    feed_add(feed, viewer, json, strlen(json));
}

static const char *seen_by(const struct feed *feed, player_id viewer, struct buffer *json)
{
    buffer_clear(json);
    feed_encode(feed, viewer, json);
    return json->bytes;
}

static void test_everybody_sees_their_own(void)
{
    struct feed feed = {0};
    struct buffer json = {0};

    feed_base(&feed, "{}", 2);
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 0, &json), "\"state\":{},\"events\":[],\"chat\":[]");
    add(&feed, 7, "1");
    add(&feed, 0, "2");
    add(&feed, 8, "3");
    add(&feed, 7, "4");
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 0, &json), "\"state\":{},\"events\":[2],\"chat\":[]");
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 7, &json), "\"state\":{},\"events\":[1,2,4],\"chat\":[]");
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 8, &json), "\"state\":{},\"events\":[2,3],\"chat\":[]");
    feed_base(&feed, "[]", 2);
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 7, &json), "\"state\":[],\"events\":[],\"chat\":[]");
    buffer_release(&json);
    feed_release(&feed);
}

static void test_last_lines_of_chat(void)
{
    struct feed feed = {0};
    struct buffer json = {0};
    char line[16];

    feed_base(&feed, "{}", 2);
    for (int i = 0; i < 50; i++) {
        (void)snprintf(line, sizeof(line), "%d", i);
        feed_chat(&feed, line, strlen(line));
    }
    CU_ASSERT_STRING_EQUAL(seen_by(&feed, 0, &json),
                           "\"state\":{},\"events\":[],\"chat\":"
                           "[30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49]");
    buffer_release(&json);
    feed_release(&feed);
}

static void test_is_bounded(void)
{
    static char event[1000];
    struct feed feed = {0};

    memset(event, '1', sizeof(event));
    feed_base(&feed, "{}", 2);
    for (int i = 0; i < 2 * FEED_BYTES_MAX / (int)sizeof(event); i++)
        feed_add(&feed, 0, event, sizeof(event));
    CU_ASSERT_TRUE(feed.is_cut);
    CU_ASSERT(feed.events.length <= FEED_BYTES_MAX);
    feed_base(&feed, "{}", 2);
    CU_ASSERT_FALSE(feed.is_cut);
    feed_release(&feed);
}

void feed_suite(void)
{
    CU_pSuite suite = CU_add_suite("feed", NULL, NULL);
    CU_ADD_TEST(suite, test_everybody_sees_their_own);
    CU_ADD_TEST(suite, test_last_lines_of_chat);
    CU_ADD_TEST(suite, test_is_bounded);
}
