#include "tools/bench_actions.h"

#include "os/clock.h"
#include "store/buffer.h"
#include "store/db.h"
#include "tools/bench_journal.h"
#include "wire/link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SPEAKERS_MAX = 4096,
    WINDOW_MAX = 1000,
    SAMPLES_MAX = 8 * 1000 * 1000,
    SECOND_US = 1000000,
    BARE_SHARD = 31 /* a journal of its own, beside the game's */
};

struct speaker {
    table_id table;
    player_id player;
};

struct bench {
    uv_loop_t loop;
    uv_timer_t end;
    const char *socket;
    const char *database;
    const char *journal;
    int seconds;
    int window;

    struct link *link;
    int looks_waiting;
    int speaker_count;
    struct speaker speaker[SPEAKERS_MAX];
    uint64_t next_command;

    struct db *db;
    int64_t epoch, batch, seq;
    struct buffer seqs, tables, hands, kinds, times, payloads, digests, commands;

    int64_t sent_us[WINDOW_MAX];
    bool is_over;
    uint64_t refused;
    size_t sample_count;
    uint32_t sample_us[SAMPLES_MAX];
    struct error error;
    int status;
};

static void stop_with(struct bench *bench, const char *what, const struct error *error)
{
    (void)fprintf(stderr, "brelan bench actions: %s: %s\n", what, error->text);
    bench->status = 1;
    uv_stop(&bench->loop);
}

static void sample(struct bench *bench, int64_t since_us)
{
    if (bench->sample_count < SAMPLES_MAX)
        bench->sample_us[bench->sample_count++] = (uint32_t)(clock_steady_us() - since_us);
}

static void on_end(uv_timer_t *timer)
{
    struct bench *bench = timer->data;

    bench->is_over = true;
    uv_stop(&bench->loop);
}

static int by_size(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static void report(struct bench *bench, const char *what)
{
    size_t count = bench->sample_count;

    qsort(bench->sample_us, count, sizeof *bench->sample_us, by_size);
    (void)printf("{\"what\":\"%s\",\"window\":%d,\"perSecond\":%.0f,\"p50Ms\":%.3f,"
                 "\"p99Ms\":%.3f,\"refused\":%llu}\n",
                 what, bench->window, (double)count / bench->seconds,
                 count ? bench->sample_us[count / 2] / 1000.0 : 0,
                 count ? bench->sample_us[count * 99 / 100] / 1000.0 : 0,
                 (unsigned long long)bench->refused);
    (void)fflush(stdout);
}

/* Runs the loop for the time of one measurement. */
static void measure(struct bench *bench)
{
    bench->is_over = false;
    bench->sample_count = 0;
    bench->refused = 0;
    (void)uv_timer_start(&bench->end, on_end, (uint64_t)bench->seconds * 1000, 0);
    (void)uv_run(&bench->loop, UV_RUN_DEFAULT);
}

/* Through gamed: lines of chat by players who sit somewhere, `window` of them under way. */

static void say(struct bench *bench, int slot)
{
    const struct speaker *speaker =
        &bench->speaker[bench->next_command % (uint64_t)bench->speaker_count];
    struct message message = {.type = MESSAGE_COMMAND, .request = (uint64_t)slot};

    message.player = speaker->player;
    message.command.kind = COMMAND_CHAT;
    message.command.id = (uint64_t)clock_steady_us() << 12 ^ ++bench->next_command;
    message.command.table = speaker->table;
    message.command.asker.player = speaker->player;
    (void)snprintf(message.command.text, sizeof message.command.text, "bench %llu",
                   (unsigned long long)bench->next_command);
    bench->sent_us[slot] = clock_steady_us();
    if (link_send(bench->link, &message) < 0)
        bench->refused++;
}

static player_id number_after(const char **text, const char *end, const char *key)
{
    const char *found = strstr(*text, key);

    if (!found || found >= end)
        return 0;
    *text = found + strlen(key);
    return strtoll(*text, NULL, 10);
}

static void look(struct bench *bench, table_id table)
{
    struct message message = {.type = MESSAGE_LOOK, .table = table};

    message.request = (uint64_t)table + WINDOW_MAX;
    bench->looks_waiting++;
    (void)link_send(bench->link, &message); /* a closed link ends the bench by itself */
}

static void on_lobby(struct bench *bench, const char *body)
{
    const char *end = body + strlen(body);

    for (table_id table; (table = number_after(&body, end, "{\"id\":")) != 0;)
        look(bench, table);
}

static void on_table(struct bench *bench, table_id table, const char *body)
{
    const char *text = strstr(body, "\"sitters\":[");
    const char *end = text ? strchr(text, ']') : NULL;

    if (!end)
        return;
    for (player_id player; (player = number_after(&text, end, "\"player\":{\"id\":")) != 0;)
        if (bench->speaker_count < SPEAKERS_MAX)
            bench->speaker[bench->speaker_count++] = (struct speaker){table, player};
}

static void on_answer(struct bench *bench, const struct message *message)
{
    if (message->request < WINDOW_MAX) {
        if (bench->is_over)
            return;
        if (message->status == 200)
            sample(bench, bench->sent_us[message->request]);
        else
            bench->refused++;
        say(bench, (int)message->request);
        return;
    }
    char *body = strndup(message->body, message->body_length);
    if (!body)
        abort();
    if (message->request == WINDOW_MAX)
        on_lobby(bench, body);
    else
        on_table(bench, (table_id)(message->request - WINDOW_MAX), body);
    free(body);
    if (--bench->looks_waiting == 0)
        uv_stop(&bench->loop);
}

static void on_message(void *context, struct link *link, const struct message *message)
{
    struct bench *bench = context;

    (void)link; /* the only one */
    if (message->type == MESSAGE_WELCOME)
        look(bench, 0);
    if (message->type == MESSAGE_ANSWER)
        on_answer(bench, message);
}

static void on_opened(void *context, struct link *link)
{
    (void)context;
    (void)link_send(link, &(struct message){.type = MESSAGE_HELLO, .version = WIRE_VERSION});
}

static void on_closed(void *context, struct link *link, const struct error *error)
{
    (void)link;
    stop_with(context, "the game", error);
}

static void through_game(struct bench *bench, const int windows[], int count)
{
    static const struct link_handler handler = {on_opened, on_message, on_closed};

    bench->link = link_connect(&bench->loop, bench->socket, &handler, bench);
    (void)uv_run(&bench->loop, UV_RUN_DEFAULT); /* until it knows who sits where */
    if (bench->status == 0 && bench->speaker_count == 0) {
        (void)error_set(&bench->error, "nobody sits at any table; start the house bots");
        stop_with(bench, "the game", &bench->error);
    }
    for (int i = 0; i < count && bench->status == 0; i++) {
        bench->window = windows[i];
        for (int slot = 0; slot < bench->window; slot++)
            say(bench, slot);
        measure(bench);
        if (bench->status == 0)
            report(bench, "gamed");
    }
    link_destroy(bench->link);
}

/* Bare: the same statements with the same bytes, back to back, nothing before or behind them. */

static const struct statement fence_statement = {"bench_fence",
                                                 "SELECT journal.fence($1, $2, $3, $4, $5, $6)", 6};
static const struct statement events_statement = {
    "bench_events", "SELECT journal.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", 10};
static const struct statement take_over_statement = {
    "bench_take_over", "SELECT epoch, batch, seq FROM journal.take_over($1)", 1};

static void send_batch(struct bench *bench);

static void on_batch(void *context, const PGresult *result, const char *sqlstate,
                     const struct error *error)
{
    struct bench *bench = context;

    (void)sqlstate;
    if (!result) {
        stop_with(bench, "the database", error);
        return;
    }
    for (int i = 0; i < bench->window; i++)
        sample(bench, bench->sent_us[0]);
    if (!bench->is_over)
        send_batch(bench);
}

static void fill_columns(struct bench *bench)
{
    static const char payload[] = "{\"seat\":3,\"player\":{\"id\":12,\"name\":\"Somebody\",\"bot\":"
                                  "true},\"text\":\"bench 1\"}";
    struct buffer *columns[] = {&bench->seqs,  &bench->tables,   &bench->hands,   &bench->kinds,
                                &bench->times, &bench->payloads, &bench->digests, &bench->commands};
    instant_ms now = clock_now();

    for (size_t i = 0; i < ARRAY_LEN(columns); i++)
        buffer_clear(columns[i]);
    for (int i = 0; i < bench->window; i++) {
        column_int(&bench->seqs, ++bench->seq);
        column_int(&bench->tables, BARE_SHARD * 65536 + 1 + i);
        column_int(&bench->hands, 0);
        column_text(&bench->kinds, "chatted", strlen("chatted"));
        column_instant(&bench->times, now);
        column_text(&bench->payloads, payload, sizeof payload - 1);
        column_int(&bench->digests, bench->seq * 7919);
        column_int(&bench->commands, bench->seq * 104729);
    }
}

static void send_batch(struct bench *bench)
{
    static const uint8_t zeros[64] = {0};
    char epoch[24], batch[24], shard[24];
    struct buffer chain = {0}, signature = {0}, at = {0};

    (void)snprintf(epoch, sizeof epoch, "%lld", (long long)bench->epoch);
    (void)snprintf(batch, sizeof batch, "%lld", (long long)++bench->batch);
    (void)snprintf(shard, sizeof shard, "%d", BARE_SHARD);
    buffer_add_hex(&chain, zeros, 32);
    buffer_add_hex(&signature, zeros, 64);
    buffer_add_instant(&at, clock_now());
    fill_columns(bench);
    const char *fence[] = {epoch, batch, chain.bytes, signature.bytes, at.bytes, shard};
    const char *events[] = {batch,
                            column_end(&bench->seqs),
                            column_end(&bench->tables),
                            column_end(&bench->hands),
                            column_end(&bench->kinds),
                            column_end(&bench->times),
                            column_end(&bench->payloads),
                            column_end(&bench->digests),
                            column_end(&bench->commands),
                            shard};
    bench->sent_us[0] = clock_steady_us();
    db_send(bench->db, &fence_statement, fence, NULL, NULL);
    db_send(bench->db, &events_statement, events, NULL, NULL);
    db_sync(bench->db, on_batch, bench);
    buffer_release(&chain);
    buffer_release(&signature);
    buffer_release(&at);
}

static void on_take_over(void *context, const PGresult *result, const char *sqlstate,
                         const struct error *error)
{
    struct bench *bench = context;

    (void)sqlstate;
    if (!result) {
        stop_with(bench, "the database", error);
        return;
    }
    bench->epoch = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
    bench->batch = strtoll(PQgetvalue(result, 0, 1), NULL, 10);
    bench->seq = strtoll(PQgetvalue(result, 0, 2), NULL, 10);
    uv_stop(&bench->loop);
}

static void on_lost(void *context, const struct error *error)
{
    stop_with(context, "the database", error);
}

static void bare(struct bench *bench, const int windows[], int count)
{
    char shard[24];
    const char *values[] = {shard};

    (void)snprintf(shard, sizeof shard, "%d", BARE_SHARD);
    bench->db = db_create(&bench->loop, bench->database, on_lost, bench);
    db_send(bench->db, &take_over_statement, values, on_take_over, bench);
    db_sync(bench->db, NULL, NULL);
    (void)uv_run(&bench->loop, UV_RUN_DEFAULT);
    for (int i = 0; i < count && bench->status == 0; i++) {
        bench->window = windows[i];
        bench->is_over = false;
        send_batch(bench);
        measure(bench);
        while (bench->status == 0 && db_pending(bench->db) > 0)
            (void)uv_run(&bench->loop, UV_RUN_ONCE);
        if (bench->status == 0)
            report(bench, "bare");
    }
    db_destroy(bench->db);
}

static void journal(struct bench *bench, const int windows[], int count)
{
    for (int i = 0; i < count && bench->status == 0; i++) {
        struct measure measure = {0};
        int64_t start_us = clock_steady_us();
        if (bench_journal(&bench->loop, bench->journal, windows[i], bench->seconds, &measure) < 0) {
            bench->status = 1;
            return;
        }
        double seconds = (double)(clock_steady_us() - start_us) / SECOND_US;
        (void)printf("{\"what\":\"journal\",\"window\":%d,\"perSecond\":%.0f,\"p50Ms\":%.3f,"
                     "\"p99Ms\":%.3f,\"refused\":0}\n",
                     windows[i], (double)measure.count / seconds,
                     (double)measure_at(&measure, 0.5) / 1000,
                     (double)measure_at(&measure, 0.99) / 1000);
        (void)fflush(stdout);
    }
}

static int usage_error(const char *why)
{
    (void)fprintf(
        stderr,
        "brelan bench actions: %s\n"
        "usage: brelan bench actions [--socket PATH] [--database URL] [--journal URL]\n"
        "         [--seconds 5]\n"
        "  --socket    the game's socket: durable commands through brelan-gamed\n"
        "  --database  bare batches of the same events, in a shard of their own; on a\n"
        "              database that you can throw away\n"
        "  --journal   the same events as gamed writes, chains and signs them, without a\n"
        "              game; on a migrated database that no game uses\n",
        why);
    return 2;
}

static int read_options(struct bench *bench, int argc, char **argv)
{
    bench->seconds = 5;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--socket") == 0)
            bench->socket = argv[i + 1];
        else if (strcmp(argv[i], "--database") == 0)
            bench->database = argv[i + 1];
        else if (strcmp(argv[i], "--journal") == 0)
            bench->journal = argv[i + 1];
        else if (strcmp(argv[i], "--seconds") == 0)
            bench->seconds = (int)strtol(argv[i + 1], NULL, 10);
        else
            return usage_error("an option is not known");
    }
    if (argc % 2 == 0 || (!bench->socket && !bench->database && !bench->journal))
        return usage_error("--socket, --database or --journal is needed");
    if (bench->seconds < 1 || bench->seconds > 60)
        return usage_error("--seconds takes 1 to 60");
    return 0;
}

int bench_actions_main(int argc, char **argv)
{
    static const int windows[] = {1, 10, 50, 200};
    static struct bench bench; /* too large for the stack */

    bench.status = read_options(&bench, argc, argv);
    if (bench.status != 0)
        return bench.status;
    (void)uv_loop_init(&bench.loop);
    (void)uv_timer_init(&bench.loop, &bench.end);
    bench.end.data = &bench;
    if (bench.database)
        bare(&bench, windows, ARRAY_LEN(windows));
    if (bench.journal && bench.status == 0)
        journal(&bench, windows, ARRAY_LEN(windows));
    if (bench.socket && bench.status == 0)
        through_game(&bench, windows, ARRAY_LEN(windows));
    return bench.status; /* the process ends: no need to tidy */
}
