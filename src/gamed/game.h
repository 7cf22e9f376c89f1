/*
 * game.h - the heart of gamed: what would a command do? Write it down. Do it. Tell.
 *
 * Commands are decided and applied while the batch before is on its way to the database; their
 * events join the next one. Answers and publications leave when their batch has committed, never
 * earlier: a refusal, too, may depend on what has just been decided. A commit that fails, or whose
 * outcome is unknown, ends the process; the next one goes on from the journal.
 *
 * These structs are shared by the files of this folder only.
 */
#ifndef GAMED_GAME_H
#define GAMED_GAME_H

#include "gamed/batch.h"
#include "gamed/feed.h"
#include "gamed/lobby.h"
#include "gamed/ring.h"
#include "os/config.h"
#include "room/world.h"

#include <stdnoreturn.h>

enum {
    WAITING_MAX = 4096, /* commands that wait for room in a batch */
    FREEZE_MS = 2000,   /* a commit that takes longer stops the clocks of the tables */
    BEAT_MS = 1000,
    CLOCKS_LOOK_MS = 250
};

/* What gamed keeps beside each table of the world, at the same index. */
struct desk {
    bool is_closed;   /* differed from its journal: nobody may use it */
    int quiet_events; /* since the last snapshot, outside of hands */
    struct hand_record record;
    struct lobby_stats stats;
    struct feed feed;      /* committed */
    struct buffer summary; /* its line of the lobby, committed */
};

struct waiting {
    struct asked_by by;
    struct command command;
};

struct cashier;

struct game {
    uv_loop_t *loop;
    struct db *db;       /* NULL while the connection is lost */
    struct edges *edges; /* NULL until recovery is done */
    struct ring *ring;
    struct cashier *cashier;
    struct seal_keys keys;
    struct journal journal;
    uint64_t visible_seq; /* everything up to it is committed and told */
    struct world *world;
    struct desk *desk;         /* TABLES_MAX */
    struct event_list *events; /* of the command that is being decided */
    uint8_t seed[SEED_BYTES];  /* of the deck that goes with it */
    struct batch batch[2];
    struct batch *open;   /* collects */
    struct batch *flying; /* on its way; NULL: none */
    int waiting_first, waiting_count;
    struct waiting *waiting; /* WAITING_MAX, a ring */
    bool is_frozen;
    int64_t lost_us; /* when the connection was lost */
    bool is_stopping;
    int64_t beat_us;                    /* when the database last heard of us */
    int64_t told_us;                    /* when edges last heard that we live */
    int64_t look_us;                    /* when clocks_look() last looked, */
    int64_t clock_lead_ms;              /* and how far the wall clock was before the steady one */
    void (*stopped)(struct game *game); /* is_stopping, and everything has left */
    uv_timer_t wake;
    uv_timer_t beat;
    uv_prepare_t send;
};

/* An empty world. Aborts when out of memory. `db` is connected and leads. */
struct game *game_create(uv_loop_t *loop, struct db *db, const struct config *config);
void game_destroy(struct game *game);

/*
 * Recovery is done: clocks run again, moved by the outage, and edges may come. `is_standby`:
 * the process that led before, fenced off, may still answer at the socket; its place is taken.
 */
int game_start(struct game *game, const struct config *config, int64_t outage_ms, bool is_standby,
               struct error *error);

/*
 * The connection is lost: ends the process when a commit is under way, for its outcome is unknown.
 * Else everything stands still until game_rejoin() brings a new connection that leads: if nobody
 * has written meanwhile, play goes on where it was.
 */
void game_lost(struct game *game, const struct error *error);
void game_rejoin(struct game *game, struct db *db);

/* No new commands; stopped() is called when the last batch has committed. */
void game_stop(struct game *game, void (*stopped)(struct game *game));

/* Logs one line and ends the process: what happened is in the journal. */
noreturn void game_die(const char *event, const struct error *error);

/* From an edge. Answered now, or when its effect has committed. */
void game_command(struct game *game, struct edge_ref edge, const struct message *message);

/* Decide and collect; the asker is known. Returns the refusal; *seq is its effect's position. */
enum refusal game_decide(struct game *game, const struct command *command, uint64_t *seq);

/* False while the open batch is full or the database is too slow. */
bool game_has_room(const struct game *game);

/* Answers when everything that has been decided so far has committed. `body` NULL: made here. */
void game_answer(struct game *game, struct asked_by by, enum refusal refusal, uint64_t seq,
                 const char *body);

/* At once: 503, try again. */
void game_answer_unavailable(struct game *game, struct asked_by by);

/* NULL when there is none, or when it is closed. */
const struct table *game_table(const struct game *game, table_id id);
int game_index(const struct game *game, const struct table *table);
struct desk *game_desk(const struct game *game, const struct table *table);

#endif
