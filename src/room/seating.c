#include "room/deciding.h"
#include "room/game.h"

#include <assert.h>
#include <string.h>

enum refusal decide_sit(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = command->seat;

    if (seat < 0 || seat >= table->config.seats)
        return REFUSAL_NO_SUCH_SEAT;
    if (table_seat_of(table, command->asker.player) != SEAT_NONE)
        return REFUSAL_ALREADY_SEATED;
    if (table->sitter[seat].player != 0)
        return REFUSAL_SEAT_TAKEN;
    if (waiting_holds(table, seat, command->asker.player))
        return REFUSAL_SEAT_HELD;
    enum refusal refusal = money_verify_buy_in(deciding);
    if (refusal != REFUSAL_NONE)
        return refusal;

    struct event event = {.kind = EVENT_SAT,
                          .seat = seat,
                          .player = command->asker.player,
                          .is_bot = command->asker.is_bot,
                          .amount = command->amount};
    memcpy(event.name, command->asker.name, sizeof event.name);
    waiting_seated(deciding, command->asker.player);
    emit(deciding, event);
    return REFUSAL_NONE;
}

static void leave(struct deciding *deciding, int seat, enum reason reason)
{
    struct event event = event_of_seat(deciding, EVENT_LEFT, seat);

    event.amount = table_seat_chips(&deciding->table, seat);
    event.reason = reason;
    emit(deciding, event);
}

enum refusal decide_leave(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, deciding->command->asker.player);

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    if (table->sitter[seat].is_leaving)
        return REFUSAL_NONE;
    if (!table_holds_cards(table, seat)) {
        leave(deciding, seat, REASON_ASKED);
        return REFUSAL_NONE;
    }
    emit_seat(deciding, EVENT_LEAVE_ASKED, seat);
    play_without(deciding, seat);
    return REFUSAL_NONE;
}

static bool has_asked(const struct sitter *sitter, enum sit_out_when when)
{
    return when == SIT_OUT_NEXT_HAND ? sitter->out_next_hand : sitter->out_next_big_blind;
}

/* Where no big blind ever comes, the next hand is meant. */
static enum sit_out_when wanted(const struct table *table, enum sit_out_when when)
{
    bool has_blinds = game_config_has_blinds(&table->config);

    return when == SIT_OUT_NEXT_BIG_BLIND && !has_blinds ? SIT_OUT_NEXT_HAND : when;
}

enum refusal decide_sit_out(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    enum sit_out_when when = wanted(table, deciding->command->when);
    int seat = table_seat_of(table, deciding->command->asker.player);

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    if (table->sitter[seat].is_out)
        return REFUSAL_NONE;
    if (when == SIT_OUT_NOW || (when == SIT_OUT_NEXT_HAND && !table_holds_cards(table, seat))) {
        emit_reason(deciding, EVENT_SAT_OUT, seat, REASON_ASKED);
        play_without(deciding, seat);
        return REFUSAL_NONE;
    }
    if (!has_asked(&table->sitter[seat], when)) {
        struct event event = event_of_seat(deciding, EVENT_SIT_OUT_ASKED, seat);
        event.when = when;
        emit(deciding, event);
    }
    return REFUSAL_NONE;
}

enum refusal decide_sit_in(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, deciding->command->asker.player);

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    const struct sitter *sitter = &table->sitter[seat];
    bool post_now = deciding->command->post_now;
    if (!table_holds_cards(table, seat) && table_seat_chips(table, seat) == 0)
        return REFUSAL_TOO_FEW_CHIPS;
    if (sitter->is_out || sitter->out_next_hand || sitter->out_next_big_blind ||
        sitter->post_now != post_now) {
        struct event event = event_of_seat(deciding, EVENT_SAT_IN, seat);
        event.post_now = post_now;
        emit(deciding, event);
    }
    return REFUSAL_NONE;
}

/* When the seat is lost to others because its player is away; INSTANT_NEVER. */
static instant_ms kept_until(const struct table *table, int seat)
{
    const struct sitter *sitter = &table->sitter[seat];

    if (sitter->player == 0 || !sitter->is_out || table_holds_cards(table, seat))
        return INSTANT_NEVER;
    if (table_seat_chips(table, seat) == 0)
        return sitter->out_since + BROKE_MS;
    return sitter->orbits_out >= ORBITS_OUT_MAX ? sitter->out_since : sitter->out_since + AWAY_MS;
}

void seating_release(struct deciding *deciding)
{
    const struct table *table = &deciding->table;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        if (sitter->player == 0 || table_holds_cards(table, seat))
            continue;
        if (sitter->is_leaving)
            leave(deciding, seat, REASON_ASKED);
        else if (deciding->now >= kept_until(table, seat))
            leave(deciding, seat, table_seat_chips(table, seat) == 0 ? REASON_BROKE : REASON_AWAY);
    }
}

/* Who had a moment to bring new chips when we went down gets it again. */
void seating_resume(struct deciding *deciding)
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &deciding->table.sitter[seat];
        if (sitter->player != 0 && sitter->is_out && !table_holds_cards(&deciding->table, seat) &&
            table_seat_chips(&deciding->table, seat) == 0)
            emit_reason(deciding, EVENT_SAT_OUT, seat, REASON_BROKE);
    }
}

instant_ms seating_deadline(const struct table *table)
{
    instant_ms deadline = INSTANT_NEVER;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        instant_ms until = kept_until(table, seat);
        if (until < deadline)
            deadline = until;
    }
    return deadline;
}
