#include "poker/card.h"
#include "suites.h"

#include <CUnit/Basic.h>

static void test_card_text(void)
{
    for (int c = 0; c < DECK_SIZE; c++) {
        char text[CARD_TEXT_BYTES];
        card_format((card)c, text);
        CU_ASSERT_EQUAL(card_parse(text), c);
        CU_ASSERT_EQUAL(card_rank((card)c), c / 4 + 2);
        CU_ASSERT_EQUAL(card_suit((card)c), c % 4);
    }

    char text[CARD_TEXT_BYTES];
    card_format(51, text);
    CU_ASSERT_STRING_EQUAL(text, "As");
    card_format(0, text);
    CU_ASSERT_STRING_EQUAL(text, "2c");
    card_format(CARD_NONE, text);
    CU_ASSERT_STRING_EQUAL(text, "??");
}

static void test_card_parse_refuses(void)
{
    static const char *const texts[] = {"", "A", "Ahh", "1h", "hA", "AH", "ah", "??", "10h", "A "};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        CU_ASSERT_EQUAL(card_parse(texts[i]), CARD_NONE);
}

void card_suite(void)
{
    CU_pSuite suite = CU_add_suite("card", NULL, NULL);
    CU_ADD_TEST(suite, test_card_text);
    CU_ADD_TEST(suite, test_card_parse_refuses);
}
