#include "browser.h"

#include "server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void look(void *context, uint64_t number);
static void poll(void *context, uint64_t number);

void browser_token(player_id player, char token[44])
{
    (void)snprintf(token, 44, "player-%035lldA", (long long)player);
}

struct browser *browser_create(int number, player_id player, table_id table)
{
    struct browser *browser = calloc(1, sizeof *browser);

    assert(browser != NULL);
    *browser = (struct browser){.number = number, .player = player, .table = table};
    if (player != 0)
        browser_token(player, browser->token);
    browser->seen.own_seat = SEAT_NONE;
    return browser;
}

static void ask(struct browser *browser, const char *path, http_done done)
{
    struct ask what = {.slot = browser->slot,
                       .player = browser->player,
                       .token = browser->token,
                       .path = path,
                       .done = done,
                       .context = browser};

    browser->waits = http_ask(&what);
    browser->waits_us = sim.now_us;
}

static void later(struct browser *browser, sim_act act)
{
    browser->slot = sim_below(SIM_EDGES_MAX);
    sim_after(sim_between(50000, 400000), NULL, act, browser, 0);
}

static void on_look(void *context, int status, const char *body, size_t length)
{
    struct browser *browser = context;

    browser->waits = NULL;
    if (browser->is_away)
        return;
    if (status != 200 || json_tree_read(&browser->tree, body, length) < 0) {
        if (status != 0 && status != 503 && status != 404)
            sim_fail("liveness", "a look was answered %d: %s", status, body);
        later(browser, look);
        return;
    }
    browser->cursor = seen_load(&browser->seen, &browser->tree, browser->player);
    browser->is_loaded = true;
    poll(browser, 0);
    browser_think(browser);
}

static void look(void *context, uint64_t number)
{
    struct browser *browser = context;
    char path[64];

    (void)number;
    if (browser->is_away || browser->waits != NULL)
        return;
    browser->is_loaded = false;
    (void)snprintf(path, sizeof path, "/api/tables/%lld", (long long)browser->table);
    ask(browser, path, on_look);
}

/* Every event of the table between the two cursors has come, once. */
static void verify_complete(const struct browser *browser, int64_t from, int64_t to, int found)
{
    int expected = 0;

    for (int64_t seq = from + 1; seq <= to && seq <= server.now.row_count; seq++)
        expected += server.row[seq - 1].table == browser->table;
    if (found != expected)
        sim_fail("liveness", "browser %d heard %d of %d events from %lld to %lld", browser->number,
                 found, expected, (long long)from, (long long)to);
}

static void take_events(struct browser *browser)
{
    const struct json_tree *tree = &browser->tree;
    int64_t cursor = json_tree_get_int(tree, 0, "cursor", -1), last = browser->cursor;
    int events = json_tree_member(tree, 0, "events");
    int found = 0;

    for (int item = json_tree_first(tree, events); item >= 0;
         item = json_tree_next(tree, events, item)) {
        int kind = json_tree_member(tree, item, "kind");
        int64_t seq = json_tree_get_int(tree, item, "seq", 0);
        if (seq < last || seq <= browser->cursor)
            sim_fail("liveness", "browser %d heard event %lld after %lld", browser->number,
                     (long long)seq, (long long)last);
        last = seq;
        seen_apply(&browser->seen, tree, item);
        found += json_tree_get_int(tree, item, "table", 0) == browser->table &&
                 !json_tree_is(tree, kind, "hole_cards") && !json_tree_is(tree, kind, "strength");
    }
    if (cursor < last)
        sim_fail("liveness", "browser %d heard event %lld with cursor %lld", browser->number,
                 (long long)last, (long long)cursor);
    verify_complete(browser, browser->cursor, cursor, found);
    browser->cursor = cursor;
}

static void on_polled(void *context, int status, const char *body, size_t length)
{
    struct browser *browser = context;

    browser->waits = NULL;
    if (browser->is_away)
        return;
    if (status != 200 || json_tree_read(&browser->tree, body, length) < 0) {
        if (status != 0 && status != 503)
            sim_fail("liveness", "a poll was answered %d: %s", status, body);
        later(browser, poll);
        return;
    }
    if (json_tree_get_bool(&browser->tree, 0, "gap")) {
        look(browser, 0);
        return;
    }
    take_events(browser);
    poll(browser, 0);
    browser_think(browser);
}

static void poll(void *context, uint64_t number)
{
    struct browser *browser = context;
    char path[96];

    (void)number;
    if (browser->is_away || browser->waits != NULL)
        return;
    (void)snprintf(path, sizeof path, "/api/poll?cursor=%lld&topics=%lld%s&wait=25",
                   (long long)browser->cursor, (long long)browser->table,
                   browser->number % 4 == 0 ? ",lobby" : "");
    ask(browser, path, on_polled);
}

static void come_back(void *context, uint64_t number)
{
    struct browser *browser = context;

    (void)number;
    if (!browser->is_away)
        return;
    browser->is_away = false;
    look(browser, 0);
}

static void vanish(struct browser *browser)
{
    browser->is_away = true;
    browser->is_loaded = false;
    if (browser->waits != NULL)
        http_leave(browser->waits);
    browser->waits = NULL;
    sim_after(sim_between(500000, 40000000), NULL, come_back, browser, 0);
}

static void on_idle(void *context, uint64_t number)
{
    struct browser *browser = context;

    (void)number;
    if (!browser->is_away && sim_chance(browser->habits.vanish))
        vanish(browser);
    if (!browser->is_away && browser->is_loaded && browser->player != 0)
        browser_idle(browser);
    sim_after(sim_between(300000, 1500000), NULL, on_idle, browser, 0);
}

void browser_start(struct browser *browser)
{
    browser->slot = sim_below(SIM_EDGES_MAX);
    sim_after(sim_between(0, 500000), NULL, look, browser, 0);
    sim_after(sim_between(0, 500000), NULL, on_idle, browser, 0);
}

void browser_be_honest(struct browser *browser)
{
    browser->habits = (struct habits){.think_us = browser->habits.think_us};
    come_back(browser, 0);
}
