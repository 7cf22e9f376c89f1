/* cards.c - the deck of a scenario: named cards where they are wanted, any others elsewhere. */
#include "coverage.h"
#include "scenario.h"

#include <string.h>

enum { SWAPS_MAX = 256 };

static bool is_mapped_by_seat(const struct scenario *scenario)
{
    return variant_rules(scenario->setup.variant)->family == FAMILY_FLOP;
}

static void mark(const struct queue *queue, bool is_named[DECK_SIZE])
{
    for (int i = 0; i < queue->count; i++)
        is_named[queue->card[i]] = true;
}

/* Where cards are dealt in turn, those with a name lie last, so that nobody else gets them. */
void scenario_fill_deck(struct scenario *scenario)
{
    bool is_named[DECK_SIZE] = {false};
    int size = variant_deck_size(variant_rules(scenario->setup.variant));
    card *deck = scenario->deck.card;
    int place = 0;

    for (int i = 0; i < size; i++) {
        if (deck[i] != CARD_NONE)
            is_named[deck[i]] = true;
    }
    mark(&scenario->shared, is_named);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        mark(&scenario->queue[seat], is_named);
    for (int named = 0; named <= (is_mapped_by_seat(scenario) ? 0 : 1); named++) {
        for (int c = DECK_SIZE - size; c < DECK_SIZE; c++) {
            if (is_named[c] != (named == 1))
                continue;
            while (place < size && deck[place] != CARD_NONE)
                place++;
            if (place < size)
                deck[place] = (card)c;
        }
    }
    for (int i = 0; i < AGAIN_MAX; i++)
        memcpy(scenario->deck.again[i], deck, DECK_SIZE);
}

static void ask(const struct scenario *scenario, const struct asked *asked,
                struct hand_event_list *events, enum refusal *refusal)
{
    const struct hand *hand = &scenario->hand;
    int seat = asked->act.seat;

    *refusal = REFUSAL_NONE;
    switch (asked->kind) {
    case ASKED_START:
        hand_decide_start(&scenario->setup, &scenario->deck, events);
        break;
    case ASKED_ACT:
        *refusal = hand_decide_act(hand, &asked->act, events);
        break;
    case ASKED_RUN:
        *refusal = hand_decide_run(hand, seat, asked->act.turn, asked->times, events);
        break;
    case ASKED_REMOVE:
        *refusal = hand_decide_withdraw(hand, seat, events);
        break;
    case ASKED_SHOW:
        *refusal = hand_decide_show(hand, seat, asked->act.mask, events);
        break;
    }
}

static bool swap(card *cards, int from, card a, card b)
{
    card *first = memchr(cards + from, a, (size_t)(DECK_SIZE - from));
    card *second = memchr(cards + from, b, (size_t)(DECK_SIZE - from));

    if (first == NULL || second == NULL)
        return false;
    *first = b;
    *second = a;
    return true;
}

/* The next card of a queue must be this one; otherwise the two change places. False: they did. */
static bool is_wanted(struct scenario *scenario, const struct hand *after, struct queue *queue,
                      card dealt)
{
    bool has_begun = scenario->hand.is_running;
    struct deck *deck = has_begun ? &scenario->hand.deck : &scenario->deck;
    int again = after->again_count - (has_begun ? scenario->hand.again_count : 0);
    card *cards = again == 0 ? deck->card : deck->again[after->again_count - 1];
    int from = again == 0 && has_begun ? scenario->hand.dealt : 0;
    char text[CARD_TEXT_BYTES];

    if (queue->next == queue->count)
        return true;
    card wanted = queue->card[queue->next++];
    if (wanted == dealt)
        return true;
    card_format(wanted, text);
    if (!swap(cards, from, wanted, dealt))
        scenario_fail(scenario, "%s is not in the deck any more", text);
    return false;
}

/* False: cards have changed places, so the decision must be taken again. */
static bool verify_cards(struct scenario *scenario, const struct hand_event_list *events)
{
    struct hand after = scenario->hand;
    struct queue queue[SEATS_MAX], shared = scenario->shared;

    memcpy(queue, scenario->queue, sizeof queue);
    for (int i = 0; i < events->count; i++) {
        const struct hand_event *event = &events->event[i];
        hand_apply(&after, event);
        for (int k = 0; event->kind == HAND_HOLE_DEALT && k < HOLE_MAX; k++) {
            if (event->dealt.mask >> k & 1 &&
                !is_wanted(scenario, &after, &queue[event->seat], after.hole[event->seat][k]))
                return false;
        }
        if (event->kind == HAND_STREET_DEALT && event->street.count > 0 &&
            !is_wanted(scenario, &after, &shared, event->street.card[0]))
            return false;
    }
    return true;
}

enum refusal scenario_decide(struct scenario *scenario, const struct asked *asked,
                             struct hand_event_list *events)
{
    enum refusal refusal = REFUSAL_NONE;

    for (int i = 0; i < SWAPS_MAX && !scenario->has_failed; i++) {
        events->count = 0;
        ask(scenario, asked, events, &refusal);
        if (is_mapped_by_seat(scenario) || verify_cards(scenario, events))
            return refusal;
    }
    scenario_fail(scenario, "the cards cannot be dealt like this");
    return refusal;
}

void scenario_apply(struct scenario *scenario, const struct hand_event_list *events)
{
    for (int i = 0; i < events->count; i++) {
        const struct hand_event *event = &events->event[i];
        struct queue *queue = event->kind == HAND_HOLE_DEALT ? &scenario->queue[event->seat] : NULL;
        if (scenario->log_count == LOG_MAX) {
            scenario_fail(scenario, "the hand is too long for the log");
            return;
        }
        scenario->log[scenario->log_count++] = *event;
        coverage_event(event);
        hand_apply(&scenario->hand, event);
        for (int k = 0; queue != NULL && k < HOLE_MAX; k++) {
            if (event->dealt.mask >> k & 1 && queue->next < queue->count)
                queue->next++;
        }
    }
}
