/* Who sees which card: the property that the whole site rests on (docs/rules.md 7.6). */
#include "codec/event_json.h"
#include "room/view.h"
#include "room_help.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

enum { PLAYERS = 10, HANDS = 80 };

/* What each player may know of the running hand; [0] is the public. */
static uint64_t known[PLAYERS + 1];
static bool is_tabled[SEATS_MAX]; /* the seat has laid all its cards open */

static uint64_t bit(card c)
{
    return c == CARD_NONE ? 0 : UINT64_C(1) << c;
}

/* Every card that is named anywhere in a text. */
static uint64_t cards_in(const char *text)
{
    uint64_t cards = 0;

    for (int i = 0; i < DECK_SIZE; i++) {
        char name[CARD_TEXT_BYTES];
        char quoted[CARD_TEXT_BYTES + 2];
        card_format((card)i, name);
        (void)snprintf(quoted, sizeof quoted, "\"%s\"", name);
        if (strstr(text, quoted))
            cards |= bit((card)i);
    }
    return cards;
}

static void learn_all(uint64_t cards)
{
    for (int player = 0; player <= PLAYERS; player++)
        known[player] |= cards;
}

static void learn_street(const struct hand_event *inner)
{
    for (int i = 0; i < inner->street.count; i++)
        learn_all(bit(inner->street.card[i]));
}

static void learn_shown(const struct hand *hand, const struct hand_event *inner)
{
    unsigned all = (1u << hand->hole_count[inner->seat]) - 1;

    is_tabled[inner->seat] = inner->shown.mask == all;
    for (int k = 0; k < HOLE_MAX; k++) {
        if (inner->shown.mask & 1u << k)
            learn_all(bit(hand->hole[inner->seat][k]));
    }
}

/* Third to sixth street of stud are dealt face up, as is everything to a hand that lies open. */
static void learn_dealt(const struct table *table, int seat)
{
    const struct hand *hand = &table->hand;
    bool is_stud = variant_rules(hand->setup.variant)->family == FAMILY_STUD;

    for (int k = 0; k < HOLE_MAX; k++) {
        known[table->sitter[seat].player] |= bit(hand->hole[seat][k]);
        if (is_tabled[seat] || (is_stud && k >= 2 && k <= 5))
            learn_all(bit(hand->hole[seat][k]));
    }
}

/* What was given away may now be in another hand, and who had it must not hear of that. */
static void forget_given_away(const struct table *table)
{
    memset(known, 0, sizeof known);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        for (int k = 0; table->hand.live & SEAT_BIT(seat) && k < HOLE_MAX; k++)
            known[table->sitter[seat].player] |= bit(table->hand.hole[seat][k]);
    }
}

/* The truth, from the state and the rules: what becomes known by this event, and to whom. */
static void learn(const struct table *table, const struct event *event)
{
    const struct hand_event *inner = &event->hand;

    if (event->kind != EVENT_HAND)
        return;
    if (inner->kind == HAND_STARTED) {
        memset(known, 0, sizeof known);
        memset(is_tabled, 0, sizeof is_tabled);
    }
    if (inner->kind == HAND_STREET_DEALT)
        learn_street(inner);
    if (inner->kind == HAND_SHOWN)
        learn_shown(&table->hand, inner);
    if (inner->kind == HAND_HOLE_DEALT)
        learn_dealt(table, inner->seat);
    if (inner->kind == HAND_RESHUFFLED)
        forget_given_away(table);
}

/* What a private view says is true, and said to its owner. */
static void verify_private(const struct table *table, const struct view *view)
{
    const struct hand *hand = &table->hand;

    CU_ASSERT_EQUAL_FATAL(view->viewer, table->sitter[view->seat].player);
    if (view->kind == VIEW_HOLE) {
        CU_ASSERT_EQUAL(memcmp(view->card, hand->hole[view->seat], sizeof view->card), 0);
    } else {
        CU_ASSERT_EQUAL(view->kind, VIEW_STRENGTH);
        CU_ASSERT_EQUAL(view->board_count, hand->boards);
        CU_ASSERT_NOT_EQUAL(view->board[view->board_count - 1].high.kind, STRENGTH_NONE);
    }
}

static void verify_views(const struct table *table, const struct event *event)
{
    static struct view_list views;
    static char json[EVENT_JSON_BYTES];

    learn(table, event);
    view_event(table, event, &views);
    CU_ASSERT_EQUAL_FATAL(views.view[0].viewer, 0);
    for (int v = 0; v < views.count; v++) {
        const struct view *view = &views.view[v];
        struct text text;
        CU_ASSERT_FATAL(view->viewer >= 0 && view->viewer <= PLAYERS);
        CU_ASSERT_FATAL((v == 0) == (view->viewer == 0));
        if (v > 0)
            verify_private(table, view);
        text_init(&text, json, sizeof json);
        view_encode(view, 1, &text);
        CU_ASSERT_EQUAL_FATAL(cards_in(json) & ~known[view->viewer], 0);
        if (view->event.kind == EVENT_HAND && view->event.hand.kind == HAND_STARTED)
            CU_ASSERT(view->event.hand.started.deck.card[0] == CARD_NONE &&
                      view->event.hand.started.deck.again[0][0] == CARD_NONE);
    }
}

/* stage_do() has applied the events already: go through them again from where it began. */
static void follow(struct table *copy, const struct stage *stage)
{
    for (int i = 0; i < stage->last.count; i++) {
        table_apply(copy, &stage->last.event[i]);
        verify_views(copy, &stage->last.event[i]);
    }
}

static void random_act(struct stage *stage, struct command *command)
{
    const struct hand *hand = &stage->table.hand;
    struct legal legal = hand_legal(hand);

    command->asker.player = stage->table.sitter[hand->to_act].player;
    command->action = stage_quiet_action(stage);
    if (command->action == ACTION_DRAW)
        command->mask = stage_random(stage, 1u << legal.draw_max);
    if (legal.kind == TURN_BET && stage_random(stage, 8) == 0)
        command->action = ACTION_FOLD;
    if (stage_random(stage, 6) == 0 && legal.min_raise_to > 0) {
        command->action = hand->bet_to > 0 ? ACTION_RAISE : ACTION_BET;
        command->amount = stage_random(stage, 2) ? legal.max_raise_to : legal.min_raise_to;
    }
    stage_do(stage, command);
}

static void random_step(struct stage *stage)
{
    const struct hand *hand = &stage->table.hand;
    player_id player = 1 + stage_random(stage, PLAYERS);
    struct command command = stage_command(stage, COMMAND_ACT, player);
    uint32_t roll = stage_random(stage, 80);

    if (roll == 0) {
        stage_ask(stage, COMMAND_LEAVE, player);
    } else if (roll == 1) {
        stage_sit(stage, player, (int)stage_random(stage, PLAYERS), 200);
    } else if (roll < 4) {
        command.kind = COMMAND_SHOW;
        command.mask = 1 + stage_random(stage, 3);
        stage_do(stage, &command);
    } else if (hand->run_asked != 0 && roll < 40) {
        command.kind = COMMAND_RUN;
        command.times = 1 + (int)stage_random(stage, 3);
        stage_do(stage, &command);
    } else if (hand->to_act != SEAT_NONE && roll > 5) {
        random_act(stage, &command);
    } else if (table_deadline(&stage->table) != INSTANT_NEVER) {
        stage_wake(stage);
    }
}

static void follow_game(int number)
{
    struct table_config config = stage_game_config(number);
    struct stage *stage = stage_create(&config);
    struct table copy = stage->table;

    for (int player = 1; player <= config.seats; player++) {
        stage_sit(stage, player, player - 1, 200 + 80 * player);
        follow(&copy, stage);
    }
    while (stage->table.hand_no < HANDS) {
        stage->last.count = 0;
        random_step(stage);
        follow(&copy, stage);
        if (!stage->table.hand.is_running && stage_random(stage, 10) == 0) {
            stage_sit(stage, 1 + stage_random(stage, PLAYERS), (int)stage_random(stage, PLAYERS),
                      1000);
            follow(&copy, stage);
        }
    }
    stage_destroy(stage);
}

static void test_nobody_sees_too_much(void)
{
    for (int number = 0; number < STAGE_GAMES; number++)
        follow_game(number);
}

/* Everybody who is live hears what they hold, on every street, and nobody else does. */
static void test_private_views(void)
{
    struct table_config config = stage_config();
    struct stage *stage = stage_create(&config);
    static struct view_list views;

    stage_sit(stage, 1, 0, 500);
    stage_sit(stage, 2, 1, 500);
    stage_sit(stage, 3, 2, 500);
    stage_deal(stage);
    const struct event *dealt = stage_find_hand(stage, HAND_HOLE_DEALT);
    view_event(&stage->table, dealt, &views);
    CU_ASSERT_EQUAL_FATAL(views.count, 3);
    CU_ASSERT_EQUAL(views.view[1].kind, VIEW_HOLE);
    CU_ASSERT_EQUAL(views.view[2].kind, VIEW_STRENGTH);
    CU_ASSERT_EQUAL(views.view[1].viewer, stage->table.sitter[dealt->hand.seat].player);
    CU_ASSERT_EQUAL(views.view[1].event.hand_no, 1);
    CU_ASSERT_EQUAL(views.view[1].card[0], stage->table.hand.hole[dealt->hand.seat][0]);

    stage_act(stage, 1, ACTION_FOLD, 0);
    stage_act(stage, 2, ACTION_CALL, 0);
    stage_act(stage, 3, ACTION_CHECK, 0);
    view_event(&stage->table, stage_find_hand(stage, HAND_STREET_DEALT), &views);
    CU_ASSERT_EQUAL_FATAL(views.count, 3);
    CU_ASSERT_EQUAL(views.view[1].viewer, 2);
    CU_ASSERT_EQUAL(views.view[2].viewer, 3);
    CU_ASSERT_NOT_EQUAL(views.view[1].board[0].high.kind, STRENGTH_NONE);
    stage_destroy(stage);
}

void view_suite(void)
{
    CU_pSuite suite = CU_add_suite("view", NULL, NULL);
    CU_ADD_TEST(suite, test_nobody_sees_too_much);
    CU_ADD_TEST(suite, test_private_views);
}
