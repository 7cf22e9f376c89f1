/* expect_words.c - what must be true now. */
#include "poker/showdown.h"
#include "scenario.h"

#include <string.h>

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
    return event->kind == HAND_SHOWN && (event->shown.board_count > 0) == is_final;
}

/* Compares the order of the reveals with the words `A shows B mucks` or, without verbs, `A B`. */
static void expect_reveals(struct scenario *scenario, const struct statement *statement,
                           bool is_final)
{
    int index = 1;
    for (int i = 0; i < scenario->log_count && scenario->log[i].kind != HAND_ENDED; i++) {
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

    for (int k = 0; k < hand->hole_count[statement->seat]; k++) {
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

/* flop, fifth, second-draw: that street is being played */
static void expect_street(struct scenario *scenario, const struct statement *statement)
{
    static const char *const names[STREET_COUNT] = {
        "preflop", "flop",    "turn",    "river",      "third",       "fourth",     "fifth",
        "sixth",   "seventh", "predraw", "first-draw", "second-draw", "third-draw",
    };

    if (!statement_is(statement, 0, names[scenario->hand.street]))
        scenario_fail(scenario, "the street is %s", names[scenario->hand.street]);
}

/* `first`, `second` or `third` before the word at `index` names a board. Returns how many words. */
static int read_board(const struct statement *statement, int index, int *board)
{
    static const char *const names[BOARDS_MAX] = {"first", "second", "third"};

    for (int b = 0; b < BOARDS_MAX; b++) {
        if (statement_is(statement, index, names[b])) {
            *board = b;
            return 1;
        }
    }
    return 0;
}

/* shares high A=63, shares second whole A=50 B=50: over all pots, and over all boards if none is
 * named */
static void expect_shares(struct scenario *scenario, const struct statement *statement)
{
    static const char *const names[SHARE_COUNT] = {"whole", "high", "low"};
    chips total[SEATS_MAX] = {0}, expected[SEATS_MAX];
    int board = -1;
    int index = 1 + read_board(statement, 1, &board);

    for (int i = 0; i < scenario->log_count; i++) {
        const struct hand_event *event = &scenario->log[i];
        if (event->kind == HAND_POT_WON && (board < 0 || event->won.board == board) &&
            statement_is(statement, index, names[event->won.share]))
            total[event->seat] += event->won.amount;
    }
    scenario_amounts(scenario, statement, index + 1, expected);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (total[seat] != expected[seat])
            scenario_fail(scenario, "share of %c: is %lld, expected %lld", 'A' + seat,
                          (long long)total[seat], (long long)expected[seat]);
    }
}

/* lies 2c 7d 9h, lies second 3c 8d Th: the community cards, all of them */
static void expect_board(struct scenario *scenario, const struct statement *statement)
{
    int board = 0;
    int index = 1 + read_board(statement, 1, &board);

    scenario_expect(scenario, "cards on the board", scenario->hand.board_count,
                    statement->count - index);
    for (int i = index; i < statement->count && !scenario->has_failed; i++) {
        char text[CARD_TEXT_BYTES];
        card_format(scenario->hand.board[board][i - index], text);
        if (!statement_is(statement, i, text))
            scenario_fail(scenario, "the board has %s there", text);
    }
}

/* A makes two-pair K 9 A, A makes second flush K J 9 5 2: its best hand and what decides */
static void expect_strength(struct scenario *scenario, const struct statement *statement,
                            bool is_low)
{
    static const char *const kinds[STRENGTH_KIND_COUNT] = {
        "nothing", "high-card",  "pair",  "two-pair",       "trips", "straight",
        "flush",   "full-house", "quads", "straight-flush", "low",   "badugi",
    };
    static const char ranks[] = "?A23456789TJQKA";
    int board = 0;
    int index = 1 + read_board(statement, 1, &board);
    struct board_strength both = showdown_words(&scenario->hand, statement->seat, board);
    const struct strength *words = is_low ? &both.low : &both.high;

    if (!statement_is(statement, index, kinds[words->kind]))
        scenario_fail(scenario, "it is %s", kinds[words->kind]);
    scenario_expect(scenario, "ranks that decide", words->rank_count, statement->count - index - 1);
    for (int i = 0; i < words->rank_count && !scenario->has_failed; i++) {
        char rank[2] = {ranks[words->rank[i]], '\0'};
        if (!statement_is(statement, index + 1 + i, rank))
            scenario_fail(scenario, "%s decides there", rank);
    }
}

static void expect_high(struct scenario *scenario, const struct statement *statement)
{
    expect_strength(scenario, statement, false);
}

/* A makes-low low 8 5 4 2 A, A makes-low nothing: the other half of a split game */
static void expect_low(struct scenario *scenario, const struct statement *statement)
{
    expect_strength(scenario, statement, true);
}

/* reshuffled 13: so many cards, the last time. reshuffled never */
static void expect_reshuffled(struct scenario *scenario, const struct statement *statement)
{
    const struct hand_event *event = last_of(scenario, HAND_RESHUFFLED);
    bool is_never = statement_is(statement, 1, "never");

    scenario_expect(scenario, "cards that were shuffled again",
                    event != NULL ? event->reshuffled.count : 0,
                    is_never ? 0 : scenario_number(scenario, statement->word[1]));
}

/* run-offered 2 ABC: these have not answered yet. run-offered never */
static void expect_offer(struct scenario *scenario, const struct statement *statement)
{
    const struct hand_event *event = last_of(scenario, HAND_RUN_OFFERED);

    if (statement_is(statement, 1, "never")) {
        if (event != NULL)
            scenario_fail(scenario, "it was offered");
        return;
    }
    scenario_expect(scenario, "runs", event != NULL ? event->run.times : 0,
                    scenario_number(scenario, statement->word[1]));
    scenario_expect(scenario, "seats that are asked", scenario->hand.run_asked,
                    scenario_seats(scenario, statement->word[2]));
}

/* rabbit 9h Js, rabbit nothing: what would have come; nothing changes */
static void expect_rabbit(struct scenario *scenario, const struct statement *statement)
{
    static struct hand before;
    card cards[BOARD_MAX];

    before = scenario->hand;
    int count = hand_rabbit(&scenario->hand, cards);
    scenario_expect(scenario, "cards to come", count,
                    statement_is(statement, 1, "nothing") ? 0 : statement->count - 1);
    for (int i = 0; i < count && !scenario->has_failed; i++) {
        char text[CARD_TEXT_BYTES];
        card_format(cards[i], text);
        if (!statement_is(statement, 1 + i, text))
            scenario_fail(scenario, "%s would have come", text);
    }
    if (memcmp(&before, &scenario->hand, sizeof before) != 0)
        scenario_fail(scenario, "the rabbit has changed the hand");
}

static const struct word words[] = {
    {"has", false, expect_stack},         {"pot", false, expect_pot},
    {"pots", false, expect_pots},         {"posted", false, expect_posted},
    {"returned", false, expect_returned}, {"won", false, expect_won},
    {"shares", false, expect_shares},     {"end", false, expect_end},
    {"tabled", false, expect_tabled},     {"showdown", false, expect_showdown},
    {"is-seen", false, expect_seen},      {"shows-up", false, expect_seen},
    {"makes", false, expect_high},        {"makes-low", false, expect_low},
    {"lies", false, expect_board},        {"reshuffled", false, expect_reshuffled},
    {"run-offered", false, expect_offer}, {"rabbit", false, expect_rabbit},
    {"preflop", false, expect_street},    {"flop", false, expect_street},
    {"turn", false, expect_street},       {"river", false, expect_street},
    {"third", false, expect_street},      {"fourth", false, expect_street},
    {"fifth", false, expect_street},      {"sixth", false, expect_street},
    {"seventh", false, expect_street},    {"predraw", false, expect_street},
    {"first-draw", false, expect_street}, {"second-draw", false, expect_street},
    {"third-draw", false, expect_street},
};

const struct vocabulary expect_vocabulary = {ARRAY_LEN(words), words};
