#include "room/game.h"
#include "room/table.h"

#include <assert.h>
#include <string.h>

static void apply_opened(struct table *table, const struct event *event)
{
    *table = (struct table){
        .id = event->table,
        .config = event->config,
        .button = SEAT_NONE,
        .small_blind_seat = SEAT_NONE,
        .big_blind_seat = SEAT_NONE,
        .choice_seat = SEAT_NONE,
        .chosen = {event->config.variant, event->config.limit},
        .hand = {.to_act = SEAT_NONE},
        .act_until = INSTANT_NEVER,
        .next_hand_at = INSTANT_NEVER,
    };
}

/* A new player owes a big blind, as if it had been missed (rule 2.7), where there are blinds. */
static void apply_sat(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat];

    assert(sitter->player == 0);
    *sitter = (struct sitter){
        .player = event->player,
        .is_bot = event->is_bot,
        .owes_big = game_config_has_blinds(&table->config),
        .stack = event->amount,
        .time_bank_ms = table->config.time_bank_ms,
        .out_since = INSTANT_NEVER,
    };
    memcpy(sitter->name, event->name, sizeof sitter->name);
}

static void apply_left(struct table *table, const struct event *event)
{
    struct departed *departed = &table->departed[table->departed_next];

    assert(event->amount == table_seat_chips(table, event->seat)); /* all chips leave */
    *departed = (struct departed){event->player, event->amount, event->at};
    table->departed_next = (table->departed_next + 1) % DEPARTED_MAX;
    table->sitter[event->seat] = (struct sitter){0};
}

static void apply_sat_out(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat];

    sitter->is_out = true;
    sitter->out_next_hand = false;
    sitter->out_next_big_blind = false;
    sitter->post_now = false;
    sitter->orbits_out = 0;
    sitter->out_since = event->at;
}

static void apply_sat_in(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat];

    sitter->is_out = false;
    sitter->out_next_hand = false;
    sitter->out_next_big_blind = false;
    sitter->post_now = event->post_now;
    sitter->timeouts = 0;
    sitter->orbits_out = 0;
    sitter->out_since = INSTANT_NEVER;
}

static void apply_sit_out_asked(struct sitter *sitter, const struct event *event)
{
    if (event->when == SIT_OUT_NEXT_HAND)
        sitter->out_next_hand = true;
    else
        sitter->out_next_big_blind = true;
}

static void apply_top_up(struct sitter *sitter, const struct event *event)
{
    sitter->top_up += event->kind == EVENT_TOP_UP_ASKED ? event->amount : -event->amount;
    if (event->kind == EVENT_TOPPED_UP)
        sitter->stack += event->amount;
}

static int waiter_index(const struct table *table, player_id player)
{
    for (int i = 0; i < table->waiter_count; i++) {
        if (table->waiter[i].player == player)
            return i;
    }
    assert(false);
    return -1;
}

static void apply_wait_joined(struct table *table, const struct event *event)
{
    struct waiter *waiter = &table->waiter[table->waiter_count++];

    *waiter = (struct waiter){.player = event->player, .seat = SEAT_NONE, .until = INSTANT_NEVER};
    memcpy(waiter->name, event->name, sizeof waiter->name);
}

static void apply_wait_left(struct table *table, const struct event *event)
{
    int i = waiter_index(table, event->player);

    table->waiter_count--;
    for (; i < table->waiter_count; i++)
        table->waiter[i] = table->waiter[i + 1];
    table->waiter[i] = (struct waiter){0};
}

static void apply_offered(struct table *table, const struct event *event)
{
    struct waiter *waiter = &table->waiter[waiter_index(table, event->player)];

    waiter->seat = event->seat;
    waiter->until = event->until;
}

static void apply_missed(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat];

    if (event->post == POST_SMALL_BLIND) {
        sitter->owes_small = true;
    } else if (event->post == POST_STRADDLE) {
        sitter->owes_straddle = true;
    } else {
        sitter->owes_big = true;
        sitter->orbits_out++;
    }
}

static void stop_clock(struct table *table)
{
    table->act_until = INSTANT_NEVER;
    table->on_time_bank = false;
    table->is_timed_out = false;
}

static void apply_timed_out(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat];

    sitter->timeouts++;
    sitter->time_bank_ms = 0;
    table->is_timed_out = true;
}

/* What is left of the time bank is kept for the next decision. */
static void apply_acted(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->hand.seat];
    instant_ms left = table->act_until - event->at;

    if (table->on_time_bank && left < sitter->time_bank_ms)
        sitter->time_bank_ms = left > 0 ? (int)left : 0;
    if (!table->is_timed_out)
        sitter->timeouts = 0;
    stop_clock(table);
}

/*
 * The profile and the rake come from the table's rules and what was owed from the posts that
 * follow, so that the journal need not carry any: a hand read back is the same as the one that was
 * decided.
 */
static void start_hand(struct table *table, const struct hand_event *event)
{
    struct hand_event whole = *event;
    struct hand_setup *setup = &whole.started.setup;

    setup->profile = profile_preset(table->config.profile);
    setup->rake_bp = table->config.rake_bp;
    setup->rake_cap = table->config.rake_cap;
    memset(setup->live_post, 0, sizeof setup->live_post);
    memset(setup->dead_post, 0, sizeof setup->dead_post);
    hand_apply(&table->hand, &whole);
}

/* In a game without blinds they rest where they are. */
static void move_blinds(struct table *table, const struct hand_setup *setup)
{
    table->button = setup->button;
    table->small_blind_seat = setup->small_blind_seat != SEAT_NONE
                                  ? setup->small_blind_seat
                                  : table->big_blind_seat; /* dead: its place is where it was due */
    table->big_blind_seat = setup->big_blind_seat;
}

static void apply_hand_started(struct table *table, const struct event *event)
{
    const struct hand_setup *setup = &event->hand.started.setup;

    bool has_blinds = setup->big_blind_seat != SEAT_NONE;

    start_hand(table, &event->hand);
    table->hand_no = event->hand_no;
    table->next_hand_at = INSTANT_NEVER;
    if (has_blinds)
        move_blinds(table, setup);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct sitter *sitter = &table->sitter[seat];
        sitter->in_hand = (setup->seats & SEAT_BIT(seat)) != 0;
        if (!sitter->in_hand)
            continue;
        assert(sitter->stack == setup->stack[seat]);
        if (!has_blinds)
            continue;
        sitter->owes_small = false;
        sitter->owes_big = false;
        sitter->owes_straddle = false;
        sitter->post_now = false;
    }
}

static void apply_hand_ended(struct table *table)
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct sitter *sitter = &table->sitter[seat];
        if (!sitter->in_hand)
            continue;
        sitter->stack = table->hand.stack[seat];
        int earned = sitter->time_bank_ms + table->config.time_bank_earn_ms;
        sitter->time_bank_ms =
            earned < table->config.time_bank_ms ? earned : table->config.time_bank_ms;
    }
    stop_clock(table);
}

static void apply_hand(struct table *table, const struct event *event)
{
    if (event->hand.kind == HAND_STARTED) {
        apply_hand_started(table, event);
        return;
    }
    hand_apply(&table->hand, &event->hand);
    if (event->hand.kind == HAND_ACTED)
        apply_acted(table, event);
    else if (event->hand.kind == HAND_ENDED)
        apply_hand_ended(table);
}

static void remember(struct table *table, uint64_t command_id)
{
    table->recent[table->recent_next] = command_id;
    table->recent_next = (table->recent_next + 1) % RECENT_COMMANDS;
}

static void apply_clock(struct table *table, const struct event *event)
{
    table->act_until = event->until;
    if (event->kind == EVENT_CLOCK_STARTED)
        table->on_time_bank = event->is_time_bank;
}

static void change(struct table *table, const struct event *event)
{
    struct sitter *sitter = &table->sitter[event->seat < 0 ? 0 : event->seat];

    switch (event->kind) {
    case EVENT_TABLE_OPENED:
        apply_opened(table, event);
        break;
    case EVENT_SAT:
        apply_sat(table, event);
        break;
    case EVENT_LEFT:
        apply_left(table, event);
        break;
    case EVENT_LEAVE_ASKED:
        sitter->is_leaving = true;
        break;
    case EVENT_SAT_OUT:
        apply_sat_out(table, event);
        break;
    case EVENT_SIT_OUT_ASKED:
        apply_sit_out_asked(sitter, event);
        break;
    case EVENT_SAT_IN:
        apply_sat_in(table, event);
        break;
    case EVENT_TOP_UP_ASKED:
    case EVENT_TOPPED_UP:
    case EVENT_TOP_UP_RETURNED:
        apply_top_up(sitter, event);
        break;
    case EVENT_WAIT_JOINED:
        apply_wait_joined(table, event);
        break;
    case EVENT_WAIT_LEFT:
        apply_wait_left(table, event);
        break;
    case EVENT_SEAT_OFFERED:
        apply_offered(table, event);
        break;
    case EVENT_BLIND_MISSED:
        apply_missed(table, event);
        break;
    case EVENT_CLOCK_STARTED:
    case EVENT_CLOCK_MOVED:
        apply_clock(table, event);
        break;
    case EVENT_TIMED_OUT:
        apply_timed_out(table, event);
        break;
    case EVENT_HAND:
        apply_hand(table, event);
        break;
    case EVENT_PAUSED:
        table->next_hand_at = event->until;
        break;
    case EVENT_CHOICE_ASKED:
        table->choice_seat = event->seat;
        table->next_hand_at = event->until;
        break;
    case EVENT_GAME_CHOSEN:
        table->choice_hand = table->hand_no + 1;
        table->chosen = event->game;
        break;
    case EVENT_CHATTED:
    case EVENT_RAKED: /* the hand has kept it back already */
    case EVENT_CHIPS_GRANTED:
    case EVENT_KIND_COUNT:
        break;
    }
}

void table_apply(struct table *table, const struct event *event)
{
    change(table, event);
    if (event->command_id != 0)
        remember(table, event->command_id);
}
