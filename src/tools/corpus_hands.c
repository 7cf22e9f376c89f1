/* corpus_hands.c - plays recorded hands and compares every step. */
#include "poker/seats.h"
#include "poker/showdown.h"
#include "tools/corpus.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One recorded hand while the engine plays it, and what the engine said on the way. */
struct replay {
    const char *path;
    int line;
    const struct json_tree *tree;
    bool has_failed;
    int decisions;
    struct hand hand;
    chips street_stack[STREETS_MAX][SEATS_MAX]; /* when the street began */
    chips street_pot[STREETS_MAX];
    card sequence[CORPUS_CARDS_MAX]; /* stud and draw: all cards in their order … */
    int dealt;                       /* … of which so many are dealt */
    struct pots pots;                /* as last collected */
    chips won[POTS_MAX][SEATS_MAX];
};

/* Says what is wrong with the hand, the first time only: the rest follows from it. */
__attribute__((format(printf, 2, 3))) static void fail(struct replay *replay, const char *format,
                                                       ...)
{
    char id[64];
    va_list arguments;

    if (replay->has_failed)
        return;
    replay->has_failed = true;
    json_tree_copy(replay->tree, json_tree_member(replay->tree, 0, "id"), id, sizeof id);
    (void)printf("%s:%d: %s: turn %d: ", replay->path, replay->line, id, replay->hand.turn);
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)putchar('\n');
}

static void expect(struct replay *replay, const char *what, chips actual, chips expected)
{
    if (actual != expected)
        fail(replay, "%s is %lld, expected %lld", what, (long long)actual, (long long)expected);
}

static int street_index(const struct hand *hand)
{
    return (int)hand->street - (int)variant_rules(hand->setup.variant)->first;
}

static void note(struct replay *replay, const struct hand_event *event)
{
    struct hand *hand = &replay->hand;

    hand_apply(hand, event);
    if (event->kind == HAND_HOLE_DEALT)
        replay->dealt += __builtin_popcount(event->dealt.mask);
    if (event->kind == HAND_STREET_DEALT)
        replay->dealt += event->street.count;
    if (event->kind == HAND_HOLE_DEALT || event->kind == HAND_STREET_DEALT) {
        memcpy(replay->street_stack[street_index(hand)], hand->stack, sizeof hand->stack);
        replay->street_pot[street_index(hand)] = hand_pot_total(hand);
    }
    if (event->kind == HAND_COLLECTED)
        replay->pots = event->collected.pots;
    if (event->kind == HAND_POT_WON)
        replay->won[event->won.pot][event->seat] += event->won.amount;
}

static void note_all(struct replay *replay, const struct hand_event_list *events)
{
    for (int i = 0; i < events->count; i++)
        note(replay, &events->event[i]);
}

/* The engine must refuse this, and stay as it was. */
static void expect_refusal(struct replay *replay, int seat, enum action action, chips to,
                           enum refusal expected)
{
    struct hand_event_list events;
    const struct hand *hand = &replay->hand;
    struct hand_act asked = {seat, hand->turn, action, to, 0};

    events.count = 0;
    enum refusal refusal = hand_decide_act(hand, &asked, &events);
    if (refusal != expected || events.count != 0)
        fail(replay, "expected refusal %s, got %s", refusal_code(expected), refusal_code(refusal));
}

/* What stands right outside of the bounds of a bet or raise. */
static void try_amounts(struct replay *replay, const struct legal *legal)
{
    const struct hand *hand = &replay->hand;
    int seat = hand->to_act;
    enum action raise = hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET;

    if (legal->min_raise_to == 0) {
        chips all_in = hand->bet[seat] + hand->stack[seat];
        expect_refusal(replay, seat, raise, all_in, REFUSAL_CANNOT_RAISE);
        return;
    }
    expect_refusal(replay, seat, raise, legal->min_raise_to - 1, REFUSAL_RAISE_TOO_SMALL);
    if (legal->or_raise_to != legal->max_raise_to + 1)
        expect_refusal(replay, seat, raise, legal->max_raise_to + 1, REFUSAL_RAISE_TOO_BIG);
}

static void try_neighbours(struct replay *replay, const struct legal *legal, bool is_exact)
{
    const struct hand *hand = &replay->hand;
    int seat = hand->to_act;
    int other = (seat + 1) % SEATS_MAX;

    expect_refusal(replay, other, ACTION_FOLD, 0, REFUSAL_NOT_YOUR_TURN);
    expect_refusal(replay, other, ACTION_CALL, 0, REFUSAL_NOT_YOUR_TURN);
    expect_refusal(replay, seat, ACTION_DRAW, 0, REFUSAL_CANNOT_DRAW);
    if (legal->kind == TURN_BRING_IN) {
        expect_refusal(replay, seat, ACTION_FOLD, 0, REFUSAL_MUST_BRING_IN);
        expect_refusal(replay, seat, ACTION_CHECK, 0, REFUSAL_MUST_BRING_IN);
    } else if (legal->to_call > 0) {
        expect_refusal(replay, seat, ACTION_CHECK, 0, REFUSAL_CANNOT_CHECK);
    } else {
        expect_refusal(replay, seat, ACTION_CALL, 0, REFUSAL_NOTHING_TO_CALL);
    }
    if (legal->kind == TURN_BET)
        expect_refusal(replay, seat, ACTION_BRING_IN, 0, REFUSAL_NO_BRING_IN);
    if (is_exact)
        try_amounts(replay, legal);
}

/* A completion is a bet when nothing was bet, otherwise a raise. */
static enum action read_action(const struct replay *replay, int event)
{
    static const struct {
        const char *name;
        enum action action;
    } names[] = {
        {"fold", ACTION_FOLD}, {"check", ACTION_CHECK}, {"call", ACTION_CALL},
        {"bet", ACTION_BET},   {"raise", ACTION_RAISE}, {"bring", ACTION_BRING_IN},
    };
    int name = json_tree_member(replay->tree, event, "a");

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (json_tree_is(replay->tree, name, names[i].name))
            return names[i].action;
    }
    return replay->hand.bet_to > 0 ? ACTION_RAISE : ACTION_BET;
}

/* What will still be held when the action has been done. */
static uint64_t held_after(const struct hand *hand, const struct hand_act *asked)
{
    uint64_t held = 0;

    SEATS_EACH(seat, hand->live) {
        bool is_actor = seat == asked->seat;
        if (is_actor && asked->action == ACTION_FOLD)
            continue;
        for (int k = 0; k < hand->hole_count[seat]; k++) {
            bool is_given = is_actor && asked->mask >> k & 1;
            if (!is_given && hand->hole[seat][k] != CARD_NONE)
                held |= (uint64_t)1 << hand->hole[seat][k];
        }
    }
    return held;
}

/* The recorded cards come next, however often the deck has been shuffled again in the meantime:
 * records burn cards, so theirs runs out earlier. */
static void stack_deck(struct replay *replay, const struct hand_act *asked)
{
    struct hand *hand = &replay->hand;
    enum variant variant = hand->setup.variant;
    int left = DECK_SIZE - hand->dealt;
    int after = replay->dealt + left;
    card cards[DECK_SIZE];

    if (variant_rules(variant)->family == FAMILY_FLOP || after > CORPUS_CARDS_MAX - DECK_SIZE)
        return;
    corpus_order(replay->sequence + replay->dealt, left, held_after(hand, asked), variant, cards);
    memcpy(hand->deck.card + hand->dealt, cards, (size_t)left);
    if (hand->again_count < AGAIN_MAX)
        corpus_order(replay->sequence + after, DECK_SIZE, 0, variant,
                     hand->deck.again[hand->again_count]);
}

static void act(struct replay *replay, const struct hand_act *asked)
{
    struct hand_event_list events;

    events.count = 0;
    stack_deck(replay, asked);
    enum refusal refusal = hand_decide_act(&replay->hand, asked, &events);
    if (refusal != REFUSAL_NONE)
        fail(replay, "the action was refused: %s", refusal_code(refusal));
    note_all(replay, &events);
}

static void compare_bounds(struct replay *replay, const struct legal *legal, int event)
{
    const struct json_tree *tree = replay->tree;
    chips other = json_tree_get_int(tree, event, "alt", 0);

    expect(replay, "smallest raise", legal->min_raise_to, json_tree_get_int(tree, event, "lo", 0));
    expect(replay, "largest raise", legal->max_raise_to, json_tree_get_int(tree, event, "hi", 0));
    if (other != legal->min_raise_to) /* an all-in for less than either bet */
        expect(replay, "the other bet", legal->or_raise_to, other);
}

static void play_act(struct replay *replay, int event)
{
    const struct json_tree *tree = replay->tree;
    const struct hand *hand = &replay->hand;
    struct legal legal = hand_legal(hand);
    bool is_exact = json_tree_get_int(tree, event, "amb", 0) == 0;
    bool brings_in = json_tree_member(tree, event, "bi") >= 0;

    replay->decisions++;
    if (hand->to_act == SEAT_NONE) {
        fail(replay, "nobody is on turn");
        return;
    }
    expect(replay, "seat on turn", hand->to_act, json_tree_get_int(tree, event, "p", SEAT_NONE));
    expect(replay, "pot", hand_pot_total(hand), json_tree_get_int(tree, event, "pot", 0));
    expect(replay, "kind of turn", legal.kind, brings_in ? TURN_BRING_IN : TURN_BET);
    expect(replay, "to call", legal.to_call,
           json_tree_get_int(tree, event, brings_in ? "bi" : "c", 0));
    if (is_exact)
        compare_bounds(replay, &legal, event);
    if (replay->has_failed)
        return;
    try_neighbours(replay, &legal, is_exact);
    act(replay, &(struct hand_act){hand->to_act, hand->turn, read_action(replay, event),
                                   json_tree_get_int(tree, event, "to", 0), 0});
}

static void play_draw(struct replay *replay, int event)
{
    const struct hand *hand = &replay->hand;
    int seat = hand->to_act;
    char cards[16];
    struct hand_act asked = {seat, hand->turn, ACTION_DRAW, 0, 0};

    expect(replay, "seat to draw", seat, json_tree_get_int(replay->tree, event, "p", SEAT_NONE));
    expect(replay, "kind of turn", hand_legal(hand).kind, TURN_DRAW);
    if (replay->has_failed)
        return;
    json_tree_copy(replay->tree, json_tree_member(replay->tree, event, "d"), cards, sizeof cards);
    for (const char *text = cards; text[0] != '\0' && text[1] != '\0'; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        int k = 0;
        while (k < hand->hole_count[seat] && hand->hole[seat][k] != card_parse(one))
            k++;
        if (k == hand->hole_count[seat])
            fail(replay, "seat %d does not hold %s", seat, one);
        asked.mask |= 1u << k;
    }
    expect_refusal(replay, seat, ACTION_CHECK, 0, REFUSAL_MUST_DRAW);
    act(replay, &asked);
}

static void verify_street(struct replay *replay, int event)
{
    chips stack[SEATS_MAX];
    int64_t street = json_tree_get_int(replay->tree, event, "s", 0);

    if (street < 0 || street > street_index(&replay->hand)) {
        fail(replay, "street %lld has not begun", (long long)street);
        return;
    }
    corpus_read_chips(replay->tree, json_tree_member(replay->tree, event, "stk"), stack);
    expect(replay, "pot of the street", replay->street_pot[street],
           json_tree_get_int(replay->tree, event, "pot", 0));
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "stack at the street", replay->street_stack[street][seat], stack[seat]);
}

static seat_set read_seats(const struct json_tree *tree, int list)
{
    seat_set seats = 0;

    for (int item = json_tree_first(tree, list); item >= 0;
         item = json_tree_next(tree, list, item)) {
        int64_t seat = json_tree_int(tree, item, 0);
        if (seat >= 0 && seat < SEATS_MAX)
            seats = (seat_set)(seats | SEAT_BIT(seat));
    }
    return seats;
}

static void verify_pot(struct replay *replay, int pot, int node)
{
    const struct json_tree *tree = replay->tree;
    chips won[SEATS_MAX];
    seat_set eligible = read_seats(tree, json_tree_member(tree, node, "el"));

    if (pot >= replay->pots.count) {
        fail(replay, "there is no pot %d", pot);
        return;
    }
    corpus_read_chips(tree, json_tree_member(tree, node, "w"), won);
    expect(replay, "pot", replay->pots.pot[pot].amount, json_tree_get_int(tree, node, "x", 0));
    expect(replay, "seats of the pot", replay->pots.pot[pot].eligible, eligible);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "share of the pot", replay->won[pot][seat], won[seat]);
}

/* The hands of a showdown in words, high and then low. */
static void verify_words(struct replay *replay, int node)
{
    const struct json_tree *tree = replay->tree;
    int64_t seat = json_tree_get_int(tree, node, "p", SEAT_NONE);
    int list = json_tree_member(tree, node, "v");

    if (seat < 0 || seat >= SEATS_MAX || !seats_have(replay->hand.live, (int)seat) ||
        !seats_are_several(replay->hand.live)) {
        fail(replay, "seat %lld is not at the showdown", (long long)seat);
        return;
    }
    struct board_strength held = showdown_words(&replay->hand, (int)seat, 0);
    const struct strength *words = &held.high;

    for (int item = json_tree_first(tree, list); item >= 0;
         item = json_tree_next(tree, list, item)) {
        char actual[CORPUS_WORDS_BYTES], expected[CORPUS_WORDS_BYTES];
        corpus_describe(words, actual);
        json_tree_copy(tree, item, expected, sizeof expected);
        if (strcmp(actual, expected) != 0)
            fail(replay, "seat %d has '%s', expected '%s'", (int)seat, actual, expected);
        words = &held.low;
    }
}

static void verify_end(struct replay *replay)
{
    const struct json_tree *tree = replay->tree;
    int end = json_tree_member(tree, 0, "end");
    int pots = json_tree_member(tree, end, "pots");
    int hands = json_tree_member(tree, end, "hands");
    chips stack[SEATS_MAX];
    int count = 0;

    if (replay->hand.is_running) {
        fail(replay, "the hand has not ended");
        return;
    }
    corpus_read_chips(tree, json_tree_member(tree, end, "stk"), stack);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "stack at the end", replay->hand.stack[seat], stack[seat]);
    for (int node = json_tree_first(tree, pots); node >= 0; node = json_tree_next(tree, pots, node))
        verify_pot(replay, count++, node);
    expect(replay, "number of pots", replay->pots.count, count);
    expect(replay, "chips that nobody has", hand_pot_total(&replay->hand), 0);
    for (int node = json_tree_first(tree, hands); node >= 0;
         node = json_tree_next(tree, hands, node))
        verify_words(replay, node);
}

static void play(struct replay *replay, const struct hand_setup *setup)
{
    const struct json_tree *tree = replay->tree;
    int list = json_tree_member(tree, 0, "ev");
    struct hand_event_list events;
    struct deck deck;

    events.count = 0;
    if (!corpus_read_deck(tree, setup->variant, &deck, replay->sequence)) {
        fail(replay, "a card is dealt twice, or is no card");
        return;
    }
    hand_decide_start(setup, &deck, &events);
    note_all(replay, &events);
    for (int e = json_tree_first(tree, list); e >= 0 && !replay->has_failed;
         e = json_tree_next(tree, list, e)) {
        int kind = json_tree_member(tree, e, "e");
        if (json_tree_is(tree, kind, "act"))
            play_act(replay, e);
        else if (json_tree_is(tree, kind, "draw"))
            play_draw(replay, e);
        else if (json_tree_is(tree, kind, "street"))
            verify_street(replay, e);
    }
    verify_end(replay);
}

int corpus_play_record(const char *path, int line, const char *text, struct json_tree *tree,
                       struct corpus_totals *totals)
{
    struct replay replay = {.path = path, .line = line, .tree = tree};
    struct hand_setup setup;

    if (json_tree_read(tree, text, strlen(text)) < 0)
        return -1;
    if (corpus_read_setup(tree, &setup))
        play(&replay, &setup);
    else
        fail(&replay, "there is no such game, or no such table");
    totals->decisions += replay.decisions;
    if (replay.has_failed)
        totals->failed++;
    else
        totals->passed++;
    return 0;
}

int corpus_play_hands(const char *path, struct corpus_totals *totals)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        (void)fprintf(stderr, "brelan corpus: %s: %s\n", path, strerror(errno));
        return -1;
    }

    struct json_tree tree = {0};
    char *text = NULL;
    size_t size = 0;
    int status = 0;
    for (int line = 1; status == 0 && getline(&text, &size, file) > 0; line++) {
        status = corpus_play_record(path, line, text, &tree, totals);
        if (status < 0)
            (void)fprintf(stderr, "brelan corpus: %s:%d is no JSON\n", path, line);
    }
    free(text);
    json_tree_release(&tree);
    (void)fclose(file); /* only read */
    return status;
}
