/* expect_words.c - what must be true now. */
#include "scenario.h"

#include <string.h>

/* A to-act */
static void expect_turn(struct scenario *scenario, const struct statement *statement)
{
    if (!scenario->hand.is_running)
        scenario_fail(scenario, "the hand is over");
    else if (scenario->hand.to_act != statement->seat)
        scenario_fail(scenario, "%c is to act", 'A' + scenario->hand.to_act);
}

static void read_range(struct scenario *scenario, const char *word, struct legal *legal)
{
    char least[WORD_BYTES];
    const char *most = scenario_split(scenario, word, "..", least);

    legal->min_raise_to = scenario_number(scenario, least);
    legal->max_raise_to = scenario_number(scenario, most);
}

/* A may: fold, check, bet 100..900   A may: fold, call 50, raise 200..5000 */
static void expect_legal(struct scenario *scenario, const struct statement *statement)
{
    struct legal expected = {0};
    struct legal actual = hand_legal(&scenario->hand);
    bool is_bet = false;

    expect_turn(scenario, statement);
    for (int i = 1; i < statement->count; i++) {
        const char *word = statement->word[i];
        const char *next = i + 1 < statement->count ? statement->word[i + 1] : "";
        if (strcmp(word, "fold") == 0 || strcmp(word, "check") == 0)
            continue;
        if (strcmp(word, "call") == 0)
            expected.to_call = scenario_number(scenario, next);
        else if (strcmp(word, "raise") == 0 || strcmp(word, "bet") == 0)
            read_range(scenario, next, &expected);
        else
            scenario_fail(scenario, "unknown: '%s'", word);
        is_bet = is_bet || strcmp(word, "bet") == 0;
        i++;
    }
    scenario_expect(scenario, "to call", actual.to_call, expected.to_call);
    scenario_expect(scenario, "smallest raise", actual.min_raise_to, expected.min_raise_to);
    scenario_expect(scenario, "largest raise", actual.max_raise_to, expected.max_raise_to);
    if (is_bet && scenario->hand.bet_to > 0)
        scenario_fail(scenario, "there is a bet already");
}

/* A has 990 */
static void expect_stack(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "stack", scenario->hand.stack[statement->seat],
                    scenario_number(scenario, statement->word[1]));
}

/* pot 300: everything in the middle, running bets included */
static void expect_pot(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "pot", hand_pot_total(&scenario->hand),
                    scenario_number(scenario, statement->word[1]));
}

static const struct hand_event *last_of(const struct scenario *scenario, enum hand_event_kind kind)
{
    for (int i = scenario->log_count - 1; i >= 0; i--) {
        if (scenario->log[i].kind == kind)
            return &scenario->log[i];
    }
    return NULL;
}

/* pots ABC=150 BC=300: as last collected, the main pot first, and who can win them */
static void expect_pots(struct scenario *scenario, const struct statement *statement)
{
    const struct hand_event *event = last_of(scenario, HAND_COLLECTED);
    int count = event != NULL ? event->collected.pots.count : 0;

    scenario_expect(scenario, "number of pots", count, statement->count - 1);
    for (int p = 0; p < count && !scenario->has_failed; p++) {
        const struct pot *pot = &event->collected.pots.pot[p];
        char seats[WORD_BYTES];
        const char *amount = scenario_split(scenario, statement->word[1 + p], "=", seats);
        scenario_expect(scenario, "pot", pot->amount, scenario_number(scenario, amount));
        scenario_expect(scenario, "seats of the pot", pot->eligible,
                        scenario_seats(scenario, seats));
    }
}

static void expect_amounts(struct scenario *scenario, const struct statement *statement,
                           const char *what, const chips actual[SEATS_MAX])
{
    chips expected[SEATS_MAX];

    scenario_amounts(scenario, statement, 1, expected);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (actual[seat] != expected[seat]) {
            scenario_fail(scenario, "%s of %c: is %lld, expected %lld", what, 'A' + seat,
                          (long long)actual[seat], (long long)expected[seat]);
        }
    }
}

/* posted A=50 B=100: forced bets of any kind */
static void expect_posted(struct scenario *scenario, const struct statement *statement)
{
    chips total[SEATS_MAX] = {0};
    for (int i = 0; i < scenario->log_count; i++) {
        if (scenario->log[i].kind == HAND_POSTED)
            total[scenario->log[i].seat] += scenario->log[i].posted.amount;
    }
    expect_amounts(scenario, statement, "posts", total);
}

/* returned A=40: uncalled bets of the whole hand */
static void expect_returned(struct scenario *scenario, const struct statement *statement)
{
    chips total[SEATS_MAX] = {0};
    for (int i = 0; i < scenario->log_count; i++) {
        if (scenario->log[i].kind == HAND_BET_RETURNED)
            total[scenario->log[i].seat] += scenario->log[i].returned.amount;
    }
    expect_amounts(scenario, statement, "uncalled bet", total);
}

/* won A=300 */
static void expect_won(struct scenario *scenario, const struct statement *statement)
{
    expect_amounts(scenario, statement, "winnings", scenario->hand.won);
}

/* end A=9 B=1004: the hand is over, and these are the stacks */
static void expect_end(struct scenario *scenario, const struct statement *statement)
{
    if (scenario->hand.is_running)
        scenario_fail(scenario, "the hand is not over");
    expect_amounts(scenario, statement, "stack", scenario->hand.stack);
}

/* True for the events that lay hands open, or muck them, before or after the board is complete. */
static bool is_reveal(const struct hand_event *event, bool is_final)
{
    if (event->kind == HAND_MUCKED)
        return is_final;
    return event->kind == HAND_SHOWN && (event->shown.strength.kind != STRENGTH_NONE) == is_final;
}

/* Compares the order of the reveals with the words `A shows B mucks` or, without verbs, `A B`. */
static void expect_reveals(struct scenario *scenario, const struct statement *statement,
                           bool is_final)
{
    int index = 1;
    for (int i = 0; i < scenario->log_count; i++) {
        const struct hand_event *event = &scenario->log[i];
        const char seat[2] = {(char)('A' + event->seat), '\0'};
        const char *verb = event->kind == HAND_SHOWN ? "shows" : "mucks";
        if (!is_reveal(event, is_final))
            continue;
        if (!statement_is(statement, index++, seat) ||
            (is_final && !statement_is(statement, index++, verb))) {
            scenario_fail(scenario, "%s %s comes there", seat, verb);
            return;
        }
    }
    if (index != statement->count && !statement_is(statement, 1, "nobody"))
        scenario_fail(scenario, "not so many hands are shown");
}

/* tabled A B: all-in hands that lie open before the board is run out */
static void expect_tabled(struct scenario *scenario, const struct statement *statement)
{
    expect_reveals(scenario, statement, false);
}

/* showdown: B shows, C mucks, A shows */
static void expect_showdown(struct scenario *scenario, const struct statement *statement)
{
    expect_reveals(scenario, statement, true);
}

/* A is-seen Ah, A is-seen nothing: exactly what everybody may know of its cards */
static void expect_seen(struct scenario *scenario, const struct statement *statement)
{
    const struct hand *hand = &scenario->hand;
    unsigned expected = 0;

    for (int k = 0; k < HOLE_MAX; k++) {
        for (int i = 1; i < statement->count; i++) {
            if (card_parse(statement->word[i]) == hand->hole[statement->seat][k])
                expected |= 1u << k;
        }
    }
    scenario_expect(scenario, "open cards", hand->shown[statement->seat], expected);
    for (int i = 0; i < scenario->log_count; i++) {
        const struct hand_event *event = &scenario->log[i];
        if (event->kind != HAND_SHOWN || event->seat != statement->seat)
            continue;
        for (int k = 0; k < HOLE_MAX; k++) {
            if (!(event->shown.mask & 1u << k) && event->shown.card[k] != CARD_NONE)
                scenario_fail(scenario, "a hidden card is in the event");
        }
    }
}

static void expect_street(struct scenario *scenario, enum street street)
{
    scenario_expect(scenario, "street", scenario->hand.street, street);
}

static void expect_flop(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    expect_street(scenario, STREET_FLOP);
}

static void expect_turn_card(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    expect_street(scenario, STREET_TURN);
}

static void expect_river(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    expect_street(scenario, STREET_RIVER);
}

static const struct word words[] = {
    {"to-act", false, expect_turn},       {"may", false, expect_legal},
    {"has", false, expect_stack},         {"pot", false, expect_pot},
    {"pots", false, expect_pots},         {"posted", false, expect_posted},
    {"returned", false, expect_returned}, {"won", false, expect_won},
    {"end", false, expect_end},           {"tabled", false, expect_tabled},
    {"showdown", false, expect_showdown}, {"is-seen", false, expect_seen},
    {"flop", false, expect_flop},         {"turn", false, expect_turn_card},
    {"river", false, expect_river},
};

const struct vocabulary expect_vocabulary = {ARRAY_LEN(words), words};
