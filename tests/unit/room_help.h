/* room_help.h - what the tests of the room share: a table to play at, and commands by one call. */
#ifndef TESTS_UNIT_ROOM_HELP_H
#define TESTS_UNIT_ROOM_HELP_H

#include "room/table.h"

/* A table and all that has happened at it. Player p has 100 000 chips and the name "player p". */
struct stage {
    struct table table;
    instant_ms now;
    uint64_t seed;          /* of the decks and of stage_random() */
    struct event_list last; /* what the last command caused */
    int log_count;
    struct event log[4096]; /* everything, from the opening on */
};

/* 6 seats, blinds 5/10, buy-in 200 to 1000, 20 s to act, 30 s time bank. */
struct table_config stage_config(void);

/* The same for every game with its usual limit, and for the rotations; some with ante, rake, runs.
 */
enum { STAGE_GAMES = 22 };
struct table_config stage_game_config(int number);

struct stage *stage_create(const struct table_config *config); /* aborts when out of memory */
void stage_destroy(struct stage *stage);

uint32_t stage_random(struct stage *stage, uint32_t below);

/* Decides, applies, and verifies what must always hold. */
enum refusal stage_do(struct stage *stage, const struct command *command);
struct command stage_command(const struct stage *stage, enum command_kind kind, player_id player);

enum refusal stage_sit(struct stage *stage, player_id player, int seat, chips amount);
enum refusal stage_ask(struct stage *stage, enum command_kind kind, player_id player);
enum refusal stage_sit_out(struct stage *stage, player_id player, enum sit_out_when when);
enum refusal stage_sit_in(struct stage *stage, player_id player, bool post_now);
enum refusal stage_top_up(struct stage *stage, player_id player, chips amount);
enum refusal stage_act(struct stage *stage, player_id player, enum action action, chips to);

void stage_wake(struct stage *stage); /* goes to the next deadline and wakes the table */
void stage_deal(struct stage *stage); /* wakes until a hand runs; fails the test if none does */
void stage_fold_hand(struct stage *stage); /* all but one fold */
void stage_call_hand(struct stage *stage); /* check or call to the showdown */

/* Check or call, stand pat, bring in: what the seat on turn may always do. */
enum action stage_quiet_action(const struct stage *stage);

/* How many events of that kind the last command caused. */
int stage_count(const struct stage *stage, enum event_kind kind);
int stage_count_hand(const struct stage *stage, enum hand_event_kind kind);
const struct event *stage_find(const struct stage *stage, enum event_kind kind); /* or NULL */
const struct event *stage_find_hand(const struct stage *stage, enum hand_event_kind kind);

/* Stacks, held top-ups and everything in the middle. */
chips stage_chips(const struct table *table);

/* Since the start of the program: was this ever produced? */
extern int stage_seen_event[EVENT_KIND_COUNT];
extern int stage_seen_hand_event[HAND_EVENT_COUNT];
extern int stage_seen_refusal[REFUSAL_COUNT];

#endif
