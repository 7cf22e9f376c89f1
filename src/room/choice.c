#include "poker/seats.h"
#include "room/blinds.h"
#include "room/deciding.h"
#include "room/game.h"

#include <assert.h>

bool choice_is_due(const struct table *table)
{
    const struct table_config *config = &table->config;

    return rotation_is_chosen(config->rotation) && !table->hand.is_running &&
           table->hand_no % config->rotation_hands == 0 && table->choice_hand != table->hand_no + 1;
}

int table_choice_seat(const struct table *table)
{
    bool is_asked = choice_is_due(table) && table->next_hand_at != INSTANT_NEVER;

    return is_asked ? table->choice_seat : SEAT_NONE;
}

void choice_ask(struct deciding *deciding, seat_set players, instant_ms until)
{
    const struct table *table = &deciding->table;
    int asked = table_choice_seat(table);

    if (asked != SEAT_NONE && seats_have(players, asked))
        return;
    struct event event =
        event_of_seat(deciding, EVENT_CHOICE_ASKED, seats_after(players, table->choice_seat));
    event.hand_no = table->hand_no + 1;
    event.until = until;
    event.choices.count = rotation_length(table->config.rotation);
    for (int i = 0; i < event.choices.count; i++)
        event.choices.game[i] = rotation_game(table->config.rotation, i);
    emit(deciding, event);
}

static void choose(struct deciding *deciding, struct rotation_game game, enum reason reason)
{
    const struct table *table = &deciding->table;
    struct event event = event_of_seat(deciding, EVENT_GAME_CHOSEN, table->choice_seat);

    event.hand_no = table->hand_no + 1;
    event.game = game;
    event.reason = reason;
    emit(deciding, event);
}

void choice_force(struct deciding *deciding)
{
    choose(deciding, deciding->table.chosen, REASON_TIMED_OUT);
}

/* The pause that there would have been without a choice is kept, so that the last hand is seen. */
enum refusal decide_choose(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, command->asker.player);
    instant_ms pause_ends = table->next_hand_at - table->config.act_ms;

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    if (command->hand_no != table->hand_no + 1 || !choice_is_due(table))
        return REFUSAL_STALE_TURN;
    if (seat != table_choice_seat(table))
        return REFUSAL_NOT_YOUR_TURN;
    if (command->choice < 0 || command->choice >= rotation_length(table->config.rotation))
        return REFUSAL_NO_SUCH_GAME;
    choose(deciding, rotation_game(table->config.rotation, command->choice), REASON_ASKED);
    emit(deciding,
         (struct event){.kind = EVENT_PAUSED,
                        .seat = SEAT_NONE,
                        .until = pause_ends > deciding->now ? pause_ends : deciding->now});
    return REFUSAL_NONE;
}
