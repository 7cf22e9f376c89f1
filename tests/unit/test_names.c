#include "codec/text_rules.h"
#include "suites.h"
#include "tools/names.h"

#include <CUnit/Basic.h>

/* Every name a bot can choose is one that the site accepts. */
static void test_names_are_legal(void)
{
    struct dice dice = dice_seeded(1);
    char name[NAME_BYTES];

    for (int n = 0; n < 500; n++) {
        for (int tries = 0; tries < 5; tries++) {
            names_choose(name, n, tries, &dice);
            CU_ASSERT_PTR_NULL(name_fault(name));
        }
    }
}

void names_suite(void)
{
    CU_pSuite suite = CU_add_suite("names", NULL, NULL);
    CU_ADD_TEST(suite, test_names_are_legal);
}
