#include "gamed/collect.h"

#include "codec/event_json.h"
#include "codec/table_json.h"
#include "gamed/publish.h"
#include "os/clock.h"
#include "os/entropy.h"

#include <assert.h>
#include <string.h>

enum { QUIET_EVENTS = FEED_QUIET_EVENTS };

static bool starts_hand(const struct event *event)
{
    return event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED;
}

static bool ends_hand(const struct event *event)
{
    return event->kind == EVENT_HAND && event->hand.kind == HAND_ENDED;
}

void collect_apply(struct game *game, const struct event *event, uint64_t seq)
{
    const struct table *table = world_table(game->world, event->table);

    if (starts_hand(event))
        publish_base(game, table, seq - 1);
    world_apply(game->world, event);
    table = world_table(game->world, event->table);
    if (table == NULL)
        return; /* free chips: their player hears the new balance */

    struct desk *desk = game_desk(game, table);
    hand_record_note(&desk->record, table, event);
    if (ends_hand(event))
        lobby_note(&desk->stats, &desk->record, event->at);
    if (starts_hand(event))
        desk->quiet_events = 0;
    else if (!table->hand.is_running)
        desk->quiet_events++;
    if (event->kind == EVENT_TABLE_OPENED)
        publish_base(game, table, seq);
    publish_event(game, table, event, seq);
    if (lobby_concerns(event))
        publish_lobby(game, table, event->at, seq);
}

static void add_snapshot(struct batch *batch, const struct table *table, uint64_t seq)
{
    char json[TABLE_JSON_BYTES];
    struct text text;

    text_init(&text, json, sizeof(json));
    table_snapshot_encode(table, &text);
    assert(!text.is_full);
    batch_add_extra(batch, (struct batch_extra){
                               .kind = EXTRA_SNAPSHOT,
                               .table = table->id,
                               .seq = seq,
                               .offset = batch_text(batch, text.bytes, text.length),
                           });
}

static void add_seal(struct game *game, const struct event *event)
{
    struct seal seal = {.table = event->table, .hand_no = event->hand_no};

    entropy_fill(seal.nonce, sizeof(seal.nonce));
    seal_close(&game->keys, &seal, game->seed);
    batch_add_seal(game->open, &seal);
}

static void add_hand(struct batch *batch, const struct hand_record *record,
                     const struct table *table, instant_ms at)
{
    struct buffer json = {0};

    hand_record_encode(record, table, at, &json);
    batch_add_extra(batch, (struct batch_extra){
                               .kind = EXTRA_HAND,
                               .table = table->id,
                               .offset = batch_text(batch, json.bytes, json.length),
                           });
    buffer_release(&json);
}

/* The hand has been saved without them. */
static void add_shown(struct batch *batch, const struct table *table, const struct event *event)
{
    struct shown_cards shown = {
        .table = table->id,
        .hand_no = event->hand_no,
        .seat = event->hand.seat,
        .count = table->hand.hole_count[event->hand.seat],
    };

    memcpy(shown.card, event->hand.shown.card, sizeof(shown.card));
    batch_add_shown(batch, &shown);
}

static void add_opened(struct batch *batch, const struct event *event)
{
    char json[EVENT_JSON_BYTES];
    struct text text;

    text_init(&text, json, sizeof(json));
    event_encode(event, &text);
    batch_add_extra(batch, (struct batch_extra){
                               .kind = EXTRA_OPENED,
                               .table = event->table,
                               .offset = batch_text(batch, text.bytes, text.length),
                           });
}

static void add_transfers(struct batch *batch, const struct event *event, const struct table *table,
                          const struct hand_record *record)
{
    struct transfer transfers[TRANSFERS_MAX];
    int count = ledger_transfers(event, table, record, transfers);

    for (int i = 0; i < count; i++)
        ledger_batch_add(&batch->transfers, &transfers[i]);
}

void collect_event(struct game *game, const struct event *event)
{
    struct batch *batch = game->open;
    const struct table *table = world_table(game->world, event->table);
    uint64_t seq = ++game->journal.seq;

    batch->seq = seq;
    if (starts_hand(event)) {
        add_snapshot(batch, table, seq - 1);
        add_seal(game, event);
    }
    collect_apply(game, event, seq);
    table = world_table(game->world, event->table);
    journal_events_add(&batch->events, event, seq, table == NULL ? 0 : table_digest(table));
    if (table == NULL) {
        add_transfers(batch, event, NULL, NULL);
        return;
    }

    struct desk *desk = game_desk(game, table);
    add_transfers(batch, event, table, &desk->record);
    if (ends_hand(event))
        add_hand(batch, &desk->record, table, event->at);
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_SHOWN && !table->hand.is_running)
        add_shown(batch, table, event);
    if (event->kind == EVENT_TABLE_OPENED)
        add_opened(batch, event);
    if (!table->hand.is_running && desk->quiet_events >= QUIET_EVENTS) {
        desk->quiet_events = 0;
        add_snapshot(batch, table, seq);
        publish_base(game, table, seq);
    }
}

static void send_extras(const struct batch *batch, struct db *db)
{
    for (int i = 0; i < batch->extra_count; i++) {
        const struct batch_extra *extra = &batch->extra[i];
        const char *text = batch->texts.bytes + extra->offset;
        switch (extra->kind) {
        case EXTRA_SNAPSHOT:
            journal_save_snapshot(db, extra->table, extra->seq, text);
            break;
        case EXTRA_HAND:
            history_save_hand(db, text);
            break;
        case EXTRA_OPENED:
            history_open_table(db, extra->table, text);
            break;
        }
    }
    for (int i = 0; i < batch->shown_count; i++)
        history_show_cards(db, &batch->shown[i]);
    for (int i = 0; i < batch->seal_count; i++)
        journal_save_seal(db, &batch->seal[i]);
}

void collect_send(struct game *game, db_done done, db_done posted)
{
    struct batch *batch = game->open;

    assert(game->flying == NULL);
    game->flying = batch;
    game->open = batch == &game->batch[0] ? &game->batch[1] : &game->batch[0];
    batch->at = clock_now();
    batch->sent_us = clock_steady_us();
    game->beat_us = batch->sent_us;
    journal_send(&game->journal, &game->keys, &batch->events, game->db, batch->at);
    batch->number = game->journal.batch;
    batch->transfers.number = batch->number;
    batch->transfers.at = batch->at;
    ledger_send(&batch->transfers, game->db, posted, game);
    send_extras(batch, game->db);
    db_sync(game->db, done, game);
}
