#include "store/players.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

/* A result of text columns as a statement gives it; a NULL value is SQL's NULL. */
static PGresult *make_result(const char *const columns[], int column_count,
                             const char *const values[], int rows)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc attributes[4] = {0};
    char names[4][32];

    for (int c = 0; c < column_count; c++) {
        (void)snprintf(names[c], sizeof names[c], "%s", columns[c]); /* short names */
        attributes[c] = (PGresAttDesc){.name = names[c], .typid = 25, .typlen = -1};
    }
    CU_ASSERT_FATAL(PQsetResultAttrs(result, column_count, attributes) != 0);
    for (int i = 0; i < rows * column_count; i++) {
        const char *value = values[i];
        char bytes[256] = "";
        int length = value == NULL ? -1 : snprintf(bytes, sizeof bytes, "%s", value);
        CU_ASSERT_FATAL(PQsetvalue(result, i / column_count, i % column_count, bytes, length) != 0);
    }
    return result;
}

static const char *const player_columns[] = {"player_id", "name", "kind"};

static void test_player_read(void)
{
    static const struct {
        const char *values[3];
        int status;
        struct player expected;
    } cases[] = {
        {{"7", "Zo\u00e9", "guest"}, 0, {7, PLAYER_GUEST, "Zo\u00e9"}},
        {{"9007199254740991", "O'Neil", "member"}, 0, {9007199254740991, PLAYER_MEMBER, "O'Neil"}},
        {{"3", "R", "bot"}, 0, {3, PLAYER_BOT, "R"}},
        {{"3", "R", "owner"}, -1, {0}},
        {{"x", "R", "bot"}, -1, {0}},
        {{NULL, "R", "bot"}, -1, {0}},
        {{"3", "a name of sixty-four bytes, which is one more than fits with its ", "bot"},
         -1,
         {0}},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        PGresult *result = make_result(player_columns, 3, cases[i].values, 1);
        struct player player;
        struct error error = {0};

        CU_ASSERT_EQUAL(player_read(&player, result, &error), cases[i].status);
        CU_ASSERT_EQUAL(player.id, cases[i].expected.id);
        CU_ASSERT_EQUAL(player.kind, cases[i].expected.kind);
        CU_ASSERT_STRING_EQUAL(player.name, cases[i].expected.name);
        PQclear(result);
    }
}

static void test_nobody(void)
{
    PGresult *result = make_result(player_columns, 3, NULL, 0);
    struct player player = {.id = 1};
    struct password password = {.player = 1};
    struct error error;

    CU_ASSERT_EQUAL(player_read(&player, result, &error), 0);
    CU_ASSERT_EQUAL(player.id, 0);
    CU_ASSERT_EQUAL(password_read(&password, result, &error), 0);
    CU_ASSERT_EQUAL(password.player, 0);
    CU_ASSERT_PTR_NULL(answer_read(result));
    PQclear(result);
}

static void test_password_read(void)
{
    static const char *const columns[] = {"player_id", "password_hash"};
    const char *values[] = {"12", "$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA"};
    char long_hash[PASSWORD_HASH_BYTES + 1];
    struct password password;
    struct error error;

    PGresult *result = make_result(columns, 2, values, 1);
    CU_ASSERT_EQUAL(password_read(&password, result, &error), 0);
    CU_ASSERT_EQUAL(password.player, 12);
    CU_ASSERT_STRING_EQUAL(password.hash, values[1]);
    PQclear(result);

    memset(long_hash, 'a', PASSWORD_HASH_BYTES);
    long_hash[PASSWORD_HASH_BYTES] = '\0';
    values[1] = long_hash;
    result = make_result(columns, 2, values, 1);
    CU_ASSERT_EQUAL(password_read(&password, result, &error), -1);
    CU_ASSERT_EQUAL(password.player, 0);
    PQclear(result);
}

static void test_answer_read(void)
{
    static const char *const columns[] = {"hand"};
    const char *values[] = {"{\"id\":1}"};

    PGresult *result = make_result(columns, 1, values, 1);
    CU_ASSERT_STRING_EQUAL(answer_read(result), values[0]);
    PQclear(result);

    values[0] = NULL;
    result = make_result(columns, 1, values, 1);
    CU_ASSERT_PTR_NULL(answer_read(result));
    PQclear(result);
}

void players_suite(void)
{
    CU_pSuite suite = CU_add_suite("players", NULL, NULL);
    CU_ADD_TEST(suite, test_player_read);
    CU_ADD_TEST(suite, test_nobody);
    CU_ADD_TEST(suite, test_password_read);
    CU_ADD_TEST(suite, test_answer_read);
}
