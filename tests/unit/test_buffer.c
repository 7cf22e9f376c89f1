#include "store/buffer.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static void test_columns(void)
{
    struct buffer column = {0};

    CU_ASSERT_STRING_EQUAL(column_end(&column), "{}");
    buffer_clear(&column);
    column_int(&column, 1);
    column_int(&column, INT64_MIN);
    CU_ASSERT_STRING_EQUAL(column_end(&column), "{1,-9223372036854775808}");
    buffer_clear(&column);
    column_text(&column, "", 0);
    column_text(&column, "NULL", 4);
    column_text(&column, "a\"b\\c,{}", 8);
    CU_ASSERT_STRING_EQUAL(column_end(&column), "{\"\",\"NULL\",\"a\\\"b\\\\c,{}\"}");
    buffer_release(&column);
}

static void test_instants(void)
{
    static const struct {
        instant_ms at;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {951782400001, "2000-02-29T00:00:00.001Z"},
        {1763712034123, "2025-11-21T08:00:34.123Z"},
        {4107542399999, "2100-02-28T23:59:59.999Z"},
        {4107542400000, "2100-03-01T00:00:00.000Z"},
        {253402300799999, "9999-12-31T23:59:59.999Z"},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct buffer buffer = {0};
        buffer_add_instant(&buffer, cases[i].at);
        CU_ASSERT_STRING_EQUAL(buffer.bytes, cases[i].text);
        buffer_release(&buffer);
    }
}

static void test_growth(void)
{
    struct buffer buffer = {0};

    for (int i = 0; i < 5000; i++)
        buffer_add(&buffer, "abc");
    CU_ASSERT_EQUAL(buffer.length, 15000);
    CU_ASSERT_EQUAL(strlen(buffer.bytes), 15000);
    buffer_clear(&buffer);
    buffer_add_json(&buffer, "a\"\n");
    CU_ASSERT_STRING_EQUAL(buffer.bytes, "\"a\\\"\\u000a\"");
    buffer_clear(&buffer);
    buffer_add_hex(&buffer, (const uint8_t[]){0, 255, 16}, 3);
    CU_ASSERT_STRING_EQUAL(buffer.bytes, "\\x00ff10");
    buffer_release(&buffer);
}

void buffer_suite(void)
{
    CU_pSuite suite = CU_add_suite("buffer", NULL, NULL);
    CU_ADD_TEST(suite, test_columns);
    CU_ADD_TEST(suite, test_instants);
    CU_ADD_TEST(suite, test_growth);
}
