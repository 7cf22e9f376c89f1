/*
 * No table, deck or command can break a hand: its assertions are the test, and that every hand
 * comes to an end when everybody folds.
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

static int take_seat_of(struct input *input, seat_set seats)
{
    int seat = take(input) % SEATS_MAX;
    while (!(seats & SEAT_BIT(seat)))
        seat = (seat + 1) % SEATS_MAX;
    return seat;
}

static struct hand_setup take_setup(struct input *input)
{
    struct hand_setup setup = {.seats = (seat_set)(take_chips(input) % (1 << SEATS_MAX))};

    setup.seats |= SEAT_BIT(0) | SEAT_BIT(1);
    setup.button = take(input) % SEATS_MAX;
    setup.big_blind_seat = take_seat_of(input, setup.seats);
    setup.small_blind_seat = take_seat_of(input, setup.seats);
    if (setup.small_blind_seat == setup.big_blind_seat)
        setup.small_blind_seat = SEAT_NONE;
    setup.small_blind = take(input);
    setup.big_blind = 1 + setup.small_blind + take(input);
    setup.ante = take(input) / 2;
    setup.ante_rule = (enum ante_rule)(take(input) % ANTE_RULE_COUNT);
    setup.ante_first = take(input) & 1;
    setup.rake_bp = take(input) * 39;
    setup.rake_cap = take(input);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        setup.stack[seat] = 1 + take_chips(input);
        setup.live_post[seat] = take(input) / 2;
        setup.dead_post[seat] = take(input) / 2;
    }
    return setup;
}

static void take_deck(struct input *input, struct deck *deck)
{
    for (int i = 0; i < DECK_SIZE; i++)
        deck->card[i] = (card)i;
    for (int i = 0; i < DECK_SIZE; i++) {
        int other = i + take(input) % (DECK_SIZE - i);
        card swap = deck->card[i];
        deck->card[i] = deck->card[other];
        deck->card[other] = swap;
    }
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
    struct hand_act asked = {seat, hand->turn, action, take_chips(input)};

    if ((command & 0x70) == 0x70)
        (void)hand_decide_withdraw(hand, seat, events); /* a refusal is an answer too */
    else if ((command & 0x70) == 0x60)
        (void)hand_decide_show(hand, seat, (unsigned)take(input), events);
    else
        (void)hand_decide_act(hand, &asked, events);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct hand_event_list events;
    struct input input = {data, size};
    struct hand_setup setup = take_setup(&input);
    struct hand hand = {0};
    struct deck deck;

    take_deck(&input, &deck);
    events.count = 0;
    hand_decide_start(&setup, &deck, &events);
    apply(&hand, &events);
    while (input.size > 0) {
        decide(&hand, &input, &events);
        apply(&hand, &events);
    }
    while (hand.is_running) {
        struct hand_act fold = {hand.to_act, hand.turn, ACTION_FOLD, 0};
        (void)hand_decide_act(&hand, &fold, &events);
        apply(&hand, &events);
    }
    return 0;
}
