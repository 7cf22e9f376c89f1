#include "edge/api.h"
#include "store/history_read.h"

static void on_json(void *context, const PGresult *result, const char *sqlstate,
                    const struct error *error)
{
    struct exchange *exchange = context;

    (void)sqlstate;
    (void)error;
    if (!exchange_resume(exchange))
        return;
    if (result == NULL) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    const char *json = query_text(result);
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
    const struct hands_wanted wanted = {.player = exchange->login.player,
                                        .before = query.before,
                                        .table = query.table,
                                        .limit = query.limit};
    exchange_wait(exchange);
    history_my_hands(db, &wanted, on_json, exchange);
}

void api_hand(struct exchange *exchange)
{
    struct db *db = exchange_database(exchange);

    if (db == NULL)
        return;
    exchange_wait(exchange);
    history_hand(db, exchange->login.player, exchange->number, on_json, exchange);
}
