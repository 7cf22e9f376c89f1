#include "edge/account.h"
#include "edge/map.h"
#include "os/clock.h"
#include "store/logins.h"

#include <string.h>

static void on_login_made(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    struct account_work *work = exchange->work;
    struct player player;
    struct error error;

    (void)sqlstate;
    if (result == NULL || player_read(&player, result, &error) < 0) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
    } else if (player.id == 0) { /* the account has just gone */
        exchange_fail(exchange, ERROR_WRONG_PASSWORD);
    } else {
        work->login.player = player.id;
        work->login.kind = player.kind;
        work->status = 200;
        login_cache_keep(exchange->edge->logins, &work->login, clock_steady_us());
        account_reply(exchange, player.id);
    }
}

/* The same for tries at one account: its name in lower case, together with who tries. */
static uint64_t account_subject(const char *name, uint64_t address)
{
    char text[NAME_BYTES + sizeof address] = {0};

    for (size_t i = 0; name[i] != '\0'; i++)
        text[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] - 'A' + 'a' : name[i]);
    memcpy(text + NAME_BYTES, &address, sizeof address);
    return map_hash(text, sizeof text);
}

static void on_verified(void *context, bool is_good, const char *hash)
{
    struct exchange *exchange = context;
    struct account_work *work = exchange->work;
    struct throttle *throttle = exchange->edge->throttle;
    uint64_t address = throttle_address(exchange->request->address);

    if (!exchange_resume(exchange))
        return;
    if (!is_good) {
        exchange_fail(exchange, ERROR_WRONG_PASSWORD);
        return;
    }
    throttle_give_back(throttle, THROTTLE_ACCOUNT, account_subject(work->name, address));
    throttle_give_back(throttle, THROTTLE_ACCOUNT_ANYWHERE, account_subject(work->name, 0));
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    player_id player = work->login.player;
    login_draw(work->token, &work->login);
    if (hash[0] != '\0')
        player_rehash(db, player, work->password_hash, hash);
    login_create(db, player, work->login.hash, exchange_keep, exchange);
    exchange_commit(exchange, db, on_login_made);
}

/* An account that is not there takes as long as one that is. */
static void on_password(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    struct account_work *work = exchange->work;
    struct password password;
    struct error error;

    (void)sqlstate;
    if (result == NULL || password_read(&password, result, &error) < 0) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    work->login.player = password.player;
    memcpy(work->password_hash, password.hash, sizeof work->password_hash);
    exchange_wait(exchange);
    bool is_queued =
        passwords_verify(exchange->edge->passwords, work->password,
                         password.player == 0 ? NULL : password.hash, on_verified, exchange);
    if (!is_queued && exchange_resume(exchange))
        exchange_fail_later(exchange, ERROR_TOO_MANY, ACCOUNT_QUEUE_S);
}

void api_login(struct exchange *exchange)
{
    uint64_t address = throttle_address(exchange->request->address);

    if (!account_read(exchange, ACCOUNT_LOGIN))
        return;
    const struct account_work *work = exchange->work;
    /* Also from local addresses: whoever guesses at one account is slowed down. */
    if (!account_is_allowed(exchange, THROTTLE_ADDRESS_PASSWORD, address) ||
        !account_is_allowed(exchange, THROTTLE_ACCOUNT, account_subject(work->name, address)) ||
        !account_is_allowed(exchange, THROTTLE_ACCOUNT_ANYWHERE, account_subject(work->name, 0)))
        return;
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    player_find_password(db, work->name, exchange_keep, exchange);
    exchange_commit(exchange, db, on_password);
}

/* Whoever has ended it: this worker, another one, or an operator with psql. */
void api_login_ended(void *context, const char *hash)
{
    struct edge *edge = context;
    struct login login;

    if (hash == NULL) { /* while the database was away others may have ended */
        login_cache_clear(edge->logins);
    } else if (login_of_hex(hash, &login)) {
        login_cache_forget(edge->logins, &login);
        parked_end_login(edge->parked, login.key, PARKED_LOGOUT);
    }
}

static void on_logged_out(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    struct edge *edge = exchange->edge;
    char cookie[COOKIE_BYTES];

    (void)sqlstate;
    if (result == NULL) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    login_cookie(edge->cookie, edge->is_secure, NULL, cookie);
    exchange_reply(exchange, 200, cookie, "{}");
}

void api_logout(struct exchange *exchange)
{
    char cookie[COOKIE_BYTES];

    if (!account_read(exchange, ACCOUNT_NOTHING))
        return;
    if (exchange->login.key == 0) {
        login_cookie(exchange->edge->cookie, exchange->edge->is_secure, NULL, cookie);
        exchange_reply(exchange, 200, cookie, "{}");
        return;
    }
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    login_delete(db, exchange->login.hash, exchange_keep, exchange);
    exchange_commit(exchange, db, on_logged_out);
}
