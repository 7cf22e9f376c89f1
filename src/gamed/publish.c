#include "gamed/publish.h"

#include "codec/event_json.h"
#include "codec/table_json.h"
#include "gamed/answer.h"
#include "os/clock.h"
#include "room/view.h"

#include <assert.h>
#include <string.h>

void publish_event(struct game *game, const struct table *table, const struct event *event,
                   uint64_t seq)
{
    char storage[EVENT_JSON_BYTES];
    struct view_list views;

    view_event(table, event, &views);
    for (int i = 0; i < views.count; i++) {
        const struct view *view = &views.view[i];
        struct publication publication = {
            .kind = event->kind == EVENT_CHATTED ? PUBLISH_CHAT : PUBLISH_EVENT,
            .desk = game_index(game, table),
            .viewer = view->viewer,
        };
        struct text text;
        text_init(&text, storage, sizeof(storage));
        view_encode(view, seq, &text);
        assert(!text.is_full);
        struct buffer json = {.bytes = text.bytes, .length = text.length};
        batch_publish(game->open, publication, seq, table->id, &json);
    }
}

void publish_lobby(struct game *game, const struct table *table, instant_ms at, uint64_t seq)
{
    struct buffer json = {0};
    struct publication publication = {.kind = PUBLISH_LOBBY, .desk = game_index(game, table)};

    buffer_add(&json, "{\"seq\":");
    buffer_add_int(&json, (int64_t)seq);
    buffer_add(&json, ",\"table\":0,\"kind\":\"lobby_table\",\"at\":");
    buffer_add_int(&json, at);
    buffer_add(&json, ",\"summary\":");
    size_t start = json.length;
    lobby_encode(&game_desk(game, table)->stats, table, &json);
    size_t length = json.length - start;
    buffer_add(&json, "}");
    batch_publish(game->open, publication, seq, 0, &json);
    buffer_release(&json);

    /* The lobby keeps the summary without what stands around it. */
    struct publication *added = &game->open->publication[game->open->publication_count - 1];
    added->offset += start;
    added->length = length;
}

void publish_summary(struct game *game, const struct table *table)
{
    struct desk *desk = game_desk(game, table);

    buffer_clear(&desk->summary);
    lobby_encode(&desk->stats, table, &desk->summary);
}

void publish_base(struct game *game, const struct table *table, uint64_t seq)
{
    char storage[TABLE_JSON_BYTES];
    struct text text;

    text_init(&text, storage, sizeof(storage));
    table_state_encode(table, seq, &text);
    assert(!text.is_full);
    batch_add_publication(game->open, (struct publication){
                                          .kind = PUBLISH_BASE,
                                          .desk = game_index(game, table),
                                          .offset = batch_text(game->open, text.bytes, text.length),
                                          .length = text.length,
                                      });
}

void publish_balance(struct batch *batch, player_id player, chips balance)
{
    struct buffer json = {0};
    struct publication publication = {.kind = PUBLISH_EVENT, .desk = -1, .viewer = player};

    buffer_add(&json, "{\"seq\":");
    buffer_add_int(&json, (int64_t)batch->seq);
    buffer_add(&json, ",\"table\":0,\"kind\":\"balance\",\"at\":");
    buffer_add_int(&json, batch->at);
    buffer_add_member(&json, "balance", balance);
    buffer_add(&json, "}");
    batch_publish(batch, publication, batch->seq, 0, &json);
    buffer_release(&json);
}

static void release_one(struct game *game, const struct batch *batch,
                        const struct publication *publication)
{
    const char *frame = batch->frames.bytes + publication->offset;

    if (publication->desk < 0)
        return;
    struct desk *desk = &game->desk[publication->desk];
    switch (publication->kind) {
    case PUBLISH_EVENT:
        feed_add(&desk->feed, publication->viewer, frame, publication->length);
        break;
    case PUBLISH_CHAT:
        feed_chat(&desk->feed, frame, publication->length);
        break;
    case PUBLISH_LOBBY:
        buffer_clear(&desk->summary);
        buffer_add_bytes(&desk->summary, frame, publication->length);
        break;
    case PUBLISH_BASE:
        feed_base(&desk->feed, batch->texts.bytes + publication->offset, publication->length);
        break;
    }
}

static void add_head(struct buffer *frames, uint64_t seq)
{
    enum { HEAD_BYTES = 32 };
    struct message head = {.type = MESSAGE_HEAD, .seq = seq};
    char *space = buffer_space(frames, HEAD_BYTES);

    buffer_added(frames, message_encode(&head, (uint8_t *)space, HEAD_BYTES));
}

void publish_release(struct game *game, struct batch *batch)
{
    for (int i = 0; i < batch->publication_count; i++)
        release_one(game, batch, &batch->publication[i]);
    add_head(&batch->frames, batch->seq);

    const uint8_t *frames = (const uint8_t *)batch->frames.bytes;
    ring_add(game->ring, batch->seq, frames, batch->frames.length);
    game->visible_seq = batch->seq;
    if (game->edges != NULL)
        edges_broadcast(game->edges, frames, batch->frames.length);
}

void publish_head(struct game *game)
{
    struct buffer frame = {0};

    add_head(&frame, game->visible_seq);
    edges_broadcast(game->edges, (const uint8_t *)frame.bytes, frame.length);
    buffer_release(&frame);
}

void publish_hello(struct game *game, struct edge_ref edge, uint64_t cursor)
{
    const struct ring *ring = game->ring;
    uint64_t from = cursor > ring->floor ? cursor : ring->floor; /* a new edge gets all there is */
    struct message welcome = {.type = MESSAGE_WELCOME,
                              .version = WIRE_VERSION,
                              .epoch = (uint64_t)game->journal.epoch,
                              .from = from < game->visible_seq ? from : game->visible_seq,
                              .seq = game->visible_seq};

    edges_send(game->edges, edge, &welcome);
    for (int i = ring_after(ring, welcome.from); i < ring->count; i++) {
        const struct ring_block *block = ring_at(ring, i);
        edges_send_frames(game->edges, edge, block->frames, block->length);
    }
    struct message head = {.type = MESSAGE_HEAD, .seq = game->visible_seq};
    edges_send(game->edges, edge, &head);
}

static void begin_look(const struct game *game, struct buffer *json)
{
    buffer_add(json, "{\"seq\":");
    buffer_add_int(json, (int64_t)game->visible_seq);
    buffer_add_member(json, "now", clock_now());
}

static void look_at_lobby(const struct game *game, struct buffer *json)
{
    bool is_first = true;

    begin_look(game, json);
    buffer_add(json, ",\"tables\":[");
    for (int i = 0; i < game->world->table_count; i++) {
        const struct desk *desk = &game->desk[i];
        if (desk->is_closed || desk->summary.length == 0)
            continue;
        if (!is_first)
            buffer_add(json, ",");
        is_first = false;
        buffer_add_bytes(json, desk->summary.bytes, desk->summary.length);
    }
    buffer_add(json, "]}");
}

static void look_at_table(const struct game *game, const struct table *table, player_id viewer,
                          struct buffer *json)
{
    char storage[TABLE_JSON_BYTES];
    struct text config;

    text_init(&config, storage, sizeof(storage));
    table_config_encode(table, &config);
    begin_look(game, json);
    buffer_add(json, ",\"table\":");
    buffer_add_bytes(json, config.bytes, config.length);
    buffer_add(json, ",");
    feed_encode(&game_desk(game, table)->feed, viewer, json);
    buffer_add(json, "}");
}

void publish_look(struct game *game, struct edge_ref edge, const struct message *message)
{
    const struct table *table = game_table(game, message->table);
    const struct feed *feed = table == NULL ? NULL : &game_desk(game, table)->feed;
    struct buffer json = {0};
    struct message answer = {.type = MESSAGE_ANSWER,
                             .request = message->request,
                             .status = 200,
                             .seq = game->visible_seq};

    if (message->table == 0) {
        look_at_lobby(game, &json);
    } else if (feed == NULL || feed->state.length == 0) {
        answer.status = 404;
        answer_refusal(REFUSAL_NO_SUCH_TABLE, &json);
    } else if (feed->is_cut) {
        answer.status = 503;
        answer_unavailable(&json);
    } else {
        look_at_table(game, table, message->player, &json);
    }
    answer.body = json.bytes;
    answer.body_length = json.length;
    edges_send(game->edges, edge, &answer);
    buffer_release(&json);
}
