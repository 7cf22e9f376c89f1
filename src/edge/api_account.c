#include "codec/fields.h"
#include "edge/account.h"
#include "os/clock.h"
#include "os/log.h"
#include "store/logins.h"

#include <stdlib.h>
#include <string.h>

#define AT(member) .offset = offsetof(struct account_work, member)

static const struct field guest_fields[] = {
    {"name", FIELD_NAME, AT(name)},
    {"bot", FIELD_BOOL, AT(bot), .is_optional = true},
};
static const struct field register_fields[] = {
    {"name", FIELD_NAME, AT(name)},
    {"password", FIELD_SECRET, AT(password), .min = PASSWORD_MIN, .max = PASSWORD_BYTES},
};
static const struct field login_fields[] = {
    {"name", FIELD_NAME, AT(name)},
    {"password", FIELD_SECRET, AT(password), .min = 1, .max = PASSWORD_BYTES},
};
static const struct form forms[] = {
    [ACCOUNT_GUEST] = FORM(guest_fields),
    [ACCOUNT_REGISTER] = FORM(register_fields),
    [ACCOUNT_LOGIN] = FORM(login_fields),
    [ACCOUNT_NOTHING] = {NULL, 0},
};

bool account_read(struct exchange *exchange, enum account_form form)
{
    struct account_work *work = calloc(1, sizeof *work);
    struct fault fault = {0};

    if (work == NULL)
        abort();
    exchange->work = work;
    exchange->work_size = sizeof *work;
    if (fields_read(&forms[form], work, exchange->request->body, exchange->request->body_length,
                    &fault) == 0)
        return true;
    exchange_fail_fault(exchange, &fault);
    return false;
}

bool account_is_allowed(struct exchange *exchange, enum throttle_kind kind, uint64_t subject)
{
    if (subject == 0)
        return true;
    int seconds = throttle_take(exchange->edge->throttle, kind, subject, clock_steady_us());
    if (seconds > 0)
        exchange_fail_later(exchange, ERROR_TOO_MANY, seconds);
    return seconds == 0;
}

/* Not an error: every visitor's first question is who they are. */
static void reply_nobody(struct exchange *exchange)
{
    struct buffer *body = &exchange->edge->body;

    buffer_clear(body);
    buffer_add(body, "{\"player\":null,\"now\":");
    buffer_add_int(body, clock_now());
    buffer_add(body, "}");
    exchange_reply(exchange, 200, NULL, body->bytes);
}

static void answer_me(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    const struct account_work *work = exchange->work;
    const char *json = result == NULL ? NULL : answer_read(result);
    char cookie[COOKIE_BYTES];

    (void)sqlstate;
    if (result == NULL || (json == NULL && work != NULL)) { /* or made, and gone already */
        exchange_fail(exchange, ERROR_UNAVAILABLE);
    } else if (json == NULL) {
        reply_nobody(exchange);
    } else if (work == NULL) {
        exchange_reply(exchange, 200, NULL, json);
    } else {
        login_cookie(exchange->edge->cookie, exchange->edge->is_secure, work->token, cookie);
        exchange_reply(exchange, work->status, cookie, json);
    }
}

void account_reply(struct exchange *exchange, player_id player)
{
    struct db *db = exchange_database(exchange);

    if (db == NULL)
        return;
    exchange->login.player = player; /* for the log */
    player_describe(db, player, exchange->edge->config->house_daily_below, exchange_keep, exchange);
    exchange_commit(exchange, db, answer_me);
}

void api_me(struct exchange *exchange)
{
    if (exchange->login.player == 0)
        reply_nobody(exchange);
    else
        account_reply(exchange, exchange->login.player);
}

/* Refused or not: the chips come once, and the account shows what is there. */
static void on_welcomed(void *context, int status, const char *body, size_t length)
{
    struct exchange *exchange = context;
    struct account_work *work = exchange->work;
    player_id player = work->login.player;

    (void)body;
    (void)length;
    if (status != 200)
        log_write(LOG_WARNING, "welcome_refused", "player=%lld status=%d", (long long)player,
                  status);
    if (exchange_resume(exchange))
        account_reply(exchange, player);
}

/* The first chips of a new player, from the game's ledger. */
static void welcome(struct exchange *exchange, player_id player)
{
    struct message message = {.type = MESSAGE_COMMAND, .player = player};

    message.command.kind = COMMAND_WELCOME;
    message.command.asker.player = player;
    exchange_wait(exchange);
    exchange->game_request = game_ask(exchange->edge->game, &message, on_welcomed, exchange);
    if (exchange->game_request == 0 && exchange_resume(exchange))
        exchange_fail(exchange, ERROR_UNAVAILABLE);
}

/* The new player and login are in the database, or the name is taken. */
static void on_created(struct exchange *exchange, const PGresult *result, const char *sqlstate)
{
    struct edge *edge = exchange->edge;
    struct account_work *work = exchange->work;
    struct player player;
    struct error error;

    if (result == NULL && strcmp(sqlstate, "23514") == 0) { /* check_violation */
        exchange_fail_field(exchange, ERROR_BAD_FIELD, "name");
        return;
    }
    if (result == NULL || player_read(&player, result, &error) < 0) {
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    if (player.id == 0) {
        exchange_fail(exchange, ERROR_NAME_TAKEN);
        return;
    }
    bool was_guest = exchange->login.player == player.id;
    work->login.player = player.id;
    work->login.kind = player.kind;
    work->status = 201;
    login_cache_keep(edge->logins, &work->login, clock_steady_us());
    if (was_guest)
        account_reply(exchange, player.id);
    else
        welcome(exchange, player.id);
}

/* A new player needs both. False: it has been answered. */
static bool can_create(struct exchange *exchange)
{
    if (game_is_connected(exchange->edge->game))
        return true;
    exchange_fail(exchange, ERROR_UNAVAILABLE);
    return false;
}

void api_guest(struct exchange *exchange)
{
    if (!account_read(exchange, ACCOUNT_GUEST) || !can_create(exchange) ||
        !account_is_allowed(exchange, THROTTLE_ADDRESS_GUEST,
                            throttle_address(exchange->request->address)))
        return;
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    struct account_work *work = exchange->work;
    login_draw(work->token, &work->login);
    const struct new_player player = {
        .name = work->name, .is_bot = work->bot, .token_hash = work->login.hash};
    player_create_guest(db, &player, exchange_keep, exchange);
    exchange_commit(exchange, db, on_created);
}

static void on_hashed(void *context, bool is_good, const char *hash)
{
    struct exchange *exchange = context;

    if (!exchange_resume(exchange))
        return;
    if (!is_good) { /* out of memory */
        exchange_fail(exchange, ERROR_UNAVAILABLE);
        return;
    }
    struct db *db = exchange_database(exchange);
    if (db == NULL)
        return;
    struct account_work *work = exchange->work;
    login_draw(work->token, &work->login);
    const struct new_player player = {.name = work->name,
                                      .password_hash = hash,
                                      .guest = exchange->login.player,
                                      .token_hash = work->login.hash};
    player_register(db, &player, exchange_keep, exchange);
    exchange_commit(exchange, db, on_created);
}

void api_register(struct exchange *exchange)
{
    if (!account_read(exchange, ACCOUNT_REGISTER))
        return;
    if (exchange->login.player != 0 && exchange->login.kind != PLAYER_GUEST) {
        exchange_fail(exchange, ERROR_ALREADY_MEMBER);
        return;
    }
    if (!can_create(exchange) || !account_is_allowed(exchange, THROTTLE_ADDRESS_PASSWORD,
                                                     throttle_address(exchange->request->address)))
        return;
    struct account_work *work = exchange->work;
    exchange_wait(exchange);
    if (!passwords_hash(exchange->edge->passwords, work->password, on_hashed, exchange) &&
        exchange_resume(exchange))
        exchange_fail_later(exchange, ERROR_TOO_MANY, ACCOUNT_QUEUE_S);
}
