#include "gamed/clocks.h"

#include "os/clock.h"
#include "os/log.h"

enum { JUMP_MS = 1000 }; /* what is shorter is an ordinary delay, or a daemon that sets the clock */

void clocks_resume(struct game *game, int64_t outage_ms)
{
    for (int i = 0; i < game->world->table_count; i++) {
        struct command command = {.kind = COMMAND_RESUME,
                                  .table = game->world->table[i].id,
                                  .outage_ms = outage_ms > INT32_MAX ? INT32_MAX : (int)outage_ms};
        uint64_t seq;
        if (!game->desk[i].is_closed)
            (void)game_decide(game, &command, &seq); /* refused where no clock runs */
    }
}

void clocks_start(struct game *game)
{
    game->look_us = clock_steady_us();
    game->clock_lead_ms = clock_now() - game->look_us / 1000;
}

/* A step is what the wall clock did and the steady one did not, as when the machine slept. */
static void look_at_wall_clock(struct game *game, int64_t now_us)
{
    int64_t lead_ms = clock_now() - now_us / 1000;
    int64_t step_ms = lead_ms - game->clock_lead_ms;

    game->clock_lead_ms = lead_ms;
    if (step_ms > -JUMP_MS && step_ms < JUMP_MS)
        return;
    log_write(LOG_WARNING, "clock_stepped", "ms=%lld", (long long)step_ms);
    clocks_resume(game, step_ms > 0 ? step_ms : 0);
}

/* The timers that look were silent, so nobody was served. */
static void look_at_silence(struct game *game, int64_t now_us)
{
    int64_t silence_ms = (now_us - game->look_us) / 1000 - CLOCKS_LOOK_MS;

    game->look_us = now_us;
    if (silence_ms < JUMP_MS || game->is_frozen)
        return; /* frozen tables get the whole outage back when they resume */
    if (game->flying != NULL)
        game->flying->sent_us += silence_ms * 1000; /* the database is not to blame */
    log_write(LOG_WARNING, "stood_still", "ms=%lld", (long long)silence_ms);
    clocks_resume(game, silence_ms);
}

void clocks_look(struct game *game)
{
    int64_t now_us = clock_steady_us();

    look_at_silence(game, now_us);
    look_at_wall_clock(game, now_us);
}
