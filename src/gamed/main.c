/* brelan-gamed - the one process that decides every game of a site. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gamed/game.h"
#include "gamed/lead.h"
#include "gamed/recover.h"
#include "gamed/tables_file.h"
#include "os/clock.h"
#include "os/entropy.h"
#include "os/log.h"
#include "os/memory.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_SYSTEMD
#include <systemd/sd-daemon.h>
#endif

enum {
    EXIT_TAKEN = 75,      /* EX_TEMPFAIL: another gamed leads; try again later */
    EXIT_UNREACHABLE = 69 /* EX_UNAVAILABLE: no database */
};

enum { WATCHDOG_MS = 1000 };

struct program {
    uv_loop_t loop;
    struct config config;
    struct lead *lead;
    struct game *game;
    bool is_standby;
    uv_signal_t terminate;
    uv_signal_t interrupt;
    uv_timer_t watchdog;
    int64_t start_us;
    int table_count;
    struct table_config tables[TABLES_MAX]; /* of TABLES_FILE */
};

static void notify(const char *state)
{
#ifdef HAVE_SYSTEMD
    (void)sd_notify(0, state); /* without systemd nobody listens */
#else
    (void)state;
#endif
}

static void close_handle(uv_handle_t *handle, void *context)
{
    (void)context;
    if (!uv_is_closing(handle))
        uv_close(handle, NULL);
}

/* Everything has committed and every answer was sent. */
static void on_stopped(struct game *game)
{
    struct program *program = game->loop->data;

    log_write(LOG_INFO, "stopped", "seq=%llu", (unsigned long long)game->visible_seq);
    if (game->edges != NULL)
        edges_close(game->edges);
    lead_close(program->lead);
    uv_walk(&program->loop, close_handle, NULL);
}

static void on_signal(uv_signal_t *handle, int number)
{
    struct program *program = handle->loop->data;

    if (program->game == NULL || program->game->edges == NULL)
        exit(0); /* nothing has begun */
    log_write(LOG_INFO, "stopping", "signal=%d", number);
    notify("STOPPING=1");
    game_stop(program->game, on_stopped);
}

static void on_watchdog(uv_timer_t *timer)
{
    (void)timer;
    notify("WATCHDOG=1");
}

/* A site that has no table yet gets those of TABLES_FILE. */
static void open_tables(struct program *program)
{
    struct game *game = program->game;
    struct command command = {.kind = COMMAND_OPEN_TABLE};
    uint64_t seq;

    for (int i = 0; i < program->table_count; i++) {
        command.table = i + 1;
        command.config = program->tables[i];
        enum refusal refusal = game_decide(game, &command, &seq);
        if (refusal != REFUSAL_NONE)
            log_write(LOG_ERROR, "table_refused", "table=%d reason=%s", i + 1,
                      refusal_code(refusal));
    }
    log_write(LOG_INFO, "tables_opened", "tables=%d", program->table_count);
}

static void on_recovered(void *context, const struct recovery *recovery, const struct error *error)
{
    struct program *program = context;
    struct game *game = program->game;
    struct error failure;

    if (error != NULL)
        game_die("recovery_failed", error);
    if (game_start(game, &program->config, recovery->outage_ms, program->is_standby, &failure) < 0)
        game_die("start_failed", &failure);
    if (game->world->table_count == 0 && recovery->closed == 0 && program->table_count > 0)
        open_tables(program);
    char key[2 * SIGNING_PUBLIC_BYTES + 1];
    (void)sodium_bin2hex(key, sizeof(key), game->keys.signing_public, SIGNING_PUBLIC_BYTES);
    log_write(LOG_INFO, "journal_key", "ed25519=%s", key);
    log_write(LOG_INFO, "started",
              "epoch=%lld seq=%llu tables=%d closed=%d events=%d outage_ms=%lld took_ms=%lld",
              (long long)game->journal.epoch, (unsigned long long)game->journal.seq,
              game->world->table_count, recovery->closed, recovery->events,
              (long long)recovery->outage_ms,
              (long long)(clock_steady_us() - program->start_us) / 1000);
    notify("READY=1\nSTATUS=leading");
}

static void on_led(void *context, enum lead_outcome outcome, struct db *db,
                   const struct error *error)
{
    struct program *program = context;

    switch (outcome) {
    case LEAD_WON:
        if (program->game != NULL) {
            game_rejoin(program->game, db);
            return;
        }
        program->game = game_create(&program->loop, db, &program->config);
        recover_run(program->game, on_recovered, program);
        return;
    case LEAD_TAKEN:
        if (program->is_standby && program->game == NULL) {
            log_write(LOG_INFO, "standing_by", "silent_ms=%d", LEAD_SILENT_MS);
            notify("READY=1\nSTATUS=standing by");
            return;
        }
        (void)fprintf(stderr, "brelan-gamed: %s.\n", error->text);
        exit(EXIT_TAKEN);
    case LEAD_UNREACHABLE:
        (void)fprintf(stderr,
                      "brelan-gamed: the database cannot be used: %s; "
                      "look at DATABASE_URL and at PostgreSQL's log.\n",
                      error->text);
        exit(EXIT_UNREACHABLE);
    }
}

static void on_lost(void *context, const struct error *error)
{
    struct program *program = context;

    if (program->game->edges == NULL)
        game_die("database_lost", error); /* while recovering: begin again */
    game_lost(program->game, error);
    lead_again(program->lead);
}

static int read_settings(struct program *program)
{
    struct error error;

    if (config_read(&program->config, CONFIG_GAMED, &error) < 0) {
        (void)fprintf(stderr, "brelan-gamed: %s\n", error.text);
        return -1;
    }
    if (program->config.tables_file == NULL)
        return 0;
    program->table_count =
        tables_file_read(program->config.tables_file, program->tables, TABLES_MAX, &error);
    if (program->table_count >= 0)
        return 0;
    (void)fprintf(stderr, "brelan-gamed: %s\n", error.text);
    return -1;
}

static void watch_signals(struct program *program)
{
    (void)signal(SIGPIPE, SIG_IGN); /* a peer that is gone shows when writing */
    (void)uv_signal_init(&program->loop, &program->terminate); /* these cannot fail here */
    (void)uv_signal_init(&program->loop, &program->interrupt);
    (void)uv_signal_start(&program->terminate, on_signal, SIGTERM);
    (void)uv_signal_start(&program->interrupt, on_signal, SIGINT);
    (void)uv_timer_init(&program->loop, &program->watchdog);
    (void)uv_timer_start(&program->watchdog, on_watchdog, WATCHDOG_MS, WATCHDOG_MS);
}

static int usage(FILE *out, int status)
{
    (void)fprintf(
        out, "usage: brelan-gamed [--standby]\n\n"
             "The game process of a site; its settings come from the environment.\n"
             "--standby: while another one leads wait, and take over when it dies or hangs.\n");
    return status;
}

int main(int argc, char *argv[])
{
    struct program *program = calloc(1, sizeof(*program));

    if (program == NULL)
        abort();
    if (argc == 2 && strcmp(argv[1], "--standby") == 0) {
        program->is_standby = true;
    } else if (argc > 1) {
        bool is_help = argc == 2 && strcmp(argv[1], "--help") == 0;
        free(program);
        return is_help ? usage(stdout, 0) : usage(stderr, 2);
    }
    entropy_open();
    memory_keep_private();
    program->start_us = clock_steady_us();
    if (read_settings(program) < 0) {
        free(program);
        return CONFIG_EXIT;
    }
    log_open((enum log_level)program->config.log_level);
    if (uv_loop_init(&program->loop) < 0)
        abort();
    program->loop.data = program;
    watch_signals(program);
    const struct lead_options options = {.url = program->config.database_url,
                                         .is_standby = program->is_standby,
                                         .done = on_led,
                                         .lost = on_lost,
                                         .context = program};
    program->lead = lead_open(&program->loop, &options);

    (void)uv_run(&program->loop, UV_RUN_DEFAULT);

    int status = uv_loop_close(&program->loop);
    assert(status == 0);
    (void)status;
    game_destroy(program->game);
    sodium_memzero(&program->config, sizeof(program->config));
    free(program);
    return 0;
}
