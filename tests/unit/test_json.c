#include "base/units.h"
#include "codec/json.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static const struct refused_case {
    const char *text;
    const char *code;
    const char *field;
} refused_cases[] = {
    {"", "bad_json", ""},
    {" ", "bad_json", ""},
    {"null", "bad_json", ""},
    {"true", "bad_json", ""},
    {"1", "bad_json", ""},
    {"\"a\"", "bad_json", ""},
    {"{", "bad_json", ""},
    {"}", "bad_json", ""},
    {"{}}", "bad_json", ""},
    {"{} {}", "bad_json", ""},
    {"{}x", "bad_json", ""},
    {"{},", "bad_json", ""},
    {"[1,]", "bad_json", ""},
    {"[,1]", "bad_json", ""},
    {"[1 2]", "bad_json", ""},
    {"{\"a\":1,}", "bad_json", ""},
    {"{\"a\" 1}", "bad_json", ""},
    {"{\"a\"}", "bad_json", ""},
    {"{a:1}", "bad_json", ""},
    {"{'a':1}", "bad_json", ""},
    {"{\"a\":'b'}", "bad_json", ""},
    {"{\"a\":b}", "bad_json", ""},
    {"{\"a\":truee}", "bad_json", ""},
    {"{\"a\":TRUE}", "bad_json", ""},
    {"{\"a\":nul}", "bad_json", ""},
    {"/* */ {}", "bad_json", ""},
    {"{} // end", "bad_json", ""},
    {"{\"a\":\"b}", "bad_json", ""},
    {"{\"a\":\"\\x\"}", "bad_json", ""},
    {"{\"a\":\"\\u12\"}", "bad_json", ""},
    {"{\"a\":\"\\u0000\"}", "bad_json", "a"},
    {"{\"a\":\"b\nc\"}", "bad_json", "a"},
    {"{\"a\":\"b\tc\"}", "bad_json", "a"},
    {"{\"\\u0061\":1}", "bad_json", "\\u0061"},
    {"{\"a\":\"\xff\"}", "bad_json", ""},
    {"{\"a\":\"\xc0\xaf\"}", "bad_json", ""},
    {"{\"a\":\"\xed\xa0\x80\"}", "bad_json", ""},
    {"{\"a\":\"\xf4\x90\x80\x80\"}", "bad_json", ""},
    {"{\"a\":\"\xe2\x82\"}", "bad_json", ""},
    {"[[[[[[1]]]]]]", "bad_json", ""},
    {"{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}", "bad_json", ""},
    {"{\"a\":-1}", "bad_field", "a"},
    {"{\"a\":-0}", "bad_field", "a"},
    {"{\"a\":+1}", "bad_field", "a"},
    {"{\"a\":01}", "bad_field", "a"},
    {"{\"a\":00}", "bad_field", "a"},
    {"{\"a\":1.0}", "bad_field", "a"},
    {"{\"a\":.5}", "bad_field", "a"},
    {"{\"a\":1.}", "bad_field", "a"},
    {"{\"a\":1e3}", "bad_field", "a"},
    {"{\"a\":1E3}", "bad_field", "a"},
    {"{\"a\":0x10}", "bad_json", ""},
    {"{\"a\":9007199254740992}", "bad_field", "a"},
    {"{\"a\":9223372036854775807}", "bad_field", "a"},
    {"{\"a\":9223372036854775808}", "bad_field", "a"},
    {"{\"a\":18446744073709551616}", "bad_field", "a"},
    {"{\"a\":99999999999999999999999999999999}", "bad_field", "a"},
    {"{\"a\":NaN}", "bad_field", "a"},
    {"{\"a\":Infinity}", "bad_field", "a"},
    {"{\"a\":-Infinity}", "bad_field", "a"},
    {"{\"a\":1,\"a\":1}", "duplicate_key", "a"},
    {"{\"a\":1,\"b\":{\"c\":1,\"c\":2}}", "duplicate_key", "c"},
    {"{\"\":1,\"\":1}", "duplicate_key", ""},
    {"{\"a\":{},\"b\":1,\"a\":{}}", "duplicate_key", "a"},
};

static void test_refused(void)
{
    for (size_t i = 0; i < ARRAY_LEN(refused_cases); i++) {
        const struct refused_case *c = &refused_cases[i];
        struct fault fault = {.code = "none"};

        CU_ASSERT_PTR_NULL_FATAL(json_read(c->text, strlen(c->text), &fault));
        CU_ASSERT_STRING_EQUAL(fault.code, c->code);
        CU_ASSERT_STRING_EQUAL(fault.field, c->field);
        CU_ASSERT(strlen(fault.sentence) > 10);
    }
}

static void test_nul_is_refused(void)
{
    static const char body[] = "{\"a\":1}\0";
    struct fault fault;

    CU_ASSERT_PTR_NULL(json_read(body, sizeof body - 1, &fault));
    CU_ASSERT_STRING_EQUAL(fault.code, "bad_json");
}

static void test_accepted(void)
{
    static const char *const texts[] = {
        "{}",
        "[]",
        " \t\r\n{ } \t\r\n",
        "{\"a\":1,\"b\":{\"a\":1}}",
        "[{\"a\":1},{\"a\":1}]",
        "{\"a\":\"b\",\"b\":\"a\"}",
        "{\"a\":\"{\\\"a\\\":-1e3}, [NaN] \\\\u0000\"}",
        "{\"a\":\"\xe2\x99\xa0 \\u00e9\\ud83d\\ude00\"}",
        "[[[[[1]]]]]",
    };

    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct fault fault;
        struct json_object *value = json_read(texts[i], strlen(texts[i]), &fault);
        CU_ASSERT_PTR_NOT_NULL(value);
        json_release(value);
    }
}

static void test_reading(void)
{
    static const char text[] = "{\"n\":9007199254740991,\"t\":true,\"s\":\"A\\u0301\",\"z\":null,"
                               "\"l\":[1,\"x\"]}";
    struct fault fault;
    struct json_object *object = json_read(text, strlen(text), &fault);
    struct json_object *value;
    int64_t number = 0;
    bool truth = false;
    const char *string = NULL;

    CU_ASSERT_PTR_NOT_NULL_FATAL(object);
    CU_ASSERT_EQUAL(json_member_count(object), 5);
    CU_ASSERT_STRING_EQUAL(json_member_name(object, 1), "t");
    CU_ASSERT(json_member(object, "n", &value) && json_get_int(value, &number));
    CU_ASSERT_EQUAL(number, CHIPS_MAX);
    CU_ASSERT_FALSE(json_get_bool(value, &truth));
    CU_ASSERT_FALSE(json_get_text(value, &string));
    CU_ASSERT(json_member(object, "t", &value) && json_get_bool(value, &truth) && truth);
    CU_ASSERT(json_member(object, "s", &value) && json_get_text(value, &string));
    CU_ASSERT_STRING_EQUAL(string, "A\xcc\x81");
    CU_ASSERT(json_member(object, "z", &value) && json_is_null(value));
    CU_ASSERT(json_member(object, "l", &value) && json_is_array(value));
    CU_ASSERT_EQUAL(json_count(value), 2);
    CU_ASSERT_FALSE(json_get_int(json_item(value, 1), &number));
    CU_ASSERT_FALSE(json_member(object, "x", &value));
    json_release(object);
}

/* As many keys as the scanner holds, and one more. */
static void test_too_many_keys(void)
{
    static char text[JSON_KEYS_MAX * 12];
    struct fault fault;
    size_t length = 0;

    text[length++] = '{';
    for (int i = 0; i <= JSON_KEYS_MAX; i++) {
        const char key[] = {'"',
                            (char)('a' + i % 26),
                            (char)('a' + i / 26 % 26),
                            (char)('a' + i / 676),
                            '"',
                            ':',
                            '1',
                            ','};
        memcpy(text + length, key, sizeof key);
        length += sizeof key;
    }
    text[length - 1] = '}';
    CU_ASSERT_PTR_NULL(json_read(text, length, &fault));
    CU_ASSERT_STRING_EQUAL(fault.code, "bad_json");
}

void json_suite(void)
{
    CU_pSuite suite = CU_add_suite("json", NULL, NULL);
    CU_ADD_TEST(suite, test_refused);
    CU_ADD_TEST(suite, test_nul_is_refused);
    CU_ADD_TEST(suite, test_accepted);
    CU_ADD_TEST(suite, test_reading);
    CU_ADD_TEST(suite, test_too_many_keys);
}
