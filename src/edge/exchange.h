/*
 * exchange.h - one request from its arrival to its answer, and the worker that all of them share.
 *
 * A handler answers exactly once. It may wait for the database, the game or a password hash in
 * between: exchange_commit() does that for the database; for the others it calls exchange_wait()
 * before, and exchange_resume() first thing in the callback. A client that leaves and an answer
 * that takes too long are handled here; handlers do not notice.
 */
#ifndef EDGE_EXCHANGE_H
#define EDGE_EXCHANGE_H

#include "base/list.h"
#include "codec/json.h"
#include "edge/database.h"
#include "edge/fcgi.h"
#include "edge/game.h"
#include "edge/login.h"
#include "edge/parked.h"
#include "edge/password.h"
#include "edge/reply.h"
#include "edge/routes.h"
#include "edge/throttle.h"
#include "os/config.h"
#include "store/buffer.h"

enum { EXCHANGE_MS = 8000 }; /* a request that waits longer is answered 503 */

/* The worker: made by main.c, shared by everything. */
struct edge {
    uv_loop_t *loop;
    const struct config *config;
    const char *cookie; /* its name */
    bool is_secure;
    bool is_stopping; /* nothing is parked any more */
    struct fcgi *fcgi;
    struct database *database;
    struct game *game;
    struct rings *rings;
    struct parked *parked;
    struct login_cache *logins;
    struct passwords *passwords;
    struct throttle *throttle;
    struct list exchanges; /* the oldest first */
    int exchange_count;
    struct buffer body;   /* scratch for an answer */
    struct buffer answer; /* scratch for its headers and body */
};

struct exchange;

/* What comes after a question to the database. */
typedef void (*exchange_step)(struct exchange *exchange, const PGresult *result,
                              const char *sqlstate);

struct exchange {
    struct fcgi_holder holder; /* first: the connection knows it by this */
    struct edge *edge;
    struct fcgi_connection *connection; /* NULL: answered, or the client has left */
    struct request *request;            /* owned */
    const struct route *route;          /* NULL: none was found */
    int64_t number;                     /* what stood for "{…}" in the path */
    struct login login;                 /* player 0: nobody */
    int64_t started_us;
    struct list list;
    int waits; /* callbacks that will still come */
    uint64_t game_request;
    PGresult *result; /* of a statement that has not committed yet; owned */
    exchange_step step;
    void *work; /* the handler's own; wiped and released with the exchange */
    size_t work_size;
};

/* From fcgi, `context` is the edge: verifies what all requests have in common, finds out who asks,
 * calls the handler. */
void exchange_begin(void *context, struct fcgi_connection *connection, struct request *request);

/* A question to the database: send the statement with exchange_keep and the exchange as its
   callback and context, then exchange_commit(); `step` goes on when it has committed. `result` is
   NULL when it has not, and then `sqlstate` may say why. */
void exchange_keep(void *context, const PGresult *result, const char *sqlstate,
                   const struct error *error);
void exchange_commit(struct exchange *exchange, struct db *db, exchange_step step);

/* For other callbacks. */
void exchange_wait(struct exchange *exchange);
/* False: it was answered meanwhile; the exchange must not be touched any more. */
bool exchange_resume(struct exchange *exchange);

/* Each answers; the exchange must not be touched afterwards. */
void exchange_reply(struct exchange *exchange, int status, const char *header, const char *body);
void exchange_fail(struct exchange *exchange, enum api_error error);
void exchange_fail_field(struct exchange *exchange, enum api_error error, const char *field);
void exchange_fail_later(struct exchange *exchange, enum api_error error, int seconds);
void exchange_fail_fault(struct exchange *exchange, const struct fault *fault);

/* The poll goes to the car park, which answers it: the exchange ends without an answer. */
void exchange_part(struct exchange *exchange);

/* Answers 503 to those that have waited too long. */
void exchange_expire(struct edge *edge, int64_t now_us);

/* NULL when there is none, after having answered 503. */
struct db *exchange_database(struct exchange *exchange);

/* One line in the log: who asked what, and how it ended. A poll that ended well leaves one only at
 * LOG_DEBUG: thousands do in a second. */
struct exchange_line {
    const char *method;
    const char *pattern;
    int status;
    int64_t started_us;
    player_id player;
    bool is_poll;
};
void exchange_log(const struct exchange_line *line, const uint8_t id[REQUEST_ID_BYTES]);

#endif
