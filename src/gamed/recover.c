#include "gamed/recover.h"

#include "codec/table_json.h"
#include "gamed/collect.h"
#include "gamed/publish.h"
#include "os/clock.h"
#include "os/log.h"
#include "store/rows.h"

#include <stdlib.h>

struct run {
    struct game *game;
    recover_done done;
    void *context;
    struct recovery recovery;
    instant_ms beat_at;
    int seal_count;
    struct seal *seal;
    bool has_failed;
    struct error failure;
};

static void fail(struct run *run, const struct error *error)
{
    if (run->has_failed)
        return;
    run->has_failed = true;
    run->failure = *error;
}

/* Nobody may use the table until an operator has looked at it; the others go on. */
static void close_table(struct run *run, table_id id, uint64_t seq, const char *reason)
{
    struct game *game = run->game;
    const struct table *table = world_table(game->world, id);
    char quoted[LOG_QUOTE_BYTES];

    log_write(LOG_ERROR, "table_closed", "table=%lld seq=%llu reason=%s", (long long)id,
              (unsigned long long)seq, log_quote(quoted, reason));
    run->recovery.closed++;
    if (table == NULL)
        return;
    game_desk(game, table)->is_closed = true;
    game->world->deadline[game_index(game, table)] = INSTANT_NEVER;
}

static void on_taken_over(void *context, const PGresult *result, const char *sqlstate,
                          const struct error *error)
{
    struct run *run = context;
    struct error failure;

    (void)sqlstate;
    if (result == NULL)
        fail(run, error);
    else if (journal_read_take_over(&run->game->journal, &run->beat_at, result, &failure) < 0)
        fail(run, &failure);
}

static void on_seals(void *context, const PGresult *result, const char *sqlstate,
                     const struct error *error)
{
    struct run *run = context;
    struct error failure;

    (void)sqlstate;
    if (result == NULL) {
        fail(run, error);
        return;
    }
    run->seal = calloc((size_t)PQntuples(result) + 1, sizeof(*run->seal));
    if (run->seal == NULL)
        abort();
    for (int row = 0; row < PQntuples(result); row++) {
        if (journal_read_seal(&run->seal[run->seal_count], result, row, &failure) < 0)
            fail(run, &failure);
        else
            run->seal_count++;
    }
}

/* What was collected for viewers becomes visible: all of it has long been committed. */
static void release(struct game *game, uint64_t seq)
{
    game->open->seq = seq;
    publish_release(game, game->open);
    batch_clear(game->open);
}

static void install(struct run *run, const struct table *table, uint64_t seq)
{
    struct game *game = run->game;

    world_restore(game->world, table);
    table = world_table(game->world, table->id);
    publish_base(game, table, seq);
    publish_lobby(game, table, clock_now(), seq);
}

static void on_snapshots(void *context, const PGresult *result, const char *sqlstate,
                         const struct error *error)
{
    struct run *run = context;
    struct error failure;
    int64_t newest = 0;

    (void)sqlstate;
    if (result == NULL) {
        fail(run, error);
        return;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        struct table table;
        int64_t id = 0, seq = 0;
        if (row_int(result, row, "table_id", &id) < 0 || row_int(result, row, "seq", &seq) < 0 ||
            run->game->world->table_count == TABLES_MAX)
            error_set(&failure, "journal.load_snapshots() gave an answer of another shape");
        else if (table_snapshot_decode(&table, row_text(result, row, "state"), &failure) == 0) {
            install(run, &table, (uint64_t)seq);
            newest = seq > newest ? seq : newest;
            continue;
        }
        close_table(run, id, (uint64_t)seq, failure.text);
    }
    release(run->game, (uint64_t)newest);
    ring_forget(run->game->ring, (uint64_t)newest); /* what came before is in no feed */
}

/* The deck is nowhere but in the seal. */
static int unseal(const struct run *run, struct event *event, struct error *error)
{
    uint8_t seed[SEED_BYTES];

    for (int i = 0; i < run->seal_count; i++) {
        const struct seal *seal = &run->seal[i];
        if (seal->table != event->table || seal->hand_no != event->hand_no)
            continue;
        const struct variant_rules *rules = variant_rules(event->hand.started.setup.variant);
        if (seal_open(&run->game->keys, seal, seed, error) < 0)
            return -1;
        event->hand.started.deck = shuffle_deck(seed, variant_deck_size(rules));
        sodium_memzero(seed, sizeof(seed));
        return 0;
    }
    return error_set(error, "the seal of hand %d is missing", event->hand_no);
}

static bool moves_balance(const struct event *event)
{
    return event->kind == EVENT_SAT || event->kind == EVENT_LEFT ||
           event->kind == EVENT_TOP_UP_ASKED || event->kind == EVENT_TOP_UP_RETURNED ||
           event->kind == EVENT_CHIPS_GRANTED;
}

static void replay(struct run *run, struct journal_row *row)
{
    struct game *game = run->game;
    struct event *event = &row->event;
    const struct table *table = world_table(game->world, event->table);
    struct error error;

    if (table != NULL && game_desk(game, table)->is_closed)
        return;
    if (table == NULL && event->table != 0 && event->kind != EVENT_TABLE_OPENED)
        return; /* its snapshot could not be read */
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED &&
        unseal(run, event, &error) < 0) {
        close_table(run, event->table, row->seq, error.text);
        return;
    }
    collect_apply(game, event, row->seq);
    table = world_table(game->world, event->table);
    if (table != NULL && table_digest(table) != row->state) {
        batch_clear(game->open);
        close_table(run, event->table, row->seq, "the state differs from the journal's digest");
        return;
    }
    release(game, row->seq);
    if (moves_balance(event))
        ring_forget(game->ring, row->seq); /* who was told of the new balance is not known */
    run->recovery.events++;
}

static void on_events(void *context, const PGresult *result, const char *sqlstate,
                      const struct error *error)
{
    struct run *run = context;
    struct journal_row row;
    struct error failure;

    (void)sqlstate;
    if (result == NULL) {
        fail(run, error);
        return;
    }
    for (int i = 0; i < PQntuples(result) && !run->has_failed; i++) {
        if (journal_read_row(&row, result, i, &failure) < 0)
            close_table(run, row.event.table, row.seq, failure.text);
        else
            replay(run, &row);
    }
}

/* The averages of the lobby go on where they were: nothing of the game rests on them. */
static void on_last_hands(void *context, const PGresult *result, const char *sqlstate,
                          const struct error *error)
{
    struct run *run = context;
    struct game *game = run->game;

    (void)sqlstate;
    if (result == NULL) {
        fail(run, error);
        return;
    }
    for (int i = 0; i < game->world->table_count; i++)
        game->desk[i].stats = (struct lobby_stats){0}; /* what was replayed is among them */
    for (int row = 0; row < PQntuples(result); row++) {
        struct lobby_hand hand;
        int64_t id;
        if (row_int(result, row, "table_id", &id) < 0 ||
            row_int(result, row, "started_at", &hand.started_at) < 0 ||
            row_int(result, row, "ended_at", &hand.ended_at) < 0 ||
            row_int(result, row, "pot", &hand.pot) < 0 ||
            row_bool(result, row, "saw_flop", &hand.saw_flop) < 0)
            continue;
        const struct table *table = world_table(game->world, id);
        if (table != NULL)
            lobby_add(&game_desk(game, table)->stats, &hand);
    }
    for (int i = 0; i < game->world->table_count; i++)
        publish_summary(game, &game->world->table[i]);
}

static void on_loaded(void *context, const PGresult *result, const char *sqlstate,
                      const struct error *error)
{
    struct run *run = context;
    struct game *game = run->game;
    instant_ms now = clock_now();

    (void)sqlstate;
    if (result == NULL)
        fail(run, error);
    if (game->visible_seq < game->journal.seq)
        ring_forget(game->ring, game->journal.seq);
    game->visible_seq = game->journal.seq;
    run->recovery.tables = game->world->table_count;
    run->recovery.outage_ms = now > run->beat_at ? now - run->beat_at : 0;
    run->done(run->context, &run->recovery, run->has_failed ? &run->failure : NULL);
    free(run->seal);
    free(run);
}

void recover_run(struct game *game, recover_done done, void *context)
{
    struct run *run = calloc(1, sizeof(*run));
    if (run == NULL)
        abort();
    *run = (struct run){.game = game, .done = done, .context = context};

    /* Two transactions: the load must see a batch that the take-over has waited for. */
    journal_take_over(game->db, on_taken_over, run);
    db_sync(game->db, NULL, NULL);
    journal_load_seals(game->db, on_seals, run);
    journal_load_snapshots(game->db, on_snapshots, run);
    journal_load(game->db, on_events, run);
    history_load_last(game->db, LOBBY_HANDS, on_last_hands, run);
    db_sync(game->db, on_loaded, run);
}
