#include "edge/api.h"
#include "store/ledger.h"
#include "store/rows.h"

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

/* The outcome of the last audit of the ledger; null when there was none, or nobody can tell. */
static void add_audit(struct buffer *body, const PGresult *audit)
{
    int64_t at, findings;

    if (audit == NULL || PQntuples(audit) == 0 || row_int(audit, 0, "at", &at) < 0 ||
        row_int(audit, 0, "finding_count", &findings) < 0) {
        buffer_add(body, ",\"audit\":null");
        return;
    }
    buffer_add(body, ",\"audit\":{\"at\":");
    buffer_add_int(body, at);
    buffer_add_member(body, "findings", findings);
    buffer_add(body, "}");
}

static void reply(struct exchange *exchange, const PGresult *audit, const char *sqlstate)
{
    struct edge *edge = exchange->edge;
    struct buffer *body = &edge->body;
    bool has_database = database_connection(edge->database) != NULL;

    (void)sqlstate;
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
    add_audit(body, audit);
    buffer_add(body, "}");
    exchange_reply(exchange, 200, NULL, body->bytes);
}

void api_health(struct exchange *exchange)
{
    struct db *db = database_connection(exchange->edge->database);

    if (db == NULL) {
        reply(exchange, NULL, "");
        return;
    }
    ledger_ask_audit(db, exchange_keep, exchange);
    exchange_commit(exchange, db, reply);
}
