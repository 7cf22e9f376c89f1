#include "edge/exchange.h"

#include "edge/api.h"
#include "os/clock.h"
#include "os/log.h"
#include "store/logins.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS_GONE = 499 }; /* only in the log: the client has left */

void exchange_log(const struct exchange_line *line, const uint8_t id[REQUEST_ID_BYTES])
{
    enum log_level level = line->is_poll && line->status == 200 ? LOG_DEBUG : LOG_INFO;
    char text[REQUEST_ID_BYTES * 2 + 1];

    if (!log_is_written(level))
        return;
    int64_t us = clock_steady_us() - line->started_us;
    request_id_format(id, text);
    log_write(level, "request", "method=%s path=%s status=%d ms=%lld.%03d request=%s player=%lld",
              line->method, line->pattern, line->status, (long long)(us / 1000), (int)(us % 1000),
              text, (long long)line->player);
}

static const char *method_name(enum method method)
{
    static const char *const names[] = {
        [METHOD_GET] = "GET", [METHOD_POST] = "POST", [METHOD_OTHER] = "other"};
    return names[method];
}

static void log_end(const struct exchange *exchange, int status)
{
    const struct exchange_line line = {
        .method = method_name(exchange->request->method),
        .pattern = exchange->route == NULL ? "-" : exchange->route->pattern,
        .status = status,
        .started_us = exchange->started_us,
        .player = exchange->login.player,
        .is_poll = exchange->route != NULL && exchange->route->handle == api_poll,
    };
    exchange_log(&line, exchange->request->id);
}

static void release(struct exchange *exchange)
{
    if (exchange->waits > 0)
        return;
    list_remove(&exchange->list);
    exchange->edge->exchange_count--;
    /* Either may hold a password. */
    request_wipe(exchange->request);
    if (exchange->work != NULL)
        sodium_memzero(exchange->work, exchange->work_size);
    free(exchange->request);
    free(exchange->work);
    free(exchange);
}

static void on_gone(struct fcgi_holder *holder)
{
    struct exchange *exchange = (struct exchange *)holder;

    log_end(exchange, STATUS_GONE);
    exchange->connection = NULL;
    release(exchange);
}

void exchange_wait(struct exchange *exchange)
{
    exchange->waits++;
}

bool exchange_resume(struct exchange *exchange)
{
    exchange->waits--;
    exchange->game_request = 0;
    if (exchange->connection != NULL)
        return true;
    release(exchange);
    return false;
}

void exchange_keep(void *context, const PGresult *result, const char *sqlstate,
                   const struct error *error)
{
    struct exchange *exchange = context;

    (void)sqlstate; /* the commit tells the same */
    (void)error;
    if (result == NULL)
        return;
    exchange->result = PQcopyResult(result, PG_COPYRES_ATTRS | PG_COPYRES_TUPLES);
    if (exchange->result == NULL)
        abort();
}

static void on_committed(void *context, const PGresult *committed, const char *sqlstate,
                         const struct error *error)
{
    struct exchange *exchange = context;
    PGresult *result = exchange->result;
    char quoted[LOG_QUOTE_BYTES];

    exchange->result = NULL;
    if (committed == NULL && sqlstate[0] != '\0')
        log_write(LOG_WARNING, "database_refused", "sqlstate=%s reason=%s", sqlstate,
                  log_quote(quoted, error->text));
    if (exchange_resume(exchange))
        exchange->step(exchange, committed == NULL ? NULL : result, sqlstate);
    PQclear(result);
}

void exchange_commit(struct exchange *exchange, struct db *db, exchange_step step)
{
    exchange->step = step;
    exchange_wait(exchange);
    db_sync(db, on_committed, exchange);
}

static void send_reply(struct exchange *exchange, const struct reply *reply)
{
    struct edge *edge = exchange->edge;
    struct fcgi_connection *connection = exchange->connection;

    buffer_clear(&edge->answer);
    char *space = buffer_space(&edge->answer, REPLY_HEADERS_MAX + reply->body_length);
    size_t length = reply_format(reply, exchange->request->id, space);
    log_end(exchange, reply->status);
    exchange->connection = NULL;
    release(exchange);
    fcgi_answer(connection, space, length);
}

void exchange_reply(struct exchange *exchange, int status, const char *header, const char *body)
{
    const struct reply reply = {
        .status = status, .header = header, .body = body, .body_length = strlen(body)};
    send_reply(exchange, &reply);
}

static void fail(struct exchange *exchange, enum api_error error, const char *header,
                 const struct fault *fault)
{
    char body[REPLY_ERROR_MAX];
    size_t length = reply_error_body(error, fault == NULL ? NULL : fault->sentence,
                                     fault == NULL ? NULL : fault->field, body);
    const struct reply reply = {
        .status = reply_error_status(error), .header = header, .body = body, .body_length = length};
    send_reply(exchange, &reply);
}

void exchange_fail(struct exchange *exchange, enum api_error error)
{
    fail(exchange, error, error == ERROR_UNAVAILABLE ? "Retry-After: 1" : NULL, NULL);
}

void exchange_fail_later(struct exchange *exchange, enum api_error error, int seconds)
{
    char header[40];

    (void)snprintf(header, sizeof header, "Retry-After: %d", seconds);
    fail(exchange, error, header, NULL);
}

void exchange_fail_fault(struct exchange *exchange, const struct fault *fault)
{
    enum api_error error = reply_error_by_code(fault->code);
    fail(exchange, error == ERROR_COUNT ? ERROR_BAD_FIELD : error, NULL, fault);
}

void exchange_fail_field(struct exchange *exchange, enum api_error error, const char *field)
{
    struct fault fault = {0};

    (void)fault_set(&fault, "", field, "%s", "A value is malformed or out of range."); /* fills */
    fail(exchange, error, NULL, &fault);
}

void exchange_part(struct exchange *exchange)
{
    exchange->connection = NULL;
    release(exchange);
}

void exchange_expire(struct edge *edge, int64_t now_us)
{
    for (struct list *node = edge->exchanges.next, *next; node != &edge->exchanges; node = next) {
        struct exchange *exchange = LIST_ITEM(node, struct exchange, list);
        next = node->next;
        if (exchange->started_us + (int64_t)EXCHANGE_MS * 1000 > now_us)
            return;
        if (exchange->game_request != 0) { /* its callback will not come */
            game_cancel(edge->game, exchange->game_request);
            exchange->game_request = 0;
            exchange->waits--;
        }
        if (exchange->connection != NULL)
            exchange_fail(exchange, ERROR_UNAVAILABLE);
        else
            release(exchange);
    }
}

struct db *exchange_database(struct exchange *exchange)
{
    struct db *db = database_connection(exchange->edge->database);
    if (db == NULL)
        exchange_fail(exchange, ERROR_UNAVAILABLE);
    return db;
}

static void serve(struct exchange *exchange)
{
    const struct route *route = exchange->route;

    if (route->access == ACCESS_PLAYER && exchange->login.player == 0) {
        exchange_fail(exchange, ERROR_NOT_LOGGED_IN);
        return;
    }
    route->handle(exchange);
}

static void on_login(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    struct player player;
    struct error error;

    (void)sqlstate;
    if (result == NULL || player_read(&player, result, &error) < 0) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    if (player.id != 0) {
        exchange->login.player = player.id;
        exchange->login.kind = player.kind;
        login_cache_keep(exchange->edge->logins, &exchange->login, clock_steady_us());
    }
    serve(exchange);
}

/* Finds out who asks, from memory or from the database. */
static void find_login(struct exchange *exchange)
{
    struct edge *edge = exchange->edge;

    if (exchange->request->token[0] == '\0' ||
        !login_of_token(exchange->request->token, &exchange->login) ||
        exchange->route->access == ACCESS_OPEN ||
        login_cache_find(edge->logins, &exchange->login, clock_steady_us())) {
        serve(exchange);
        return;
    }
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    login_ask(db, exchange->login.hash, exchange_keep, exchange);
    exchange_commit(exchange, db, on_login);
}

/* What every request must fulfil. True when it may go on; else it has been answered. */
static bool verify(struct exchange *exchange)
{
    struct request *request = exchange->request;
    struct edge *edge = exchange->edge;
    char allow[16];

    if (request->fault == REQUEST_TOO_LARGE) {
        exchange_fail(exchange, ERROR_TOO_LARGE);
        return false;
    }
    if (request->fault != REQUEST_GOOD) {
        exchange_fail_field(exchange, ERROR_BAD_FIELD,
                            request->fault == REQUEST_DUPLICATE ? "headers" : "");
        return false;
    }
    switch (routes_find(request->method, request->path, &exchange->route, &exchange->number)) {
    case ROUTES_NOWHERE:
        exchange_fail(exchange, ERROR_NOT_FOUND);
        return false;
    case ROUTES_OTHER_METHOD:
        (void)snprintf(allow, sizeof allow, "Allow: %s", method_name(exchange->route->method));
        fail(exchange, ERROR_WRONG_METHOD, allow, NULL);
        return false;
    case ROUTES_FOUND:
        break;
    }
    if (edge->exchange_count > edge->config->edge_commands_max) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return false;
    }
    if (request->method != METHOD_POST)
        return true;
    if (!login_is_own_origin(request, edge->config->public_url)) {
        exchange_fail(exchange, ERROR_WRONG_ORIGIN);
        return false;
    }
    if (!login_is_json(request->content_type)) {
        exchange_fail(exchange, ERROR_WRONG_TYPE);
        return false;
    }
    return true;
}

void exchange_begin(void *context, struct fcgi_connection *connection, struct request *request)
{
    struct edge *edge = context;
    struct exchange *exchange = calloc(1, sizeof *exchange);

    if (exchange == NULL)
        abort();
    *exchange = (struct exchange){.holder = {on_gone},
                                  .edge = edge,
                                  .connection = connection,
                                  .request = request,
                                  .started_us = clock_steady_us()};
    list_add(&edge->exchanges, &exchange->list);
    edge->exchange_count++;
    fcgi_hold(connection, &exchange->holder);
    if (verify(exchange))
        find_login(exchange);
}
