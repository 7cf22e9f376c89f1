/*
 * corpus.c - `brelan corpus FILE...`: plays recorded no-limit hold'em hands through the engine and
 * compares seats, prices, bounds, stacks and pots at every step; what lies outside the bounds must
 * be refused. A file of comparisons (.tsv) is put to the evaluator. Prints what differs and last
 * the totals; the exit status is 1 when something differs.
 */
#include "tools/corpus.h"

#include "poker/hand.h"
#include "tools/command.h"
#include "tools/json_tree.h"

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
    struct hand hand;
    chips street_stack[STREET_COUNT][SEATS_MAX]; /* when the street began */
    chips street_pot[STREET_COUNT];
    struct pots pots; /* as last collected */
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
    (void)printf("%s:%d: %s: ", replay->path, replay->line, id);
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

static void read_chips(const struct json_tree *tree, int array, chips amount[SEATS_MAX])
{
    int seat = 0;

    memset(amount, 0, SEATS_MAX * sizeof *amount);
    for (int item = json_tree_first(tree, array); item >= 0 && seat < SEATS_MAX;
         item = json_tree_next(tree, array, item))
        amount[seat++] = json_tree_int(tree, item, 0);
}

static int count_posts(const chips amount[SEATS_MAX])
{
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        count += amount[seat] > 0;
    return count;
}

static int first_post(const chips amount[SEATS_MAX])
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (amount[seat] > 0)
            return seat;
    }
    return SEAT_NONE;
}

/* False: the table has something that the engine does not offer. */
static bool read_setup(const struct json_tree *tree, struct hand_setup *setup)
{
    chips ante[SEATS_MAX], blind[SEATS_MAX];
    int seats = (int)json_tree_get_int(tree, 0, "n", 0);

    *setup = (struct hand_setup){
        .seats = (seat_set)((1u << seats) - 1),
        .button = (int)json_tree_get_int(tree, 0, "button", 0),
        .small_blind_seat = seats == 2 ? 1 : 0,
        .big_blind_seat = seats == 2 ? 0 : 1,
    };
    read_chips(tree, json_tree_member(tree, 0, "stacks"), setup->stack);
    read_chips(tree, json_tree_member(tree, 0, "blinds"), blind);
    read_chips(tree, json_tree_member(tree, 0, "late"), setup->live_post);
    read_chips(tree, json_tree_member(tree, 0, "dead"), setup->dead_post);
    read_chips(tree, json_tree_member(tree, 0, "antes"), ante);
    if (count_posts(blind) > 2)
        return false; /* a straddle */
    if (count_posts(blind) == 1) {
        setup->small_blind_seat = SEAT_NONE;
        setup->big_blind_seat = first_post(blind);
    } else {
        setup->small_blind = blind[setup->small_blind_seat];
    }
    setup->big_blind = blind[setup->big_blind_seat];

    if (count_posts(ante) == 0)
        return true;
    setup->ante = ante[first_post(ante)];
    setup->ante_first = true;
    if (json_tree_get_bool(tree, 0, "ante_trim"))
        setup->ante_rule = ANTE_EACH_SEAT;
    else if (first_post(ante) == setup->big_blind_seat)
        setup->ante_rule = ANTE_BIG_BLIND;
    else
        setup->ante_rule = ANTE_BUTTON;
    return true;
}

/* Puts the cards of a text such as "AsKd" at a place of the deck. */
static void place(struct deck *deck, int at, const char *cards)
{
    for (; cards[0] != '\0' && cards[1] != '\0'; cards += 2) {
        char one[CARD_TEXT_BYTES] = {cards[0], cards[1], '\0'};
        deck->card[at++] = card_parse(one);
    }
}

/* The deck that deals what was dealt; what nobody saw is CARD_NONE. */
static void read_deck(const struct json_tree *tree, struct deck *deck)
{
    int events = json_tree_member(tree, 0, "ev");
    int board = DECK_SIZE - BOARD_MAX;

    memset(deck->card, CARD_NONE, sizeof deck->card);
    for (int e = json_tree_first(tree, events); e >= 0; e = json_tree_next(tree, events, e)) {
        int kind = json_tree_member(tree, e, "e");
        char cards[16];
        json_tree_copy(tree, json_tree_member(tree, e, "c"), cards, sizeof cards);
        if (json_tree_is(tree, kind, "deal")) {
            place(deck, (int)json_tree_get_int(tree, e, "p", 0) * HOLE_MAX, cards);
        } else if (json_tree_is(tree, kind, "board")) {
            place(deck, board, cards);
            board += (int)strlen(cards) / 2;
        }
    }
}

static void note(struct replay *replay, const struct hand_event *event)
{
    struct hand *hand = &replay->hand;

    hand_apply(hand, event);
    if (event->kind == HAND_HOLE_DEALT || event->kind == HAND_STREET_DEALT) {
        memcpy(replay->street_stack[hand->street], hand->stack, sizeof hand->stack);
        replay->street_pot[hand->street] = hand_pot_total(hand);
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
    struct hand_event_list events = {0};
    const struct hand *hand = &replay->hand;
    struct hand_act asked = {seat, hand->turn, action, to};
    enum refusal refusal = hand_decide_act(hand, &asked, &events);

    if (refusal != expected || events.count != 0)
        fail(replay, "expected refusal %s, got %s", refusal_code(expected), refusal_code(refusal));
}

/* What stands right outside of what is legal. */
static void try_neighbours(struct replay *replay, const struct legal *legal, bool is_exact)
{
    const struct hand *hand = &replay->hand;
    int seat = hand->to_act;
    enum action raise = hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET;
    int other = (seat + 1) % SEATS_MAX;

    expect_refusal(replay, other, ACTION_FOLD, 0, REFUSAL_NOT_YOUR_TURN);
    if (legal->to_call > 0)
        expect_refusal(replay, seat, ACTION_CHECK, 0, REFUSAL_CANNOT_CHECK);
    else
        expect_refusal(replay, seat, ACTION_CALL, 0, REFUSAL_NOTHING_TO_CALL);
    if (!is_exact)
        return;
    if (legal->min_raise_to == 0) {
        chips all_in = hand->bet[seat] + hand->stack[seat];
        expect_refusal(replay, seat, raise, all_in, REFUSAL_CANNOT_RAISE);
        return;
    }
    expect_refusal(replay, seat, raise, legal->min_raise_to - 1, REFUSAL_RAISE_TOO_SMALL);
    expect_refusal(replay, seat, raise, legal->max_raise_to + 1, REFUSAL_RAISE_TOO_BIG);
}

static enum action read_action(const struct json_tree *tree, int event)
{
    static const char *const names[ACTION_COUNT] = {
        [ACTION_FOLD] = "fold", [ACTION_CHECK] = "check", [ACTION_CALL] = "call",
        [ACTION_BET] = "bet",   [ACTION_RAISE] = "raise",
    };
    int name = json_tree_member(tree, event, "a");
    int action = 0;

    while (action < ACTION_COUNT && !json_tree_is(tree, name, names[action]))
        action++;
    return (enum action)action;
}

static void play_act(struct replay *replay, int event)
{
    const struct json_tree *tree = replay->tree;
    const struct hand *hand = &replay->hand;
    struct legal legal = hand_legal(hand);
    bool is_exact = json_tree_get_int(tree, event, "amb", 0) == 0;
    struct hand_event_list events = {0};

    expect(replay, "seat on turn", hand->to_act, json_tree_get_int(tree, event, "p", SEAT_NONE));
    expect(replay, "pot", hand_pot_total(hand), json_tree_get_int(tree, event, "pot", 0));
    expect(replay, "to call", legal.to_call, json_tree_get_int(tree, event, "c", 0));
    if (is_exact) {
        expect(replay, "smallest raise", legal.min_raise_to,
               json_tree_get_int(tree, event, "lo", 0));
        expect(replay, "largest raise", legal.max_raise_to,
               json_tree_get_int(tree, event, "hi", 0));
    }
    if (replay->has_failed)
        return;
    try_neighbours(replay, &legal, is_exact);

    struct hand_act asked = {hand->to_act, hand->turn, read_action(tree, event),
                             json_tree_get_int(tree, event, "to", 0)};
    enum refusal refusal = hand_decide_act(hand, &asked, &events);
    if (refusal != REFUSAL_NONE)
        fail(replay, "turn %d was refused: %s", hand->turn, refusal_code(refusal));
    note_all(replay, &events);
}

static void verify_street(struct replay *replay, int event)
{
    chips stack[SEATS_MAX];
    int street = (int)json_tree_get_int(replay->tree, event, "s", 0);

    read_chips(replay->tree, json_tree_member(replay->tree, event, "stk"), stack);
    expect(replay, "pot of the street", replay->street_pot[street],
           json_tree_get_int(replay->tree, event, "pot", 0));
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "stack at the street", replay->street_stack[street][seat], stack[seat]);
}

static void verify_pot(struct replay *replay, int pot, int node)
{
    const struct json_tree *tree = replay->tree;
    chips won[SEATS_MAX];
    seat_set eligible = 0;
    int list = json_tree_member(tree, node, "el");

    read_chips(tree, json_tree_member(tree, node, "w"), won);
    for (int item = json_tree_first(tree, list); item >= 0; item = json_tree_next(tree, list, item))
        eligible |= SEAT_BIT(json_tree_int(tree, item, 0));
    expect(replay, "pot", replay->pots.pot[pot].amount, json_tree_get_int(tree, node, "x", 0));
    expect(replay, "seats of the pot", replay->pots.pot[pot].eligible, eligible);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "share of the pot", replay->won[pot][seat], won[seat]);
}

static void verify_end(struct replay *replay)
{
    const struct json_tree *tree = replay->tree;
    int end = json_tree_member(tree, 0, "end");
    int pots = json_tree_member(tree, end, "pots");
    chips stack[SEATS_MAX];
    int count = 0;

    if (replay->hand.is_running)
        fail(replay, "the hand has not ended");
    read_chips(tree, json_tree_member(tree, end, "stk"), stack);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        expect(replay, "stack at the end", replay->hand.stack[seat], stack[seat]);
    for (int node = json_tree_first(tree, pots); node >= 0; node = json_tree_next(tree, pots, node))
        verify_pot(replay, count++, node);
    expect(replay, "number of pots", replay->pots.count, count);
}

static void play(struct replay *replay, const struct hand_setup *setup)
{
    const struct json_tree *tree = replay->tree;
    int list = json_tree_member(tree, 0, "ev");
    struct hand_event_list events = {0};
    struct deck deck;

    read_deck(tree, &deck);
    hand_decide_start(setup, &deck, &events);
    note_all(replay, &events);
    for (int e = json_tree_first(tree, list); e >= 0 && !replay->has_failed;
         e = json_tree_next(tree, list, e)) {
        int kind = json_tree_member(tree, e, "e");
        if (json_tree_is(tree, kind, "act"))
            play_act(replay, e);
        else if (json_tree_is(tree, kind, "street"))
            verify_street(replay, e);
    }
    verify_end(replay);
}

/* Returns -1 when the line is no JSON. */
static int play_line(struct replay *replay, struct json_tree *tree, const char *text,
                     struct corpus_totals *totals)
{
    struct hand_setup setup;

    if (json_tree_read(tree, text, strlen(text)) < 0)
        return -1;
    replay->tree = tree;
    if (!read_setup(tree, &setup)) {
        totals->skipped++;
        return 0;
    }
    play(replay, &setup);
    if (replay->has_failed)
        totals->failed++;
    else
        totals->passed++;
    return 0;
}

static int play_file(const char *path, struct corpus_totals *totals)
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
        struct replay replay = {.path = path, .line = line};
        status = play_line(&replay, &tree, text, totals);
        if (status < 0)
            (void)fprintf(stderr, "brelan corpus: %s:%d is no JSON\n", path, line);
    }
    free(text);
    json_tree_release(&tree);
    (void)fclose(file); /* only read */
    return status;
}

int corpus_main(int argc, char *argv[])
{
    struct corpus_totals totals = {0};

    if (argc < 2 || strcmp(argv[1], "--help") == 0) {
        bool is_asked = argc == 2;
        (void)fprintf(
            is_asked ? stdout : stderr,
            "usage: brelan corpus [--eval] FILE...\n\nPlays recorded no-limit hold'em hands, one "
            "in JSON a line, and compares every step;\ncompares the hands of a .tsv "
            "file.\n");
        return is_asked ? 0 : 2;
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--eval") == 0)
            continue; /* the name of the next file says so too */
        const char *suffix = strrchr(argv[i], '.');
        bool is_table = suffix != NULL && strcmp(suffix, ".tsv") == 0;
        if ((is_table ? corpus_play_vectors : play_file)(argv[i], &totals) < 0)
            return 1;
    }
    (void)printf("%d passed, %d failed, %d skipped (other games, straddles)\n", totals.passed,
                 totals.failed, totals.skipped);
    return totals.failed == 0 ? 0 : 1;
}
