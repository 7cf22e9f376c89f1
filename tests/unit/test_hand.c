#include "poker/hand.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* A fixed sequence of numbers, so that a failure repeats. */
static uint64_t next_number(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static int below(uint64_t *state, int limit)
{
    return (int)(next_number(state) % (uint64_t)limit);
}

static void shuffle(uint64_t *state, struct deck *deck)
{
    for (int i = 0; i < DECK_SIZE; i++)
        deck->card[i] = (card)i;
    for (int i = DECK_SIZE - 1; i > 0; i--) {
        int other = below(state, i + 1);
        card swap = deck->card[i];
        deck->card[i] = deck->card[other];
        deck->card[other] = swap;
    }
}

static int nth_seat(seat_set seats, int n)
{
    int seat = 0;
    while (!(seats & SEAT_BIT(seat)) || n-- > 0)
        seat++;
    return seat;
}

static int count_seats(seat_set seats)
{
    int count = 0;
    for (; seats != 0; seats &= (seat_set)(seats - 1))
        count++;
    return count;
}

/* Any table that the rules allow: dead buttons, all kinds of posts and antes, stacks of 1 to 10^6.
 */
static struct hand_setup random_setup(uint64_t *state)
{
    chips small_blind = 1 + below(state, 50);
    struct hand_setup setup = hand_setup_holdem(small_blind, 2 * small_blind);

    setup.button = below(state, SEATS_MAX);
    do
        setup.seats = (seat_set)below(state, 1 << SEATS_MAX);
    while (count_seats(setup.seats) < 2);

    int count = count_seats(setup.seats);
    int big = below(state, count);
    setup.big_blind_seat = nth_seat(setup.seats, big);
    setup.small_blind_seat =
        below(state, 8) == 0 ? SEAT_NONE : nth_seat(setup.seats, (big + count - 1) % count);
    setup.ante = below(state, 3) == 0 ? 1 + below(state, 20) : 0;
    setup.ante_rule = (enum ante_rule)below(state, ANTE_RULE_COUNT);
    setup.profile.ante_before_blind = below(state, 2) == 0;
    setup.runs_max = 1 + below(state, BOARDS_MAX);
    setup.rake_bp = below(state, 2) * 500;
    setup.rake_cap = 30;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!(setup.seats & SEAT_BIT(seat)))
            continue;
        chips most = below(state, 2) == 0 ? 100 : 1000000;
        setup.stack[seat] = 1 + (chips)(next_number(state) % (uint64_t)most);
        bool is_blind = seat == setup.big_blind_seat || seat == setup.small_blind_seat;
        if (!is_blind && below(state, 8) == 0)
            setup.live_post[seat] = setup.big_blind;
        else if (!is_blind && below(state, 20) == 0)
            setup.straddle[seat] = 2 * setup.big_blind;
        if (below(state, 8) == 0)
            setup.dead_post[seat] = setup.small_blind;
    }
    return setup;
}

/* Which events and actions have been seen, so that the test proves that it tests them. */
struct coverage {
    int events[HAND_EVENT_COUNT];
    int actions[ACTION_COUNT];
    int posts[POST_COUNT];
    int refusals[REFUSAL_COUNT];
};

static void verify_pots(const struct pots *pots, seat_set live)
{
    for (int p = 0; p < pots->count; p++) {
        CU_ASSERT_TRUE(pots->pot[p].amount > 0);
        CU_ASSERT_TRUE((pots->pot[p].eligible & live) != 0);
        CU_ASSERT_TRUE(p == 0 || pots->pot[p].eligible != pots->pot[p - 1].eligible);
    }
}

static void verify_event(const struct hand *hand, const struct hand_event *event,
                         struct coverage *seen)
{
    seen->events[event->kind]++;
    if (event->kind == HAND_ACTED)
        seen->actions[event->acted.action]++;
    if (event->kind == HAND_POSTED)
        seen->posts[event->posted.post]++;
    if (event->kind == HAND_COLLECTED)
        verify_pots(&hand->pots, hand->live);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        CU_ASSERT_TRUE_FATAL(hand->stack[seat] >= 0);
        CU_ASSERT_TRUE_FATAL(hand->bet[seat] >= 0);
        CU_ASSERT_TRUE_FATAL(hand->put_in[seat] >= hand->bet[seat]);
    }
}

static void apply_all(struct hand *hand, const struct hand_event_list *events,
                      struct coverage *seen)
{
    for (int i = 0; i < events->count; i++) {
        hand_apply(hand, &events->event[i]);
        verify_event(hand, &events->event[i], seen);
    }
}

/* Field by field: the padding of a struct may differ. */
static bool is_same_hand(const struct hand *a, const struct hand *b)
{
    bool is_same = a->pots.count == b->pots.count;

    for (int i = 0; is_same && i < a->pots.count; i++)
        is_same = a->pots.pot[i].amount == b->pots.pot[i].amount &&
                  a->pots.pot[i].eligible == b->pots.pot[i].eligible;
#define SAME(field) (memcmp(&a->field, &b->field, sizeof a->field) == 0)
    return is_same && SAME(is_running) && SAME(deck) && SAME(street) && SAME(board_count) &&
           SAME(board) && SAME(hole) && SAME(live) && SAME(all_in) && SAME(shown) && SAME(stack) &&
           SAME(bet) && SAME(put_in) && SAME(dead) && SAME(won) && SAME(turn) && SAME(to_act) &&
           SAME(last_aggressor) && SAME(bet_to) && SAME(full_raise) && SAME(acted) && SAME(faced) &&
           SAME(run_asked) && SAME(boards) && SAME(setup.seats) && SAME(setup.button) &&
           SAME(setup.stack);
#undef SAME
}

static chips random_raise(const struct legal *legal, uint64_t *state)
{
    chips span = legal->max_raise_to - legal->min_raise_to;
    switch (below(state, 4)) {
    case 0:
        return legal->max_raise_to;
    case 1:
        return legal->min_raise_to;
    case 2:
        return below(state, 2000) - 5; /* often illegal */
    default:
        return legal->min_raise_to + (span > 0 ? below(state, (int)span + 1) / 8 : 0);
    }
}

/* One random decision, legal or not. The hand may change by the events alone. */
static void random_command(struct hand *hand, uint64_t *state, struct hand_event_list *events,
                           struct coverage *seen)
{
    const struct hand before = *hand;
    struct legal legal = hand_legal(hand);
    enum refusal refusal;
    int seat = hand->to_act;

    if (below(state, 40) == 0) {
        refusal = hand_decide_withdraw(hand, below(state, SEATS_MAX), events);
    } else if (hand->run_asked != 0) {
        seat = below(state, SEATS_MAX);
        refusal = hand_decide_run(hand, seat, hand->turn, below(state, 5), events);
    } else {
        enum action action = (enum action)below(state, ACTION_COUNT);
        int turn = hand->turn - (below(state, 20) == 0);
        if (action == ACTION_FOLD && below(state, 3) != 0)
            action = legal.to_call > 0 ? ACTION_CALL : ACTION_CHECK;
        if (below(state, 20) == 0)
            seat = below(state, SEATS_MAX);
        struct hand_act asked = {seat, turn, action, random_raise(&legal, state), 0};
        refusal = hand_decide_act(hand, &asked, events);
    }
    seen->refusals[refusal]++;
    CU_ASSERT_FATAL(is_same_hand(&before, hand));
    CU_ASSERT_EQUAL_FATAL(refusal == REFUSAL_NONE, events->count > 0);
}

static void verify_end(const struct hand *hand)
{
    chips before = 0, after = hand_pot_total(hand);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        before += hand->setup.seats & SEAT_BIT(seat) ? hand->setup.stack[seat] : 0;
        after += hand->stack[seat];
    }
    CU_ASSERT_EQUAL(before, after);
    CU_ASSERT_TRUE(hand_pot_total(hand) <= hand->setup.rake_cap);
    CU_ASSERT_TRUE(hand->board_count > 0 || hand_pot_total(hand) == 0);
    CU_ASSERT_EQUAL(hand->to_act, SEAT_NONE);
    CU_ASSERT_EQUAL(hand_legal(hand).max_raise_to, 0);
}

/* Plays a random hand to its end on two copies: by decisions, and by their events alone. */
static void play_random_hand(uint64_t *state, struct coverage *seen)
{
    static struct hand_event_list events;
    struct hand_setup setup = random_setup(state);
    struct hand hand = {0}, replayed = {0};
    struct deck deck;

    shuffle(state, &deck);
    events.count = 0;
    hand_decide_start(&setup, &deck, &events);
    while (true) {
        apply_all(&hand, &events, seen);
        for (int i = 0; i < events.count; i++)
            hand_apply(&replayed, &events.event[i]);
        CU_ASSERT_FATAL(is_same_hand(&hand, &replayed));
        if (!hand.is_running)
            break;
        events.count = 0;
        random_command(&hand, state, &events, seen);
    }
    verify_end(&hand);

    int seat = below(state, SEATS_MAX);
    events.count = 0;
    enum refusal refusal = hand_decide_show(&hand, seat, 1u + (unsigned)below(state, 3), &events);
    seen->refusals[refusal]++;
    apply_all(&hand, &events, seen);
}

/* Every kind of event, action, post and refusal that hold'em has must come up: coverage of meaning.
 */
static void verify_coverage(const struct coverage *seen)
{
    static const enum refusal refusals[] = {
        REFUSAL_NONE,          REFUSAL_NOT_YOUR_TURN,
        REFUSAL_STALE_TURN,    REFUSAL_NO_HAND,
        REFUSAL_CANNOT_CHECK,  REFUSAL_NOTHING_TO_CALL,
        REFUSAL_CANNOT_BET,    REFUSAL_NOTHING_TO_RAISE,
        REFUSAL_CANNOT_RAISE,  REFUSAL_RAISE_TOO_SMALL,
        REFUSAL_RAISE_TOO_BIG, REFUSAL_NOTHING_TO_SHOW,
        REFUSAL_NO_BRING_IN,   REFUSAL_CANNOT_DRAW,
        REFUSAL_NO_SUCH_RUN,
    };

    for (int i = 0; i < HAND_EVENT_COUNT; i++)
        CU_ASSERT_TRUE(seen->events[i] > 0 || i == HAND_RESHUFFLED);
    for (int i = 0; i <= ACTION_RAISE; i++)
        CU_ASSERT_TRUE(seen->actions[i] > 0);
    for (int i = 0; i < POST_COUNT; i++)
        CU_ASSERT_TRUE(seen->posts[i] > 0);
    for (size_t i = 0; i < ARRAY_LEN(refusals); i++)
        CU_ASSERT_TRUE(seen->refusals[refusals[i]] > 0);
}

static void test_random_hands(void)
{
    struct coverage seen = {0};
    uint64_t state = 2;

    for (int i = 0; i < 20000; i++)
        play_random_hand(&state, &seen);
    verify_coverage(&seen);
}

static struct hand_setup three_seats(void)
{
    struct hand_setup setup = hand_setup_holdem(5, 10);

    setup.seats = 0x7;
    setup.small_blind_seat = 1;
    setup.big_blind_seat = 2;
    for (int seat = 0; seat < 3; seat++)
        setup.stack[seat] = 1000;
    return setup;
}

/* fairness.md's deal map: which card a seat gets does not depend on who else sits. */
static void test_deal_map(void)
{
    struct hand_event_list events = {0};
    struct hand_setup setup = three_seats();
    struct hand hand = {0};
    struct deck deck;

    for (int i = 0; i < DECK_SIZE; i++)
        deck.card[i] = (card)(DECK_SIZE - 1 - i);
    hand_decide_start(&setup, &deck, &events);
    for (int i = 0; i < events.count; i++)
        hand_apply(&hand, &events.event[i]);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        for (int k = 0; k < HOLE_MAX; k++) {
            card expected = seat < 3 && k < 2 ? deck.card[seat * 2 + k] : CARD_NONE;
            CU_ASSERT_EQUAL(hand.hole[seat][k], expected);
        }
    }
}

/* An event about hole cards never holds one: only HAND_STARTED and HAND_SHOWN do. */
static void test_start_events(void)
{
    static const enum hand_event_kind expected[] = {
        HAND_STARTED,    HAND_POSTED,     HAND_POSTED,     HAND_HOLE_DEALT,
        HAND_HOLE_DEALT, HAND_HOLE_DEALT, HAND_TURN_BEGAN,
    };
    struct hand_event_list events = {0};
    struct hand_setup setup = three_seats();
    struct deck deck = {0};

    hand_decide_start(&setup, &deck, &events);
    CU_ASSERT_EQUAL_FATAL(events.count, (int)ARRAY_LEN(expected));
    for (int i = 0; i < events.count; i++)
        CU_ASSERT_EQUAL(events.event[i].kind, expected[i]);

    const struct hand_event *turn = &events.event[events.count - 1];
    CU_ASSERT_EQUAL(turn->seat, 0);
    CU_ASSERT_EQUAL(turn->turn.number, 1);
    CU_ASSERT_EQUAL(turn->turn.legal.to_call, 10);
    CU_ASSERT_EQUAL(turn->turn.legal.min_raise_to, 20);
    CU_ASSERT_EQUAL(turn->turn.legal.max_raise_to, 1000);
}

/* Before the first hand everything is refused. */
static void test_no_hand(void)
{
    struct hand_event_list events = {0};
    struct hand hand = {0};

    struct hand_act fold = {.action = ACTION_FOLD};
    CU_ASSERT_EQUAL(hand_decide_act(&hand, &fold, &events), REFUSAL_NO_HAND);
    CU_ASSERT_EQUAL(hand_decide_withdraw(&hand, 0, &events), REFUSAL_NO_HAND);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, 0, 1, &events), REFUSAL_NOTHING_TO_SHOW);
    CU_ASSERT_EQUAL(hand_legal(&hand).max_raise_to, 0);
    CU_ASSERT_EQUAL(events.count, 0);
}

/* Nobody sits there, nobody asked, there is no such card: refused, and nothing happens. */
static void test_refusals(void)
{
    static const int nobody[] = {SEAT_NONE, 5, SEATS_MAX};
    struct hand_event_list events = {0};
    struct hand_setup setup = three_seats();
    struct deck deck = {0};
    struct hand hand;

    hand_play_start(&hand, &setup, &deck, &events);
    events.count = 0;
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, 1, 2, &events), REFUSAL_NOT_YOUR_TURN);
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, 0, 2, &events), REFUSAL_STALE_TURN);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, 0, 1, &events), REFUSAL_HAND_RUNNING);
    for (size_t i = 0; i < ARRAY_LEN(nobody); i++)
        CU_ASSERT_EQUAL(hand_decide_withdraw(&hand, nobody[i], &events), REFUSAL_NO_HAND);
    CU_ASSERT_EQUAL(events.count, 0);
    for (int turn = 1; hand.is_running; turn++) {
        struct hand_act fold = {.seat = hand.to_act, .turn = turn, .action = ACTION_FOLD};
        CU_ASSERT_EQUAL(hand_play_act(&hand, &fold, &events), REFUSAL_NONE);
    }
    events.count = 0;
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, 1, 2, &events), REFUSAL_NO_HAND);
    for (size_t i = 0; i < ARRAY_LEN(nobody); i++)
        CU_ASSERT_EQUAL(hand_decide_show(&hand, nobody[i], 1, &events), REFUSAL_NOTHING_TO_SHOW);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, 0, 4, &events), REFUSAL_NOTHING_TO_SHOW);
    CU_ASSERT_EQUAL(hand_decide_show(&hand, 0, 0, &events), REFUSAL_NOTHING_TO_SHOW);
    CU_ASSERT_EQUAL(events.count, 0);
}

/* Seats that are asked about the run answer for themselves, and for no more boards than there are.
 */
static void test_run_refusals(void)
{
    static const int nobody[] = {SEAT_NONE, 5, SEATS_MAX};
    struct hand_event_list events = {0};
    struct hand_setup setup = three_seats();
    struct deck deck;
    struct hand hand;
    uint64_t state = 3;

    shuffle(&state, &deck);
    setup.runs_max = 2;
    hand_play_start(&hand, &setup, &deck, &events);
    while (hand.to_act != SEAT_NONE) {
        bool has_raised = hand.bet_to == 1000;
        struct hand_act act = {.seat = hand.to_act,
                               .turn = hand.turn,
                               .action = has_raised ? ACTION_CALL : ACTION_RAISE,
                               .to = 1000};
        CU_ASSERT_EQUAL_FATAL(hand_play_act(&hand, &act, &events), REFUSAL_NONE);
    }
    CU_ASSERT_EQUAL(hand.run_asked, hand.live);
    events.count = 0;
    for (size_t i = 0; i < ARRAY_LEN(nobody); i++)
        CU_ASSERT_EQUAL(hand_decide_run(&hand, nobody[i], hand.turn, 2, &events),
                        REFUSAL_NOT_YOUR_TURN);
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, hand.turn - 1, 2, &events), REFUSAL_STALE_TURN);
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, hand.turn + 1, 2, &events), REFUSAL_NOT_YOUR_TURN);
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, hand.turn, 0, &events), REFUSAL_NO_SUCH_RUN);
    CU_ASSERT_EQUAL(hand_decide_run(&hand, 0, hand.turn, 3, &events), REFUSAL_NO_SUCH_RUN);
    CU_ASSERT_EQUAL(events.count, 0);
}

/* Ten seats, ten different stacks, the board ties them all: the most events that one command has.
 */
static void test_most_events(void)
{
    static struct hand_event_list events;
    struct hand_setup setup = hand_setup_holdem(100, 200);
    struct deck deck;
    static const char *const board[BOARD_MAX] = {"Th", "Jh", "Qh", "Kh", "Ah"};

    setup.seats = 0x3ff;
    setup.small_blind_seat = 1;
    setup.big_blind_seat = 2;
    setup.ante = 20;
    for (int i = 0; i < DECK_SIZE - BOARD_MAX; i++)
        deck.card[i] = (card)i;
    for (int i = 0; i < BOARD_MAX; i++)
        deck.card[DECK_SIZE - BOARD_MAX + i] = card_parse(board[i]);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        setup.stack[seat] = 21 + 11 * seat;
        setup.live_post[seat] = seat == 1 || seat == 2 ? 0 : 200;
        setup.dead_post[seat] = 100;
    }
    events.count = 0;
    hand_decide_start(&setup, &deck, &events);
    CU_ASSERT_EQUAL(events.event[events.count - 1].kind, HAND_ENDED);
    CU_ASSERT_TRUE(events.count > 90);
}

void hand_suite(void)
{
    CU_pSuite suite = CU_add_suite("hand", NULL, NULL);
    CU_ADD_TEST(suite, test_random_hands);
    CU_ADD_TEST(suite, test_deal_map);
    CU_ADD_TEST(suite, test_start_events);
    CU_ADD_TEST(suite, test_no_hand);
    CU_ADD_TEST(suite, test_refusals);
    CU_ADD_TEST(suite, test_run_refusals);
    CU_ADD_TEST(suite, test_most_events);
}
