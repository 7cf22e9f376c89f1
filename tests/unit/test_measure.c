#include "suites.h"
#include "tools/measure.h"

#include <CUnit/Basic.h>

static void test_percentiles(void)
{
    static struct measure measure;

    CU_ASSERT_EQUAL(measure_at(&measure, 0.5), 0);
    for (int us = 1; us <= 100000; us++)
        measure_add(&measure, us);
    CU_ASSERT(measure_at(&measure, 0.5) >= 50000 && measure_at(&measure, 0.5) <= 51000);
    CU_ASSERT(measure_at(&measure, 0.99) >= 99000 && measure_at(&measure, 0.99) <= 100000);
    CU_ASSERT_EQUAL(measure_at(&measure, 1), 100000);
    CU_ASSERT_EQUAL(measure.most_us, 100000);
}

static void test_extremes(void)
{
    static struct measure measure;

    measure_add(&measure, -5);
    measure_add(&measure, INT64_MAX);
    CU_ASSERT_EQUAL(measure.count, 2);
    CU_ASSERT_EQUAL(measure_at(&measure, 0.5), 0);
    CU_ASSERT_EQUAL(measure.most_us, INT64_MAX);
    CU_ASSERT(measure_at(&measure, 1) > 0);
}

void measure_suite(void)
{
    CU_pSuite suite = CU_add_suite("measure", NULL, NULL);
    CU_ADD_TEST(suite, test_percentiles);
    CU_ADD_TEST(suite, test_extremes);
}
