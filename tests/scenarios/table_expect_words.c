/* table_expect_words.c - what must be true now. */
#include "table_scenario.h"

#include <string.h>

static int seat_of(struct scenario *scenario, const struct statement *statement)
{
    int seat = table_seat_of(&scenario->table, statement->player);

    if (seat == SEAT_NONE)
        scenario_fail(scenario, "%s: does not sit here", statement->word[0]);
    return seat;
}

static void expect_place(struct scenario *scenario, const struct statement *statement, int actual)
{
    scenario_expect(scenario, statement->word[0], actual, scenario_seat(scenario, statement, 1));
}

static void expect_button(struct scenario *scenario, const struct statement *statement)
{
    expect_place(scenario, statement, scenario->table.button);
}

static void expect_small(struct scenario *scenario, const struct statement *statement)
{
    expect_place(scenario, statement, scenario->table.hand.setup.small_blind_seat);
}

static void expect_big(struct scenario *scenario, const struct statement *statement)
{
    expect_place(scenario, statement, scenario->table.hand.setup.big_blind_seat);
}

static void expect_turn(struct scenario *scenario, const struct statement *statement)
{
    expect_place(scenario, statement, scenario->table.hand.to_act);
}

/* asked A: to choose the next game */
static void expect_asked(struct scenario *scenario, const struct statement *statement)
{
    expect_place(scenario, statement, table_choice_seat(&scenario->table));
}

/* game razz: of the running or last hand */
static void expect_game(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "game", scenario->table.hand.setup.variant,
                    variant_find(statement->word[1]));
}

/* dealt ABD */
static void expect_dealt(struct scenario *scenario, const struct statement *statement)
{
    seat_set expected = 0;

    for (const char *seat = statement->word[1]; *seat; seat++)
        expected |= SEAT_BIT(*seat - 'A');
    scenario_expect(scenario, "dealt", scenario->table.hand.setup.seats, expected);
}

static void expect_over(struct scenario *scenario, const struct statement *statement)
{
    (void)statement;
    scenario_expect(scenario, "running hands", scenario->table.hand.is_running, 0);
}

static void expect_pot(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "pot", hand_pot_total(&scenario->table.hand),
                    scenario_number(scenario, statement, 1));
}

static void expect_raked(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "raked", scenario->rake, scenario_number(scenario, statement, 1));
}

/* A has 500: in the stack */
static void expect_has(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat != SEAT_NONE)
        scenario_expect(scenario, "has",
                        table_seat_chips(&scenario->table, seat) -
                            scenario->table.sitter[seat].top_up,
                        scenario_number(scenario, statement, 1));
}

/* A holds 300: paid in, not in the stack yet */
static void expect_holds(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat != SEAT_NONE)
        scenario_expect(scenario, "holds", scenario->table.sitter[seat].top_up,
                        scenario_number(scenario, statement, 1));
}

/* A account 99500: beside the table */
static void expect_account(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "account", scenario->account[statement->player],
                    scenario_number(scenario, statement, 1));
}

static void expect_posted(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat != SEAT_NONE)
        scenario_expect(scenario, "posted", scenario->posted[seat],
                        scenario_number(scenario, statement, 1));
}

/* A owes small, big, both, straddle, all or nothing */
static void expect_owes(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat == SEAT_NONE)
        return;
    const struct sitter *sitter = &scenario->table.sitter[seat];
    bool is_all = statement_is(statement, 1, "all");
    bool is_both = is_all || statement_is(statement, 1, "both");
    scenario_expect(scenario, "owes the small blind", sitter->owes_small,
                    is_both || statement_is(statement, 1, "small"));
    scenario_expect(scenario, "owes the big blind", sitter->owes_big,
                    is_both || statement_is(statement, 1, "big"));
    scenario_expect(scenario, "owes the straddle", sitter->owes_straddle,
                    is_all || statement_is(statement, 1, "straddle"));
}

/* A is out, in or gone */
static void expect_is(struct scenario *scenario, const struct statement *statement)
{
    if (statement_is(statement, 1, "gone")) {
        scenario_expect(scenario, "seat", table_seat_of(&scenario->table, statement->player),
                        SEAT_NONE);
        return;
    }
    int seat = seat_of(scenario, statement);
    if (seat != SEAT_NONE)
        scenario_expect(scenario, "is out", scenario->table.sitter[seat].is_out,
                        statement_is(statement, 1, "out"));
}

/* A folded: holds no cards */
static void expect_folded(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat != SEAT_NONE)
        scenario_expect(scenario, "holds cards", table_holds_cards(&scenario->table, seat), 0);
}

/* K offered C, or K offered nobody: no seat */
static void expect_offered(struct scenario *scenario, const struct statement *statement)
{
    for (int i = 0; i < scenario->table.waiter_count; i++) {
        if (scenario->table.waiter[i].player == statement->player) {
            expect_place(scenario, statement, scenario->table.waiter[i].seat);
            return;
        }
    }
    scenario_fail(scenario, "offered: does not wait");
}

/* clock 20: whole seconds that the seat on turn has left */
static void expect_clock(struct scenario *scenario, const struct statement *statement)
{
    scenario_expect(scenario, "clock", (scenario->table.act_until - scenario->now) / 1000,
                    scenario_number(scenario, statement, 1));
}

/* A bank 30: whole seconds in the time bank */
static void expect_bank(struct scenario *scenario, const struct statement *statement)
{
    int seat = seat_of(scenario, statement);

    if (seat != SEAT_NONE)
        scenario_expect(scenario, "bank", scenario->table.sitter[seat].time_bank_ms / 1000,
                        scenario_number(scenario, statement, 1));
}

static const struct word words[] = {
    {"button", expect_button}, {"small", expect_small},     {"big", expect_big},
    {"turn", expect_turn},     {"dealt", expect_dealt},     {"over", expect_over},
    {"pot", expect_pot},       {"raked", expect_raked},     {"has", expect_has},
    {"holds", expect_holds},   {"account", expect_account}, {"posted", expect_posted},
    {"owes", expect_owes},     {"is", expect_is},           {"folded", expect_folded},
    {"asked", expect_asked},   {"game", expect_game},       {"offered", expect_offered},
    {"clock", expect_clock},   {"bank", expect_bank},
};

const struct vocabulary expect_vocabulary = {(int)ARRAY_LEN(words), words};
