#include "os/log.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static void test_quote_keeps_a_value_one_value(void)
{
    char storage[LOG_QUOTE_BYTES];

    CU_ASSERT_STRING_EQUAL(log_quote(storage, "ann"), "\"ann\"");
    CU_ASSERT_STRING_EQUAL(log_quote(storage, "a\" level=error\n"), "\"a\\\" level=error\\u000a\"");
    char long_value[2000];
    memset(long_value, 1, sizeof long_value - 1);
    long_value[sizeof long_value - 1] = '\0';
    log_quote(storage, long_value);
    CU_ASSERT(strlen(storage) < LOG_QUOTE_BYTES);
    CU_ASSERT_EQUAL(storage[strlen(storage) - 1], '"');
}

static void test_levels(void)
{
    CU_ASSERT_EQUAL(log_level_parse("debug"), LOG_DEBUG);
    CU_ASSERT_EQUAL(log_level_parse("error"), LOG_ERROR);
    CU_ASSERT_EQUAL(log_level_parse("Error"), LOG_LEVEL_COUNT);
    CU_ASSERT_EQUAL(log_level_parse(""), LOG_LEVEL_COUNT);
}

void log_suite(void)
{
    CU_pSuite suite = CU_add_suite("log", NULL, NULL);
    CU_ADD_TEST(suite, test_quote_keeps_a_value_one_value);
    CU_ADD_TEST(suite, test_levels);
}
