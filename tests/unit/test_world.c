#include "room/world.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdlib.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

static struct event_list events;

static enum refusal do_it(struct world *world, const struct command *command, instant_ms now)
{
    events.count = 0;
    enum refusal refusal = world_decide(world, command, now, &events);
    stage_seen_refusal[refusal]++;
    for (int i = 0; i < events.count; i++) {
        stage_seen_event[events.event[i].kind]++;
        world_apply(world, &events.event[i]);
    }
    return refusal;
}

static struct world *create(void)
{
    struct world *world = calloc(1, sizeof *world);

    CU_ASSERT_PTR_NOT_NULL_FATAL(world);
    world->house = (struct house){.welcome = 10000, .daily = 5000, .daily_below = 2000};
    return world;
}

static enum refusal open_table(struct world *world, table_id id)
{
    struct command command = {.kind = COMMAND_OPEN_TABLE, .table = id, .config = stage_config()};
    return do_it(world, &command, 1);
}

static enum refusal sit(struct world *world, table_id id, player_id player, instant_ms now)
{
    struct command command = {.kind = COMMAND_SIT, .table = id, .seat = (int)player, .amount = 500};

    command.asker.player = player;
    command.asker.balance = 500;
    return do_it(world, &command, now);
}

static void test_tables(void)
{
    struct world *world = create();
    table_id table;

    CU_ASSERT_EQUAL(world_deadline(world, &table), INSTANT_NEVER);
    CU_ASSERT_EQUAL(table, 0);
    CU_ASSERT_EQUAL(sit(world, 1, 1, 5), REFUSAL_NO_SUCH_TABLE);
    CU_ASSERT_PTR_NULL(world_table(world, 1));
    open_table(world, 1);
    open_table(world, 40);
    open_table(world, 7);
    CU_ASSERT_EQUAL(world->table_count, 3);
    CU_ASSERT_EQUAL(world_table(world, 40)->id, 40);
    CU_ASSERT_EQUAL(world_table(world, 7)->id, 7);
    CU_ASSERT_PTR_NULL(world_table(world, 2));
    CU_ASSERT_PTR_NULL(world_table(world, 0));
    CU_ASSERT_PTR_NULL(world_table(world, -1));

    CU_ASSERT_EQUAL(sit(world, 40, 1, 1000), REFUSAL_NONE);
    CU_ASSERT_EQUAL(sit(world, 40, 2, 1000), REFUSAL_NONE);
    CU_ASSERT_EQUAL(sit(world, 7, 2, 900), REFUSAL_NONE);
    CU_ASSERT_EQUAL(sit(world, 7, 3, 900), REFUSAL_NONE);
    CU_ASSERT_EQUAL(world_deadline(world, &table), 900 + stage_config().pause_ms);
    CU_ASSERT_EQUAL(table, 7);
    free(world);
}

static void test_restored(void)
{
    struct world *world = create();
    struct table copy;
    table_id table;

    open_table(world, 7);
    sit(world, 7, 2, 900);
    sit(world, 7, 3, 900);
    copy = *world_table(world, 7);
    struct world *other = create();
    world_restore(other, &copy);
    CU_ASSERT_EQUAL(other->table_count, 1);
    CU_ASSERT_EQUAL(world_deadline(other, &table), world_deadline(world, &table));
    CU_ASSERT_EQUAL(table_digest(world_table(other, 7)), table_digest(&copy));
    world_restore(other, &copy); /* again: in its place */
    CU_ASSERT_EQUAL(other->table_count, 1);
    free(other);
    free(world);
}

static void test_full(void)
{
    struct world *world = create();

    for (table_id id = 1; id <= TABLES_MAX; id++)
        CU_ASSERT_EQUAL_FATAL(open_table(world, id), REFUSAL_NONE);
    CU_ASSERT_EQUAL(open_table(world, TABLES_MAX + 1), REFUSAL_TABLES_FULL);
    CU_ASSERT_EQUAL(world_table(world, TABLES_MAX)->id, TABLES_MAX);
    free(world);
}

static void test_free_chips(void)
{
    struct world *world = create();
    struct command command = {.kind = COMMAND_WELCOME, .id = 5};
    instant_ms now = 1700000000000;

    command.asker.player = 7;
    CU_ASSERT_EQUAL(do_it(world, &command, now), REFUSAL_NONE);
    CU_ASSERT_EQUAL_FATAL(events.count, 1);
    CU_ASSERT_EQUAL(events.event[0].amount, 10000);
    CU_ASSERT_EQUAL(events.event[0].reason, REASON_WELCOME);
    CU_ASSERT_EQUAL(events.event[0].table, 0);
    CU_ASSERT_EQUAL(events.event[0].command_id, 5);
    command.asker.is_welcomed = true;
    CU_ASSERT_EQUAL(do_it(world, &command, now), REFUSAL_NONE);
    CU_ASSERT_EQUAL(events.count, 0); /* once for ever */

    command.kind = COMMAND_CLAIM;
    command.asker.total = 2000;
    CU_ASSERT_EQUAL(do_it(world, &command, now), REFUSAL_CLAIM_TOO_RICH);
    command.asker.total = 1999;
    CU_ASSERT_EQUAL(do_it(world, &command, now), REFUSAL_NONE);
    CU_ASSERT_EQUAL_FATAL(events.count, 1);
    CU_ASSERT_EQUAL(events.event[0].amount, 5000);
    CU_ASSERT_EQUAL(events.event[0].reason, REASON_DAILY);
    command.asker.claimed_at = now;
    CU_ASSERT_EQUAL(do_it(world, &command, now + DAY_MS - 1), REFUSAL_CLAIM_TOO_EARLY);
    CU_ASSERT_EQUAL(do_it(world, &command, now + DAY_MS), REFUSAL_NONE);
    free(world);
}

void world_suite(void)
{
    CU_pSuite suite = CU_add_suite("world", NULL, NULL);
    CU_ADD_TEST(suite, test_tables);
    CU_ADD_TEST(suite, test_restored);
    CU_ADD_TEST(suite, test_full);
    CU_ADD_TEST(suite, test_free_chips);
}
