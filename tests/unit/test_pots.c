#include "poker/pots.h"
#include "suites.h"

#include <CUnit/Basic.h>

static const struct pots_case {
    const char *rule; /* docs/rules.md */
    chips put_in[SEATS_MAX];
    seat_set live;
    chips dead;
    struct pots expected;
} pots_cases[] = {
    {
        .rule = "5.3 equal bets make one pot",
        .put_in = {100, 100, 100},
        .live = 0x7,
        .expected = {.count = 1, .pot = {{300, 0x7}}},
    },
    {
        .rule = "5.3 a short all-in makes a side pot that it cannot win",
        .put_in = {50, 200, 200},
        .live = 0x7,
        .expected = {.count = 2, .pot = {{150, 0x7}, {300, 0x6}}},
    },
    {
        .rule = "5.3 the chips of a folded seat stay in",
        .put_in = {50, 200, 200, 120},
        .live = 0x7,
        .expected = {.count = 2, .pot = {{200, 0x7}, {370, 0x6}}},
    },
    {
        .rule = "5.3 every all-in of its own size makes a pot",
        .put_in = {40, 50, 120, 200, 200},
        .live = 0x1e,
        .expected = {.count = 3, .pot = {{240, 0x1e}, {210, 0x1c}, {160, 0x18}}},
    },
    {
        .rule = "5.4 dead money joins the main pot",
        .put_in = {50, 200, 200},
        .live = 0x7,
        .dead = 5,
        .expected = {.count = 2, .pot = {{155, 0x7}, {300, 0x6}}},
    },
    {
        .rule = "5.4 who is all-in from dead money alone can win only that",
        .put_in = {0, 20, 20},
        .live = 0x7,
        .dead = 15,
        .expected = {.count = 2, .pot = {{15, 0x7}, {40, 0x6}}},
    },
    {
        .rule = "5.3 the last live seat has one pot",
        .put_in = {50, 80, 80},
        .live = 0x4,
        .expected = {.count = 1, .pot = {{210, 0x4}}},
    },
};

static void test_pots_build(void)
{
    for (size_t i = 0; i < ARRAY_LEN(pots_cases); i++) {
        const struct pots_case *c = &pots_cases[i];
        struct pots actual = pots_build(c->put_in, c->live, c->dead);

        CU_ASSERT_EQUAL_FATAL(actual.count, c->expected.count);
        for (int p = 0; p < actual.count; p++) {
            CU_ASSERT_EQUAL(actual.pot[p].amount, c->expected.pot[p].amount);
            CU_ASSERT_EQUAL(actual.pot[p].eligible, c->expected.pot[p].eligible);
        }
    }
}

void pots_suite(void)
{
    CU_pSuite suite = CU_add_suite("pots", NULL, NULL);
    CU_ADD_TEST(suite, test_pots_build);
}
