/* What a browser asks for: its turn, its seat, and the rest of its habits. */
#include "base/digest.h"
#include "browser.h"
#include "codec/names.h"
#include "server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A table remembers its last commands, no more: what comes later than that is not sent again. */
enum { TRIES_MAX = 40, REMEMBERED = RECENT_COMMANDS - 24 };

static void send_errand(void *context, uint64_t number);

/* The id that an edge makes of the browser's own. */
static uint64_t id_of(player_id player, const char *command_id)
{
    char text[96];
    uint8_t result[DIGEST_BYTES];
    struct digest digest;
    uint64_t id = 0;
    int length = snprintf(text, sizeof text, "%lld:%s", (long long)player, command_id);

    digest_begin(&digest);
    digest_add(&digest, text, (size_t)length);
    digest_end(&digest, result);
    for (int i = 0; i < 8; i++)
        id = id << 8 | result[i];
    id &= INT64_MAX;
    return id == 0 ? 1 : id;
}

/* Some commands may find that there is nothing to do. */
static bool must_happen(enum command_kind kind)
{
    return kind == COMMAND_ACT || kind == COMMAND_SIT || kind == COMMAND_TOP_UP ||
           kind == COMMAND_RUN || kind == COMMAND_CHAT;
}

static void verify_done(const struct errand *errand, const char *body)
{
    const struct sent *sent = oracle_find(errand->sent.id);

    if (must_happen(errand->sent.command.kind) && (sent == NULL || sent->done_seq == 0))
        sim_fail("durability", "browser %d was told that %s %s is done: %s",
                 errand->browser->number, errand->path, errand->body, body);
}

static bool is_remembered(const struct errand *errand)
{
    return oracle.commands[errand->browser->table] - errand->commands < REMEMBERED;
}

static void finish(struct errand *errand)
{
    if (!errand->is_only_once)
        errand->browser->is_busy = false;
    free(errand);
}

static void on_done(void *context, int status, const char *body, size_t length)
{
    struct errand *errand = context;
    struct browser *browser = errand->browser;

    (void)length;
    if (status == 200)
        verify_done(errand, body);
    bool is_open = !errand->is_only_once && ++errand->tries < TRIES_MAX && is_remembered(errand);
    if ((status == 0 || status == 503) && is_open) {
        browser->slot = sim_below(SIM_EDGES_MAX);
        sim_after(sim_between(20000, 300000), NULL, send_errand, errand, 0);
        return;
    }
    bool is_refused = status == 409 && errand->sent.command.kind == COMMAND_ACT;
    bool was_last = errand->sent.command.turn == browser->acted_turn;
    if (is_refused && !errand->is_only_once && was_last) {
        browser->acted_turn = 0;
        browser->is_cautious = true;
    }
    finish(errand);
    browser_think(browser);
}

static void send_errand(void *context, uint64_t number)
{
    struct errand *errand = context;
    struct ask ask = {.slot = errand->browser->slot,
                      .player = errand->browser->player,
                      .token = errand->browser->token,
                      .path = errand->path,
                      .body = errand->body,
                      .done = on_done,
                      .context = errand};

    (void)number;
    (void)http_ask(&ask);
}

/* The same bytes once more, by another way. */
static void send_copy(const struct errand *errand, int64_t after_us)
{
    struct errand *copy = malloc(sizeof *copy);

    assert(copy != NULL);
    *copy = *errand;
    copy->is_only_once = true;
    copy->browser->slot = sim_below(SIM_EDGES_MAX);
    sim_after(after_us, NULL, send_errand, copy, 0);
}

/* `fields`: what stands in the body beside the id, with a comma before it. */
static void ask_for(struct browser *browser, const char *verb, const struct command *command,
                    const char *fields, bool is_only_once)
{
    struct errand *errand = calloc(1, sizeof *errand);
    char id[32];

    assert(errand != NULL);
    (void)snprintf(id, sizeof id, "browser%d-%llu", browser->number,
                   (unsigned long long)++browser->commands);
    errand->browser = browser;
    errand->is_only_once = is_only_once;
    errand->commands = oracle.commands[browser->table];
    errand->sent = (struct sent){.id = id_of(browser->player, id), .player = browser->player};
    errand->sent.command = *command;
    bool is_claim = command->kind == COMMAND_CLAIM; /* free chips are of no table */
    errand->sent.command.table = is_claim ? 0 : browser->table;
    if (is_claim)
        (void)snprintf(errand->path, sizeof errand->path, "/api/chips/claim");
    else
        (void)snprintf(errand->path, sizeof errand->path, "/api/tables/%lld/%s",
                       (long long)browser->table, verb);
    (void)snprintf(errand->body, sizeof errand->body, "{\"commandId\":\"%s\"%s}", id, fields);
    oracle_sent(&errand->sent);
    sim_trace("browser %d of player %lld asks %s %s", browser->number, (long long)browser->player,
              errand->path, errand->body);
    if (!is_only_once) {
        browser->is_busy = true;
        browser->busy_us = sim.now_us;
    }
    browser->keep[browser->kept++ % REPLAYS] = *errand;
    if (sim_chance(browser->habits.twice))
        send_copy(errand, sim_between(0, 20000));
    send_errand(errand, 0);
}

static int64_t random_raise(const struct legal *legal)
{
    if (sim_chance(0.5) || legal->max_raise_to == legal->min_raise_to)
        return sim_chance(0.1) ? legal->max_raise_to : legal->min_raise_to;
    int64_t most = sim_chance(0.2) ? legal->max_raise_to : 4 * legal->min_raise_to;
    most = most < legal->max_raise_to ? most : legal->max_raise_to;
    return sim_between(legal->min_raise_to, most);
}

/* By the dice alone: what it holds plays no part, so that two runs can differ in nothing else. */
static struct command choose(const struct browser *browser)
{
    const struct seen *seen = &browser->seen;
    const struct legal *legal = &seen->legal;
    struct command command = {.kind = COMMAND_ACT, .hand_no = seen->hand_no, .turn = seen->turn};
    double chance = dice_fraction(&sim.dice);

    if (legal->kind == TURN_DRAW) {
        command.action = ACTION_DRAW;
        for (int k = 0; k < seen->hole_count && __builtin_popcount(command.mask) < legal->draw_max;
             k++)
            command.mask |= sim_chance(0.4) ? 1u << k : 0;
        return command;
    }
    if (legal->min_raise_to > 0 && chance < 0.3 && !browser->is_cautious) {
        command.action =
            seen_bet_to(seen) == 0 || legal->kind == TURN_BRING_IN ? ACTION_BET : ACTION_RAISE;
        command.amount = random_raise(legal);
    } else if (legal->kind == TURN_BRING_IN) {
        command.action = ACTION_BRING_IN;
    } else if (legal->to_call == 0) {
        command.action = ACTION_CHECK;
    } else {
        command.action = chance < 0.55 ? ACTION_FOLD : ACTION_CALL;
    }
    return command;
}

static void lie(struct command *command)
{
    switch (sim_below(4)) {
    case 0:
        command->turn += (int)sim_between(-2, 2);
        break;
    case 1:
        command->hand_no += (int32_t)sim_between(-1, 1);
        break;
    case 2:
        command->action = (enum action)sim_below(ACTION_COUNT);
        break;
    default:
        command->amount = sim_between(1, 3000);
    }
    command->turn = command->turn < 1 ? 1 : command->turn;
    command->hand_no = command->hand_no < 1 ? 1 : command->hand_no;
}

static void act_with(struct browser *browser, const struct command *command, bool is_only_once)
{
    char fields[160], more[64] = "";
    size_t length = 0;

    if (command->action == ACTION_BET || command->action == ACTION_RAISE)
        (void)snprintf(more, sizeof more, ",\"to\":%lld", (long long)command->amount);
    if (command->mask != 0) {
        length = (size_t)snprintf(more, sizeof more, ",\"places\":");
        for (int k = 0; k < HOLE_MAX; k++)
            if (command->mask >> k & 1)
                length += (size_t)snprintf(more + length, sizeof more - length, "%s%d",
                                           more[length - 1] == ':' ? "[" : ",", k);
        (void)snprintf(more + length, sizeof more - length, "]");
    }
    (void)snprintf(fields, sizeof fields, ",\"hand\":%d,\"turn\":%d,\"action\":\"%s\"%s",
                   command->hand_no, command->turn, action_names[command->action], more);
    ask_for(browser, "act", command, fields, is_only_once);
}

static void act(void *context, uint64_t turn)
{
    struct browser *browser = context;
    const struct seen *seen = &browser->seen;

    if (browser->is_away || !browser->is_loaded || browser->is_busy || !seen_is_own_turn(seen) ||
        (uint64_t)seen->turn != turn)
        return;
    struct command command = choose(browser);
    browser->acted_hand = seen->hand_no;
    browser->acted_turn = seen->turn;
    browser->is_cautious = false;
    if (sim_chance(browser->habits.lie)) {
        struct command other = command;
        lie(&other);
        act_with(browser, &other, true);
    }
    act_with(browser, &command, false);
    if (sim_chance(browser->habits.again)) {
        struct command other = choose(browser);
        act_with(browser, &other, true);
    }
}

static void run(struct browser *browser)
{
    char fields[80];
    struct command command = {.kind = COMMAND_RUN,
                              .hand_no = browser->seen.hand_no,
                              .turn = browser->seen.run_turn,
                              .times = 1 + sim_below(browser->seen.run_times)};

    browser->seen.run_turn = 0;
    (void)snprintf(fields, sizeof fields, ",\"hand\":%d,\"turn\":%d,\"times\":%d", command.hand_no,
                   command.turn, command.times);
    ask_for(browser, "run", &command, fields, false);
}

void browser_think(struct browser *browser)
{
    const struct seen *seen = &browser->seen;

    if (browser->player == 0 || browser->is_busy || browser->is_away || !browser->is_loaded)
        return;
    if (seen_is_asked(seen)) {
        run(browser);
        return;
    }
    bool has_acted = browser->acted_hand == seen->hand_no && browser->acted_turn == seen->turn;
    if (!seen_is_own_turn(seen) || has_acted)
        return;
    int64_t wait = sim_between(0, browser->habits.think_us);
    if (sim_chance(browser->habits.slow))
        wait += (int64_t)seen->act_ms * 1500;
    sim_after(wait, NULL, act, browser, (uint64_t)seen->turn);
}

static void sit(struct browser *browser)
{
    const struct seen *seen = &browser->seen;
    struct command command = {.kind = COMMAND_SIT,
                              .seat = sim_below(seen->seats),
                              .amount = sim_between(seen->buy_in_min, seen->buy_in_max)};
    char fields[80];

    if (sim_chance(0.3)) /* who comes back must bring what it took away */
        command.amount = seen->buy_in_max;
    if (seen->sitter[command.seat].player != 0 && !sim_chance(browser->habits.lie))
        return;
    (void)snprintf(fields, sizeof fields, ",\"seat\":%d,\"buyIn\":%lld", command.seat,
                   (long long)command.amount);
    ask_for(browser, "sit", &command, fields, false);
}

static void wander(struct browser *browser)
{
    struct command command = {0};
    char fields[80];

    switch (sim_below(7)) {
    case 4:
        command.kind = COMMAND_CLAIM;
        ask_for(browser, "claim", &command, "", false);
        break;
    case 0:
        command.kind = COMMAND_LEAVE;
        ask_for(browser, "leave", &command, "", false);
        break;
    case 1:
        command.kind = COMMAND_SIT_OUT;
        (void)snprintf(fields, sizeof fields, ",\"when\":\"%s\"",
                       sit_out_names[sim_below(SIT_OUT_WHEN_COUNT)]);
        ask_for(browser, "sit-out", &command, fields, false);
        break;
    case 2:
        command.kind = COMMAND_CHAT;
        ask_for(browser, "chat", &command, ",\"text\":\"hello \\\"all\\\"\"", false);
        break;
    case 3:
        command.kind = COMMAND_SHOW;
        (void)snprintf(fields, sizeof fields, ",\"hand\":%d,\"cards\":[%d]",
                       browser->seen.hand_no < 1 ? 1 : browser->seen.hand_no, sim_below(2));
        ask_for(browser, "show", &command, fields, false);
        break;
    default:
        command.kind = COMMAND_TOP_UP;
        command.amount = sim_between(1, browser->seen.buy_in_max);
        (void)snprintf(fields, sizeof fields, ",\"amount\":%lld", (long long)command.amount);
        ask_for(browser, "top-up", &command, fields, false);
        if (sim_chance(browser->habits.again))
            ask_for(browser, "top-up", &command, fields, true);
    }
}

void browser_idle(struct browser *browser)
{
    const struct seen *seen = &browser->seen;
    struct command command = {0};

    const struct errand *old = &browser->keep[sim_below(REPLAYS)];
    if (old->browser != NULL && sim_chance(browser->habits.replay) && is_remembered(old))
        send_copy(old, 0);
    if (browser->is_busy)
        return;
    browser_think(browser); /* it may have lost its turn to a refusal */
    if (browser->is_busy)
        return;
    if (seen->own_seat == SEAT_NONE) {
        sit(browser);
    } else if (seen->sitter[seen->own_seat].is_out && seen->sitter[seen->own_seat].stack == 0) {
        command.kind = COMMAND_LEAVE;
        ask_for(browser, "leave", &command, "", false);
    } else if (seen->sitter[seen->own_seat].is_out && sim_chance(0.3)) {
        command.kind = COMMAND_SIT_IN;
        ask_for(browser, "sit-in", &command, ",\"postNow\":true", false);
    } else if (sim_chance(browser->habits.wander)) {
        wander(browser);
    }
}
