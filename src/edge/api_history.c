#include "edge/api.h"
#include "store/history_read.h"

static void on_json(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    (void)sqlstate;
    if (result == NULL) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    const char *json = answer_read(result);
    if (json == NULL)
        exchange_fail(exchange, ERROR_NOT_FOUND);
    else
        exchange_reply(exchange, 200, NULL, json);
}

void api_hands(struct exchange *exchange)
{
    struct hands_query query;
    const char *field = hands_query_read(exchange->request->query, &query);

    if (field != NULL) {
        exchange_fail_field(exchange, ERROR_BAD_FIELD, field);
        return;
    }
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    const struct hands_wanted wanted = {
        .before = query.before, .table = query.table, .hands_max = (int)query.limit};
    history_list(db, exchange->login.player, &wanted, exchange_keep, exchange);
    exchange_commit(exchange, db, on_json);
}

void api_hand(struct exchange *exchange)
{
    struct db *db = exchange_database(exchange);

    if (db == NULL)
        return;
    history_show(db, exchange->login.player, exchange->number, exchange_keep, exchange);
    exchange_commit(exchange, db, on_json);
}
