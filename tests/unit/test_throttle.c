#include "edge/throttle.h"
#include "suites.h"

#include <CUnit/Basic.h>

enum { SECOND_US = 1000 * 1000 };

static const struct throttle_rates rates = {.commands_per_second = 20, .chat_per_second = 1};

static void test_burst_and_refill(void)
{
    struct throttle *throttle = throttle_create(100, &rates);
    int64_t now = 1000 * (int64_t)SECOND_US;

    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now), 0);
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now) > 30);
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 8, now), 0); /* another account */
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_CHAT, 7, now), 0);    /* another limit */
    now += 30 * (int64_t)SECOND_US;
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now) > 0);
    now += 31 * (int64_t)SECOND_US;
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now), 0);
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now) > 0);
    throttle_give_back(throttle, THROTTLE_ACCOUNT, 7);
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now), 0);
    now += 100000 * (int64_t)SECOND_US; /* never more than the burst */
    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now), 0);
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_ACCOUNT, 7, now) > 0);
    throttle_destroy(throttle);
}

static void test_chosen_rates(void)
{
    struct throttle *throttle = throttle_create(10, &rates);
    int64_t now = 1000 * (int64_t)SECOND_US;

    for (int i = 0; i < 60; i++)
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_COMMAND, 7, now), 0);
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_COMMAND, 7, now) > 0);
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_COMMAND, 7, now + SECOND_US / 20), 0);
    for (int i = 0; i < 8; i++)
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_CHAT, 7, now), 0);
    CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_CHAT, 7, now + SECOND_US - 1) > 0);
    CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_CHAT, 7, now + SECOND_US), 0);
    throttle_destroy(throttle);
}

static void test_bounded(void)
{
    struct throttle *throttle = throttle_create(10, &rates);

    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, 1, SECOND_US), 0);
    for (uint64_t subject = 2; subject < 100; subject++) {
        CU_ASSERT_EQUAL(throttle_take(throttle, THROTTLE_ACCOUNT, subject, SECOND_US), 0);
        /* Touched all the time, so never forgotten. */
        CU_ASSERT_TRUE(throttle_take(throttle, THROTTLE_ACCOUNT, 1, SECOND_US) > 0);
    }
    throttle_destroy(throttle);
}

static void test_addresses(void)
{
    CU_ASSERT_EQUAL(throttle_address("127.0.0.1"), 0);
    CU_ASSERT_EQUAL(throttle_address("::1"), 0);
    CU_ASSERT_EQUAL(throttle_address("unix:"), 0);
    CU_ASSERT_NOT_EQUAL(throttle_address("192.0.2.1"), 0);
    CU_ASSERT_NOT_EQUAL(throttle_address("192.0.2.1"), throttle_address("192.0.2.2"));
    CU_ASSERT_EQUAL(throttle_address("2001:db8:0:1::1"), throttle_address("2001:db8:0:1:ffff::2"));
    CU_ASSERT_NOT_EQUAL(throttle_address("2001:db8:0:1::1"), throttle_address("2001:db8:0:2::1"));
    CU_ASSERT_NOT_EQUAL(throttle_address(""), 0); /* no address is no licence */
}

void throttle_suite(void)
{
    CU_pSuite suite = CU_add_suite("throttle", NULL, NULL);
    CU_ADD_TEST(suite, test_burst_and_refill);
    CU_ADD_TEST(suite, test_chosen_rates);
    CU_ADD_TEST(suite, test_bounded);
    CU_ADD_TEST(suite, test_addresses);
}
