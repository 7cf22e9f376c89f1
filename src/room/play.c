#include "poker/seats.h"
#include "room/blinds.h"
#include "room/deciding.h"
#include "room/game.h"

#include <assert.h>

enum { STREETS_DEALT_MAX = BOARDS_MAX * (STREETS_MAX - 1) };

static void emit_hand(struct deciding *deciding, const struct hand_event_list *list)
{
    const struct hand *hand = &deciding->table.hand;

    for (int i = 0; i < list->count; i++) {
        const struct hand_event *inner = &list->event[i];
        struct event event = {.kind = EVENT_HAND, .seat = inner->seat, .hand = *inner};
        if (inner->kind == HAND_STARTED)
            event.hand_no = deciding->table.hand_no + 1;
        if (inner->kind == HAND_ENDED && hand_pot_total(hand) > 0)
            emit(deciding, (struct event){.kind = EVENT_RAKED,
                                          .seat = SEAT_NONE,
                                          .amount = hand_pot_total(hand)});
        emit(deciding, event);
        deciding->has_ended = deciding->has_ended || inner->kind == HAND_ENDED;
        deciding->has_shown = deciding->has_shown || inner->kind == HAND_SHOWN;
        deciding->streets_run_out += inner->kind == HAND_STREET_DEALT;
    }
}

/* Refuses as the hand does, before anything is emitted. */
static enum refusal act(struct deciding *deciding, const struct hand_act *asked)
{
    struct hand_event_list list;

    list.count = 0; /* the events themselves need no zeroes */
    enum refusal refusal = hand_decide_act(&deciding->table.hand, asked, &list);
    if (refusal == REFUSAL_NONE)
        emit_hand(deciding, &list);
    return refusal;
}

static enum refusal run(struct deciding *deciding, int seat, int turn, int times)
{
    struct hand_event_list list;

    list.count = 0; /* the events themselves need no zeroes */
    enum refusal refusal = hand_decide_run(&deciding->table.hand, seat, turn, times, &list);
    if (refusal == REFUSAL_NONE)
        emit_hand(deciding, &list);
    return refusal;
}

/* Rule 8.4: the absent stand pat, bring in, and check if they can; who is leaving folds. */
static enum action action_for(const struct table *table)
{
    const struct hand *hand = &table->hand;

    switch (hand->legal.kind) {
    case TURN_DRAW:
        return ACTION_DRAW;
    case TURN_BRING_IN:
        return ACTION_BRING_IN;
    case TURN_BET:
    case TURN_KIND_COUNT:
        break;
    }
    bool must_fold = hand_legal(hand).to_call > 0 || table->sitter[hand->to_act].is_leaving;
    return must_fold ? ACTION_FOLD : ACTION_CHECK;
}

static void act_for(struct deciding *deciding)
{
    const struct hand *hand = &deciding->table.hand;
    struct hand_act asked = {
        .seat = hand->to_act, .turn = hand->turn, .action = action_for(&deciding->table)};
    enum refusal refusal = act(deciding, &asked);

    assert(refusal == REFUSAL_NONE);
}

/* One who does not want the board to be run several times is enough. */
static void decline_for(struct deciding *deciding, int seat)
{
    enum refusal refusal = run(deciding, seat, deciding->table.hand.turn, 1);

    assert(refusal == REFUSAL_NONE);
}

static bool is_absent(const struct table *table, int seat)
{
    return table->sitter[seat].is_out || table->sitter[seat].is_leaving;
}

/* Somebody who is asked about the run and is not there, or (by `all`) anybody; SEAT_NONE. */
static int asked_seat(const struct table *table, bool all)
{
    SEATS_EACH(seat, table->hand.run_asked) {
        if (all || is_absent(table, seat))
            return seat;
    }
    return SEAT_NONE;
}

/* The chips have come back to the seats: who adds some, who has none, who wants a rest. */
static void end_hand(struct deciding *deciding)
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &deciding->table.sitter[seat];
        if (sitter->player == 0 || sitter->is_leaving)
            continue;
        if (sitter->top_up > 0)
            money_settle_top_up(deciding, seat);
        if (sitter->stack == 0 && !sitter->is_out)
            emit_reason(deciding, EVENT_SAT_OUT, seat, REASON_BROKE);
        else if (sitter->out_next_hand)
            emit_reason(deciding, EVENT_SAT_OUT, seat, REASON_ASKED);
    }
}

/* To the next turn of somebody who is there, or to the end of the hand. */
static void play_on(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    const struct hand *hand = &table->hand;

    while (hand->is_running) {
        int absent = asked_seat(table, false);
        if (hand->run_asked != 0 && absent != SEAT_NONE) {
            decline_for(deciding, absent);
        } else if (hand->run_asked != 0 || !is_absent(table, hand->to_act)) {
            clock_start(deciding);
            return;
        } else {
            act_for(deciding);
        }
    }
    end_hand(deciding);
}

void play_force(struct deciding *deciding)
{
    int asked = asked_seat(&deciding->table, true);

    if (asked != SEAT_NONE)
        decline_for(deciding, asked);
    else
        act_for(deciding);
    play_on(deciding);
}

void play_without(struct deciding *deciding, int seat)
{
    const struct table *table = &deciding->table;
    bool is_awaited = table->hand.to_act == seat || table->hand.run_asked & SEAT_BIT(seat);

    assert(is_absent(table, seat));
    if (table->hand.is_running && table->sitter[seat].in_hand && is_awaited)
        play_on(deciding);
}

/* The seat of the asker in the running hand that the command names; SEAT_NONE and why not. */
static int find_seat(const struct deciding *deciding, enum refusal *refusal)
{
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, command->asker.player);

    if (seat == SEAT_NONE)
        *refusal = REFUSAL_NOT_SEATED;
    else if (!table->hand.is_running)
        *refusal = REFUSAL_NO_HAND;
    else if (command->hand_no != table->hand_no || command->turn < table->hand.turn)
        *refusal = REFUSAL_STALE_TURN;
    else if (!table->sitter[seat].in_hand)
        *refusal = REFUSAL_NOT_YOUR_TURN;
    else
        return seat;
    return SEAT_NONE;
}

enum refusal decide_act(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    enum refusal refusal;
    int seat = find_seat(deciding, &refusal);

    if (seat == SEAT_NONE)
        return refusal;
    struct hand_act asked = {seat, command->turn, command->action, command->amount, command->mask};
    refusal = act(deciding, &asked);
    if (refusal == REFUSAL_NONE)
        play_on(deciding);
    return refusal;
}

/* The clock runs on for those who have not answered yet. */
enum refusal decide_run(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    enum refusal refusal;
    int seat = find_seat(deciding, &refusal);

    if (seat == SEAT_NONE)
        return refusal;
    refusal = run(deciding, seat, command->turn, command->times);
    if (refusal == REFUSAL_NONE && !deciding->table.hand.is_running)
        end_hand(deciding);
    return refusal;
}

enum refusal decide_show(struct deciding *deciding)
{
    struct hand_event_list list;
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, command->asker.player);

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    if (command->hand_no != table->hand_no)
        return REFUSAL_STALE_TURN;
    if (!table->sitter[seat].in_hand)
        return REFUSAL_NOTHING_TO_SHOW;
    list.count = 0; /* the events themselves need no zeroes */
    enum refusal refusal = hand_decide_show(&table->hand, seat, command->mask, &list);
    if (refusal == REFUSAL_NONE)
        emit_hand(deciding, &list);
    return refusal;
}

/* Who wanted to leave out the coming big blind sits out now, and the next one has it. */
static struct blinds agree_on_blinds(struct deciding *deciding)
{
    for (;;) {
        struct blinds blinds = blinds_next(&deciding->table);
        if (!seats_are_several(blinds.dealt) || blinds.big_blind_seat == SEAT_NONE ||
            !deciding->table.sitter[blinds.big_blind_seat].out_next_big_blind)
            return blinds;
        emit_reason(deciding, EVENT_SAT_OUT, blinds.big_blind_seat, REASON_ASKED);
    }
}

static void emit_missed(struct deciding *deciding, const struct blinds *blinds)
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &deciding->table.sitter[seat];
        struct event event = event_of_seat(deciding, EVENT_BLIND_MISSED, seat);
        if (blinds->missed_small & SEAT_BIT(seat) && !sitter->owes_small) {
            event.post = POST_SMALL_BLIND;
            emit(deciding, event);
        }
        if (blinds->missed_big & SEAT_BIT(seat)) {
            event.post = POST_BIG_BLIND;
            emit(deciding, event);
        }
        if (blinds->missed_straddle & SEAT_BIT(seat) && !sitter->owes_straddle) {
            event.post = POST_STRADDLE;
            emit(deciding, event);
        }
    }
}

static struct hand_setup setup_of(const struct table *table, const struct blinds *blinds)
{
    const struct table_config *config = &table->config;
    struct hand_setup setup = game_setup(config, game_next(table));

    setup.seats = blinds->dealt;
    setup.button = blinds->button;
    setup.small_blind_seat = blinds->small_blind_seat;
    setup.big_blind_seat = blinds->big_blind_seat;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        if (!(blinds->dealt & SEAT_BIT(seat)))
            continue;
        setup.stack[seat] = sitter->stack;
        if (seat == blinds->straddle_seat)
            setup.straddle[seat] = game_straddle(config);
        if (!(blinds->posting & SEAT_BIT(seat)))
            continue;
        setup.live_post[seat] = sitter->owes_big ? config->big_blind : 0;
        setup.dead_post[seat] = (sitter->owes_small ? config->small_blind : 0) +
                                (sitter->owes_straddle ? game_straddle(config) : 0);
    }
    return setup;
}

void play_start(struct deciding *deciding)
{
    struct hand_event_list list;
    const struct table *table = &deciding->table;

    if (table->hand.is_running || deciding->now < table->next_hand_at)
        return;
    struct blinds blinds = agree_on_blinds(deciding);
    if (!seats_are_several(blinds.dealt))
        return;
    if (choice_is_due(table))
        choice_force(deciding);
    emit_missed(deciding, &blinds);
    struct hand_setup setup = setup_of(table, &blinds);
    list.count = 0; /* the events themselves need no zeroes */
    hand_decide_start(&setup, &deciding->command->deck, &list);
    emit_hand(deciding, &list);
    play_on(deciding);
}

/* After a showdown: twice the pause, and the streets of a run-out one by one. */
static int64_t long_pause_ms(const struct deciding *deciding, int streets_run_out)
{
    return 2 * (int64_t)deciding->table.config.pause_ms + (int64_t)streets_run_out * RUN_OUT_MS;
}

/* Long enough to see what happened. */
static int64_t pause_ms_of(const struct deciding *deciding)
{
    bool was_shown = deciding->has_ended && deciding->has_shown;

    return was_shown ? long_pause_ms(deciding, deciding->streets_run_out)
                     : deciding->table.config.pause_ms;
}

static void emit_pause(struct deciding *deciding, instant_ms until)
{
    emit(deciding, (struct event){.kind = EVENT_PAUSED, .seat = SEAT_NONE, .until = until});
}

void play_pause(struct deciding *deciding)
{
    const struct table *table = &deciding->table;

    if (table->hand.is_running)
        return;
    bool is_waiting = table->next_hand_at != INSTANT_NEVER;
    seat_set players = blinds_next(table).dealt;
    instant_ms until = deciding->now + pause_ms_of(deciding);
    if (seats_are_several(players)) {
        if (choice_is_due(table))
            choice_ask(deciding, players, until + table->config.act_ms);
        else if (!is_waiting)
            emit_pause(deciding, until);
    } else if (is_waiting || deciding->has_ended) {
        emit_pause(deciding, INSTANT_NEVER);
    }
}

void play_resume(struct deciding *deciding)
{
    const struct table *table = &deciding->table;
    int64_t most = long_pause_ms(deciding, STREETS_DEALT_MAX);

    if (choice_is_due(table))
        most += table->config.act_ms;
    if (!table->hand.is_running && table->next_hand_at != INSTANT_NEVER)
        emit_pause(deciding, resumed(deciding, table->next_hand_at, most));
}
