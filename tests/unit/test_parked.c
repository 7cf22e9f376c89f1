#include "edge/parked.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* Who was answered and why, in order: a viewer's number for each. */
struct answered {
    int count;
    player_id viewer[64];
    enum parked_reason reason[64];
};

static void note(void *context, const struct poll *poll, enum parked_reason reason)
{
    struct answered *answered = context;
    answered->viewer[answered->count] = poll->viewer;
    answered->reason[answered->count++] = reason;
}

struct scene {
    struct rings *rings;
    struct parked *parked;
    struct answered answered;
};

static void open_scene(struct scene *scene, int polls_max)
{
    memset(scene, 0, sizeof *scene);
    scene->rings = rings_create(100, 10000);
    scene->parked = parked_create(scene->rings, polls_max, note, &scene->answered);
}

static void close_scene(struct scene *scene)
{
    parked_empty(scene->parked);
    parked_destroy(scene->parked);
    rings_destroy(scene->rings); /* asserts that every topic was let go */
}

/* A poll on one table and the viewer's own events. */
static int park(struct scene *scene, player_id viewer, int64_t table, uint64_t cursor,
                int64_t until_ms)
{
    struct topic *topics[] = {rings_hold(scene->rings, TOPIC_TABLE, table),
                              rings_hold(scene->rings, TOPIC_PLAYER, viewer)};
    const struct poll poll = {.viewer = viewer,
                              .login = (uint64_t)viewer,
                              .cursor = cursor,
                              .until_ms = until_ms,
                              .topic_count = 2,
                              .topics = topics};
    int status = parked_add(scene->parked, &poll);

    if (status < 0)
        for (int i = 0; i < 2; i++)
            rings_let_go(scene->rings, topics[i]);
    return status;
}

static void publish(struct scene *scene, enum topic_kind kind, int64_t id, uint64_t seq)
{
    const struct ring_event event = {kind, id, seq, "{}", 2};

    rings_add(scene->rings, &event);
    rings_set_head(scene->rings, seq);
    parked_wake(scene->parked);
}

static void test_only_those_concerned_wake(void)
{
    struct scene scene;

    open_scene(&scene, 100);
    CU_ASSERT_EQUAL(park(&scene, 1, 12, 0, 1000), 0);
    CU_ASSERT_EQUAL(park(&scene, 2, 13, 0, 1000), 0);
    CU_ASSERT_EQUAL(park(&scene, 3, 12, 0, 1000), 0);
    CU_ASSERT_EQUAL(park(&scene, 4, 12, 7, 1000), 0); /* ahead of this worker */
    publish(&scene, TOPIC_TABLE, 14, 1);
    CU_ASSERT_EQUAL(scene.answered.count, 0);
    publish(&scene, TOPIC_TABLE, 12, 2);
    CU_ASSERT_EQUAL(scene.answered.count, 2);
    CU_ASSERT_EQUAL(scene.answered.viewer[0], 1);
    CU_ASSERT_EQUAL(scene.answered.viewer[1], 3);
    CU_ASSERT_EQUAL(scene.answered.reason[0], PARKED_EVENTS);
    publish(&scene, TOPIC_PLAYER, 2, 3); /* private */
    CU_ASSERT_EQUAL(scene.answered.count, 3);
    CU_ASSERT_EQUAL(scene.answered.viewer[2], 2);
    publish(&scene, TOPIC_TABLE, 12, 7);
    CU_ASSERT_EQUAL(scene.answered.count, 3);
    publish(&scene, TOPIC_TABLE, 12, 8);
    CU_ASSERT_EQUAL(scene.answered.count, 4);
    CU_ASSERT_EQUAL(parked_count(scene.parked), 0);
    close_scene(&scene);
}

static void test_deadlines(void)
{
    struct scene scene;

    open_scene(&scene, 100);
    park(&scene, 1, 12, 0, 10 * PARKED_TICK_MS);
    park(&scene, 2, 12, 0, 20 * PARKED_TICK_MS);
    park(&scene, 3, 12, 0, 20 * PARKED_TICK_MS + 1);
    CU_ASSERT_FALSE(parked_expire(scene.parked, 10 * PARKED_TICK_MS - 1));
    CU_ASSERT_EQUAL(scene.answered.count, 0);
    CU_ASSERT_FALSE(parked_expire(scene.parked, 11 * PARKED_TICK_MS));
    CU_ASSERT_EQUAL(scene.answered.count, 1);
    CU_ASSERT_EQUAL(scene.answered.viewer[0], 1);
    CU_ASSERT_EQUAL(scene.answered.reason[0], PARKED_EMPTY);
    CU_ASSERT_FALSE(parked_expire(scene.parked, 1000 * 1000)); /* after a long sleep all are due */
    CU_ASSERT_EQUAL(scene.answered.count, 3);
    CU_ASSERT_EQUAL(parked_count(scene.parked), 0);
    close_scene(&scene);
}

static void test_a_crowd_ends_in_parts(void)
{
    struct scene scene;

    open_scene(&scene, 100);
    for (int64_t viewer = 1; viewer <= PARKED_EXPIRE_MAX + 3; viewer++)
        park(&scene, viewer, 12, 0, 10 * PARKED_TICK_MS + viewer % 2);
    CU_ASSERT_TRUE(parked_expire(scene.parked, 11 * PARKED_TICK_MS));
    CU_ASSERT_EQUAL(scene.answered.count, PARKED_EXPIRE_MAX);
    CU_ASSERT_FALSE(parked_expire(scene.parked, 11 * PARKED_TICK_MS));
    CU_ASSERT_EQUAL(scene.answered.count, PARKED_EXPIRE_MAX + 3);
    CU_ASSERT_EQUAL(parked_count(scene.parked), 0);
    close_scene(&scene);
}

static void test_a_login_has_few_polls(void)
{
    struct scene scene;

    open_scene(&scene, 100);
    for (int64_t table = 1; table <= POLLS_PER_LOGIN; table++)
        park(&scene, 5, table, 0, 1000);
    park(&scene, 6, 1, 0, 1000);
    CU_ASSERT_EQUAL(scene.answered.count, 0);
    park(&scene, 5, 99, 0, 1000); /* the oldest goes, empty */
    CU_ASSERT_EQUAL(scene.answered.count, 1);
    CU_ASSERT_EQUAL(scene.answered.reason[0], PARKED_EMPTY);
    CU_ASSERT_EQUAL(parked_count(scene.parked), POLLS_PER_LOGIN + 1);
    publish(&scene, TOPIC_TABLE, 1, 1);
    CU_ASSERT_EQUAL(scene.answered.count, 2);
    CU_ASSERT_EQUAL(scene.answered.viewer[1], 6);
    parked_end_login(scene.parked, 5, PARKED_LOGOUT);
    CU_ASSERT_EQUAL(scene.answered.count, 2 + POLLS_PER_LOGIN);
    CU_ASSERT_EQUAL(scene.answered.reason[2], PARKED_LOGOUT);
    parked_end_login(scene.parked, 5, PARKED_LOGOUT);
    CU_ASSERT_EQUAL(parked_count(scene.parked), 0);
    close_scene(&scene);
}

static void test_full(void)
{
    struct scene scene;

    open_scene(&scene, 3);
    for (int viewer = 1; viewer <= 3; viewer++)
        CU_ASSERT_EQUAL(park(&scene, viewer, 1, 0, 1000), 0);
    CU_ASSERT_EQUAL(park(&scene, 4, 1, 0, 1000), -1);
    CU_ASSERT_EQUAL(parked_count(scene.parked), 3);
    parked_empty(scene.parked);
    CU_ASSERT_EQUAL(scene.answered.count, 3);
    CU_ASSERT_EQUAL(park(&scene, 4, 1, 0, 1000), 0);
    close_scene(&scene);
}

static void test_a_gap_wakes(void)
{
    struct scene scene;

    open_scene(&scene, 3);
    park(&scene, 1, 1, 5, 1000);
    park(&scene, 2, 1, 90, 1000);
    rings_forget(scene.rings, 50);
    parked_wake(scene.parked);
    CU_ASSERT_EQUAL(scene.answered.count, 1); /* the other is ahead: nothing is missing yet */
    CU_ASSERT_EQUAL(scene.answered.viewer[0], 1);
    close_scene(&scene);
}

void parked_suite(void)
{
    CU_pSuite suite = CU_add_suite("parked", NULL, NULL);
    CU_ADD_TEST(suite, test_only_those_concerned_wake);
    CU_ADD_TEST(suite, test_deadlines);
    CU_ADD_TEST(suite, test_a_crowd_ends_in_parts);
    CU_ADD_TEST(suite, test_a_login_has_few_polls);
    CU_ADD_TEST(suite, test_full);
    CU_ADD_TEST(suite, test_a_gap_wakes);
}
