#include "edge/login.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static void test_tokens(void)
{
    char token[TOKEN_BYTES + 1], other[TOKEN_BYTES + 1];
    struct login drawn, read, second;

    login_draw(token, &drawn);
    login_draw(other, &second);
    CU_ASSERT_EQUAL(strlen(token), TOKEN_BYTES);
    CU_ASSERT_STRING_NOT_EQUAL(token, other);
    CU_ASSERT_TRUE(login_of_token(token, &read));
    CU_ASSERT_EQUAL(memcmp(read.hash, drawn.hash, sizeof read.hash), 0);
    CU_ASSERT_EQUAL(read.key, drawn.key);
    CU_ASSERT_NOT_EQUAL(read.key, second.key);
    CU_ASSERT_NOT_EQUAL(memcmp(read.hash, token, sizeof read.hash), 0);
    CU_ASSERT_EQUAL(read.player, 0);
    /* 43 characters hold two bits more than 32 bytes: only one spelling of a token counts. */
    memset(token, 'A', TOKEN_BYTES);
    CU_ASSERT_TRUE(login_of_token(token, &read));
    token[TOKEN_BYTES - 1] = 'B';
    CU_ASSERT_FALSE(login_of_token(token, &read));
    token[4] = '=';
    CU_ASSERT_FALSE(login_of_token(token, &read));
}

static void test_cookies(void)
{
    char header[COOKIE_BYTES];

    login_cookie("brelan", false, "abc", header);
    CU_ASSERT_STRING_EQUAL(
        header, "Set-Cookie: brelan=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=7776000");
    login_cookie("__Host-brelan", true, NULL, header);
    CU_ASSERT_STRING_EQUAL(
        header, "Set-Cookie: __Host-brelan=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure");
}

static void test_cache(void)
{
    struct login_cache *cache = login_cache_create(2);
    char token[TOKEN_BYTES + 1];
    struct login logins[3], asked;

    for (int i = 0; i < 3; i++) {
        login_draw(token, &logins[i]);
        logins[i].player = i + 1;
        logins[i].kind = PLAYER_MEMBER;
    }
    asked = (struct login){.key = logins[0].key};
    memcpy(asked.hash, logins[0].hash, sizeof asked.hash);
    CU_ASSERT_FALSE(login_cache_find(cache, &asked, 0));
    login_cache_keep(cache, &logins[0], 0);
    CU_ASSERT_TRUE(login_cache_find(cache, &asked, 1));
    CU_ASSERT_EQUAL(asked.player, 1);
    CU_ASSERT_FALSE(login_cache_find(cache, &asked, 60 * 1000 * 1000)); /* too old */
    asked.hash[0] ^= 1;
    CU_ASSERT_FALSE(login_cache_find(cache, &asked, 1)); /* the key alone is not enough */
    asked.hash[0] ^= 1;
    login_cache_keep(cache, &logins[1], 0);
    login_cache_keep(cache, &logins[2], 0); /* full: the oldest goes */
    CU_ASSERT_FALSE(login_cache_find(cache, &asked, 1));
    CU_ASSERT_TRUE(login_cache_find(cache, &logins[1], 1));
    login_cache_forget(cache, &logins[1]);
    CU_ASSERT_FALSE(login_cache_find(cache, &logins[1], 1));
    login_cache_destroy(cache);
}

static const struct origin_case {
    const char *fetch_site;
    const char *origin;
    const char *host;
    bool is_own;
} origin_cases[] = {
    {"same-origin", "", "", true},
    {"same-origin", "https://poker.example.org", "poker.example.org", true},
    {"cross-site", "https://poker.example.org", "poker.example.org", false},
    {"same-site", "https://poker.example.org", "poker.example.org", false},
    {"none", "", "", false},
    {"", "https://poker.example.org", "other.example.org", true},
    {"", "HTTPS://Poker.Example.org", "", true},
    {"", "http://localhost:8080", "localhost:8080", true},
    {"", "https://evil.example", "poker.example.org", false},
    {"", "https://poker.example.org.evil.example", "poker.example.org", false},
    {"", "https://evil.example/://poker.example.org", "poker.example.org", false},
    {"", "null", "poker.example.org", false},
    {"", "poker.example.org", "poker.example.org", false},
    {"", "https://", "", false},
    {"", "", "poker.example.org", true},
};

static void test_origins(void)
{
    for (size_t i = 0; i < ARRAY_LEN(origin_cases); i++) {
        const struct request request = {.fetch_site = origin_cases[i].fetch_site,
                                        .origin = origin_cases[i].origin,
                                        .host = origin_cases[i].host};
        CU_ASSERT_EQUAL(login_is_own_origin(&request, "https://poker.example.org"),
                        origin_cases[i].is_own);
    }
}

static void test_content_types(void)
{
    static const char *const good[] = {"application/json", "Application/JSON",
                                       "application/json; charset=utf-8",
                                       "application/json;charset=UTF-8"};
    static const char *const bad[] = {"",
                                      "text/plain",
                                      "application/jsonx",
                                      "application/json; charset=latin1",
                                      "application/json, text/plain",
                                      "text/plain; application/json",
                                      "application/x-www-form-urlencoded",
                                      "application/json;",
                                      "application/json x"};

    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        CU_ASSERT_TRUE(login_is_json(good[i]));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        CU_ASSERT_FALSE(login_is_json(bad[i]));
}

void edge_login_suite(void)
{
    CU_pSuite suite = CU_add_suite("edge_login", NULL, NULL);
    CU_ADD_TEST(suite, test_tokens);
    CU_ADD_TEST(suite, test_cookies);
    CU_ADD_TEST(suite, test_cache);
    CU_ADD_TEST(suite, test_origins);
    CU_ADD_TEST(suite, test_content_types);
}
