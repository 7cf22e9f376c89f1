#include "gamed/tables_file.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static void test_lines(void)
{
    struct table_config config;
    struct error error;

    CU_ASSERT_EQUAL(tables_file_parse(&config, "", &error), 0);
    CU_ASSERT_EQUAL(tables_file_parse(&config, "  # name seats", &error), 0);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(&config, " Place  des Vosges\t6 5 10 200 1000 20\r", &error), 1);
    CU_ASSERT_STRING_EQUAL(config.name, "Place des Vosges");
    CU_ASSERT_EQUAL(config.seats, 6);
    CU_ASSERT_EQUAL(config.small_blind, 5);
    CU_ASSERT_EQUAL(config.big_blind, 10);
    CU_ASSERT_EQUAL(config.buy_in_min, 200);
    CU_ASSERT_EQUAL(config.buy_in_max, 1000);
    CU_ASSERT_EQUAL(config.act_ms, 20000);
    CU_ASSERT(config.time_bank_ms > 0 && config.pause_ms > 0);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(
            &config, "Table 2 2 5 10 200 1000 20 ante=1 rakeBp=500 rakeCap=30 pauseMs=0", &error),
        1);
    CU_ASSERT_STRING_EQUAL(config.name, "Table 2");
    CU_ASSERT_EQUAL(config.ante, 1);
    CU_ASSERT_EQUAL(config.rake_bp, 500);
    CU_ASSERT_EQUAL(config.rake_cap, 30);
    CU_ASSERT_EQUAL(config.pause_ms, 0);
}

static void test_games(void)
{
    struct table_config config;
    struct error error;

    CU_ASSERT_EQUAL_FATAL(tables_file_parse(&config, "A 6 5 10 200 1000 20", &error), 1);
    CU_ASSERT(config.variant == VARIANT_HOLDEM && config.limit == LIMIT_NO);
    CU_ASSERT(config.rotation == ROTATION_NONE && config.runs_max == 1);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(&config,
                          "A 6 5 10 200 1000 20 game=omaha8 limit=pot rules=pokerstars "
                          "anteRule=big_blind ante=10 runs=2",
                          &error),
        1);
    CU_ASSERT(config.variant == VARIANT_OMAHA8 && config.limit == LIMIT_POT);
    CU_ASSERT(config.profile == PROFILE_POKERSTARS && config.runs_max == 2);
    CU_ASSERT(config.ante_rule == ANTE_BIG_BLIND && config.ante == 10);
    CU_ASSERT(config.button_rule == BUTTON_DEAD && config.straddle_rule == STRADDLE_NONE);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(&config, "A 6 5 10 200 1000 20 button=forward straddle=mandatory",
                          &error),
        1);
    CU_ASSERT(config.button_rule == BUTTON_FORWARD);
    CU_ASSERT(config.straddle_rule == STRADDLE_MANDATORY);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(&config, "A 8 5 10 200 1000 20 game=razz bringIn=3", &error), 1);
    CU_ASSERT(config.limit == LIMIT_FIXED && config.bring_in == 3);
    CU_ASSERT_EQUAL_FATAL(
        tables_file_parse(&config, "A 8 5 10 200 1000 20 rotation=horse rotationHands=6 bringIn=2",
                          &error),
        1);
    CU_ASSERT(config.rotation == ROTATION_HORSE && config.rotation_hands == 6);
    CU_ASSERT(config.variant == VARIANT_HOLDEM && config.limit == LIMIT_FIXED);
}

static void test_malformed_lines(void)
{
    static const char *const lines[] = {
        "Fleury 6 5 10 200 1000 20 game=whist",
        "Fleury 6 5 10 200 1000 20 game=",
        "Fleury 6 5 10 200 1000 20 game=shortdeck limit=fixed",
        "Fleury 8 5 10 200 1000 20 game=omaha6",
        "Fleury 6 5 10 200 1000 20 game=stud",
        "Fleury 6 5 10 200 1000 20 game=stud bringIn=20",
        "Fleury 9 5 10 200 1000 20 game=stud bringIn=3",
        "Fleury 6 5 10 200 1000 20 game=stud bringIn=3 anteRule=button",
        "Fleury 6 5 10 200 1000 20 rotation=horse",
        "Fleury 6 5 10 200 1000 20 rotation=horse bringIn=3 game=holdem",
        "Fleury 9 5 10 200 1000 20 rotation=horse bringIn=3",
        "Fleury 6 5 10 200 1000 20 rotationHands=0",
        "Fleury 6 5 10 200 1000 20 runs=0",
        "Fleury 6 5 10 200 1000 20 runs=4",
        "Fleury",
        "6 5 10 200 1000 20",
        "Fleury 1 5 10 200 1000 20",
        "Fleury 11 5 10 200 1000 20",
        "Fleury 6 0 10 200 1000 20",
        "Fleury 6 10 5 200 1000 20",
        "Fleury 6 5 10 5 1000 20",
        "Fleury 6 5 10 200 100 20",
        "Fleury 6 5 10 200 1000 0",
        "Fleury 6 5 10 200 -1000 20",
        "Fleury 6 5 10 200 9007199254740991 20",
        "Fleury 6 5 10 200 99999999999999999999 20",
        "Fleury 6 5 10 200 1e3 20",
        "Fleury 6 5 10 200 1000 20 colour=1",
        "Fleury 6 5 10 200 1000 20 =1",
        "Fleury 6 5 10 200 1000 20 an=1",
        "Fleury 6 5 10 200 1000 20 ante=x",
        "Fleury 6 5 10 200 1000 20 ante=",
        "FleuryFleuryFleuryFleuryFleuryFleuryFleuryFleuryFleuryFleuryFleury 6 5 10 200 1000 20",
    };
    struct table_config config;
    struct error error;

    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        error.text[0] = '\0';
        CU_ASSERT_EQUAL(tables_file_parse(&config, lines[i], &error), -1);
        CU_ASSERT(strlen(error.text) > 0);
    }
}

void tables_file_suite(void)
{
    CU_pSuite suite = CU_add_suite("tables_file", NULL, NULL);
    CU_ADD_TEST(suite, test_lines);
    CU_ADD_TEST(suite, test_games);
    CU_ADD_TEST(suite, test_malformed_lines);
}
