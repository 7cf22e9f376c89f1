#include "room/deciding.h"

/* One clock for all who are asked how often to run the board. */
void clock_start(struct deciding *deciding)
{
    int seat = deciding->table.hand.to_act;
    struct event event = {.kind = EVENT_CLOCK_STARTED, .seat = SEAT_NONE};

    if (seat != SEAT_NONE)
        event = event_of_seat(deciding, EVENT_CLOCK_STARTED, seat);
    event.until = deciding->now + deciding->table.config.act_ms;
    emit(deciding, event);
}

static bool is_running(const struct table *table)
{
    const struct hand *hand = &table->hand;

    return hand->is_running && (hand->to_act != SEAT_NONE || hand->run_asked != 0);
}

static void start_time_bank(struct deciding *deciding)
{
    int seat = deciding->table.hand.to_act;
    struct event event = event_of_seat(deciding, EVENT_CLOCK_STARTED, seat);

    event.is_time_bank = true;
    event.until = deciding->now + deciding->table.sitter[seat].time_bank_ms;
    emit(deciding, event);
}

/* An action in the very millisecond of the deadline is in time (rule 8.2). */
void clock_wake(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    int seat = table->hand.to_act;

    if (!is_running(table) || deciding->now <= table->act_until)
        return;
    if (seat == SEAT_NONE) {
        play_force(deciding);
        return;
    }
    if (!table->on_time_bank && table->sitter[seat].time_bank_ms > 0) {
        start_time_bank(deciding);
        return;
    }
    emit_seat(deciding, EVENT_TIMED_OUT, seat);
    if (table->sitter[seat].timeouts >= TIMEOUTS_MAX)
        emit_reason(deciding, EVENT_SAT_OUT, seat, REASON_TIMED_OUT);
    play_force(deciding);
}

/* What was left, at least RESUME_MS, at most a whole turn (rule 8.6). */
void clock_resume(struct deciding *deciding)
{
    const struct table *table = &deciding->table;

    if (!is_running(table))
        return;
    int whole_ms =
        table->on_time_bank ? table->sitter[table->hand.to_act].time_bank_ms : table->config.act_ms;
    instant_ms until = resumed(deciding, table->act_until, whole_ms);
    instant_ms least = deciding->now + RESUME_MS;
    emit(deciding, (struct event){.kind = EVENT_CLOCK_MOVED,
                                  .seat = SEAT_NONE,
                                  .until = until > least ? until : least});
}

instant_ms clock_deadline(const struct table *table)
{
    bool is_set = is_running(table) && table->act_until != INSTANT_NEVER;

    return is_set ? table->act_until + 1 : INSTANT_NEVER;
}
