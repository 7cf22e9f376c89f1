#include "room/blinds.h"
#include "room/deciding.h"

#include <assert.h>

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
static enum refusal act(struct deciding *deciding, int turn, enum action action, chips to)
{
    struct hand_event_list list;
    const struct hand *hand = &deciding->table.hand;
    struct hand_act asked = {hand->to_act, turn, action, to};

    list.count = 0; /* the events themselves need no zeroes */
    enum refusal refusal = hand_decide_act(hand, &asked, &list);
    if (refusal == REFUSAL_NONE)
        emit_hand(deciding, &list);
    return refusal;
}

/* Rule 8.4: the absent check if they can; who is leaving folds. */
static void act_for(struct deciding *deciding)
{
    const struct hand *hand = &deciding->table.hand;
    bool must_fold =
        hand_legal(hand).to_call > 0 || deciding->table.sitter[hand->to_act].is_leaving;
    enum refusal refusal = act(deciding, hand->turn, must_fold ? ACTION_FOLD : ACTION_CHECK, 0);

    assert(refusal == REFUSAL_NONE);
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

    while (table->hand.is_running) {
        const struct sitter *sitter = &table->sitter[table->hand.to_act];
        if (!sitter->is_out && !sitter->is_leaving) {
            clock_start(deciding);
            return;
        }
        act_for(deciding);
    }
    end_hand(deciding);
}

void play_force(struct deciding *deciding)
{
    act_for(deciding);
    play_on(deciding);
}

enum refusal decide_act(struct deciding *deciding)
{
    const struct command *command = deciding->command;
    const struct table *table = &deciding->table;
    int seat = table_seat_of(table, command->asker.player);

    if (seat == SEAT_NONE)
        return REFUSAL_NOT_SEATED;
    if (!table->hand.is_running)
        return REFUSAL_NO_HAND;
    if (command->hand_no != table->hand_no || command->turn < table->hand.turn)
        return REFUSAL_STALE_TURN;
    if (!table->sitter[seat].in_hand || seat != table->hand.to_act)
        return REFUSAL_NOT_YOUR_TURN;
    enum refusal refusal = act(deciding, command->turn, command->action, command->amount);
    if (refusal == REFUSAL_NONE)
        play_on(deciding);
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

static bool is_enough(seat_set seats)
{
    return (seats & (seats - 1)) != 0; /* at least two */
}

/* Who wanted to leave out the coming big blind sits out now, and the next one has it. */
static struct blinds agree_on_blinds(struct deciding *deciding)
{
    for (;;) {
        struct blinds blinds = blinds_next(&deciding->table);
        if (!is_enough(blinds.dealt) ||
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
    }
}

static struct hand_setup setup_of(const struct table *table, const struct blinds *blinds)
{
    const struct table_config *config = &table->config;
    struct hand_setup setup = {
        .variant = config->variant,
        .seats = blinds->dealt,
        .button = blinds->button,
        .small_blind_seat = blinds->small_blind_seat,
        .big_blind_seat = blinds->big_blind_seat,
        .small_blind = config->small_blind,
        .big_blind = config->big_blind,
        .ante = config->ante,
        .rake_bp = config->rake_bp,
        .rake_cap = config->rake_cap,
    };

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        if (!(blinds->dealt & SEAT_BIT(seat)))
            continue;
        setup.stack[seat] = sitter->stack;
        if (!(blinds->posting & SEAT_BIT(seat)))
            continue;
        setup.live_post[seat] = sitter->owes_big ? config->big_blind : 0;
        setup.dead_post[seat] = sitter->owes_small ? config->small_blind : 0;
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
    if (!is_enough(blinds.dealt))
        return;
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
    if (is_enough(blinds_next(table).dealt)) {
        if (!is_waiting)
            emit_pause(deciding, deciding->now + pause_ms_of(deciding));
    } else if (is_waiting || deciding->has_ended) {
        emit_pause(deciding, INSTANT_NEVER);
    }
}

void play_resume(struct deciding *deciding)
{
    instant_ms next = deciding->table.next_hand_at;

    if (!deciding->table.hand.is_running && next != INSTANT_NEVER)
        emit_pause(deciding, resumed(deciding, next, long_pause_ms(deciding, STREET_COUNT - 1)));
}
