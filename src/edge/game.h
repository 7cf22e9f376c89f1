/*
 * game.h - this worker's end of the link to gamed. Events go into the rings and wake the parked
 * polls; requests wait here until they are answered, also while gamed is away: it gets them again
 * when it is back, and a command that it had done already is answered without doing it again.
 */
#ifndef EDGE_GAME_H
#define EDGE_GAME_H

#include "edge/parked.h"
#include "edge/rings.h"
#include "wire/message.h"

struct game;

/* gamed's answer; `body` is JSON, valid during the call only. */
typedef void (*game_done)(void *context, int status, const char *body, size_t length);

struct game_options {
    const char *socket;
    int requests_max;
    struct rings *rings;
    struct parked *parked;
};

/* Lives as long as the worker. Aborts when out of memory. */
struct game *game_open(uv_loop_t *loop, const struct game_options *options);

/* Asks for a command or a look. `done` may be NULL. Returns its number; 0: too many wait. */
uint64_t game_ask(struct game *game, const struct message *message, game_done done, void *context);
void game_cancel(struct game *game, uint64_t request); /* `done` will not be called any more */

bool game_is_connected(const struct game *game);

/* It was connected once, so the head means something. */
bool game_is_known(const struct game *game);
uint64_t game_epoch(const struct game *game);

#endif
