/*
 * bench_game.h - commands straight to the game's socket, for a load generator with a loop of its
 * own: events begin in the game, without a request of a player in front of them.
 */
#ifndef TOOLS_BENCH_GAME_H
#define TOOLS_BENCH_GAME_H

#include "base/error.h"
#include "base/units.h"

#include <stdint.h>

/* `status` is that of HTTP: 200 once the command is in the database. */
typedef void (*game_answered)(void *context, uint64_t request, int status);

struct bench_game;

/* Connects and says hello as an edge does; waits for the welcome. NULL: `error` is set. */
struct bench_game *bench_game_open(const char *path, game_answered answered, void *context,
                                   struct error *error);
void bench_game_close(struct bench_game *game);

int bench_game_descriptor(const struct bench_game *game); /* readable: call bench_game_read() */

/* A line of chat by somebody who sits at the table. It leaves with bench_game_flush(). */
void bench_game_say(struct bench_game *game, uint64_t request, table_id table, player_id player,
                    const char *text);

/* -1: the game has gone, or does not read. */
int bench_game_flush(struct bench_game *game, struct error *error);

/* Takes what has come; events are passed over. */
int bench_game_read(struct bench_game *game, struct error *error);

#endif
