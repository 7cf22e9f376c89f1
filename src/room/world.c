#include "room/world.h"

#include <assert.h>
#include <stddef.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* Tables are numbered as they are opened, so the first look is nearly always right. */
static int find(const struct world *world, table_id id)
{
    if (id < 1)
        return -1;
    if (id <= world->table_count && world->table[id - 1].id == id)
        return (int)id - 1;
    for (int i = 0; i < world->table_count; i++) {
        if (world->table[i].id == id)
            return i;
    }
    return -1;
}

const struct table *world_table(const struct world *world, table_id id)
{
    int i = find(world, id);
    return i < 0 ? NULL : &world->table[i];
}

static void add(struct event_list *events, const struct command *command, instant_ms now,
                struct event event)
{
    assert(events->count < EVENTS_MAX);
    event.at = now;
    event.command_id = command->id;
    event.seat = SEAT_NONE;
    events->event[events->count++] = event;
}

static enum refusal decide_open(const struct world *world, const struct command *command,
                                instant_ms now, struct event_list *events)
{
    if (world->table_count == TABLES_MAX)
        return REFUSAL_TABLES_FULL;
    assert(command->table > 0 && find(world, command->table) < 0);
    add(events, command, now,
        (struct event){
            .kind = EVENT_TABLE_OPENED, .table = command->table, .config = command->config});
    return REFUSAL_NONE;
}

static void grant(const struct command *command, instant_ms now, chips amount, enum reason reason,
                  struct event_list *events)
{
    if (amount > 0)
        add(events, command, now,
            (struct event){.kind = EVENT_CHIPS_GRANTED,
                           .player = command->asker.player,
                           .amount = amount,
                           .reason = reason});
}

static enum refusal decide_welcome(const struct world *world, const struct command *command,
                                   instant_ms now, struct event_list *events)
{
    if (!command->asker.is_welcomed)
        grant(command, now, world->house.welcome, REASON_WELCOME, events);
    return REFUSAL_NONE;
}

static enum refusal decide_claim(const struct world *world, const struct command *command,
                                 instant_ms now, struct event_list *events)
{
    const struct asker *asker = &command->asker;

    if (asker->claimed_at != 0 && now < asker->claimed_at + DAY_MS)
        return REFUSAL_CLAIM_TOO_EARLY;
    if (asker->total >= world->house.daily_below)
        return REFUSAL_CLAIM_TOO_RICH;
    grant(command, now, world->house.daily, REASON_DAILY, events);
    return REFUSAL_NONE;
}

enum refusal world_decide(const struct world *world, const struct command *command, instant_ms now,
                          struct event_list *events)
{
    if (command->kind == COMMAND_OPEN_TABLE)
        return decide_open(world, command, now, events);
    if (command->kind == COMMAND_WELCOME)
        return decide_welcome(world, command, now, events);
    if (command->kind == COMMAND_CLAIM)
        return decide_claim(world, command, now, events);

    const struct table *table = world_table(world, command->table);
    return table ? table_decide(table, command, now, events) : REFUSAL_NO_SUCH_TABLE;
}

void world_apply(struct world *world, const struct event *event)
{
    if (event->table == 0)
        return; /* an account's: the ledger keeps it */
    int i = find(world, event->table);
    if (i < 0) {
        assert(event->kind == EVENT_TABLE_OPENED && world->table_count < TABLES_MAX);
        i = world->table_count++;
    }
    table_apply(&world->table[i], event);
    world->deadline[i] = table_deadline(&world->table[i]);
}

void world_restore(struct world *world, const struct table *table)
{
    int i = find(world, table->id);

    assert(table->id > 0);
    if (i < 0) {
        assert(world->table_count < TABLES_MAX);
        i = world->table_count++;
    }
    world->table[i] = *table;
    world->deadline[i] = table_deadline(table);
}

instant_ms world_deadline(const struct world *world, table_id *table)
{
    instant_ms earliest = INSTANT_NEVER;
    int found = -1;

    for (int i = 0; i < world->table_count; i++) {
        if (world->deadline[i] < earliest) {
            earliest = world->deadline[i];
            found = i;
        }
    }
    *table = found < 0 ? 0 : world->table[found].id;
    return earliest;
}
