/*
 * property.c - what must be true of every hand, tried on random ones in every game, with every
 * limit, number of seats and rule profile.
 *
 *     property [HANDS_OF_EACH_GAME [SEED]]
 *
 * Chips are neither made nor lost, no stack is negative, each pot has a live seat that can win it,
 * the hand ends, deciding does not change it, its events applied to another copy give the same
 * state, and what is not legal is refused without an event.
 */
#include "poker/hand.h"
#include "poker/pots.h"
#include "poker/seats.h"
#include "tools/random_hand.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HANDS_DEFAULT = 1500, TURNS_MAX = 2000 };

struct trial {
    struct dice dice;
    uint64_t seed; /* of this hand: the command line that plays it alone */
    const char *game;
    enum limit limit;
    struct hand_setup setup;
    struct hand hand;
    chips brought;
};

static struct hand_event_list events; /* large, and only its beginning is ever used */
static int failures;

__attribute__((format(printf, 2, 3))) static void verify(bool is_true, const char *format, ...)
{
    va_list arguments;

    if (is_true)
        return;
    failures++;
    (void)printf("not ok: ");
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)putchar('\n');
    if (failures > 20)
        exit(1);
}

#define VERIFY(trial, truth)                                                                    \
    verify((truth), "%s, limit %d, seed %llu, turn %d: %s", (trial)->game, (int)(trial)->limit, \
           (unsigned long long)(trial)->seed, (trial)->hand.turn, #truth)

/* The padding of what was assigned as a whole is anything. */
static struct hand without_padding(const struct hand *hand)
{
    struct hand copy = *hand;

    memset(&copy.pots, 0, sizeof copy.pots);
    memset(&copy.legal, 0, sizeof copy.legal);
    copy.pots.count = hand->pots.count;
    for (int p = 0; p < hand->pots.count; p++) {
        copy.pots.pot[p].amount = hand->pots.pot[p].amount;
        copy.pots.pot[p].eligible = hand->pots.pot[p].eligible;
    }
    copy.legal.kind = hand->legal.kind;
    copy.legal.to_call = hand->legal.to_call;
    copy.legal.min_raise_to = hand->legal.min_raise_to;
    copy.legal.max_raise_to = hand->legal.max_raise_to;
    copy.legal.or_raise_to = hand->legal.or_raise_to;
    copy.legal.draw_max = hand->legal.draw_max;
    copy.legal.call_rule = hand->legal.call_rule;
    copy.legal.min_rule = hand->legal.min_rule;
    copy.legal.max_rule = hand->legal.max_rule;
    return copy;
}

static bool are_equal(const struct hand *a, const struct hand *b)
{
    struct hand first = without_padding(a), second = without_padding(b);

    return memcmp(&first, &second, sizeof first) == 0;
}

static void apply_events(struct trial *trial)
{
    for (int i = 0; i < events.count; i++) {
        const struct hand_event *event = &events.event[i];
        hand_apply(&trial->hand, event);
        for (int p = 0; event->kind == HAND_COLLECTED && p < event->collected.pots.count; p++) {
            const struct pot *pot = &event->collected.pots.pot[p];
            VERIFY(trial, pot->amount > 0 && pot->eligible != 0);
            VERIFY(trial, (pot->eligible & (seat_set)~trial->hand.live) == 0);
        }
    }
}

static void verify_state(const struct trial *trial)
{
    const struct hand *hand = &trial->hand;
    chips total = hand_pot_total(hand);

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        VERIFY(trial, hand->stack[seat] >= 0 && hand->bet[seat] >= 0 && hand->put_in[seat] >= 0);
        total += hand->stack[seat];
    }
    VERIFY(trial, total == trial->brought);
    VERIFY(trial, hand->live != 0 && (hand->live & (seat_set)~hand->setup.seats) == 0);
}

/* A legal turn has bounds in their order, and something to decide. */
static void verify_legal(const struct trial *trial)
{
    const struct hand *hand = &trial->hand;
    struct legal legal = hand_legal(hand);
    chips reach = hand->bet[hand->to_act] + hand->stack[hand->to_act];

    VERIFY(trial, seats_have(hand->live, hand->to_act));
    VERIFY(trial, legal.to_call >= 0 && legal.to_call <= hand->stack[hand->to_act]);
    VERIFY(trial, legal.min_raise_to <= legal.max_raise_to && legal.max_raise_to <= reach);
    VERIFY(trial, legal.min_raise_to == 0 || legal.max_raise_to > hand->bet[hand->to_act]);
    VERIFY(trial, legal.or_raise_to <= reach);
    VERIFY(trial, legal.kind == TURN_DRAW || legal.to_call > 0 || legal.min_raise_to > 0);
    VERIFY(trial, legal.min_raise_to == 0 || legal.min_rule != 0);
}

static void expect_refusal(const struct trial *trial, const struct hand_act *act)
{
    struct hand before = trial->hand;

    events.count = 0;
    VERIFY(trial, hand_decide_act(&trial->hand, act, &events) != REFUSAL_NONE);
    VERIFY(trial, events.count == 0);
    VERIFY(trial, memcmp(&before, &trial->hand, sizeof before) == 0);
}

static void try_illegal(struct trial *trial)
{
    const struct hand *hand = &trial->hand;
    struct legal legal = hand_legal(hand);
    struct hand_act act = {.seat = hand->to_act, .turn = hand->turn};
    enum action raise = hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET;

    act.seat = (hand->to_act + 1 + dice_below(&trial->dice, SEATS_MAX - 1)) % SEATS_MAX;
    act.action = (enum action)dice_below(&trial->dice, ACTION_COUNT);
    expect_refusal(trial, &act);
    act.seat = hand->to_act;
    act.turn = hand->turn - 1;
    expect_refusal(trial, &act);
    act.turn = hand->turn;
    act.action = legal.kind == TURN_DRAW ? ACTION_FOLD : ACTION_DRAW;
    expect_refusal(trial, &act);
    if (legal.kind == TURN_DRAW)
        return;
    act.action = raise == ACTION_BET ? ACTION_RAISE : ACTION_BET;
    act.to = legal.min_raise_to;
    expect_refusal(trial, &act);
    act.action = raise;
    act.to = legal.max_raise_to + 1;
    if (act.to != legal.or_raise_to)
        expect_refusal(trial, &act);
    act.to = legal.min_raise_to - 1;
    expect_refusal(trial, &act);
}

/* Somebody is taken out of the hand, on turn or not. */
static bool withdraw(struct trial *trial)
{
    int seat = dice_below(&trial->dice, SEATS_MAX);

    events.count = 0;
    enum refusal refusal = hand_decide_withdraw(&trial->hand, seat, &events);
    VERIFY(trial, (refusal == REFUSAL_NONE) == (seats_have(trial->hand.live, seat) != 0));
    if (refusal != REFUSAL_NONE)
        return false;
    apply_events(trial);
    return true;
}

static void choose_run(struct trial *trial)
{
    struct hand *hand = &trial->hand;
    int seat = seats_after(hand->run_asked, dice_below(&trial->dice, SEATS_MAX));
    int times = 1 + dice_below(&trial->dice, hand->run_times);

    events.count = 0;
    VERIFY(trial, hand_decide_run(hand, seat, hand->turn, 0, &events) != REFUSAL_NONE);
    VERIFY(trial, hand_decide_run(hand, seat, hand->turn, 4, &events) != REFUSAL_NONE);
    VERIFY(trial, hand_decide_run(hand, seat, hand->turn, times, &events) == REFUSAL_NONE);
    apply_events(trial);
}

static void play_turn(struct trial *trial)
{
    struct hand before = trial->hand, played = trial->hand;
    struct hand_act act = random_act(&trial->dice, &trial->hand, &trial->hand.legal);

    events.count = 0;
    VERIFY(trial, hand_decide_act(&trial->hand, &act, &events) == REFUSAL_NONE);
    VERIFY(trial, memcmp(&before, &trial->hand, sizeof before) == 0);
    VERIFY(trial, events.count > 0);
    apply_events(trial);
    events.count = 0;
    VERIFY(trial, hand_play_act(&played, &act, &events) == REFUSAL_NONE);
    VERIFY(trial, are_equal(&played, &trial->hand));
}

static void play(struct trial *trial)
{
    struct deck deck;
    int turns = 0;

    random_deck(&trial->dice, trial->setup.variant, &deck);
    memset(&trial->hand, 0, sizeof trial->hand);
    events.count = 0;
    hand_decide_start(&trial->setup, &deck, &events);
    apply_events(trial);
    for (verify_state(trial); trial->hand.is_running && turns < TURNS_MAX; turns++) {
        if (dice_below(&trial->dice, 64) == 0 && withdraw(trial)) {
            verify_state(trial);
            continue;
        }
        if (trial->hand.run_asked != 0) {
            choose_run(trial);
        } else {
            verify_legal(trial);
            if (dice_below(&trial->dice, 4) == 0)
                try_illegal(trial);
            play_turn(trial);
        }
        verify_state(trial);
    }
    VERIFY(trial, !trial->hand.is_running);
    VERIFY(trial, hand_pot_total(&trial->hand) <= trial->setup.rake_cap);
}

static void play_game(enum variant variant, enum limit limit, int hands, uint64_t seed)
{
    for (int i = 0; i < hands; i++, seed++) {
        struct trial trial = {.dice = dice_seeded(seed * VARIANT_COUNT + (uint64_t)variant),
                              .seed = seed,
                              .game = variant_rules(variant)->code,
                              .limit = limit};
        trial.setup = random_setup(&trial.dice, variant, limit);
        const char *fault = hand_setup_fault(&trial.setup);
        if (fault != NULL) {
            verify(false, "%s: seed %llu: %s", trial.game, (unsigned long long)seed, fault);
            continue;
        }
        SEATS_EACH(seat, trial.setup.seats)
            trial.brought += trial.setup.stack[seat];
        play(&trial);
    }
}

int main(int argc, char *argv[])
{
    int hands = argc > 1 ? (int)strtol(argv[1], NULL, 10) : HANDS_DEFAULT;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    int games = 0;

    for (int variant = 0; variant < VARIANT_COUNT; variant++) {
        for (int limit = 0; limit < LIMIT_COUNT; limit++) {
            if (!(variant_rules((enum variant)variant)->limits & LIMIT_BIT(limit)))
                continue;
            int before = failures;
            play_game((enum variant)variant, (enum limit)limit, hands, seed);
            (void)printf("%s %d - %s, limit %d, %d hands\n", failures == before ? "ok" : "not ok",
                         ++games, variant_rules((enum variant)variant)->code, limit, hands);
        }
    }
    return failures == 0 ? 0 : 1;
}
