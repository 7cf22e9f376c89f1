/* setup_words.c - the table before the hand: blinds, antes, stacks, seats, cards. */
#include "scenario.h"

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

/* Blinds, unless the game or the hand has none. */
static void complete_setup(struct scenario *scenario)
{
    struct hand_setup *setup = &scenario->setup;
    bool is_stud = variant_rules(setup->variant)->family == FAMILY_STUD;

    if (!scenario->has_bets)
        setup->small_bet = setup->big_bet = setup->big_blind;
    if (!scenario->has_blind_seats && !is_stud && !setup->is_bomb_pot && setup->big_blind > 0)
        derive_blind_seats(setup);
}

void scenario_begin(struct scenario *scenario)
{
    struct hand_event_list events;
    struct asked asked = {.kind = ASKED_START};

    scenario->has_begun = true;
    if (scenario->setup.seats == 0) {
        scenario_fail(scenario, "the table needs stacks first");
        return;
    }
    complete_setup(scenario);
    const char *fault = hand_setup_fault(&scenario->setup);
    if (fault != NULL) {
        scenario_fail(scenario, "%s", fault);
        return;
    }
    scenario_fill_deck(scenario);
    (void)scenario_decide(scenario, &asked, &events);
    scenario_apply(scenario, &events);
}

/* game omaha8 pot, game stud fixed 10 20: the bets of the first and of the last streets */
static void set_game(struct scenario *scenario, const struct statement *statement)
{
    static const char *const limits[LIMIT_COUNT] = {"no", "pot", "fixed"};
    int limit = 0;

    scenario->setup.variant = variant_find(statement->word[1]);
    if (scenario->setup.variant == VARIANT_COUNT) {
        scenario_fail(scenario, "there is no game '%s'", statement->word[1]);
        scenario->setup.variant = VARIANT_HOLDEM;
    }
    while (limit < LIMIT_COUNT && !statement_is(statement, 2, limits[limit]))
        limit++;
    if (limit == LIMIT_COUNT)
        scenario_fail(scenario, "a game is played no, pot or fixed");
    else
        scenario->setup.limit = (enum limit)limit;
    if (statement->count == 5) {
        scenario->has_bets = true;
        scenario->setup.small_bet = scenario_number(scenario, statement->word[3]);
        scenario->setup.big_bet = scenario_number(scenario, statement->word[4]);
    }
}

/* profile wsop_live */
static void set_profile(struct scenario *scenario, const struct statement *statement)
{
    static const char *const names[PROFILE_COUNT] = {"tda", "wsop_live", "pokerstars"};

    for (int i = 0; i < PROFILE_COUNT; i++) {
        if (statement_is(statement, 1, names[i])) {
            scenario->setup.profile = profile_preset((enum profile_name)i);
            return;
        }
    }
    scenario_fail(scenario, "there is no profile '%s'", statement->word[1]);
}

/* rule half_bet_counts no, rule fixed_cap 3: one rule of the profile */
static void set_rule(struct scenario *scenario, const struct statement *statement)
{
    struct rule_profile *profile = &scenario->setup.profile;
    const struct {
        const char *name;
        bool *value;
    } rules[] = {
        {"is_uncapped_heads_up", &profile->is_uncapped_heads_up},
        {"half_bet_counts", &profile->half_bet_counts},
        {"straddle_adds_big_blind", &profile->straddle_adds_big_blind},
        {"open_completes", &profile->open_completes},
        {"pot_counts_full_blinds", &profile->pot_counts_full_blinds},
        {"small_blind_rounds_up", &profile->small_blind_rounds_up},
        {"odd_chips_to_first", &profile->odd_chips_to_first},
        {"stud_odd_chip_by_card", &profile->stud_odd_chip_by_card},
        {"stud_tie_by_card", &profile->stud_tie_by_card},
        {"open_pair_doubles", &profile->open_pair_doubles},
        {"ante_before_blind", &profile->ante_before_blind},
        {"is_all_in_tabled", &profile->is_all_in_tabled},
    };

    if (statement_is(statement, 1, "fixed_cap")) {
        profile->fixed_cap = (int)scenario_number(scenario, statement->word[2]);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        if (statement_is(statement, 1, rules[i].name)) {
            *rules[i].value = statement_is(statement, 2, "yes");
            return;
        }
    }
    scenario_fail(scenario, "there is no rule '%s'", statement->word[1]);
}

/* straddles C=20 */
static void set_straddles(struct scenario *scenario, const struct statement *statement)
{
    scenario_amounts(scenario, statement, 1, scenario->setup.straddle);
}

/* bring-in 2 */
static void set_bring_in(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.bring_in = scenario_number(scenario, statement->word[1]);
}

/* bomb-pot: nobody posts a blind, and there is no betting before the flop */
static void set_bomb_pot(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    scenario->setup.is_bomb_pot = true;
}

/* boards 2: each decides half of every pot */
static void set_boards(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.boards = (int)scenario_number(scenario, statement->word[1]);
}

/* runs-at-most 3: the most, when all agree */
static void set_runs(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.runs_max = (int)scenario_number(scenario, statement->word[1]);
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
    scenario->setup.big_blind_seat = statement_is(statement, 1, "nobody")
                                         ? SEAT_NONE
                                         : scenario_seat(scenario, statement->word[1]);
}

/* ante 10, ante 100 big-blind, ante 10 button */
static void set_ante(struct scenario *scenario, const struct statement *statement)
{
    scenario->setup.ante = scenario_number(scenario, statement->word[1]);
    if (statement_is(statement, 2, "big-blind"))
        scenario->setup.ante_rule = ANTE_BIG_BLIND;
    else if (statement_is(statement, 2, "button"))
        scenario->setup.ante_rule = ANTE_BUTTON;
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

/*
 * A holds Ah Kd. Stud and draw: in the order of dealing, A holds Ah Kd 3c then Qh 5s. The place of
 * a card in the deck of a community game depends on the game, so that stands before.
 */
static void set_hole(struct scenario *scenario, const struct statement *statement)
{
    const struct variant_rules *rules = variant_rules(scenario->setup.variant);
    struct queue *queue = &scenario->queue[statement->seat];
    int count = 0;

    for (int i = 1; i < statement->count; i++) {
        if (statement_is(statement, i, "then"))
            continue;
        card next = scenario_card(scenario, statement->word[i]);
        if (rules->family == FAMILY_FLOP && count < rules->hole_count)
            scenario->deck.card[statement->seat * rules->hole_count + count++] = next;
        else if (rules->family != FAMILY_FLOP && queue->count < QUEUE_MAX)
            queue->card[queue->count++] = next;
        else
            scenario_fail(scenario, "a seat has no more cards than its game");
    }
    if (rules->family == FAMILY_FLOP && count != rules->hole_count)
        scenario_fail(scenario, "the game has %d cards for each seat", rules->hole_count);
}

/* The last cards of a board, up to its river. */
static void place_board(struct scenario *scenario, const struct statement *statement, int board)
{
    const struct variant_rules *rules = variant_rules(scenario->setup.variant);
    int count = statement->count - 1;

    if (count > BOARD_MAX) {
        scenario_fail(scenario, "a board has five cards");
        return;
    }
    for (int i = 0; i < count; i++)
        scenario->deck.card[variant_deck_size(rules) - BOARD_MAX * board - count + i] =
            scenario_card(scenario, statement->word[1 + i]);
}

/* board 2c 7d 9h Js Kd. Of stud: the last card of all, when the deck has none for each. */
static void set_board(struct scenario *scenario, const struct statement *statement)
{
    if (variant_rules(scenario->setup.variant)->family == FAMILY_FLOP)
        place_board(scenario, statement, 0);
    else
        scenario->shared.card[scenario->shared.count++] =
            scenario_card(scenario, statement->word[1]);
}

/* second-board 3c 8d Th Qs Ad, or the cards alone that it has for itself: second-board Qs Ad */
static void set_second_board(struct scenario *scenario, const struct statement *statement)
{
    place_board(scenario, statement, 1);
}

static void set_third_board(struct scenario *scenario, const struct statement *statement)
{
    place_board(scenario, statement, 2);
}

/* impossible because a bring-in is less than the small bet: such a hand cannot be dealt */
static void expect_fault(struct scenario *scenario, const struct statement *statement)
{
    char expected[512] = "";
    size_t length = 0;

    scenario->has_begun = true;
    complete_setup(scenario);
    const char *fault = hand_setup_fault(&scenario->setup);
    for (int i = 2; i < statement->count; i++) {
        const char *word = statement->word[i];
        for (expected[length++] = ' '; *word != '\0' && length + 1 < sizeof expected; word++)
            expected[length++] = *word;
        expected[length] = '\0';
    }
    if (fault == NULL || strcmp(fault, expected + 1) != 0)
        scenario_fail(scenario, "%s", fault != NULL ? fault : "such a hand can be dealt");
}

static const struct word words[] = {
    {"impossible", true, expect_fault},
    {"game", true, set_game},
    {"profile", true, set_profile},
    {"rule", true, set_rule},
    {"blinds", true, set_blinds},
    {"stacks", true, set_stacks},
    {"button", true, set_button},
    {"small-blind", true, set_small_blind},
    {"big-blind", true, set_big_blind},
    {"straddles", true, set_straddles},
    {"ante", true, set_ante},
    {"bring-in", true, set_bring_in},
    {"bomb-pot", true, set_bomb_pot},
    {"boards", true, set_boards},
    {"runs-at-most", true, set_runs},
    {"rake", true, set_rake},
    {"posts", true, set_posts},
    {"holds", true, set_hole},
    {"board", true, set_board},
    {"second-board", true, set_second_board},
    {"third-board", true, set_third_board},
};

const struct vocabulary setup_vocabulary = {ARRAY_LEN(words), words};
