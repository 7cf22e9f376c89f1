#include "base/text.h"
#include "suites.h"

#include <CUnit/Basic.h>

static void test_text_add(void)
{
    char storage[64];
    struct text text;

    text_init(&text, storage, sizeof storage);
    text_add(&text, "a ");
    text_add_int(&text, -9223372036854775807 - 1);
    text_add_char(&text, ' ');
    text_add_uint(&text, 18446744073709551615u);
    CU_ASSERT_STRING_EQUAL(storage, "a -9223372036854775808 18446744073709551615");
    CU_ASSERT_EQUAL(text.length, 43);
    CU_ASSERT_FALSE(text.is_full);
}

static void test_text_is_cut(void)
{
    char storage[4];
    struct text text;

    text_init(&text, storage, sizeof storage);
    text_add(&text, "abc");
    CU_ASSERT_FALSE(text.is_full);
    text_add_char(&text, 'd');
    text_add_int(&text, 7);
    CU_ASSERT_TRUE(text.is_full);
    CU_ASSERT_STRING_EQUAL(storage, "abc");
}

static void test_text_add_json(void)
{
    char storage[64];
    struct text text;

    text_init(&text, storage, sizeof storage);
    text_add_json(&text, "é\"\\<b>&\n\x7f");
    CU_ASSERT_STRING_EQUAL(storage, "\"é\\\"\\\\\\u003cb\\u003e\\u0026\\u000a\\u007f\"");
}

void text_suite(void)
{
    CU_pSuite suite = CU_add_suite("text", NULL, NULL);
    CU_ADD_TEST(suite, test_text_add);
    CU_ADD_TEST(suite, test_text_is_cut);
    CU_ADD_TEST(suite, test_text_add_json);
}
