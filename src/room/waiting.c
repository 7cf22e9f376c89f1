#include "room/deciding.h"

#include <string.h>

static const struct waiter *find(const struct table *table, player_id player)
{
    for (int i = 0; i < table->waiter_count; i++) {
        if (table->waiter[i].player == player)
            return &table->waiter[i];
    }
    return NULL;
}

bool waiting_holds(const struct table *table, int seat, player_id except)
{
    for (int i = 0; i < table->waiter_count; i++) {
        if (table->waiter[i].seat == seat && table->waiter[i].player != except)
            return true;
    }
    return false;
}

/* A seat that anybody may take; SEAT_NONE. */
static int free_seat(const struct table *table)
{
    for (int seat = 0; seat < table->config.seats; seat++) {
        if (table->sitter[seat].player == 0 && !waiting_holds(table, seat, 0))
            return seat;
    }
    return SEAT_NONE;
}

static struct event event_of_asker(const struct deciding *deciding, enum event_kind kind)
{
    const struct asker *asker = &deciding->command->asker;
    struct event event = {
        .kind = kind, .seat = SEAT_NONE, .player = asker->player, .is_bot = asker->is_bot};

    memcpy(event.name, asker->name, sizeof event.name);
    return event;
}

enum refusal decide_wait(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    player_id player = deciding->command->asker.player;

    if (table_seat_of(table, player) != SEAT_NONE)
        return REFUSAL_ALREADY_SEATED;
    if (find(table, player))
        return REFUSAL_ALREADY_WAITING;
    if (free_seat(table) != SEAT_NONE)
        return REFUSAL_SEATS_FREE;
    if (table->waiter_count == WAITERS_MAX)
        return REFUSAL_WAIT_LIST_FULL;
    emit(deciding, event_of_asker(deciding, EVENT_WAIT_JOINED));
    return REFUSAL_NONE;
}

static void stop_waiting(struct deciding *deciding, player_id player, enum reason reason)
{
    emit(deciding,
         (struct event){
             .kind = EVENT_WAIT_LEFT, .seat = SEAT_NONE, .player = player, .reason = reason});
}

enum refusal decide_stop_waiting(struct deciding *deciding)
{
    player_id player = deciding->command->asker.player;

    if (!find(&deciding->table, player))
        return REFUSAL_NOT_WAITING;
    stop_waiting(deciding, player, REASON_ASKED);
    return REFUSAL_NONE;
}

enum refusal decide_chat(struct deciding *deciding)
{
    struct event event = event_of_asker(deciding, EVENT_CHATTED);

    event.seat = table_seat_of(&deciding->table, event.player);
    if (event.seat != SEAT_NONE) { /* nobody looked the asker up: the table knows the sitter */
        memcpy(event.name, deciding->table.sitter[event.seat].name, sizeof event.name);
        event.is_bot = deciding->table.sitter[event.seat].is_bot;
    }
    memcpy(event.text, deciding->command->text, sizeof event.text);
    emit(deciding, event);
    return REFUSAL_NONE;
}

void waiting_seated(struct deciding *deciding, player_id player)
{
    if (find(&deciding->table, player))
        stop_waiting(deciding, player, REASON_SEATED);
}

static void offer(struct deciding *deciding, player_id player, int seat, instant_ms until)
{
    emit(deciding, (struct event){
                       .kind = EVENT_SEAT_OFFERED, .seat = seat, .player = player, .until = until});
}

/* The first who waits without an offer; NULL. */
static const struct waiter *next_waiter(const struct table *table)
{
    for (int i = 0; i < table->waiter_count; i++) {
        if (table->waiter[i].seat == SEAT_NONE)
            return &table->waiter[i];
    }
    return NULL;
}

void waiting_offer(struct deciding *deciding)
{
    const struct table *table = &deciding->table;

    for (int i = 0; i < table->waiter_count;) {
        if (deciding->now >= table->waiter[i].until)
            stop_waiting(deciding, table->waiter[i].player, REASON_EXPIRED); /* the next moves up */
        else
            i++;
    }
    for (;;) {
        const struct waiter *waiter = next_waiter(table);
        int seat = free_seat(table);
        if (!waiter || seat == SEAT_NONE)
            return;
        offer(deciding, waiter->player, seat, deciding->now + OFFER_MS);
    }
}

void waiting_resume(struct deciding *deciding)
{
    const struct table *table = &deciding->table;

    for (int i = 0; i < table->waiter_count; i++) {
        const struct waiter *waiter = &table->waiter[i];
        if (waiter->seat != SEAT_NONE)
            offer(deciding, waiter->player, waiter->seat,
                  resumed(deciding, waiter->until, OFFER_MS));
    }
}

instant_ms waiting_deadline(const struct table *table)
{
    instant_ms deadline = INSTANT_NEVER;

    for (int i = 0; i < table->waiter_count; i++) {
        if (table->waiter[i].until < deadline)
            deadline = table->waiter[i].until;
    }
    return deadline;
}
