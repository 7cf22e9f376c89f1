/*
 * No sequence of commands can break a table: its assertions are the test, and that its events
 * applied to another table lead to the same digest.
 */
#include "room/table.h"

#include <assert.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STEP_BYTES = 6 };

static struct table opened(void)
{
    struct event event = {.kind = EVENT_TABLE_OPENED, .table = 1, .seat = SEAT_NONE};
    struct table table;

    event.config = (struct table_config){
        .name = "fuzz",
        .seats = 4,
        .small_blind = 5,
        .big_blind = 10,
        .ante = 1,
        .buy_in_min = 1,
        .buy_in_max = 300,
        .act_ms = 10000,
        .time_bank_ms = 5000,
        .pause_ms = 1000,
        .rake_bp = 500,
        .rake_cap = 10,
    };
    table_apply(&table, &event);
    return table;
}

static struct command command_of(const struct table *table, const uint8_t step[STEP_BYTES])
{
    const struct hand *hand = &table->hand;
    struct command command = {.kind = COMMAND_WAKE + step[0] % (COMMAND_CHAT - COMMAND_WAKE + 1)};

    command.id = command.kind == COMMAND_WAKE ? 0 : step[5];
    command.asker.player = 1 + step[1] % 6;
    if (hand->is_running && step[1] >= 128)
        command.asker.player = table->sitter[hand->to_act].player;
    command.asker.balance = 10 * step[2];
    command.seat = step[2] % 5;
    command.amount = 2 * step[3];
    command.hand_no = table->hand_no;
    command.turn = hand->turn;
    command.action = (enum action)(step[4] % ACTION_COUNT);
    command.when = (enum sit_out_when)(step[4] % 3);
    command.post_now = step[4] & 1;
    command.mask = step[4] % 4;
    command.outage_ms = step[3] * 100;
    for (int i = 0; i < DECK_SIZE; i++)
        command.deck.card[i] = (card)((i + step[3]) % DECK_SIZE);
    return command;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct event_list events;
    struct table table = opened();
    struct table copy = table;
    instant_ms now = 1;

    for (; size >= STEP_BYTES; data += STEP_BYTES, size -= STEP_BYTES) {
        struct command command = command_of(&table, data);
        instant_ms deadline = table_deadline(&table);
        if (command.kind == COMMAND_WAKE && deadline != INSTANT_NEVER && deadline > now)
            now = deadline;
        events.count = 0;
        enum refusal refusal = table_decide(&table, &command, now, &events);
        assert(refusal == REFUSAL_NONE || events.count == 0);
        for (int i = 0; i < events.count; i++) {
            table_apply(&table, &events.event[i]);
            table_apply(&copy, &events.event[i]);
        }
        assert(table_digest(&table) == table_digest(&copy));
        assert(command.kind != COMMAND_WAKE || table_deadline(&table) > now);
    }
    return 0;
}
