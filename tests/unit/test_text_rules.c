#include "base/units.h"
#include "codec/text_rules.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

static void test_names(void)
{
    static const char *const good[] = {
        "camille",
        "A1",
        "Jean-Luc O'Neil",
        "x_y.z",
        "Zoë",
        "Łukasz",
        "Дмитрий",
        "Ελένη 7",
        "山田太郎",
        "やまだタロウ山",
        "김철수",
        "نور",
        "שרה",
        "abcdefghijklmnopqrst",
        "山山山山山山山山山山山山山山山山山山山山",
        "42",
    };
    static const char *const bad[] = {
        "",
        "a",
        "abcdefghijklmnopqrstu",
        " ann",
        "ann ",
        "a  b",
        "  ",
        "--",
        "_.",
        "a<b>",
        "a&b",
        "a\"b",
        "a/b",
        "a\\b",
        "a@b",
        "a\nb",
        "a\tb",
        "a\x7f",
        "a\xc2\x80z",
        "a\xe2\x80\x8bz", /* zero width space */
        "a\xe2\x80\xaez", /* right-to-left override */
        "a\xe2\x80\xa8z", /* line separator */
        "a\xef\xbb\xbfz", /* byte order mark */
        "a\xc2\xa0z",     /* no-break space */
        "a\xc2\xadz",     /* soft hyphen */
        "z\xcc\x81z",     /* a combining mark */
        "\xf0\x9f\x98\x80\xf0\x9f\x98\x80",
        "camille\xd0\xb0",          /* a Cyrillic a */
        "\xce\xb1yz",               /* a Greek alpha */
        "\xef\xbc\xa1\xef\xbc\xa2", /* full-width letters */
        "a\xff",
        "\xc3\x97\xc3\xb7", /* the signs among the Latin letters */
    };

    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        if (name_fault(good[i]))
            printf("\n%s: %s\n", good[i], name_fault(good[i]));
        CU_ASSERT_PTR_NULL(name_fault(good[i]));
        CU_ASSERT(strlen(good[i]) < NAME_BYTES);
    }
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        if (!name_fault(bad[i]))
            printf("\n%s passes\n", bad[i]);
        CU_ASSERT_PTR_NOT_NULL(name_fault(bad[i]));
    }
}

/* The longest name and line fit their arrays: four bytes for each character, at most. */
static void test_longest(void)
{
    char line[CHAT_BYTES] = "";

    for (int i = 0; i < 200; i++)
        memcpy(line + 4 * (size_t)i, "\xf0\x9f\x98\x80", 5);
    CU_ASSERT_EQUAL(strlen(line), CHAT_BYTES - 1);
    CU_ASSERT_PTR_NULL(chat_fault(line));
}

static void test_chat(void)
{
    static const char *const good[] = {
        "gg",        "<script>alert(1)</script>", "é ♠ 😀", " spaces  are fine ", "?", "a\xc2\xa0z",
        "e\xcc\x81",
    };
    static const char *const bad[] = {
        "",
        " ",
        "\xc2\xa0\xe3\x80\x80",
        "a\nb",
        "a\rb",
        "a\x1b[31m",
        "a\x7f",
        "a\xc2\x85z",
        "a\xe2\x80\x8bz",
        "a\xe2\x80\x8dz",
        "a\xe2\x80\x8fz",
        "a\xe2\x80\xaaz",
        "a\xe2\x81\xa6z",
        "a\xe2\x80\xa9z",
        "a\xd8\x9cz",
        "a\xef\xbf\xbf",
        "a\xee\x80\x80",
        "a\xf3\xa0\x80\x81z",
        "\xe3\x85\xa4",
        "a\xc0\xafz",
    };
    char too_long[202];

    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        CU_ASSERT_PTR_NULL(chat_fault(good[i]));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        CU_ASSERT_PTR_NOT_NULL(chat_fault(bad[i]));
    memset(too_long, 'a', sizeof too_long - 1);
    too_long[sizeof too_long - 1] = '\0';
    CU_ASSERT_PTR_NOT_NULL(chat_fault(too_long));
    too_long[200] = '\0';
    CU_ASSERT_PTR_NULL(chat_fault(too_long));
}

static void test_secrets(void)
{
    CU_ASSERT_PTR_NULL(secret_fault("correct horse", 8, 129));
    CU_ASSERT_PTR_NULL(secret_fault("éééééééé", 8, 129));
    CU_ASSERT_PTR_NOT_NULL(secret_fault("ééééééé", 8, 129));
    CU_ASSERT_PTR_NOT_NULL(secret_fault("short", 8, 129));
    CU_ASSERT_PTR_NOT_NULL(secret_fault("long enough", 8, 11));
    CU_ASSERT_PTR_NULL(secret_fault("long enough", 8, 12));
    CU_ASSERT_PTR_NOT_NULL(secret_fault("tab\there too", 8, 129));
    CU_ASSERT_PTR_NOT_NULL(secret_fault("\xff\xff\xff\xff\xff\xff\xff\xff", 8, 129));
}

static void test_utf8(void)
{
    uint32_t c;

    CU_ASSERT_EQUAL(utf8_decode("", 0, &c), 0);
    CU_ASSERT_EQUAL(utf8_decode("a", 1, &c), 1);
    CU_ASSERT_EQUAL(utf8_decode("\xc3\xa9", 2, &c), 2);
    CU_ASSERT_EQUAL(c, 0xe9);
    CU_ASSERT_EQUAL(utf8_decode("\xc3\xa9", 1, &c), 0);
    CU_ASSERT_EQUAL(utf8_decode("\xf0\x9f\x98\x80", 4, &c), 4);
    CU_ASSERT_EQUAL(c, 0x1f600);
    CU_ASSERT_EQUAL(utf8_decode("\xe0\x80\xaf", 3, &c), 0); /* too long for what it says */
    CU_ASSERT_EQUAL(utf8_decode("\x80", 1, &c), 0);
    CU_ASSERT_EQUAL(utf8_count("é♠😀"), 3);
    CU_ASSERT_EQUAL(utf8_count("a\xff"), -1);
}

void text_rules_suite(void)
{
    CU_pSuite suite = CU_add_suite("text_rules", NULL, NULL);
    CU_ADD_TEST(suite, test_names);
    CU_ADD_TEST(suite, test_longest);
    CU_ADD_TEST(suite, test_chat);
    CU_ADD_TEST(suite, test_secrets);
    CU_ADD_TEST(suite, test_utf8);
}
