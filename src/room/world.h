/* world.h - all tables of this game process by id, and the earliest deadline among them. */
#ifndef ROOM_WORLD_H
#define ROOM_WORLD_H

#include "room/table.h"

/* What the house gives away. */
struct house {
    chips welcome;     /* to every new player, once */
    chips daily;       /* on COMMAND_CLAIM … */
    chips daily_below; /* … to whoever owns less than this in all */
};

struct world {
    struct house house;
    int table_count;
    struct table table[TABLES_MAX];
    instant_ms deadline[TABLES_MAX]; /* of each table */
};

/* NULL when there is none. */
const struct table *world_table(const struct world *world, table_id id);

/*
 * As table_decide() for the table that the command names. Opening a table, welcoming a player and
 * giving free chips have no table; who has been welcomed already gets nothing, and no refusal.
 */
enum refusal world_decide(const struct world *world, const struct command *command, instant_ms now,
                          struct event_list *events);
void world_apply(struct world *world, const struct event *event);

/* Puts a table read from a snapshot in its place: recovery only. */
void world_restore(struct world *world, const struct table *table);

/* The earliest deadline; *table is whose (0 when INSTANT_NEVER). */
instant_ms world_deadline(const struct world *world, table_id *table);

#endif
