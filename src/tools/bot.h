/*
 * bot.h - one house bot: an ordinary player over HTTP that runs one errand at a time and keeps one
 * long poll for its table. It never has more than these two requests under way.
 *
 * What fails is tried again, more and more slowly; the same command keeps its id, so that it is
 * done once. A restart of any process behind the site is only a delay.
 */
#ifndef TOOLS_BOT_H
#define TOOLS_BOT_H

#include "tools/errand.h"
#include "tools/http.h"
#include "tools/measure.h"

#include <stdbool.h>

/* What all bots share, and what they tell. The callbacks come from the loop. */
struct bot_house {
    struct http_site *site;
    struct json_tree tree; /* of the answer that is being handled */
    bool is_quick;
    int64_t actions;
    int64_t refusals; /* of decisions: the turn was over, or the bot was wrong */
    int64_t errors;   /* requests without a good answer: tried again */
    struct measure act_latency;
    struct measure event_age; /* from the moment of an event to its arrival */
    void *context;
    void (*hand_ended)(void *context, table_id table, int32_t hand);
    void (*logged_in)(void *context, int index); /* its name and cookie are new */
};

struct bot;

/* Runs until it is destroyed. `cookie` is that of an earlier run, or "". */
struct bot *bot_create(struct bot_house *house, int index, int level);
void bot_destroy(struct bot *bot); /* memory goes when the loop has closed its handles */

/* Before bot_start(): what an earlier run left. */
void bot_remember(struct bot *bot, const char *name, const char *cookie);
void bot_start(struct bot *bot, int delay_ms);

/* Forget who it was and come back as somebody else after a while. */
void bot_replace(struct bot *bot, int delay_ms);

void bot_go(struct bot *bot, table_id table); /* only when it has no table */
void bot_leave(struct bot *bot);              /* as soon as the hand allows it */

const char *bot_name(const struct bot *bot);
const char *bot_cookie(const struct bot *bot); /* "": not logged in */
table_id bot_table(const struct bot *bot);     /* where it sits or goes; 0: nowhere */
bool bot_is_seated(const struct bot *bot);
bool bot_is_leaving(const struct bot *bot);

/* Free for a table that asks for this much. */
bool bot_can_sit(const struct bot *bot, chips buy_in_min);

bool bot_is_broke(const struct bot *bot, chips least); /* at home with less than this */

/* Ask for free chips. False: it has asked before, as this player. */
bool bot_claim(struct bot *bot);

#endif
