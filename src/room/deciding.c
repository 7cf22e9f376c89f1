#include "room/deciding.h"

#include <assert.h>
#include <string.h>

static bool is_of_hand(enum event_kind kind)
{
    return kind == EVENT_HAND || kind == EVENT_CLOCK_STARTED || kind == EVENT_CLOCK_MOVED ||
           kind == EVENT_TIMED_OUT || kind == EVENT_RAKED;
}

void emit(struct deciding *deciding, struct event event)
{
    struct event_list *events = deciding->events;

    assert(events->count < EVENTS_MAX);
    event.at = deciding->now;
    event.table = deciding->table.id;
    event.command_id = deciding->has_emitted ? 0 : deciding->command->id;
    if (is_of_hand(event.kind) && event.hand_no == 0)
        event.hand_no = deciding->table.hand_no;
    deciding->has_emitted = true;
    events->event[events->count++] = event;
    table_apply(&deciding->table, &event);
}

struct event event_of_seat(const struct deciding *deciding, enum event_kind kind, int seat)
{
    const struct sitter *sitter = &deciding->table.sitter[seat];
    struct event event = {.kind = kind, .seat = seat, .player = sitter->player};

    memcpy(event.name, sitter->name, sizeof event.name);
    event.is_bot = sitter->is_bot;
    return event;
}

void emit_seat(struct deciding *deciding, enum event_kind kind, int seat)
{
    emit(deciding, event_of_seat(deciding, kind, seat));
}

void emit_amount(struct deciding *deciding, enum event_kind kind, int seat, chips amount)
{
    struct event event = event_of_seat(deciding, kind, seat);
    event.amount = amount;
    emit(deciding, event);
}

void emit_reason(struct deciding *deciding, enum event_kind kind, int seat, enum reason reason)
{
    struct event event = event_of_seat(deciding, kind, seat);
    event.reason = reason;
    emit(deciding, event);
}

instant_ms resumed(const struct deciding *deciding, instant_ms at, int64_t most_ms)
{
    instant_ms moved = at + deciding->command->outage_ms;
    instant_ms latest = deciding->now + most_ms;

    return moved < latest ? moved : latest;
}
