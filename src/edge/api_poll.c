#include "edge/api.h"
#include "os/clock.h"

#include <string.h>

static const char path[] = "/api/poll";

/* {"cursor":…,"now":…,"events":[…]} of what rings_find() has found. */
static void encode(struct edge *edge, enum rings_found found, uint64_t cursor)
{
    struct buffer *body = &edge->body;
    uint64_t head = rings_head(edge->rings);

    buffer_clear(body);
    buffer_add(body, "{\"cursor\":");
    /* A client may be ahead of a worker that has just begun: never send it back. */
    buffer_add_int(body, (int64_t)(found == RINGS_GAP || head > cursor ? head : cursor));
    buffer_add(body, ",\"now\":");
    buffer_add_int(body, clock_now());
    buffer_add(body, ",\"events\":[");
    for (int i = 0; found == RINGS_EVENTS && i < rings_found_count(edge->rings); i++) {
        size_t length;
        const char *event = rings_event(edge->rings, i, &length);
        if (i > 0)
            buffer_add_bytes(body, ",", 1);
        buffer_add_bytes(body, event, length);
    }
    buffer_add(body, found == RINGS_GAP ? "],\"gap\":true}" : "]}");
}

static void log_end(const struct poll *poll, int status)
{
    const struct exchange_line line = {.method = "GET",
                                       .pattern = path,
                                       .status = status,
                                       .started_us = poll->started_us,
                                       .player = poll->viewer,
                                       .is_poll = true};
    exchange_log(&line, poll->id);
}

void api_poll_answer(void *context, const struct poll *poll, enum parked_reason reason)
{
    struct edge *edge = context;
    char error[REPLY_ERROR_MAX];
    struct reply reply = {.status = 200};

    switch (reason) {
    case PARKED_GONE:
        log_end(poll, 499);
        return;
    case PARKED_LOGOUT:
        reply.status = 401;
        reply.body = error;
        reply.body_length = reply_error_body(ERROR_NOT_LOGGED_IN, NULL, NULL, error);
        break;
    case PARKED_EVENTS:
        encode(edge, rings_find(edge->rings, poll->topics, poll->topic_count, poll->cursor),
               poll->cursor);
        break;
    case PARKED_EMPTY:
        encode(edge, RINGS_NOTHING, poll->cursor);
        break;
    }
    if (reply.status == 200) {
        reply.body = edge->body.bytes;
        reply.body_length = edge->body.length;
    }
    log_end(poll, reply.status);
    buffer_clear(&edge->answer);
    char *space = buffer_space(&edge->answer, REPLY_HEADERS_MAX + reply.body_length);
    size_t length = reply_format(&reply, poll->id, space);
    fcgi_answer(poll->connection, space, length);
}

/*
 * The server chooses within 20 % how long, so that clients do not come back together. The request's
 * id is random already: drawing more would be a system call for each poll.
 */
static int64_t choose_hold_ms(const struct edge *edge, int64_t wait_s,
                              const uint8_t id[REQUEST_ID_BYTES])
{
    int64_t most = wait_s * 1000;
    uint32_t random;

    if (most > edge->config->edge_hold_ms)
        most = edge->config->edge_hold_ms;
    memcpy(&random, id, sizeof random);
    return most - random % (most / 5 + 1);
}

static void let_go(struct edge *edge, struct topic *const topics[], int count)
{
    for (int i = 0; i < count; i++)
        rings_let_go(edge->rings, topics[i]);
}

/* The topics that were asked for, and what is private to the viewer. */
static int hold_topics(struct exchange *exchange, const struct poll_query *query,
                       struct topic *topics[TOPICS_MAX + 1])
{
    struct rings *rings = exchange->edge->rings;
    int count = 0;

    for (; count < query->topic_count; count++)
        topics[count] = rings_hold(rings, query->topic[count] == 0 ? TOPIC_LOBBY : TOPIC_TABLE,
                                   query->topic[count]);
    if (exchange->login.player != 0)
        topics[count++] = rings_hold(rings, TOPIC_PLAYER, exchange->login.player);
    return count;
}

/* Nothing is new: the poll waits. */
static void park(struct exchange *exchange, const struct poll_query *query, uint64_t cursor,
                 struct topic *topics[], int count)
{
    struct edge *edge = exchange->edge;
    struct poll poll = {
        .connection = exchange->connection,
        .viewer = exchange->login.player,
        .login = exchange->login.player == 0 ? 0 : exchange->login.key,
        .cursor = cursor,
        .started_us = exchange->started_us,
        .until_ms =
            clock_steady_us() / 1000 + choose_hold_ms(edge, query->wait_s, exchange->request->id),
        .topic_count = count,
        .topics = topics,
    };

    memcpy(poll.id, exchange->request->id, sizeof poll.id);
    if (parked_add(edge->parked, &poll) < 0) {
        let_go(edge, topics, count);
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    exchange_part(exchange);
}

void api_poll(struct exchange *exchange)
{
    struct edge *edge = exchange->edge;
    struct poll_query query;
    struct topic *topics[TOPICS_MAX + 1];
    const char *field = poll_query_read(exchange->request->query, &query);

    if (field != NULL) {
        exchange_fail_field(exchange, ERROR_BAD_FIELD, field);
        return;
    }
    if (exchange->login.key != 0 && exchange->login.player == 0) {
        exchange_fail(exchange, ERROR_NOT_LOGGED_IN); /* it has ended: the client must know */
        return;
    }
    if (query.cursor < 0 && !game_is_known(edge->game)) {
        exchange_fail(exchange, ERROR_UNAVAILABLE); /* nobody knows where now is */
        return;
    }
    uint64_t cursor = query.cursor < 0 ? rings_head(edge->rings) : (uint64_t)query.cursor;
    int count = hold_topics(exchange, &query, topics);
    enum rings_found found = rings_find(edge->rings, topics, count, cursor);
    if (found == RINGS_NOTHING && query.wait_s > 0 && !edge->is_stopping) {
        park(exchange, &query, cursor, topics, count);
        return;
    }
    encode(edge, found, cursor);
    let_go(edge, topics, count);
    exchange_reply(exchange, 200, NULL, edge->body.bytes);
}
