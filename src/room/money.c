#include "room/deciding.h"

/* Rule 9.4: who comes back soon brings what was taken away, up to the maximum. */
static chips least_buy_in(const struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    chips least = table->config.buy_in_min;

    for (int i = 0; i < DEPARTED_MAX; i++) {
        const struct departed *departed = &table->departed[i];
        if (departed->player == deciding->command->asker.player &&
            deciding->now < departed->at + RETURN_MS && departed->amount > least)
            least = departed->amount;
    }
    return least < table->config.buy_in_max ? least : table->config.buy_in_max;
}

enum refusal money_verify_buy_in(const struct deciding *deciding)
{
    const struct command *command = deciding->command;

    if (command->amount < least_buy_in(deciding))
        return REFUSAL_BUY_IN_TOO_SMALL;
    if (command->amount > deciding->table.config.buy_in_max)
        return REFUSAL_BUY_IN_TOO_BIG;
    if (command->amount > command->asker.balance)
        return REFUSAL_TOO_FEW_CHIPS;
    return REFUSAL_NONE;
}

/* Its chips are inside the running hand, folded or not. */
static bool is_in_hand(const struct table *table, int seat)
{
    return table->hand.is_running && table->sitter[seat].in_hand;
}

enum refusal decide_top_up(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, command->asker.player);

    if (seat == SEAT_NONE || table->sitter[seat].is_leaving)
        return REFUSAL_NOT_SEATED;
    chips has = table_seat_chips(table, seat);
    if (has >= table->config.buy_in_max)
        return REFUSAL_STACK_FULL;
    if (command->amount > command->asker.balance)
        return REFUSAL_TOO_FEW_CHIPS;
    if (has == 0 && !is_in_hand(table, seat) && command->amount < table->config.buy_in_min)
        return REFUSAL_BUY_IN_TOO_SMALL;

    emit_amount(deciding, EVENT_TOP_UP_ASKED, seat, command->amount);
    if (!is_in_hand(table, seat))
        money_settle_top_up(deciding, seat);
    return REFUSAL_NONE;
}

void money_settle_top_up(struct deciding *deciding, int seat)
{
    const struct table *table = &deciding->table;
    const struct sitter *sitter = &table->sitter[seat];
    bool was_broke = sitter->is_out && sitter->stack == 0;
    chips room = table->config.buy_in_max - sitter->stack;
    chips fitting = sitter->top_up < room ? sitter->top_up : room;

    if (fitting > 0)
        emit_amount(deciding, EVENT_TOPPED_UP, seat, fitting);
    if (sitter->top_up > 0)
        emit_amount(deciding, EVENT_TOP_UP_RETURNED, seat, sitter->top_up);
    if (was_broke && sitter->stack > 0)
        emit_seat(deciding, EVENT_SAT_IN, seat);
}
