/*
 * No table that hand_setup_fault() accepts, no deck and no command can break a hand, in any game:
 * its assertions are the test, and that every hand comes to an end when nobody does more than he
 * must.
 */
#include "poker/hand.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    const uint8_t *data;
    size_t size;
};

/* Zero when the input is used up. */
static int take(struct input *input)
{
    if (input->size == 0)
        return 0;
    input->size--;
    return *input->data++;
}

static chips take_chips(struct input *input)
{
    int high = take(input);
    return (chips)high * 256 + take(input);
}

static int take_seat(struct input *input)
{
    return take(input) % (SEATS_MAX + 1) - 1; /* SEAT_NONE among them */
}

static struct rule_profile take_profile(struct input *input)
{
    int bits = (int)take_chips(input);

    return (struct rule_profile){
        .fixed_cap = bits & 7,
        .is_uncapped_heads_up = bits & 8,
        .half_bet_counts = bits & 0x10,
        .straddle_adds_big_blind = bits & 0x20,
        .open_completes = bits & 0x40,
        .pot_counts_full_blinds = bits & 0x80,
        .small_blind_rounds_up = bits & 0x100,
        .odd_chips_to_first = bits & 0x200,
        .stud_odd_chip_by_card = bits & 0x400,
        .stud_tie_by_card = bits & 0x800,
        .open_pair_doubles = bits & 0x1000,
        .ante_before_blind = bits & 0x2000,
        .is_all_in_tabled = bits & 0x4000,
    };
}

static void take_posts(struct input *input, struct hand_setup *setup)
{
    setup->small_blind = take(input);
    setup->big_blind = setup->small_blind + take(input);
    setup->small_bet = 1 + setup->big_blind;
    setup->big_bet = setup->small_bet * (1 + take(input) % 3);
    setup->bring_in = take(input);
    setup->ante = take(input) / 2;
    setup->ante_rule = (enum ante_rule)(take(input) % ANTE_RULE_COUNT);
    setup->rake_bp = take(input) * 39;
    setup->rake_cap = take(input);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        int post = take(input);
        setup->stack[seat] = 1 + take_chips(input);
        setup->straddle[seat] = post & 1 ? take(input) : 0;
        setup->live_post[seat] = post & 2 ? take(input) : 0;
        setup->dead_post[seat] = post & 4 ? take(input) : 0;
    }
}

static struct hand_setup take_setup(struct input *input)
{
    struct hand_setup setup = {
        .variant = (enum variant)(take(input) % VARIANT_COUNT),
        .limit = (enum limit)(take(input) % LIMIT_COUNT),
        .profile = take_profile(input),
        .seats = (seat_set)take_chips(input),
        .button = take_seat(input),
        .small_blind_seat = take_seat(input),
        .big_blind_seat = take_seat(input),
        .boards = take(input) % (BOARDS_MAX + 1),
        .runs_max = take(input) % (BOARDS_MAX + 1),
        .is_bomb_pot = take(input) % 8 == 7,
    };

    take_posts(input, &setup);
    return setup;
}

/* The lowest cards are left out of a smaller deck. */
static void take_cards(struct input *input, int size, card cards[DECK_SIZE])
{
    for (int i = 0; i < DECK_SIZE; i++)
        cards[i] = i < size ? (card)(DECK_SIZE - size + i) : CARD_NONE;
    for (int i = 0; i < size; i++) {
        int other = i + take(input) % (size - i);
        card swap = cards[i];
        cards[i] = cards[other];
        cards[other] = swap;
    }
}

static void take_deck(struct input *input, enum variant variant, struct deck *deck)
{
    int size = variant_deck_size(variant_rules(variant));

    take_cards(input, size, deck->card);
    for (int i = 0; i < AGAIN_MAX; i++)
        take_cards(input, size, deck->again[i]);
}

static void apply(struct hand *hand, struct hand_event_list *events)
{
    for (int i = 0; i < events->count; i++)
        hand_apply(hand, &events->event[i]);
    events->count = 0;
}

static void decide(const struct hand *hand, struct input *input, struct hand_event_list *events)
{
    int command = take(input);
    int seat = command & 0x80 ? take(input) % (SEATS_MAX + 2) - 1 : hand->to_act;
    enum action action = (enum action)(command % ACTION_COUNT);
    struct hand_act asked = {seat, hand->turn, action, take_chips(input), 0};

    asked.mask = (unsigned)asked.to;
    if ((command & 0x70) == 0x70)
        (void)hand_decide_withdraw(hand, seat, events); /* a refusal is an answer too */
    else if ((command & 0x70) == 0x60)
        (void)hand_decide_show(hand, seat, (unsigned)take(input), events);
    else if (hand->run_asked != 0)
        (void)hand_decide_run(hand, take(input) % SEATS_MAX, hand->turn, command % 5, events);
    else
        (void)hand_decide_act(hand, &asked, events);
}

/* The least that the turn allows. */
static void end_turn(const struct hand *hand, struct hand_event_list *events)
{
    static const enum action least[TURN_KIND_COUNT] = {
        [TURN_BET] = ACTION_FOLD,
        [TURN_BRING_IN] = ACTION_BRING_IN,
        [TURN_DRAW] = ACTION_DRAW,
    };
    struct hand_act act = {hand->to_act, hand->turn, least[hand->legal.kind], 0, 0};
    int seat = 0;

    if (hand->run_asked == 0) {
        (void)hand_decide_act(hand, &act, events);
        return;
    }
    while (!(hand->run_asked >> seat & 1))
        seat++;
    (void)hand_decide_run(hand, seat, hand->turn, 1, events);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct hand_event_list events;
    struct input input = {data, size};
    struct hand_setup setup = take_setup(&input);
    struct hand hand = {0};
    struct deck deck;

    if (hand_setup_fault(&setup) != NULL)
        return 0;
    take_deck(&input, setup.variant, &deck);
    events.count = 0;
    hand_decide_start(&setup, &deck, &events);
    apply(&hand, &events);
    while (input.size > 0) {
        decide(&hand, &input, &events);
        apply(&hand, &events);
    }
    while (hand.is_running) {
        end_turn(&hand, &events);
        apply(&hand, &events);
    }
    return 0;
}
