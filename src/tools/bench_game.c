#include "tools/bench_game.h"

#include "os/clock.h"
#include "wire/frame.h"
#include "wire/message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { OUTPUT_BYTES = 512 * 1024, MESSAGE_BYTES = 1024 };

struct bench_game {
    int fd;
    bool is_welcome;
    game_answered answered;
    void *context;
    uint64_t last_id;
    struct frame_reader reader;
    size_t length; /* of what waits to leave */
    uint8_t output[OUTPUT_BYTES];
};

static int connect_to(const char *path, struct error *error)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    if (strlen(path) >= sizeof address.sun_path)
        return error_set(error, "the path of the game's socket is too long");
    memcpy(address.sun_path, path, strlen(path));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return error_set(error, "socket: %s", strerror(errno));
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        int status = error_set(error, "connect to %s: %s", path, strerror(errno));
        (void)close(fd); /* nothing was written */
        return status;
    }
    return fd;
}

static void add(struct bench_game *game, const struct message *message)
{
    if (OUTPUT_BYTES - game->length < MESSAGE_BYTES)
        return; /* bench_game_flush() says that nobody reads */
    game->length += message_encode(message, game->output + game->length, MESSAGE_BYTES);
}

struct bench_game *bench_game_open(const char *path, game_answered answered, void *context,
                                   struct error *error)
{
    struct bench_game *game = NULL;
    int fd = connect_to(path, error);

    if (fd < 0)
        return NULL;
    game = calloc(1, sizeof *game);
    if (!game)
        abort();
    game->fd = fd;
    game->answered = answered;
    game->context = context;
    game->last_id = (uint64_t)clock_steady_us() << 16 ^ (uint64_t)getpid() << 40;
    frame_reader_init(&game->reader);
    add(game, &(struct message){.type = MESSAGE_HELLO, .version = WIRE_VERSION});
    int status = bench_game_flush(game, error);
    while (status == 0 && !game->is_welcome)
        status = bench_game_read(game, error);
    if (status == 0)
        return game;
    bench_game_close(game);
    return NULL;
}

void bench_game_close(struct bench_game *game)
{
    (void)close(game->fd); /* nothing to save */
    frame_reader_release(&game->reader);
    free(game);
}

int bench_game_descriptor(const struct bench_game *game)
{
    return game->fd;
}

void bench_game_say(struct bench_game *game, uint64_t request, table_id table, player_id player,
                    const char *text)
{
    struct message message = {.type = MESSAGE_COMMAND, .request = request, .player = player};

    message.command.kind = COMMAND_CHAT;
    message.command.id = ++game->last_id & INT64_MAX;
    message.command.table = table;
    message.command.asker.player = player;
    (void)snprintf(message.command.text, sizeof message.command.text, "%s", text);
    add(game, &message);
}

int bench_game_flush(struct bench_game *game, struct error *error)
{
    if (game->length == 0)
        return 0;
    ssize_t sent = send(game->fd, game->output, game->length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return error_set(error, "the game: %s", strerror(errno));
    if (sent > 0) {
        game->length -= (size_t)sent;
        memmove(game->output, game->output + sent, game->length);
    }
    if (OUTPUT_BYTES - game->length < MESSAGE_BYTES)
        return error_set(error, "the game does not read");
    return 0;
}

static int take(struct bench_game *game, const uint8_t *frame, size_t length, struct error *error)
{
    struct message message;

    if (message_decode(&message, frame, length, error) < 0)
        return -1;
    if (message.type == MESSAGE_WELCOME)
        game->is_welcome = true;
    if (message.type == MESSAGE_ANSWER)
        game->answered(game->context, message.request, message.status);
    return 0;
}

int bench_game_read(struct bench_game *game, struct error *error)
{
    const uint8_t *frame = NULL;
    size_t length = 0;
    uint8_t *space = frame_space(&game->reader, &length);
    ssize_t got = recv(game->fd, space, length, game->is_welcome ? MSG_DONTWAIT : 0);
    int found = 0;

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0)
        return error_set(error, "the game: %s", got < 0 ? strerror(errno) : "it has gone");
    frame_added(&game->reader, (size_t)got);
    while ((found = frame_next(&game->reader, &frame, &length, error)) == 1)
        if (take(game, frame, length, error) < 0)
            return -1;
    return found;
}
