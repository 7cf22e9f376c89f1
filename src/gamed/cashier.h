/*
 * cashier.h - commands that need to know what a player owns, or is called. The database is asked
 * first; then the command is decided.
 *
 * At most one such command of a player is under way until it has committed: so no balance that
 * was read can already have been spent.
 */
#ifndef GAMED_CASHIER_H
#define GAMED_CASHIER_H

#include "gamed/game.h"

enum { CASHIER_MAX = 1024 }; /* commands under way */

struct cashier *cashier_create(struct game *game); /* aborts when out of memory */
void cashier_destroy(struct cashier *cashier);

/* True when `command` cannot be decided without the cashier. */
bool cashier_concerns(const struct game *game, const struct command *command);

/* Takes the command and answers it in the end. */
void cashier_take(struct cashier *cashier, const struct waiting *waiting);

/* Decides commands whose answer from the database came while there was no room. */
void cashier_resume(struct cashier *cashier);

/* Batch `number` has committed: its players may ask again. */
void cashier_committed(struct cashier *cashier, int64_t number);

#endif
