#include "base/units.h"
#include "suites.h"
#include "tools/json_tree.h"

#include <CUnit/Basic.h>
#include <string.h>

static void test_members(void)
{
    const char *text =
        "{ \"a\": [1, -2, [3], {}, \"x\\\"y\"], \"b\" : {\"c\":true,\"d\":null}, \"e\":0 }";
    struct json_tree tree = {0};
    char copy[8];
    int items = 0;

    CU_ASSERT_EQUAL_FATAL(json_tree_read(&tree, text, strlen(text)), 0);
    int a = json_tree_member(&tree, 0, "a");
    int b = json_tree_member(&tree, 0, "b");
    int item = json_tree_first(&tree, a);
    CU_ASSERT_EQUAL(json_tree_int(&tree, item, 0), 1);
    item = json_tree_next(&tree, a, item);
    CU_ASSERT_EQUAL(json_tree_int(&tree, item, 0), -2);
    for (; item >= 0; item = json_tree_next(&tree, a, item)) {
        json_tree_copy(&tree, item, copy, sizeof copy);
        items++;
    }
    CU_ASSERT_EQUAL(items, 4);
    CU_ASSERT_STRING_EQUAL(copy, "x\"y");
    CU_ASSERT_TRUE(json_tree_get_bool(&tree, b, "c"));
    CU_ASSERT_EQUAL(json_tree_get_int(&tree, 0, "e", 9), 0);
    json_tree_release(&tree);
}

static void test_missing(void)
{
    struct json_tree tree = {0};

    CU_ASSERT_EQUAL_FATAL(json_tree_read(&tree, "{\"a\":\"1\"}", 9), 0);
    int nothing = json_tree_member(&tree, json_tree_member(&tree, 0, "b"), "c");
    CU_ASSERT_EQUAL(nothing, -1);
    CU_ASSERT_EQUAL(json_tree_first(&tree, nothing), -1);
    CU_ASSERT_EQUAL(json_tree_int(&tree, nothing, 7), 7);
    CU_ASSERT_EQUAL(json_tree_get_int(&tree, 0, "a", 7), 7); /* a text is no number */
    CU_ASSERT_FALSE(json_tree_is(&tree, nothing, ""));
    json_tree_release(&tree);
}

static void test_refused(void)
{
    static const char *const texts[] = {
        "", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"x", "[]]", "{}x", "\"\\", "[,]",
    };
    struct json_tree tree = {0};

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        CU_ASSERT_EQUAL(json_tree_read(&tree, texts[i], strlen(texts[i])), -1);

    char deep[100];
    memset(deep, '[', sizeof deep);
    CU_ASSERT_EQUAL(json_tree_read(&tree, deep, sizeof deep), -1);
    json_tree_release(&tree);
}

void json_tree_suite(void)
{
    CU_pSuite suite = CU_add_suite("json_tree", NULL, NULL);
    CU_ADD_TEST(suite, test_members);
    CU_ADD_TEST(suite, test_missing);
    CU_ADD_TEST(suite, test_refused);
}
