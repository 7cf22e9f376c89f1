#include "codec/command_json.h"
#include "edge/api.h"
#include "os/clock.h"

#include <stdio.h>
#include <string.h>

/* gamed makes the whole answer; what it refuses for now may be asked again. */
static void on_answer(void *context, int status, const char *body, size_t length)
{
    struct exchange *exchange = context;
    struct buffer *copy = &exchange->edge->body;

    if (!exchange_resume(exchange))
        return;
    buffer_clear(copy);
    buffer_add_bytes(copy, body, length);
    const char *retry = status == 503 || status == 429 ? "Retry-After: 1" : NULL;
    exchange_reply(exchange, status, retry, length == 0 ? "{}" : copy->bytes);
}

static void ask(struct exchange *exchange, const struct message *message)
{
    exchange_wait(exchange);
    uint64_t request = game_ask(exchange->edge->game, message, on_answer, exchange);
    exchange->game_request = request;
    if (request == 0 && exchange_resume(exchange))
        exchange_fail(exchange, ERROR_UNAVAILABLE);
}

void api_look(struct exchange *exchange)
{
    const struct message look = {
        .type = MESSAGE_LOOK, .player = exchange->login.player, .table = exchange->number};
    ask(exchange, &look);
}

/* A client's id of a command is unique for its player only. Fits a signed number; never 0. */
static uint64_t hash_command_id(player_id player, const char *command_id)
{
    char text[COMMAND_ID_BYTES + 24];
    struct digest digest;
    uint8_t result[DIGEST_BYTES];
    uint64_t id = 0;
    int length = snprintf(text, sizeof text, "%lld:%s", (long long)player, command_id);

    digest_begin(&digest);
    digest_add(&digest, text, (size_t)length);
    digest_end(&digest, result);
    for (int i = 0; i < 8; i++)
        id = id << 8 | result[i];
    id &= INT64_MAX;
    return id == 0 ? 1 : id;
}

/* Seconds to wait; 0: none. The house's own machine, where its bots play, is not limited. */
static int throttle(const struct exchange *exchange, enum command_kind command)
{
    enum throttle_kind kind = command == COMMAND_CHAT ? THROTTLE_CHAT : THROTTLE_COMMAND;

    if (throttle_address(exchange->request->address) == 0)
        return 0;
    return throttle_take(exchange->edge->throttle, kind, (uint64_t)exchange->login.player,
                         clock_steady_us());
}

void api_command(struct exchange *exchange)
{
    struct message message = {.type = MESSAGE_COMMAND, .player = exchange->login.player};
    struct command *command = &message.command;
    char command_id[COMMAND_ID_BYTES];
    struct fault fault = {0};

    command->kind = exchange->route->command;
    if (command_decode(command, command_id, exchange->request->body, exchange->request->body_length,
                       &fault) < 0) {
        exchange_fail_fault(exchange, &fault);
        return;
    }
    int seconds = throttle(exchange, command->kind);
    if (seconds > 0) {
        exchange_fail_later(exchange, ERROR_TOO_MANY, seconds);
        return;
    }
    command->table = exchange->number;
    command->asker.player = exchange->login.player;
    command->id = hash_command_id(exchange->login.player, command_id);
    ask(exchange, &message);
}
