#include "base/units.h"
#include "suites.h"
#include "tools/http_answer.h"

#include <CUnit/Basic.h>
#include <string.h>

static const struct answer_case {
    const char *what;
    const char *bytes;
    long used; /* -1: no answer; 0: not whole; else the status and the body are verified */
    int status;
    const char *body;
} answer_cases[] = {
    {"a body with a length", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{\"a\"", 42, 200,
     "{\"a\""},
    {"an empty body", "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n", 38, 503, ""},
    {"no body at all", "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n", 38, 204, ""},
    {"chunks",
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 67,
     200, "abcde"},
    {"chunks that are not all there",
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nd", 0, 0, ""},
    {"half a head", "HTTP/1.1 200 OK\r\nContent-", 0, 0, ""},
    {"half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234", 0, 0, ""},
    {"something else", "SSH-2.0-OpenSSH_9.2 hello there\r\n\r\n", -1, 0, ""},
    {"no length", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", -1, 0, ""},
    {"a huge length", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", -1, 0, ""},
    {"a chunk without size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", -1, 0,
     ""},
    {"a lone carriage return", "HTTP/1.1 200 OK\r\nContent-Le\rngth: 1\r\n\r\n", -1, 0, ""},
};

static void test_read(void)
{
    for (size_t i = 0; i < ARRAY_LEN(answer_cases); i++) {
        const struct answer_case *c = &answer_cases[i];
        char bytes[256];
        struct http_answer answer;

        memcpy(bytes, c->bytes, strlen(c->bytes) + 1);
        long used = http_answer_read(&answer, bytes, strlen(bytes));
        if (used != c->used)
            CU_FAIL(c->what);
        CU_ASSERT_EQUAL(used, c->used);
        if (used <= 0)
            continue;
        CU_ASSERT_EQUAL(answer.status, c->status);
        CU_ASSERT_EQUAL_FATAL(answer.length, strlen(c->body));
        CU_ASSERT_EQUAL(memcmp(answer.body, c->body, answer.length), 0);
    }
}

/* Every beginning of an answer is not whole yet, and is not touched. */
static void test_read_in_pieces(void)
{
    const char *whole =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    char bytes[128];
    struct http_answer answer;

    memcpy(bytes, whole, strlen(whole) + 1);
    for (size_t length = 0; length < strlen(whole); length++)
        CU_ASSERT_EQUAL(http_answer_read(&answer, bytes, length), 0);
    CU_ASSERT_STRING_EQUAL(bytes, whole);
    CU_ASSERT_EQUAL(http_answer_read(&answer, bytes, strlen(whole)), (long)strlen(whole));
}

static void test_headers(void)
{
    char bytes[] = "HTTP/1.1 429 Slow down\r\nset-cookie: brelan=abc; Path=/; HttpOnly\r\n"
                   "RETRY-AFTER: 7\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    struct http_answer answer;

    CU_ASSERT(http_answer_read(&answer, bytes, strlen(bytes)) > 0);
    CU_ASSERT_EQUAL(answer.status, 429);
    CU_ASSERT_EQUAL(answer.retry_after_s, 7);
    CU_ASSERT_FALSE(answer.keeps_open);
    CU_ASSERT_STRING_EQUAL(answer.cookie, "brelan=abc");
}

void http_answer_suite(void)
{
    CU_pSuite suite = CU_add_suite("http_answer", NULL, NULL);
    CU_ADD_TEST(suite, test_read);
    CU_ADD_TEST(suite, test_read_in_pieces);
    CU_ADD_TEST(suite, test_headers);
}
