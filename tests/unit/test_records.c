#include "edge/records.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* A whole request: begin, params "a=b" and their end, three bytes of stdin and their end. */
static const uint8_t whole[] = {
    1, 1, 0, 7, 0, 8, 0, 0, 0,   1,   1,   0,   0, 0, 0, 0,         /* begin, keep the connection */
    1, 4, 0, 7, 0, 4, 4, 0, 1,   1,   'a', 'b', 0, 0, 0, 0,         /* params, padded */
    1, 4, 0, 7, 0, 0, 0, 0,                                         /* their end */
    1, 5, 0, 7, 0, 3, 0, 0, 'x', 'y', 'z', 1,   5, 0, 7, 0, 0, 0, 0 /* stdin and its end */
};

static void test_cut_at_every_byte(void)
{
    struct records_request request = {0};

    for (size_t length = 0; length < sizeof whole; length++)
        CU_ASSERT_EQUAL(records_scan(whole, length, &request), RECORDS_PARTIAL);
    CU_ASSERT_EQUAL(records_scan(whole, sizeof whole, &request), RECORDS_WHOLE);
    CU_ASSERT_EQUAL(request.id, 7);
    CU_ASSERT_TRUE(request.keep_connection);
}

static void test_bytes_after_the_request(void)
{
    uint8_t more[sizeof whole + 1];
    struct records_request request;

    memcpy(more, whole, sizeof whole);
    more[sizeof whole] = 1;
    CU_ASSERT_EQUAL(records_scan(more, sizeof more, &request), RECORDS_BROKEN);
}

static const struct broken_case {
    const char *what;
    size_t at;
    uint8_t byte;
} broken_cases[] = {
    {"another version", 0, 2},
    {"no begin", 1, 4},
    {"id 0", 3, 0},
    {"a begin of 9 bytes", 5, 9},
    {"an authorizer", 9, 2},
    {"params of another id", 19, 8},
    {"stdin before the params", 17, 5},
    {"an abort among the params", 17, 2},
    {"a second begin", 17, 1},
    {"another version later", 32, 0},
    {"params after their end", 41, 4},
};

static void test_broken(void)
{
    for (size_t i = 0; i < sizeof broken_cases / sizeof broken_cases[0]; i++) {
        uint8_t bytes[sizeof whole];
        struct records_request request;
        memcpy(bytes, whole, sizeof whole);
        bytes[broken_cases[i].at] = broken_cases[i].byte;
        CU_ASSERT_EQUAL(records_scan(bytes, sizeof bytes, &request), RECORDS_BROKEN);
    }
}

static void test_frames_have_the_promised_size(void)
{
    static char answer[200000];
    static uint8_t frames[sizeof answer + 1000];
    static const size_t lengths[] = {0, 1, 7, 8, 9, 65527, 65528, 65529, 131056, 199999};

    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        size_t size = records_frame(7, answer, lengths[i], frames);
        size_t content = 0;
        CU_ASSERT_EQUAL(size, records_framed_size(lengths[i]));
        for (size_t at = 0; at < size;) { /* as a reader sees them */
            size_t part = (size_t)(frames[at + 4] << 8 | frames[at + 5]);
            CU_ASSERT_EQUAL(frames[at + 3], 7);
            if (frames[at + 1] == 6)
                content += part;
            at += 8 + part + frames[at + 6];
            CU_ASSERT_TRUE(at <= size);
        }
        CU_ASSERT_EQUAL(content, lengths[i]);
    }
}

void records_suite(void)
{
    CU_pSuite suite = CU_add_suite("records", NULL, NULL);
    CU_ADD_TEST(suite, test_cut_at_every_byte);
    CU_ADD_TEST(suite, test_bytes_after_the_request);
    CU_ADD_TEST(suite, test_broken);
    CU_ADD_TEST(suite, test_frames_have_the_promised_size);
}
