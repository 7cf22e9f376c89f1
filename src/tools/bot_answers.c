#include "os/clock.h"
#include "os/log.h"
#include "tools/bot_inside.h"
#include "tools/names.h"

#include <string.h>

void bot_forget_login(struct bot *bot)
{
    bot_stop_polling(bot);
    bot->cookie[0] = '\0';
    bot->player = 0;
    bot->has_claimed = false;
    bot->knows.wants_claim = false;
    bot->knows.is_logged_in = false;
    bot->knows.knows_purse = false;
    bot->knows.goal = 0;
    bot->knows.wants_leave = false;
    bot->knows.has_asked_leave = false;
    bot->knows.seen = (struct seen){.own_seat = SEAT_NONE};
}

/* It does not sit anywhere any more: look into the purse, then wait for the fleet. */
void bot_go_home(struct bot *bot)
{
    bot_stop_polling(bot);
    bot->knows.goal = 0;
    bot->knows.wants_leave = false;
    bot->knows.knows_purse = false;
    bot->knows.has_asked_leave = false;
    bot->knows.is_cautious = false;
    bot->knows.seen = (struct seen){.own_seat = SEAT_NONE};
}

static void read_account(struct bot *bot, int object)
{
    const struct json_tree *tree = &bot->house->tree;
    int tables = json_tree_member(tree, object, "tables");
    int table = json_tree_first(tree, tables);

    bot->player = json_tree_get_int(tree, object, "id", 0);
    bot->knows.balance = json_tree_get_int(tree, object, "balance", 0);
    bot->knows.knows_purse = true;
    if (bot->knows.goal == 0 && table >= 0)
        bot->knows.goal = json_tree_int(tree, table, 0); /* it sits there from an earlier run */
}

static void after_guest(struct bot *bot, const struct http_answer *answer)
{
    if (answer->cookie[0] == '\0')
        return;
    memcpy(bot->cookie, answer->cookie, sizeof bot->cookie);
    bot->knows.is_logged_in = true;
    bot->house->logged_in(bot->house->context, bot->index);
}

static void after_look(struct bot *bot)
{
    const struct json_tree *tree = &bot->house->tree;
    int64_t cursor = seen_load(&bot->knows.seen, tree, bot->player);

    bot->clock_offset = json_tree_get_int(tree, 0, "now", clock_now()) - clock_now();
    bot->knows.is_stale = false;
    bot->knows.has_asked_leave = false;
    bot->knows.acted_hand = 0;
    bot->knows.chosen_hand = 0;
    bot_stop_polling(bot);
    if (cursor < 0)
        return;
    bot->cursor = cursor;
    bot_send_poll(bot);
}

void bot_after_success(struct bot *bot, const struct http_answer *answer)
{
    const struct json_tree *tree = &bot->house->tree;

    switch (bot->errand.kind) {
    case ERRAND_GUEST:
        after_guest(bot, answer);
        break;
    case ERRAND_ME:
        read_account(bot, json_tree_member(tree, 0, "player"));
        if (bot->player == 0)
            bot_forget_login(bot); /* it has ended */
        break;
    case ERRAND_CLAIM:
        bot->knows.balance = json_tree_get_int(tree, 0, "balance", bot->knows.balance);
        bot->knows.wants_claim = false;
        break;
    case ERRAND_LOOK:
        after_look(bot);
        break;
    case ERRAND_ACT:
        bot->house->actions++;
        bot->knows.is_cautious = false;
        measure_add(&bot->house->act_latency, answer->elapsed_us);
        break;
    case ERRAND_LEAVE:
        bot->knows.has_asked_leave = true;
        break;
    case ERRAND_NONE:
    case ERRAND_RUN:
    case ERRAND_CHOOSE:
    case ERRAND_SIT:
    case ERRAND_SIT_IN:
    case ERRAND_TOP_UP:
    case ERRAND_COUNT:
        break; /* the poll tells */
    }
}

/* The server understood and said no. */
void bot_after_refusal(struct bot *bot, int status)
{
    const struct json_tree *tree = &bot->house->tree;
    int code = json_tree_member(tree, json_tree_member(tree, 0, "error"), "code");
    char text[40];

    json_tree_copy(tree, code, text, sizeof text);
    switch (bot->errand.kind) {
    case ERRAND_GUEST:
        bot->name_tries++;
        names_choose(bot->knows.name, bot->index, bot->name_tries, &bot->dice);
        break;
    case ERRAND_ACT:
        bot->house->refusals++;
        if (strcmp(text, "stale_turn") != 0 && strcmp(text, "not_your_turn") != 0 &&
            strcmp(text, "no_hand") != 0 && !bot->knows.is_cautious) {
            log_write(LOG_WARNING, "bot_refused", "name=\"%s\" code=%s body=%s", bot->knows.name,
                      text, bot->errand.body);
            bot->knows.is_cautious = true;
            bot->knows.acted_hand = 0;
        }
        break;
    case ERRAND_SIT:
    case ERRAND_LEAVE:
    case ERRAND_LOOK:
        bot->knows.knows_purse = false;
        if (status == 404 || bot->errand.kind == ERRAND_SIT || strcmp(text, "not_seated") == 0)
            bot_go_home(bot);
        break;
    case ERRAND_SIT_IN:
        bot->knows.is_stale = true;
        break;
    case ERRAND_CLAIM:
        bot->knows.wants_claim = false;
        break;
    case ERRAND_NONE:
    case ERRAND_RUN:    /* somebody declined, or the time is over */
    case ERRAND_CHOOSE: /* the time is over */
    case ERRAND_ME:
    case ERRAND_TOP_UP:
    case ERRAND_COUNT:
        break;
    }
}
