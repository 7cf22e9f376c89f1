#include "base/refusal.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* Clients switch on the code and people read the sentence: all different, all present. */
static void test_refusals(void)
{
    for (int r = 0; r < REFUSAL_COUNT; r++) {
        const char *code = refusal_code((enum refusal)r);
        const char *sentence = refusal_sentence((enum refusal)r);

        CU_ASSERT_EQUAL(strspn(code, "abcdefghijklmnopqrstuvwxyz_"), strlen(code));
        CU_ASSERT_EQUAL(sentence[strlen(sentence) - 1], '.');
        for (int other = 0; other < r; other++) {
            CU_ASSERT_STRING_NOT_EQUAL(code, refusal_code((enum refusal)other));
            CU_ASSERT_STRING_NOT_EQUAL(sentence, refusal_sentence((enum refusal)other));
        }
    }
    CU_ASSERT_STRING_EQUAL(refusal_code(REFUSAL_NOT_YOUR_TURN), "not_your_turn");
}

void refusal_suite(void)
{
    CU_pSuite suite = CU_add_suite("refusal", NULL, NULL);
    CU_ADD_TEST(suite, test_refusals);
}
