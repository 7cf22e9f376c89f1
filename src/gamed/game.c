#include "gamed/game.h"

#include "gamed/answer.h"
#include "gamed/cashier.h"
#include "gamed/clocks.h"
#include "gamed/collect.h"
#include "gamed/publish.h"
#include "os/clock.h"
#include "os/entropy.h"
#include "os/log.h"
#include "room/game.h"
#include "store/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

noreturn void game_die(const char *event, const struct error *error)
{
    char quoted[LOG_QUOTE_BYTES];

    log_write(LOG_ERROR, event, "reason=%s", log_quote(quoted, error->text));
    exit(1);
}

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL)
        abort();
    return memory;
}

const struct table *game_table(const struct game *game, table_id id)
{
    const struct table *table = world_table(game->world, id);
    return table == NULL || game_desk(game, table)->is_closed ? NULL : table;
}

int game_index(const struct game *game, const struct table *table)
{
    return (int)(table - game->world->table);
}

struct desk *game_desk(const struct game *game, const struct table *table)
{
    return &game->desk[game_index(game, table)];
}

bool game_has_room(const struct game *game)
{
    return !game->is_frozen && game->open->events.count < BATCH_EVENTS_MAX;
}

enum refusal game_decide(struct game *game, const struct command *command, uint64_t *seq)
{
    game->events->count = 0;
    enum refusal refusal = world_decide(game->world, command, clock_now(), game->events);
    for (int i = 0; i < game->events->count; i++)
        collect_event(game, &game->events->event[i]);
    *seq = game->journal.seq;
    return refusal;
}

static void send_answer(struct game *game, const struct batch_answer *answer, const char *body)
{
    struct message message = {.type = MESSAGE_ANSWER,
                              .request = answer->by.request,
                              .status = answer->status,
                              .seq = answer->seq,
                              .body = body,
                              .body_length = answer->length};
    if (game->edges != NULL)
        edges_send(game->edges, answer->by.edge, &message);
}

void game_answer(struct game *game, struct asked_by by, enum refusal refusal, uint64_t seq,
                 const char *body)
{
    struct batch *batch = batch_is_empty(game->open) ? game->flying : game->open;
    struct batch_answer answer = {.by = by, .status = answer_status(refusal), .seq = seq};
    struct buffer json = {0};

    if (body != NULL)
        buffer_add(&json, body);
    else if (refusal == REFUSAL_NONE)
        answer_done(seq, &json);
    else
        answer_refusal(refusal, &json);
    answer.length = json.length;
    if (batch == NULL) {
        send_answer(game, &answer, json.bytes);
    } else {
        answer.offset = batch_text(batch, json.bytes, json.length);
        batch_add_answer(batch, answer);
    }
    buffer_release(&json);
}

void game_answer_unavailable(struct game *game, struct asked_by by)
{
    struct batch_answer answer = {.by = by, .status = 503, .seq = game->visible_seq};
    struct buffer json = {0};

    answer_unavailable(&json);
    answer.length = json.length;
    send_answer(game, &answer, json.bytes);
    buffer_release(&json);
}

static bool needs_table(enum command_kind kind)
{
    return kind != COMMAND_WELCOME && kind != COMMAND_CLAIM;
}

/* Of a player at the table the name is known; the rest of the asker is not asked for. */
static enum refusal decide_for_sitter(struct game *game, const struct table *table,
                                      const struct command *command, uint64_t *seq)
{
    struct command named = *command;

    assert(table != NULL); /* what needs none is the cashier's */
    int seat = table_seat_of(table, command->asker.player);

    if (seat != SEAT_NONE) {
        memcpy(named.asker.name, table->sitter[seat].name, NAME_BYTES);
        named.asker.is_bot = table->sitter[seat].is_bot;
    }
    return game_decide(game, &named, seq);
}

/* There is room in the open batch. */
static void handle(struct game *game, const struct waiting *waiting)
{
    const struct command *command = &waiting->command;
    const struct table *table = game_table(game, command->table);
    enum refusal refusal = REFUSAL_NONE;
    uint64_t seq = game->journal.seq;

    if (needs_table(command->kind) && table == NULL)
        refusal = REFUSAL_NO_SUCH_TABLE;
    else if (table != NULL && command->id != 0 && table_has_done(table, command->id))
        refusal = REFUSAL_NONE; /* answered as before, done once */
    else if (command->kind == COMMAND_SIT &&
             (command->seat < 0 || command->seat >= table->config.seats))
        refusal = REFUSAL_NO_SUCH_SEAT;
    else if (command->kind == COMMAND_TOP_UP && command->amount == 0)
        refusal = REFUSAL_BUY_IN_TOO_SMALL;
    else if (cashier_concerns(game, command)) {
        cashier_take(game->cashier, waiting);
        return;
    } else {
        refusal = decide_for_sitter(game, table, command, &seq);
    }
    game_answer(game, waiting->by, refusal, seq, NULL);
}

void game_command(struct game *game, struct edge_ref edge, const struct message *message)
{
    struct waiting now = {.by = {edge, message->request}, .command = message->command};

    if (game->is_stopping)
        return; /* the edge asks the next gamed */
    clocks_look(game);
    if (game->is_frozen || game->waiting_count == WAITING_MAX) {
        game_answer_unavailable(game, now.by);
        return;
    }
    if (game->waiting_count == 0 && game_has_room(game)) {
        handle(game, &now);
        return;
    }
    game->waiting[(game->waiting_first + game->waiting_count) % WAITING_MAX] = now;
    game->waiting_count++;
}

static void handle_waiting(struct game *game)
{
    cashier_resume(game->cashier);
    while (game->waiting_count > 0 && game_has_room(game)) {
        const struct waiting *waiting = &game->waiting[game->waiting_first];
        game->waiting_first = (game->waiting_first + 1) % WAITING_MAX;
        game->waiting_count--;
        handle(game, waiting);
    }
}

static void wake_one(struct game *game, int index)
{
    instant_ms due = game->world->deadline[index];
    const struct table *table = &game->world->table[index];
    struct rotation_game next = game_next(table);
    struct command command = {.kind = COMMAND_WAKE, .table = table->id};
    uint64_t seq;

    entropy_fill(game->seed, SEED_BYTES);
    command.deck = shuffle_deck(game->seed, variant_deck_size(variant_rules(next.variant)));
    enum refusal refusal = game_decide(game, &command, &seq);
    sodium_memzero(game->seed, SEED_BYTES);
    if (game->world->deadline[index] > due || game->events->count > 0)
        return;
    log_write(LOG_ERROR, "wake_did_nothing", "table=%lld refusal=%s", (long long)command.table,
              refusal_code(refusal));
    game->world->deadline[index] = clock_now() + BEAT_MS; /* and not at once again, for ever */
}

static void wake_due(struct game *game)
{
    clocks_look(game);
    instant_ms now = clock_now();

    for (int i = 0; i < game->world->table_count && game_has_room(game); i++)
        if (game->world->deadline[i] <= now && !game->is_stopping)
            wake_one(game, i);
}

static void on_wake(uv_timer_t *timer)
{
    wake_due(timer->data);
}

static void on_posted(void *context, const PGresult *result, const char *sqlstate,
                      const struct error *error)
{
    struct game *game = context;

    (void)sqlstate;
    (void)error; /* the commit that follows fails too */
    for (int row = 0; result != NULL && row < PQntuples(result); row++) {
        int64_t player, balance;
        if (row_int(result, row, "player_id", &player) == 0 &&
            row_int(result, row, "balance", &balance) == 0)
            publish_balance(game->flying, player, balance);
    }
}

static void release_answers(struct game *game, const struct batch *batch)
{
    for (int i = 0; i < batch->answer_count; i++) {
        const struct batch_answer *answer = &batch->answer[i];
        send_answer(game, answer, batch->texts.bytes + answer->offset);
    }
}

static void on_committed(void *context, const PGresult *result, const char *sqlstate,
                         const struct error *error)
{
    struct game *game = context;
    struct batch *batch = game->flying;

    if (result == NULL)
        game_die(sqlstate[0] == '\0' ? "commit_unknown" : "commit_failed", error);

    int64_t took_ms = (clock_steady_us() - batch->sent_us) / 1000;
    log_write(LOG_DEBUG, "batch_committed", "batch=%lld events=%d ms=%lld",
              (long long)batch->number, batch->events.count, (long long)took_ms);
    publish_release(game, batch);
    release_answers(game, batch);
    cashier_committed(game->cashier, batch->number);
    batch_clear(batch);
    game->flying = NULL;
    if (game->is_frozen) {
        game->is_frozen = false;
        log_write(LOG_WARNING, "tables_resumed", "after_ms=%lld", (long long)took_ms);
        clocks_resume(game, took_ms);
    }
    handle_waiting(game);
}

/* Nothing is under way, and the epoch is ours: a new connection has taken it over first. */
static bool can_write(const struct game *game)
{
    return game->db != NULL && game->flying == NULL && !game->is_frozen;
}

/* Before the loop sleeps: what was decided in this turn leaves together. */
static void on_send(uv_prepare_t *prepare)
{
    struct game *game = prepare->data;

    if (can_write(game) && !batch_is_empty(game->open)) {
        collect_send(game, on_committed, on_posted);
        handle_waiting(game);
    }
    if (game->is_stopping && game->flying == NULL &&
        (game->db == NULL || batch_is_empty(game->open))) {
        game->stopped(game);
        return;
    }
    table_id table;
    instant_ms deadline = world_deadline(game->world, &table);
    instant_ms now = clock_now();
    if (deadline == INSTANT_NEVER || !game_has_room(game))
        (void)uv_timer_stop(&game->wake);
    else
        (void)uv_timer_start(&game->wake, on_wake, deadline <= now ? 0 : (uint64_t)(deadline - now),
                             0);
}

static void on_beaten(void *context, const PGresult *result, const char *sqlstate,
                      const struct error *error)
{
    char quoted[LOG_QUOTE_BYTES];

    (void)context;
    if (result != NULL)
        return;
    if (strcmp(sqlstate, "BR001") == 0)
        game_die("fenced", error); /* another process leads */
    log_write(LOG_WARNING, "beat_failed", "reason=%s", log_quote(quoted, error->text));
}

static void on_beat(uv_timer_t *timer)
{
    struct game *game = timer->data;
    int64_t now_us = clock_steady_us();

    clocks_look(game);
    if (now_us - game->told_us >= BEAT_MS * INT64_C(1000)) {
        game->told_us = now_us;
        publish_head(game);
    }
    if (game->flying != NULL && !game->is_frozen &&
        now_us - game->flying->sent_us > FREEZE_MS * INT64_C(1000)) {
        game->is_frozen = true;
        log_write(LOG_WARNING, "tables_frozen", "batch=%lld reason=slow_commit",
                  (long long)game->flying->number);
    }
    if (can_write(game) && now_us - game->beat_us >= BEAT_MS * INT64_C(1000)) {
        game->beat_us = now_us;
        journal_beat(&game->journal, game->db, clock_now());
        db_sync(game->db, on_beaten, game);
    }
}

static void on_command(void *context, struct edge_ref edge, const struct message *message)
{
    game_command(context, edge, message);
}

static void on_hello(void *context, struct edge_ref edge, uint64_t cursor)
{
    publish_hello(context, edge, cursor);
}

static void on_look(void *context, struct edge_ref edge, const struct message *message)
{
    publish_look(context, edge, message);
}

struct game *game_create(uv_loop_t *loop, struct db *db, const struct config *config)
{
    struct game *game = allocate(1, sizeof(*game));

    game->loop = loop;
    game->db = db;
    game->world = allocate(1, sizeof(*game->world));
    game->world->house = (struct house){.welcome = config->house_welcome_chips,
                                        .daily = config->house_daily_chips,
                                        .daily_below = config->house_daily_below};
    game->desk = allocate(TABLES_MAX, sizeof(*game->desk));
    game->events = allocate(1, sizeof(*game->events));
    game->waiting = allocate(WAITING_MAX, sizeof(*game->waiting));
    game->ring = ring_create(0);
    game->cashier = cashier_create(game);
    seal_keys_derive(&game->keys, config->secret_key);
    for (int i = 0; i < 2; i++)
        batch_init(&game->batch[i]);
    game->open = &game->batch[0];
    (void)uv_timer_init(loop, &game->wake); /* these three always succeed */
    (void)uv_timer_init(loop, &game->beat);
    (void)uv_prepare_init(loop, &game->send);
    game->wake.data = game;
    game->beat.data = game;
    game->send.data = game;
    return game;
}

void game_destroy(struct game *game)
{
    for (int i = 0; i < TABLES_MAX; i++) {
        hand_record_release(&game->desk[i].record);
        feed_release(&game->desk[i].feed);
        buffer_release(&game->desk[i].summary);
    }
    for (int i = 0; i < 2; i++)
        batch_release(&game->batch[i]);
    ring_destroy(game->ring);
    cashier_destroy(game->cashier);
    sodium_memzero(&game->keys, sizeof(game->keys));
    free(game->world);
    free(game->desk);
    free(game->events);
    free(game->waiting);
    free(game);
}

int game_start(struct game *game, const struct config *config, int64_t outage_ms, bool is_standby,
               struct error *error)
{
    static const struct edges_handler handler = {on_hello, on_command, on_look};

    const struct edges_options options = {.path = config->game_socket,
                                          .may_replace = is_standby,
                                          .handler = &handler,
                                          .context = game};
    game->edges = edges_open(game->loop, &options, error);
    if (game->edges == NULL)
        return -1;
    clocks_resume(game, outage_ms);
    game->beat_us = clock_steady_us();
    clocks_start(game);
    (void)uv_prepare_start(&game->send, on_send);
    (void)uv_timer_start(&game->beat, on_beat, CLOCKS_LOOK_MS, CLOCKS_LOOK_MS);
    return 0;
}

void game_lost(struct game *game, const struct error *error)
{
    char quoted[LOG_QUOTE_BYTES];

    if (game->flying != NULL)
        game_die("commit_unknown", error);
    game->db = NULL;
    game->is_frozen = true;
    game->lost_us = clock_steady_us();
    log_write(LOG_WARNING, "tables_frozen", "reason=%s", log_quote(quoted, error->text));
}

static void on_taken_over(void *context, const PGresult *result, const char *sqlstate,
                          const struct error *error)
{
    struct game *game = context;
    struct journal fresh;
    struct error failure;
    instant_ms beat_at;

    if (result == NULL && sqlstate[0] == '\0')
        return; /* lost again: game_lost() follows */
    if (result == NULL)
        game_die("take_over_failed", error);
    if (journal_read_take_over(&fresh, &beat_at, result, &failure) < 0)
        game_die("take_over_failed", &failure);
    if (fresh.batch != game->journal.batch || fresh.seq != game->visible_seq ||
        (fresh.has_chain && memcmp(fresh.chain, game->journal.chain, DIGEST_BYTES) != 0)) {
        error_set(&failure, "the journal is not where this process has left it");
        game_die("take_over_failed", &failure);
    }
    game->journal.epoch = fresh.epoch;
}

static void on_rejoined(void *context, const PGresult *result, const char *sqlstate,
                        const struct error *error)
{
    struct game *game = context;
    int64_t outage_ms = (clock_steady_us() - game->lost_us) / 1000;

    (void)error;
    if (result == NULL && sqlstate[0] != '\0')
        game_die("take_over_failed", error);
    if (result == NULL)
        return;
    game->is_frozen = false;
    game->beat_us = clock_steady_us();
    log_write(LOG_WARNING, "tables_resumed", "epoch=%lld after_ms=%lld",
              (long long)game->journal.epoch, (long long)outage_ms);
    clocks_resume(game, outage_ms);
    handle_waiting(game);
}

void game_rejoin(struct game *game, struct db *db)
{
    game->db = db;
    journal_take_over(db, on_taken_over, game);
    db_sync(db, on_rejoined, game);
}

void game_stop(struct game *game, void (*stopped)(struct game *game))
{
    game->is_stopping = true;
    game->stopped = stopped;
    game->waiting_count = 0; /* edges ask the next gamed */
}
