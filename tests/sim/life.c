#include "life.h"

#include "edge/login.h"
#include "gamed/tables_file.h"
#include "network.h"
#include "room/game.h"
#include "secrecy.h"
#include "server.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RESTART_US = 100000, SHORT_CALM_US = 20000000, CALM_US = 120000000, LATE_US = 60000000 };

struct life life;

/* TABLES_FILE is in here. */
int tables_file_read(const char *path, struct table_config configs[], int max, struct error *error)
{
    (void)path;
    (void)error;
    assert(life.tables <= max);
    memcpy(configs, life.config, sizeof configs[0] * (size_t)life.tables);
    return life.tables;
}

static struct table_config random_config(const struct plan *plan)
{
    struct table_config config = {.profile = (enum profile_name)sim_below(PROFILE_COUNT)};

    (void)snprintf(config.name, sizeof config.name, "table%d", sim_below(1000));
    config.variant = plan->is_holdem ? VARIANT_HOLDEM : (enum variant)sim_below(VARIANT_COUNT);
    config.limit = plan->is_holdem ? LIMIT_NO : (enum limit)sim_below(LIMIT_COUNT);
    config.rotation_hands = 1;
    if (!plan->is_holdem && sim_chance(0.1))
        config.rotation = (enum rotation)sim_below(ROTATION_COUNT);
    if (config.rotation != ROTATION_NONE) {
        struct rotation_game first = rotation_game(config.rotation, 0);
        config.variant = first.variant;
        config.limit = first.limit;
    }
    config.seats = 2 + sim_below(5);
    config.small_blind = 1 + sim_below(5);
    config.big_blind = 2 * config.small_blind;
    config.ante = sim_chance(0.5) || !game_config_has_blinds(&config) ? 1 : 0;
    config.bring_in = 1;
    config.runs_max = sim_chance(0.2) ? 2 : 1;
    config.buy_in_min = 20 * config.big_blind;
    config.buy_in_max = 50 * config.big_blind;
    config.act_ms = 3000 + sim_below(5000);
    config.time_bank_ms = sim_chance(0.5) ? 3000 : 0;
    config.time_bank_earn_ms = 100;
    config.pause_ms = 100 + sim_below(400);
    config.rake_bp = sim_chance(0.3) ? 500 : 0;
    config.rake_cap = 10;
    return config;
}

/* Until there is one that can be played. */
static struct table_config good_config(const struct plan *plan)
{
    for (;;) {
        struct table_config config = random_config(plan);
        if (game_config_fault(&config) == NULL)
            return config;
    }
}

static struct habits random_habits(void)
{
    struct habits habits = {.think_us = 1000 * sim_between(5, 400)};

    habits.twice = sim_chance(0.3) ? 0.2 : 0;
    habits.again = sim_chance(0.2) ? 0.2 : 0;
    habits.replay = sim_chance(0.2) ? 0.2 : 0;
    habits.lie = sim_chance(0.2) ? 0.2 : 0;
    habits.slow = sim_chance(0.25) ? 0.1 : 0;
    habits.vanish = sim_chance(0.2) ? 0.02 : 0;
    habits.wander = sim_chance(0.4) ? 0.1 : 0;
    return habits;
}

static void open_login(player_id player)
{
    char token[44];
    struct login login;

    browser_token(player, token);
    bool is_good = login_of_token(token, &login);
    assert(is_good);
    (void)is_good;
    (void)sodium_bin2hex(server.login[player].hash, sizeof server.login[player].hash, login.hash,
                         sizeof login.hash);
}

static void add_browser(player_id player, table_id table, const struct plan *plan)
{
    struct browser *browser = browser_create(life.browsers, player, table);

    browser->habits = plan->has_habits ? random_habits() : (struct habits){.think_us = 100000};
    life.browser[life.browsers++] = browser;
    browser_start(browser);
}

static void add_browsers(const struct plan *plan)
{
    for (player_id player = 1; player <= life.players; player++) {
        table_id table = 1 + (player - 1) % life.tables;
        open_login(player);
        add_browser(player, table, plan);
        if (plan->has_habits && sim_chance(life.is_poor ? 0.7 : 0.15)) /* a second tab */
            add_browser(player, life.is_poor ? 1 + player % life.tables : table, plan);
    }
    for (int table = 1; table <= life.tables; table++)
        if (sim_chance(0.5))
            add_browser(0, table, plan); /* looks on */
}

static void start_gamed(void *context, uint64_t number)
{
    (void)context;
    (void)number;
    if (life.gamed != NULL && life.gamed->is_alive)
        return;
    struct process *process = process_start(PROGRAM_GAMED, 0);
    life.gamed = process->is_alive ? process : life.gamed;
}

static void start_edge(void *context, uint64_t slot)
{
    (void)context;
    struct process *process = process_start(PROGRAM_EDGE, (int)slot);
    http_edge[slot] = process->is_alive ? process : NULL;
}

/* As systemd would: again after a moment, unless it is a second gamed that may not lead. */
void life_ended(struct process *process, int status)
{
    if (process->program == PROGRAM_EDGE) {
        http_edge[process->slot] = NULL;
        sim_after(RESTART_US, NULL, start_edge, NULL, (uint64_t)process->slot);
        return;
    }
    life.crashes++;
    if (life.is_faultless)
        sim_fail("liveness", "gamed ends with %d although nothing goes wrong", status);
    if (status == 78)
        sim_fail("simulator", "gamed does not like its settings");
    if (life.gamed == process)
        life.gamed = NULL;
    sim_after(RESTART_US, NULL, start_gamed, NULL, 0);
}

static void verify_memory(void)
{
    enum { BYTES_MAX = 128 * 1024 * 1024 };

    if (life.gamed != NULL && life.gamed->bytes > BYTES_MAX)
        sim_fail("memory", "gamed has %zu bytes", life.gamed->bytes);
}

static int players_at(int table)
{
    int count = 0;

    for (player_id player = 1; player <= life.players; player++)
        count += 1 + (player - 1) % life.tables == table;
    return count;
}

/* Some time after the last fault everything must be as if there had been none. */
static void verify_liveness(void)
{
    for (int i = 0; i < life.browsers; i++) {
        const struct browser *browser = life.browser[i];
        sim_trace("browser %d of player %lld at table %lld: cursor %lld, seat %d, turn of seat %d, "
                  "%s%s%s",
                  i, (long long)browser->player, (long long)browser->table,
                  (long long)browser->cursor, browser->seen.own_seat, browser->seen.turn_seat,
                  browser->is_busy ? "busy " : "", browser->is_away ? "away " : "",
                  browser->is_loaded ? "loaded" : "");
    }
    for (int table = 1; table <= life.tables && !life.is_poor; table++)
        if (players_at(table) >= 2 && oracle.progress_us[table] < sim.now_us - life.calm_us / 2)
            sim_fail("liveness", "table %d has played no hand for %lld s", table,
                     (long long)(sim.now_us - oracle.progress_us[table]) / 1000000);
    for (int i = 0; i < life.browsers; i++) {
        const struct browser *browser = life.browser[i];
        if (browser->waits != NULL && browser->waits_us < sim.now_us - LATE_US)
            sim_fail("liveness", "the poll of browser %d is lost", i);
        if (browser->is_busy && browser->busy_us < sim.now_us - LATE_US)
            sim_fail("liveness", "the command of browser %d is lost", i);
        if (!browser->is_loaded)
            sim_fail("liveness", "browser %d sees no table", i);
    }
}

static void begin(uint64_t seed, const struct plan *plan)
{
    sim_begin(seed);
    life = (struct life){.hands = plan->hands};
    life.tables = 1 + sim_below(3);
    life.edges = SIM_EDGES_MAX;
    for (int i = 0; i < life.tables; i++)
        life.config[i] = good_config(plan);
    life.players = life.tables * (2 + sim_below(4));
    life.is_poor = plan->has_habits && sim_chance(0.2);
    (void)setenv("HOUSE_WELCOME_CHIPS", life.is_poor ? "300" : "1000000", 1);
    sim.crash_in[plan->crash_point] = plan->crash_at;
    network_begin();
    network.pieces = sim_chance(0.3) ? 0.2 : 0;
    http_begin();
    server_begin(life.players);
    oracle_begin();
}

static void play(const struct plan *plan)
{
    int64_t most_us = sim.now_us + (60 + 8 * plan->hands) * INT64_C(1000000);

    start_gamed(NULL, 0);
    for (int slot = 0; slot < life.edges; slot++)
        start_edge(NULL, (uint64_t)slot);
    add_browsers(plan);
    life.is_faultless = plan->crash_at == 0 && !(plan->has_faults && sim_chance(0.8));
    if (plan->has_faults && !life.is_faultless)
        faults_begin();
    while (oracle.hands < plan->hands && sim.now_us < most_us && !secrecy_is_over() && sim_step())
        ;
    if (secrecy_is_over())
        return;
    memcpy(life.passed, sim.points, sizeof life.passed);
    faults_end();
    for (int i = 0; i < life.browsers; i++)
        browser_be_honest(life.browser[i]);
    life.calm_us = plan->is_short ? SHORT_CALM_US : CALM_US;
    int64_t end_us = sim.now_us + life.calm_us;
    while (sim.now_us < end_us && sim_step())
        verify_memory();
    verify_liveness();
}

bool life_live(uint64_t seed, const struct plan *plan)
{
    jmp_buf failed;

    begin(seed, plan);
    sim.failed = &failed;
    if (setjmp(failed) == 0)
        play(plan);
    sim.running = NULL;
    for (int i = 0; i < SIM_EDGES_MAX; i++)
        http_edge[i] = NULL;
    sim_end();
    return !sim.has_failed;
}
