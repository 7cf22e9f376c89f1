/*
 * publish.h - what edges hear: events as each viewer may see them, encoded once. Collected with
 * the batch that records them, released when it has committed.
 */
#ifndef GAMED_PUBLISH_H
#define GAMED_PUBLISH_H

#include "gamed/game.h"

/* Into the open batch. `table` is the state after `event`. */
void publish_event(struct game *game, const struct table *table, const struct event *event,
                   uint64_t seq);
void publish_lobby(struct game *game, const struct table *table, instant_ms at, uint64_t seq);

/* The table has no running hand: viewers who come from now on start from this state. */
void publish_base(struct game *game, const struct table *table, uint64_t seq);

/* The table's line of the lobby for whoever looks, at once: nothing has happened. */
void publish_summary(struct game *game, const struct table *table);

/* A player's new account balance, into the batch that made it. */
void publish_balance(struct batch *batch, player_id player, chips balance);

/* The batch is durable: into the feeds, the lobby and the ring, and to every edge. */
void publish_release(struct game *game, struct batch *batch);

/* Tells all edges how far the game is, so that they know that it lives. */
void publish_head(struct game *game);

/* An edge came (again) and has everything up to `cursor`. */
void publish_hello(struct game *game, struct edge_ref edge, uint64_t cursor);

/* Answers MESSAGE_LOOK. */
void publish_look(struct game *game, struct edge_ref edge, const struct message *message);

#endif
