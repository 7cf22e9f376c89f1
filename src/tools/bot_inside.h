/* bot_inside.h - what bot.c (when) and bot_answers.c (what an answer means) share. */
#ifndef TOOLS_BOT_INSIDE_H
#define TOOLS_BOT_INSIDE_H

#include "tools/bot.h"

struct bot {
    struct bot_house *house;
    int index;
    struct dice dice;
    struct knowledge knows;
    char cookie[HTTP_COOKIE_BYTES];
    player_id player;
    int name_tries;
    bool has_claimed;
    int64_t clock_offset; /* the server's clock less ours */
    int64_t cursor;       /* below 0: not polling */
    struct errand errand; /* under way, or waiting for its time */
    int failures;         /* of this errand */
    int poll_failures;
    bool is_closing;
    int open_handles;
    struct http *command;
    struct http *poll;
    uv_timer_t command_timer; /* the errand starts then */
    uv_timer_t poll_timer;
};

void bot_send_poll(struct bot *bot); /* unless one is under way */
void bot_stop_polling(struct bot *bot);

/* The answer has been read into the house's tree, and belongs to the bot's errand. */
void bot_after_success(struct bot *bot, const struct http_answer *answer);
void bot_after_refusal(struct bot *bot, int status);

void bot_forget_login(struct bot *bot);
void bot_go_home(struct bot *bot); /* it sits nowhere: look into the purse, wait for the fleet */

#endif
