#include "edge/request.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#define TOKEN "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"

static void test_parameters(void)
{
    char *const parameters[] = {
        "FCGI_ROLE=RESPONDER",
        "REQUEST_METHOD=POST",
        "REQUEST_URI=/api/tables/12/act?x=1?2",
        "CONTENT_TYPE=application/json",
        "CONTENT_LENGTH=2",
        "HTTP_ORIGIN=https://a.example",
        "HTTP_HOST=a.example",
        "HTTP_COOKIE=theme=dark; brelan=" TOKEN "; x",
        "REMOTE_ADDR=192.0.2.7",
        "REQUEST_ID=000102030405060708090a0b0c0d0eff",
        "NOTHING",
        NULL,
    };
    struct request *request = request_create(parameters, "brelan", "{}", 2);
    char id[33];

    CU_ASSERT_EQUAL(request->fault, REQUEST_GOOD);
    CU_ASSERT_EQUAL(request->method, METHOD_POST);
    CU_ASSERT_STRING_EQUAL(request->path, "/api/tables/12/act");
    CU_ASSERT_STRING_EQUAL(request->query, "x=1?2");
    CU_ASSERT_STRING_EQUAL(request->origin, "https://a.example");
    CU_ASSERT_STRING_EQUAL(request->fetch_site, "");
    CU_ASSERT_STRING_EQUAL(request->address, "192.0.2.7");
    CU_ASSERT_STRING_EQUAL(request->token, TOKEN);
    CU_ASSERT_STRING_EQUAL(request->body, "{}");
    request_id_format(request->id, id);
    CU_ASSERT_STRING_EQUAL(id, "000102030405060708090a0b0c0d0eff");
    request_wipe(request);
    CU_ASSERT_EQUAL(request->body[0], 0);
    CU_ASSERT_EQUAL(request->token[0], 0);
    free(request);
}

static enum request_fault fault_of(char *const parameters[], size_t body_length)
{
    static char body[REQUEST_BODY_MAX + 2];
    struct request *request = request_create(parameters, "brelan", body, body_length);
    enum request_fault fault = request->fault;

    CU_ASSERT_PTR_NOT_NULL(request->path);
    CU_ASSERT_PTR_NOT_NULL(request->query);
    free(request);
    return fault;
}

static void test_faults(void)
{
    static char *const twice[] = {"REQUEST_METHOD=GET", "REQUEST_URI=/", "HTTP_COOKIE=a",
                                  "HTTP_COOKIE=a", NULL};
    static char *const twice_unknown[] = {"REQUEST_METHOD=GET", "REQUEST_URI=/", "HTTP_X=a",
                                          "HTTP_X=b", NULL};
    static char *const similar[] = {"REQUEST_METHOD=GET", "REQUEST_URI=/", "HTTP_X=a", "HTTP_XY=b",
                                    NULL};
    static char *const no_method[] = {"REQUEST_URI=/", NULL};
    static char *const no_path[] = {"REQUEST_METHOD=GET", NULL};
    static char *const short_body[] = {"REQUEST_METHOD=POST", "REQUEST_URI=/", "CONTENT_LENGTH=5",
                                       NULL};
    static char *const odd_length[] = {"REQUEST_METHOD=POST", "REQUEST_URI=/", "CONTENT_LENGTH=-1",
                                       NULL};
    static char *const large[] = {"REQUEST_METHOD=POST", "REQUEST_URI=/", NULL};
    static char *const nothing[] = {NULL};
    char names[200][8];
    char *many[202] = {"REQUEST_METHOD=GET", "REQUEST_URI=/"};

    CU_ASSERT_EQUAL(fault_of(twice, 0), REQUEST_DUPLICATE);
    CU_ASSERT_EQUAL(fault_of(twice_unknown, 0), REQUEST_DUPLICATE);
    CU_ASSERT_EQUAL(fault_of(similar, 0), REQUEST_GOOD);
    CU_ASSERT_EQUAL(fault_of(no_method, 0), REQUEST_INCOMPLETE);
    CU_ASSERT_EQUAL(fault_of(no_path, 0), REQUEST_INCOMPLETE);
    CU_ASSERT_EQUAL(fault_of(short_body, 4), REQUEST_INCOMPLETE);
    CU_ASSERT_EQUAL(fault_of(short_body, 5), REQUEST_GOOD);
    CU_ASSERT_EQUAL(fault_of(odd_length, 0), REQUEST_INCOMPLETE);
    CU_ASSERT_EQUAL(fault_of(large, REQUEST_BODY_MAX + 1), REQUEST_TOO_LARGE);
    CU_ASSERT_EQUAL(fault_of(nothing, 0), REQUEST_INCOMPLETE);
    for (int i = 2; i < 201; i++) {
        memcpy(names[i - 2], "A000=b", 7);
        names[i - 2][2] = (char)('0' + i / 14);
        names[i - 2][3] = (char)('0' + i % 14);
        many[i] = names[i - 2];
    }
    CU_ASSERT_EQUAL(fault_of(many, 0), REQUEST_TOO_LARGE);
}

static const struct cookie_case {
    const char *cookies;
    const char *token;
} cookie_cases[] = {
    {"HTTP_COOKIE=brelan=" TOKEN, TOKEN},
    {"HTTP_COOKIE=a=b;brelan=" TOKEN " ; c=d", TOKEN},
    {"HTTP_COOKIE=xbrelan=" TOKEN, ""},
    {"HTTP_COOKIE=brelanx=" TOKEN, ""},
    {"HTTP_COOKIE=brelan=" TOKEN "; brelan=" TOKEN, ""},
    {"HTTP_COOKIE=brelan=short; brelan=" TOKEN, ""},
    {"HTTP_COOKIE=brelan=" TOKEN "x", ""},
    {"HTTP_COOKIE=brelan=abcdefghijklmnopqrstuvwxyz+BCDEFGHIJKLMNOPQ", ""},
    {"HTTP_COOKIE=brelan=", ""},
    {"HTTP_COOKIE=brelan", ""},
    {"HTTP_COOKIE=;;; =;", ""},
    {"HTTP_COOKIE=", ""},
};

static void test_cookies(void)
{
    for (size_t i = 0; i < ARRAY_LEN(cookie_cases); i++) {
        char cookies[256];
        memcpy(cookies, cookie_cases[i].cookies, strlen(cookie_cases[i].cookies) + 1);
        char *const parameters[] = {"REQUEST_METHOD=GET", "REQUEST_URI=/", cookies, NULL};
        struct request *request = request_create(parameters, "brelan", "", 0);
        CU_ASSERT_STRING_EQUAL(request->token, cookie_cases[i].token);
        free(request);
    }
}

static const struct poll_case {
    const char *query;
    const char *fault; /* NULL: good */
} poll_cases[] = {
    {"", NULL},
    {"cursor=0", NULL},
    {"cursor=9007199254740991&wait=60&topics=lobby,1,2", NULL},
    {"topics=lobby%2C1%2c2", NULL},
    {"topics=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,"
     "lobby",
     NULL},
    {"topics=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,"
     "32,33",
     "topics"},
    {"cursor=9007199254740992", "cursor"},
    {"cursor=-1", "cursor"},
    {"cursor=+1", "cursor"},
    {"cursor=1e3", "cursor"},
    {"cursor=01", "cursor"},
    {"cursor=", "cursor"},
    {"cursor", "cursor"},
    {"cursor=1&cursor=2", "query"},
    {"cursor=18446744073709551616", "cursor"},
    {"cursor=NaN", "cursor"},
    {"cursor=1%00", "cursor"},
    {"cursor=%", "cursor"},
    {"cursor=%4", "cursor"},
    {"cursor=%zz", "cursor"},
    {"wait=61", "wait"},
    {"wait=1.5", "wait"},
    {"topics=", "topics"},
    {"topics=lobby,", "topics"},
    {"topics=,lobby", "topics"},
    {"topics=lobby,lobby", "topics"},
    {"topics=1,1", "topics"},
    {"topics=0", "topics"},
    {"topics=Lobby", "topics"},
    {"topics=lobbyx", "topics"},
    {"topics=me", "topics"},
    {"other=1", "query"},
    {"&", "query"},
    {"=", "query"},
};

static void test_poll_queries(void)
{
    struct poll_query poll;

    for (size_t i = 0; i < ARRAY_LEN(poll_cases); i++) {
        const char *fault = poll_query_read(poll_cases[i].query, &poll);
        if (poll_cases[i].fault == NULL)
            CU_ASSERT_PTR_NULL(fault)
        else
            CU_ASSERT_STRING_EQUAL_FATAL(fault == NULL ? "" : fault, poll_cases[i].fault);
    }
    CU_ASSERT_PTR_NULL(poll_query_read("topics=lobby%2C12&cursor=34&wait=0", &poll));
    CU_ASSERT_EQUAL(poll.topic_count, 2);
    CU_ASSERT_EQUAL(poll.topic[0], 0);
    CU_ASSERT_EQUAL(poll.topic[1], 12);
    CU_ASSERT_EQUAL(poll.cursor, 34);
    CU_ASSERT_EQUAL(poll.wait_s, 0);
    CU_ASSERT_PTR_NULL(poll_query_read("", &poll));
    CU_ASSERT_EQUAL(poll.cursor, -1);
    CU_ASSERT_EQUAL(poll.wait_s, 25);
}

static void test_hands_queries(void)
{
    struct hands_query hands;

    CU_ASSERT_PTR_NULL(hands_query_read("before=51539607555&table=12&limit=100", &hands));
    CU_ASSERT_EQUAL(hands.before, 51539607555);
    CU_ASSERT_EQUAL(hands.table, 12);
    CU_ASSERT_EQUAL(hands.limit, 100);
    CU_ASSERT_STRING_EQUAL(hands_query_read("limit=101", &hands), "limit");
    CU_ASSERT_STRING_EQUAL(hands_query_read("limit=0", &hands), "limit");
    CU_ASSERT_STRING_EQUAL(hands_query_read("before=x", &hands), "before");
    CU_ASSERT_STRING_EQUAL(hands_query_read("table=%31x", &hands), "table");
    CU_ASSERT_STRING_EQUAL(hands_query_read("player=1", &hands), "query");
}

void request_suite(void)
{
    CU_pSuite suite = CU_add_suite("request", NULL, NULL);
    CU_ADD_TEST(suite, test_parameters);
    CU_ADD_TEST(suite, test_faults);
    CU_ADD_TEST(suite, test_cookies);
    CU_ADD_TEST(suite, test_poll_queries);
    CU_ADD_TEST(suite, test_hands_queries);
}
