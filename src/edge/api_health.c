#include "edge/api.h"

static bool is_well(const struct edge *edge)
{
    return game_is_connected(edge->game) && database_connection(edge->database) != NULL &&
           !edge->is_stopping;
}

void api_healthz(struct exchange *exchange)
{
    if (is_well(exchange->edge))
        exchange_reply(exchange, 200, NULL, "{\"ok\":true}");
    else
        exchange_fail(exchange, ERROR_UNAVAILABLE);
}

void api_health(struct exchange *exchange)
{
    struct edge *edge = exchange->edge;
    struct buffer *body = &edge->body;
    bool has_database = database_connection(edge->database) != NULL;

    buffer_clear(body);
    buffer_add(body, is_well(edge) ? "{\"ok\":true" : "{\"ok\":false");
    buffer_add(body, ",\"game\":{\"connected\":");
    buffer_add(body, game_is_connected(edge->game) ? "true" : "false");
    buffer_add(body, ",\"epoch\":");
    buffer_add_int(body, (int64_t)game_epoch(edge->game));
    buffer_add(body, ",\"seq\":");
    buffer_add_int(body, (int64_t)rings_head(edge->rings));
    buffer_add(body, "},\"database\":{\"connected\":");
    buffer_add(body, has_database ? "true" : "false");
    buffer_add(body, "},\"parked\":");
    buffer_add_int(body, parked_count(edge->parked));
    buffer_add(body, "}");
    exchange_reply(exchange, 200, NULL, body->bytes);
}
