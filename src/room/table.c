#include "room/table.h"

#include "room/deciding.h"

#include <assert.h>
#include <stddef.h>

int table_seat_of(const struct table *table, player_id player)
{
    for (int seat = 0; player != 0 && seat < SEATS_MAX; seat++) {
        if (table->sitter[seat].player == player)
            return seat;
    }
    return SEAT_NONE;
}

bool table_holds_cards(const struct table *table, int seat)
{
    return table->hand.is_running && table->sitter[seat].in_hand &&
           (table->hand.live & SEAT_BIT(seat)) != 0;
}

chips table_seat_chips(const struct table *table, int seat)
{
    const struct sitter *sitter = &table->sitter[seat];
    bool is_in_hand = table->hand.is_running && sitter->in_hand;

    return (is_in_hand ? table->hand.stack[seat] : sitter->stack) + sitter->top_up;
}

bool table_has_done(const struct table *table, uint64_t command_id)
{
    for (int i = 0; command_id != 0 && i < RECENT_COMMANDS; i++) {
        if (table->recent[i] == command_id)
            return true;
    }
    return false;
}

static enum refusal wake(struct deciding *deciding)
{
    clock_wake(deciding);
    seating_release(deciding);
    play_start(deciding);
    return REFUSAL_NONE;
}

static enum refusal resume(struct deciding *deciding)
{
    clock_resume(deciding);
    seating_resume(deciding);
    waiting_resume(deciding);
    play_resume(deciding);
    return REFUSAL_NONE;
}

static enum refusal decide(struct deciding *deciding)
{
    switch (deciding->command->kind) {
    case COMMAND_WAKE:
        return wake(deciding);
    case COMMAND_RESUME:
        return resume(deciding);
    case COMMAND_SIT:
        return decide_sit(deciding);
    case COMMAND_LEAVE:
        return decide_leave(deciding);
    case COMMAND_SIT_OUT:
        return decide_sit_out(deciding);
    case COMMAND_SIT_IN:
        return decide_sit_in(deciding);
    case COMMAND_TOP_UP:
        return decide_top_up(deciding);
    case COMMAND_ACT:
        return decide_act(deciding);
    case COMMAND_RUN:
        return decide_run(deciding);
    case COMMAND_SHOW:
        return decide_show(deciding);
    case COMMAND_WAIT:
        return decide_wait(deciding);
    case COMMAND_STOP_WAITING:
        return decide_stop_waiting(deciding);
    case COMMAND_CHOOSE:
        return decide_choose(deciding);
    case COMMAND_CHAT:
        return decide_chat(deciding);
    case COMMAND_OPEN_TABLE:
    case COMMAND_WELCOME:
    case COMMAND_CLAIM:
    case COMMAND_COUNT:
        break;
    }
    assert(false); /* world.c decides these */
    return REFUSAL_NO_SUCH_TABLE;
}

enum refusal table_decide(const struct table *table, const struct command *command, instant_ms now,
                          struct event_list *events)
{
    struct deciding deciding = {.command = command, .now = now, .events = events};

    if (table_has_done(table, command->id))
        return REFUSAL_NONE;
    deciding.table = *table;
    enum refusal refusal = decide(&deciding);
    if (refusal != REFUSAL_NONE) {
        assert(!deciding.has_emitted);
        return refusal;
    }
    seating_release(&deciding);
    waiting_offer(&deciding);
    play_pause(&deciding);
    return REFUSAL_NONE;
}

instant_ms table_deadline(const struct table *table)
{
    instant_ms deadline = table->hand.is_running ? INSTANT_NEVER : table->next_hand_at;
    const instant_ms others[] = {clock_deadline(table), seating_deadline(table),
                                 waiting_deadline(table)};

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        deadline = others[i] < deadline ? others[i] : deadline;
    return deadline;
}
