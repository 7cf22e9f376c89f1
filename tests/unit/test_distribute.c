#include "suites.h"
#include "tools/fleet.h"

#include <CUnit/Basic.h>

static const struct distribute_case {
    const char *what;
    int bots;
    struct place place[3];
    int expected[3];
} distribute_cases[] = {
    {"empty tables get three each, then more",
     8,
     {{.seats = 6}, {.seats = 6}, {.seats = 9}},
     {3, 3, 2}},
    {"two seats stay free at a table of six",
     20,
     {{.seats = 6}, {.seats = 2}, {.seats = 2}},
     {4, 1, 1}},
    {"people come first", 4, {{.seats = 6}, {.seats = 6, .players = 1}, {.seats = 6}}, {1, 3, 0}},
    {"people take the seats of bots",
     9,
     {{.seats = 6, .players = 6, .bots = 3, .mine = 3}, {.seats = 2}, {.seats = 2}},
     {1, 1, 1}},
    {"a table full of people needs none",
     9,
     {{.seats = 6, .players = 6}, {.seats = 2}, {.seats = 2}},
     {0, 1, 1}},
    {"heads-up against somebody who waits",
     9,
     {{.seats = 2, .players = 1}, {.seats = 2}, {.seats = 2}},
     {1, 1, 1}},
    {"the bot stays with its opponent",
     9,
     {{.seats = 2, .players = 2, .bots = 1, .mine = 1}, {.seats = 2}, {.seats = 2}},
     {1, 1, 1}},
    {"bots of another house count as taken seats",
     9,
     {{.seats = 6, .players = 4, .bots = 4}, {.seats = 2}, {.seats = 2}},
     {0, 1, 1}},
};

static void test_distribute(void)
{
    for (size_t i = 0; i < ARRAY_LEN(distribute_cases); i++) {
        struct distribute_case c = distribute_cases[i];

        fleet_distribute(c.place, 3, c.bots);
        for (int p = 0; p < 3; p++) {
            if (c.place[p].wanted != c.expected[p])
                CU_FAIL(c.what);
            CU_ASSERT_EQUAL(c.place[p].wanted, c.expected[p]);
        }
    }
}

void distribute_suite(void)
{
    CU_pSuite suite = CU_add_suite("distribute", NULL, NULL);
    CU_ADD_TEST(suite, test_distribute);
}
