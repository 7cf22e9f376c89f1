#include "os/clock.h"
#include "os/entropy.h"
#include "tools/bot_inside.h"
#include "tools/names.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COMMAND_TIMEOUT_MS = 15000,
    POLL_TIMEOUT_MS = 45000,
    POLL_WAIT_S = 25,
    RETRY_FIRST_MS = 250,
    RETRY_MOST_MS = 5000,
    AGAIN_MS = 500 /* from a refusal to the next errand */
};

static void think(struct bot *bot);

static instant_ms server_now(const struct bot *bot)
{
    return clock_now() + bot->clock_offset;
}

/* Full jitter: a crowd that failed together does not come back together. */
static uint64_t retry_ms(struct bot *bot, int failures, const struct http_answer *answer)
{
    int most = RETRY_FIRST_MS << (failures < 5 ? failures : 5);
    int wait = 50 + dice_below(&bot->dice, most < RETRY_MOST_MS ? most : RETRY_MOST_MS);

    if (answer->retry_after_s > 0 && answer->retry_after_s <= 60)
        wait += answer->retry_after_s * 1000;
    return (uint64_t)wait;
}

static void drop_errand(struct bot *bot)
{
    http_cancel(bot->command);
    uv_timer_stop(&bot->command_timer);
    bot->errand.kind = ERRAND_NONE;
    bot->failures = 0;
}

void bot_stop_polling(struct bot *bot)
{
    http_cancel(bot->poll);
    uv_timer_stop(&bot->poll_timer);
    bot->cursor = -1;
}

/* Anything else is tried again: too many requests, no answer, no process behind nginx. */
static bool is_understood(int status)
{
    return (status >= 200 && status < 300) || status == 401 || status == 404 || status == 409;
}

static bool is_told_by_poll(enum errand_kind kind)
{
    return kind == ERRAND_SIT || kind == ERRAND_LEAVE || kind == ERRAND_SIT_IN ||
           kind == ERRAND_TOP_UP;
}

static void start_errand(uv_timer_t *timer);

static void on_answer(void *context, const struct http_answer *answer)
{
    struct bot *bot = context;
    uint64_t pause = 0;

    if (!is_understood(answer->status) ||
        json_tree_read(&bot->house->tree, answer->body, answer->length) < 0) {
        bot->house->errors++;
        pause = retry_ms(bot, bot->failures++, answer);
        uv_timer_start(&bot->command_timer, start_errand, pause, 0);
        return;
    }
    bot->failures = 0;
    if (answer->status == 401) {
        bot_forget_login(bot);
    } else if (answer->status < 300) {
        bot_after_success(bot, answer);
        if (is_told_by_poll(bot->errand.kind))
            pause = AGAIN_MS;
    } else {
        bot_after_refusal(bot, answer->status);
        pause = AGAIN_MS;
    }
    bot->errand.kind = ERRAND_NONE;
    if (pause > 0)
        uv_timer_start(&bot->command_timer, start_errand, pause, 0);
    else
        think(bot);
}

/* Only while its turn lasts does a decision make sense; other errands do not go stale so fast. */
static bool is_overtaken(const struct bot *bot)
{
    const struct seen *seen = &bot->knows.seen;
    bool is_other = seen->hand_no != bot->knows.acted_hand;

    if (bot->errand.kind == ERRAND_CHOOSE)
        return seen->choice_hand != bot->knows.chosen_hand;
    if (bot->errand.kind == ERRAND_RUN)
        return is_other || seen->run_turn != bot->knows.acted_turn;
    return bot->errand.kind == ERRAND_ACT &&
           (is_other || !seen_is_own_turn(seen) || seen->turn != bot->knows.acted_turn);
}

static void start_errand(uv_timer_t *timer)
{
    struct bot *bot = timer->data;

    if (bot->errand.kind == ERRAND_NONE || is_overtaken(bot)) {
        bot->errand.kind = ERRAND_NONE;
        think(bot);
        return;
    }
    if (bot->errand.kind == ERRAND_TOP_UP)
        bot->knows.topped_hand = bot->knows.seen.hand_no;
    const struct http_request request = {
        .method = bot->errand.is_post ? "POST" : "GET",
        .path = bot->errand.path,
        .cookie = bot->cookie,
        .body = bot->errand.is_post ? bot->errand.body : NULL,
        .timeout_ms = COMMAND_TIMEOUT_MS,
    };
    http_send(bot->command, &request, on_answer, bot);
}

/* Chooses the next errand, unless one is under way or waits for its time. */
static void think(struct bot *bot)
{
    if (bot->is_closing || http_is_busy(bot->command) ||
        uv_is_active((uv_handle_t *)&bot->command_timer))
        return;
    bot->errand = errand_choose(&bot->knows, &bot->dice);
    if (bot->errand.kind == ERRAND_NONE)
        return;
    if (bot->errand.kind == ERRAND_ACT || bot->errand.kind == ERRAND_RUN) {
        const struct seen *seen = &bot->knows.seen;
        bot->knows.acted_hand = seen->hand_no;
        bot->knows.acted_turn = bot->errand.kind == ERRAND_RUN ? seen->run_turn : seen->turn;
    }
    if (bot->errand.kind == ERRAND_CHOOSE)
        bot->knows.chosen_hand = bot->knows.seen.choice_hand;
    uv_timer_start(&bot->command_timer, start_errand, (uint64_t)bot->errand.delay_ms, 0);
}

static void apply_event(struct bot *bot, int event)
{
    const struct json_tree *tree = &bot->house->tree;
    int kind = json_tree_member(tree, event, "kind");
    bool was_seated = bot->knows.seen.own_seat != SEAT_NONE;

    seen_apply(&bot->knows.seen, tree, event);
    if (json_tree_is(tree, kind, "balance"))
        bot->knows.balance = json_tree_get_int(tree, event, "balance", bot->knows.balance);
    else if (json_tree_is(tree, kind, "hand_ended"))
        bot->house->hand_ended(bot->house->context, json_tree_get_int(tree, event, "table", 0),
                               (int32_t)json_tree_get_int(tree, event, "hand", 0));
    else if (json_tree_is(tree, kind, "turn_began"))
        measure_add(&bot->house->event_age,
                    (server_now(bot) - json_tree_get_int(tree, event, "at", 0)) * 1000);
    if (was_seated && bot->knows.seen.own_seat == SEAT_NONE)
        bot_go_home(bot);
}

static void apply_poll(struct bot *bot)
{
    const struct json_tree *tree = &bot->house->tree;
    int events = json_tree_member(tree, 0, "events");
    table_id goal = bot->knows.goal;

    bot->cursor = json_tree_get_int(tree, 0, "cursor", bot->cursor);
    if (json_tree_get_bool(tree, 0, "gap"))
        bot->knows.is_stale = true;
    for (int item = json_tree_first(tree, events); item >= 0 && bot->knows.goal == goal;
         item = json_tree_next(tree, events, item))
        apply_event(bot, item);
}

static void on_poll_timer(uv_timer_t *timer)
{
    bot_send_poll(timer->data);
}

static void on_polled(void *context, const struct http_answer *answer)
{
    struct bot *bot = context;

    if (answer->status == 401) {
        bot_forget_login(bot); /* it has ended */
        think(bot);
        return;
    }
    if (answer->status != 200 ||
        json_tree_read(&bot->house->tree, answer->body, answer->length) < 0) {
        bot->house->errors++;
        uv_timer_start(&bot->poll_timer, on_poll_timer, retry_ms(bot, bot->poll_failures++, answer),
                       0);
        return;
    }
    bot->poll_failures = 0;
    apply_poll(bot);
    if (bot->knows.is_stale)
        bot_stop_polling(bot);
    bot_send_poll(bot);
    if (is_overtaken(bot) && !http_is_busy(bot->command))
        drop_errand(bot);
    think(bot);
}

void bot_send_poll(struct bot *bot)
{
    char path[120];

    if (bot->is_closing || bot->cursor < 0 || http_is_busy(bot->poll))
        return;
    (void)snprintf(path, sizeof path, "/api/poll?cursor=%" PRId64 "&topics=%" PRId64 "&wait=%d",
                   bot->cursor, bot->knows.goal, POLL_WAIT_S); /* three numbers: it fits */
    http_send(
        bot->poll,
        &(struct http_request){
            .method = "GET", .path = path, .cookie = bot->cookie, .timeout_ms = POLL_TIMEOUT_MS},
        on_polled, bot);
}

struct bot *bot_create(struct bot_house *house, int index, int level)
{
    struct bot *bot = calloc(1, sizeof *bot);
    uint64_t seed;

    if (bot == NULL)
        abort();
    entropy_fill(&seed, sizeof seed);
    bot->house = house;
    bot->index = index;
    bot->dice = dice_seeded(seed);
    bot->cursor = -1;
    bot->knows.level = level;
    bot->knows.is_quick = house->is_quick;
    bot->knows.seen.own_seat = SEAT_NONE;
    names_choose(bot->knows.name, index, 0, &bot->dice);
    bot->command = http_create(house->site, NULL);
    bot->poll = http_create(house->site, NULL);
    if (uv_timer_init(house->site->loop, &bot->command_timer) < 0 ||
        uv_timer_init(house->site->loop, &bot->poll_timer) < 0)
        abort();
    bot->command_timer.data = bot;
    bot->poll_timer.data = bot;
    bot->open_handles = 2;
    return bot;
}

static void handle_closed(uv_handle_t *handle)
{
    struct bot *bot = handle->data;
    if (--bot->open_handles == 0)
        free(bot);
}

void bot_destroy(struct bot *bot)
{
    bot->is_closing = true;
    http_destroy(bot->command);
    http_destroy(bot->poll);
    uv_close((uv_handle_t *)&bot->command_timer, handle_closed);
    uv_close((uv_handle_t *)&bot->poll_timer, handle_closed);
}

void bot_remember(struct bot *bot, const char *name, const char *cookie)
{
    (void)snprintf(bot->knows.name, sizeof bot->knows.name, "%s", name); /* from our own file */
    (void)snprintf(bot->cookie, sizeof bot->cookie, "%s", cookie);
    bot->knows.is_logged_in = true;
}

void bot_start(struct bot *bot, int delay_ms)
{
    uv_timer_start(&bot->command_timer, start_errand, (uint64_t)delay_ms, 0);
}

void bot_replace(struct bot *bot, int delay_ms)
{
    drop_errand(bot);
    bot_forget_login(bot);
    bot->name_tries++;
    names_choose(bot->knows.name, bot->index, bot->name_tries, &bot->dice);
    bot_start(bot, delay_ms);
}

void bot_go(struct bot *bot, table_id table)
{
    bot->knows.goal = table;
    bot->knows.wants_leave = false;
    think(bot);
}

void bot_leave(struct bot *bot)
{
    bot->knows.wants_leave = true;
    if (bot->knows.seen.own_seat == SEAT_NONE && bot->errand.kind != ERRAND_SIT)
        bot_go_home(bot); /* it was only on its way */
    think(bot);
}

const char *bot_name(const struct bot *bot)
{
    return bot->knows.name;
}

const char *bot_cookie(const struct bot *bot)
{
    return bot->cookie;
}

table_id bot_table(const struct bot *bot)
{
    return bot->knows.goal;
}

bool bot_is_seated(const struct bot *bot)
{
    return bot->knows.seen.own_seat != SEAT_NONE;
}

bool bot_is_leaving(const struct bot *bot)
{
    return bot->knows.wants_leave;
}

bool bot_can_sit(const struct bot *bot, chips buy_in_min)
{
    return bot->knows.is_logged_in && bot->knows.knows_purse && bot->knows.goal == 0 &&
           bot->knows.balance >= buy_in_min;
}

bool bot_is_broke(const struct bot *bot, chips least)
{
    const struct knowledge *knows = &bot->knows;
    return knows->is_logged_in && knows->knows_purse && knows->goal == 0 &&
           knows->balance < least && !knows->wants_claim;
}

bool bot_claim(struct bot *bot)
{
    if (bot->has_claimed)
        return false;
    bot->has_claimed = true;
    bot->knows.wants_claim = true;
    think(bot);
    return true;
}
