#include "edge/game.h"

#include "os/log.h"
#include "wire/link.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A request without an answer. */
struct asked {
    struct map_node node; /* its number is the key */
    struct list list;     /* in the order of asking */
    struct message message;
    game_done done;
    void *context;
};

enum {
    TICK_MS = 500,
    WELCOME_TICKS = 2, /* so long a game that accepts and says nothing is waited for */
    SILENT_TICKS = 6 /* it beats once a second: one that says nothing hangs, or its host is gone */
};

struct game {
    struct game_options options;
    struct link *link;
    uv_timer_t tick;
    int silent_ticks;  /* since gamed was heard; counted, as our own sleep is not its silence */
    bool is_connected; /* and welcomed */
    bool is_known;
    bool is_loss_told; /* one line in the log for each loss, not for each attempt */
    uint64_t epoch;
    uint64_t last_request;
    struct map asked;
    struct list queue;
};

static void send_asked(struct game *game, struct asked *asked)
{
    (void)link_send(game->link, &asked->message); /* a link that broke sends it again later */
}

static void on_opened(void *context, struct link *link)
{
    struct game *game = context;
    struct message hello = {
        .type = MESSAGE_HELLO, .version = WIRE_VERSION, .cursor = rings_head(game->options.rings)};

    game->silent_ticks = 0;
    (void)link_send(link, &hello); /* a link that broke says hello again later */
}

static void on_tick(uv_timer_t *timer)
{
    struct game *game = timer->data;
    struct error error;

    if (++game->silent_ticks < (game->is_connected ? SILENT_TICKS : WELCOME_TICKS))
        return;
    error_set(&error, "gamed was silent for %d ms", game->silent_ticks * TICK_MS);
    game->silent_ticks = 0;
    link_cut(game->link, &error); /* and finds the one that has taken over, if there is one */
}

static void take_welcome(struct game *game, const struct message *welcome)
{
    struct rings *rings = game->options.rings;
    bool has_gap = !game->is_known || welcome->from > rings_head(rings) ||
                   welcome->seq < rings_head(rings); /* of another past: a restored database */

    game->is_connected = true;
    game->is_loss_told = false;
    game->is_known = true;
    game->epoch = welcome->epoch;
    log_write(LOG_INFO, "game_connected", "epoch=%llu seq=%llu gap=%d",
              (unsigned long long)welcome->epoch, (unsigned long long)welcome->seq, has_gap);
    if (has_gap) {
        rings_forget(rings, welcome->from < welcome->seq ? welcome->from : welcome->seq);
        parked_wake(game->options.parked);
    }
    for (struct list *node = game->queue.next; node != &game->queue; node = node->next)
        send_asked(game, LIST_ITEM(node, struct asked, list));
}

static void take_event(struct game *game, const struct message *message)
{
    struct ring_event event = {.kind = TOPIC_LOBBY,
                               .seq = message->seq,
                               .json = message->body,
                               .length = message->body_length};

    if (message->player != 0) {
        event.kind = TOPIC_PLAYER;
        event.id = message->player;
    } else if (message->table != 0) {
        event.kind = TOPIC_TABLE;
        event.id = message->table;
    }
    rings_add(game->options.rings, &event);
}

static void forget(struct game *game, struct asked *asked)
{
    map_remove(&game->asked, &asked->node);
    list_remove(&asked->list);
    free(asked);
}

static struct asked *find_asked(const struct game *game, uint64_t request)
{
    struct map_node *node = map_find(&game->asked, request);
    return node == NULL ? NULL : MAP_ITEM(node, struct asked, node);
}

static void take_answer(struct game *game, const struct message *answer)
{
    struct asked *asked = find_asked(game, answer->request);

    if (asked == NULL)
        return; /* whoever asked has given up */
    game_done done = asked->done;
    void *context = asked->context;
    forget(game, asked);
    if (done != NULL)
        done(context, answer->status, answer->body, answer->body_length);
}

static void on_message(void *context, struct link *link, const struct message *message)
{
    struct game *game = context;
    struct error error;

    game->silent_ticks = 0;
    if (!game->is_connected && message->type != MESSAGE_WELCOME) {
        error_set(&error, "gamed sent message type %d before its welcome", (int)message->type);
        link_cut(link, &error);
        return;
    }
    switch (message->type) {
    case MESSAGE_WELCOME:
        if (message->version == WIRE_VERSION) {
            take_welcome(game, message);
            return;
        }
        break;
    case MESSAGE_EVENT:
        take_event(game, message);
        return;
    case MESSAGE_HEAD:
        rings_set_head(game->options.rings, message->seq);
        parked_wake(game->options.parked);
        return;
    case MESSAGE_ANSWER:
        take_answer(game, message);
        return;
    case MESSAGE_HELLO:
    case MESSAGE_COMMAND:
    case MESSAGE_LOOK:
    case MESSAGE_TYPE_COUNT:
        break;
    }
    error_set(&error, "gamed sent message type %d, version %d", (int)message->type,
              message->version);
    link_cut(link, &error);
}

static void on_closed(void *context, struct link *link, const struct error *error)
{
    struct game *game = context;
    char quoted[LOG_QUOTE_BYTES];

    (void)link; /* it tries again by itself */
    game->is_connected = false;
    rings_drop_tail(game->options.rings);
    if (!game->is_loss_told)
        log_write(LOG_WARNING, "game_away", "reason=%s", log_quote(quoted, error->text));
    game->is_loss_told = true;
}

static const struct link_handler handler = {on_opened, on_message, on_closed};

struct game *game_open(uv_loop_t *loop, const struct game_options *options)
{
    struct game *game = calloc(1, sizeof *game);

    if (game == NULL)
        abort();
    game->options = *options;
    map_init(&game->asked);
    list_init(&game->queue);
    game->link = link_connect(loop, options->socket, &handler, game);
    (void)uv_timer_init(loop, &game->tick); /* these always succeed */
    game->tick.data = game;
    (void)uv_timer_start(&game->tick, on_tick, TICK_MS, TICK_MS);
    return game;
}

uint64_t game_ask(struct game *game, const struct message *message, game_done done, void *context)
{
    if (game->asked.count >= (size_t)game->options.requests_max)
        return 0;
    assert(message->type == MESSAGE_COMMAND || message->type == MESSAGE_LOOK);

    struct asked *asked = calloc(1, sizeof *asked);
    if (asked == NULL)
        abort();
    *asked = (struct asked){.message = *message, .done = done, .context = context};
    asked->node.key = ++game->last_request;
    asked->message.request = asked->node.key;
    map_put(&game->asked, &asked->node);
    list_add(&game->queue, &asked->list);
    if (game->is_connected)
        send_asked(game, asked);
    return asked->node.key;
}

void game_cancel(struct game *game, uint64_t request)
{
    struct asked *asked = find_asked(game, request);
    if (asked != NULL)
        forget(game, asked);
}

bool game_is_connected(const struct game *game)
{
    return game->is_connected;
}

bool game_is_known(const struct game *game)
{
    return game->is_known;
}

uint64_t game_epoch(const struct game *game)
{
    return game->epoch;
}
