/* setup_words.c - the table before the hand: blinds, antes, stacks, seats, cards. */
#include "scenario.h"

#include <assert.h>
#include <string.h>

static int next_seat(const struct hand_setup *setup, int seat)
{
    do
        seat = (seat + 1) % SEATS_MAX;
    while (!(setup->seats & SEAT_BIT(seat)));
    return seat;
}

static int count_seats(seat_set set)
{
    int count = 0;
    for (; set != 0; set &= (seat_set)(set - 1))
        count++;
    return count;
}

/* From the button, when the scenario names no seats: heads-up the button posts the small blind. */
static void derive_blind_seats(struct hand_setup *setup)
{
    bool is_on_button = count_seats(setup->seats) == 2 && setup->seats & SEAT_BIT(setup->button);

    setup->small_blind_seat = is_on_button ? setup->button : next_seat(setup, setup->button);
    setup->big_blind_seat = next_seat(setup, setup->small_blind_seat);
}

/* Gives every place that the scenario leaves open a card that is nowhere else. */
static void fill_deck(struct deck *deck)
{
    bool is_used[DECK_SIZE] = {false};
    card next = 0;

    for (int i = 0; i < DECK_SIZE; i++) {
        if (deck->card[i] != CARD_NONE)
            is_used[deck->card[i]] = true;
    }
    for (int i = 0; i < DECK_SIZE; i++) {
        if (deck->card[i] != CARD_NONE)
            continue;
        while (is_used[next])
            next++;
        deck->card[i] = next++;
    }
}

void scenario_begin(struct scenario *scenario)
{
    struct hand_event_list events = {0};

    scenario->has_begun = true;
    if (scenario->setup.seats == 0 || scenario->setup.big_blind == 0) {
        scenario_fail(scenario, "the table needs blinds and stacks first");
        return;
    }
    if (!scenario->has_blind_seats)
        derive_blind_seats(&scenario->setup);
    fill_deck(&scenario->deck);
    hand_decide_start(&scenario->setup, &scenario->deck, &events);
    scenario_apply(scenario, &events);
}

/* blinds 50 100 */
static void set_blinds(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.small_blind = scenario_number(scenario, statement->word[1]);
    scenario->setup.big_blind = scenario_number(scenario, statement->word[2]);
}

/* stacks A=1000 B=1000 */
static void set_stacks(struct scenario *scenario, const struct statement *statement)
{
    scenario_amounts(scenario, statement, 1, scenario->setup.stack);
    scenario->setup.seats = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (scenario->setup.stack[seat] > 0)
            scenario->setup.seats |= SEAT_BIT(seat);
    }
}

/* button A */
static void set_button(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.button = scenario_seat(scenario, statement->word[1]);
}

/* small-blind nobody   big-blind D */
static void set_small_blind(struct scenario *scenario, const struct statement *statement)
{
    scenario->has_blind_seats = true;
    scenario->setup.small_blind_seat = statement_is(statement, 1, "nobody")
                                           ? SEAT_NONE
                                           : scenario_seat(scenario, statement->word[1]);
}

static void set_big_blind(struct scenario *scenario, const struct statement *statement)
{
    scenario->has_blind_seats = true;
    scenario->setup.big_blind_seat = scenario_seat(scenario, statement->word[1]);
}

/* ante 10, ante 100 big-blind, ante 100 big-blind first, ante 10 button */
static void set_ante(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.ante = scenario_number(scenario, statement->word[1]);
    if (statement_is(statement, 2, "big-blind"))
        scenario->setup.ante_rule = ANTE_BIG_BLIND;
    else if (statement_is(statement, 2, "button"))
        scenario->setup.ante_rule = ANTE_BUTTON;
    scenario->setup.ante_first = statement_is(statement, 3, "first");
}

/* rake 500 bp at most 300 */
static void set_rake(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.rake_bp = (int)scenario_number(scenario, statement->word[1]);
    scenario->setup.rake_cap = scenario_number(scenario, statement->word[5]);
}

/* D posts live 10 dead 5 */
static void set_posts(struct scenario *scenario, const struct statement *statement)
{
    for (int i = 1; i + 1 < statement->count; i += 2) {
        chips amount = scenario_number(scenario, statement->word[i + 1]);
        if (statement_is(statement, i, "live"))
            scenario->setup.live_post[statement->seat] = amount;
        else if (statement_is(statement, i, "dead"))
            scenario->setup.dead_post[statement->seat] = amount;
        else
            scenario_fail(scenario, "a post is live or dead");
    }
}

static void place(struct scenario *scenario, int at, const char *word)
{
    scenario->deck.card[at] = card_parse(word);
    if (scenario->deck.card[at] == CARD_NONE)
        scenario_fail(scenario, "'%s' is no card", word);
}

/* A holds Ah Kd */
static void set_hole(struct scenario *scenario, const struct statement *statement)
{
    assert(statement->seat != SEAT_NONE);
    for (int k = 0; k < HOLE_MAX; k++)
        place(scenario, statement->seat * HOLE_MAX + k, statement->word[1 + k]);
}

/* board 2c 7d 9h Js Kd */
static void set_board(struct scenario *scenario, const struct statement *statement)
{
    for (int k = 0; k < BOARD_MAX && 1 + k < statement->count; k++)
        place(scenario, DECK_SIZE - BOARD_MAX + k, statement->word[1 + k]);
}

static const struct word words[] = {
    {"blinds", true, set_blinds},       {"stacks", true, set_stacks},
    {"button", true, set_button},       {"small-blind", true, set_small_blind},
    {"big-blind", true, set_big_blind}, {"ante", true, set_ante},
    {"rake", true, set_rake},           {"posts", true, set_posts},
    {"holds", true, set_hole},          {"board", true, set_board},
};

const struct vocabulary setup_vocabulary = {ARRAY_LEN(words), words};
