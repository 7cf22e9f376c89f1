/* store/db.c against a real PostgreSQL: DATABASE_URL names it. test_db.py runs this. */
#include "base/units.h"
#include "os/log.h"
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

#define EXPECT(condition)                                                   \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            failures++;                                                     \
        }                                                                   \
    } while (0)

static const struct statement add = {"add", "SELECT $1::int + 1", 1};
static const struct statement insert = {"insert", "INSERT INTO numbers VALUES ($1::int)", 1};
static const struct statement count = {"count", "SELECT count(*) FROM numbers", 0};
static const struct statement truncate_all = {"truncate", "TRUNCATE numbers", 0};
static const struct statement create = {
    "create",
    "CREATE TABLE IF NOT EXISTS numbers (n int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)", 0};
static const struct statement wrong = {"wrong", "SELECT 1 FROM nowhere", 0};
static const struct statement notice = {"notice", "DO $$ BEGIN RAISE NOTICE 'a notice'; END $$", 0};
static const struct statement echo = {"echo", "SELECT $1::text || $2::text", 2};
static const struct statement kill_self = {"kill", "SELECT pg_terminate_backend(pg_backend_pid())",
                                           0};

/* What a callback heard, in the order of the answers. */
struct heard {
    int count;
    bool is_good[4096];
    char text[64];
    char sqlstate[6];
    int lost;
};

static void hear(void *context, const PGresult *result, const char *sqlstate,
                 const struct error *error)
{
    struct heard *heard = context;

    EXPECT((result == NULL) == (error != NULL));
    heard->is_good[heard->count++] = result != NULL;
    if (result != NULL && PQntuples(result) > 0)
        snprintf(heard->text, sizeof heard->text, "%s", PQgetvalue(result, 0, 0));
    if (result == NULL)
        snprintf(heard->sqlstate, sizeof heard->sqlstate, "%s", sqlstate);
}

static void hear_loss(void *context, const struct error *error)
{
    struct heard *heard = context;

    EXPECT(error->text[0] != '\0');
    heard->lost++;
}

static void settle(uv_loop_t *loop, struct db *db, const struct heard *heard)
{
    while (db_pending(db) > 0 && heard->lost == 0)
        uv_run(loop, UV_RUN_ONCE);
}

static void test_order_and_early_statements(uv_loop_t *loop, const char *url)
{
    struct heard heard = {0};
    struct db *db = db_create(loop, url, hear_loss, &heard);

    EXPECT(!db_is_connected(db));
    db_send(db, &create, NULL, NULL, NULL); /* before it is connected */
    db_send(db, &truncate_all, NULL, NULL, NULL);
    db_send(db, &notice, NULL, hear, &heard);
    db_sync(db, hear, &heard);
    for (int i = 0; i < 1000; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        db_send(db, &add, (const char *[]){number}, hear, &heard);
        if (i % 100 == 99)
            db_sync(db, hear, &heard);
    }
    EXPECT(db_pending(db) == 1014);
    settle(loop, db, &heard);
    EXPECT(db_is_connected(db));
    EXPECT(heard.count == 1012);
    for (int i = 0; i < heard.count; i++)
        EXPECT(heard.is_good[i]);
    EXPECT(strcmp(heard.text, "1000") == 0);
    EXPECT(heard.lost == 0);
    db_destroy(db);
}

static void test_a_failure_undoes_its_transaction(uv_loop_t *loop, const char *url)
{
    struct heard heard = {0};
    struct db *db = db_create(loop, url, hear_loss, &heard);

    db_send(db, &insert, (const char *[]){"1"}, hear, &heard); /* good, undone */
    db_send(db, &wrong, NULL, hear, &heard);                   /* 42P01 */
    db_send(db, &insert, (const char *[]){"2"}, hear, &heard); /* never tried */
    db_sync(db, hear, &heard);
    db_send(db, &insert, (const char *[]){"3"}, hear, &heard);
    db_sync(db, hear, &heard);
    db_send(db, &count, NULL, hear, &heard);
    db_sync(db, hear, &heard);
    settle(loop, db, &heard);
    static const bool expected[] = {true, false, false, false, true, true, true, true};
    EXPECT(heard.count == 8);
    for (int i = 0; i < 8; i++)
        EXPECT(heard.is_good[i] == expected[i]);
    EXPECT(strcmp(heard.text, "1") == 0);
    EXPECT(strcmp(heard.sqlstate, "42P01") == 0);

    heard.count = 0;
    db_send(db, &insert, (const char *[]){"3"}, hear, &heard); /* fails at the commit only */
    db_sync(db, hear, &heard);
    db_send(db, &add, (const char *[]){"1"}, hear, &heard);
    db_sync(db, hear, &heard);
    db_send(db, &wrong, NULL, hear, &heard); /* prepared anew, fails anew */
    db_sync(db, hear, &heard);
    settle(loop, db, &heard);
    EXPECT(heard.count == 6);
    EXPECT(heard.is_good[0] && !heard.is_good[1] && heard.is_good[2] && heard.is_good[3]);
    EXPECT(!heard.is_good[4] && !heard.is_good[5]);
    EXPECT(strcmp(heard.sqlstate, "42P01") == 0);
    EXPECT(heard.lost == 0);
    db_destroy(db);
}

/* Both directions full at once would block a client that only writes. */
static void test_large_both_ways(uv_loop_t *loop, const char *url)
{
    struct heard heard = {0};
    struct db *db = db_create(loop, url, hear_loss, &heard);
    size_t size = 1024 * 1024;
    char *large = malloc(size + 1);

    memset(large, 'x', size);
    large[size] = '\0';
    for (int i = 0; i < 40; i++) {
        db_send(db, &echo, (const char *[]){large, large}, hear, &heard);
        db_sync(db, hear, &heard);
    }
    settle(loop, db, &heard);
    EXPECT(heard.count == 80);
    db_send(db, &echo, (const char *[]){"a", NULL}, hear, &heard);
    db_sync(db, hear, &heard);
    settle(loop, db, &heard);
    EXPECT(heard.text[0] == '\0'); /* NULL */
    free(large);
    db_destroy(db);
}

static void test_a_lost_connection_is_told_to_everyone(uv_loop_t *loop, const char *url)
{
    struct heard heard = {0};
    struct db *db = db_create(loop, url, hear_loss, &heard);

    db_send(db, &add, (const char *[]){"1"}, hear, &heard);
    db_sync(db, hear, &heard);
    db_send(db, &kill_self, NULL, hear, &heard);
    db_sync(db, hear, &heard);
    db_send(db, &add, (const char *[]){"1"}, hear, &heard);
    db_sync(db, hear, &heard);
    while (heard.lost == 0)
        uv_run(loop, UV_RUN_ONCE);
    EXPECT(heard.count == 6);
    EXPECT(heard.is_good[0] && heard.is_good[1]);
    EXPECT(!heard.is_good[3] && !heard.is_good[4] && !heard.is_good[5]);
    EXPECT(strcmp(heard.sqlstate, "") == 0);
    EXPECT(db_pending(db) == 0);
    db_send(db, &add, (const char *[]){"1"}, hear, &heard); /* fails at once */
    EXPECT(heard.count == 7);
    EXPECT(heard.lost == 1);
    db_destroy(db);
}

static void test_nobody_there(uv_loop_t *loop)
{
    static const char *const urls[] = {"postgresql:///x?host=/nowhere", "postgresql://%%%"};

    for (size_t i = 0; i < ARRAY_LEN(urls); i++) {
        struct heard heard = {0};
        struct db *db = db_create(loop, urls[i], hear_loss, &heard);
        EXPECT(heard.lost == 0); /* never from inside the call */
        db_send(db, &add, (const char *[]){"1"}, hear, &heard);
        db_sync(db, hear, &heard);
        while (heard.lost == 0)
            uv_run(loop, UV_RUN_ONCE);
        EXPECT(heard.count == 2);
        EXPECT(!db_is_connected(db));
        db_destroy(db);
    }
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    uv_loop_t loop;

    if (url == NULL || uv_loop_init(&loop) != 0)
        return 2;
    log_open(LOG_WARNING);
    test_order_and_early_statements(&loop, url);
    test_a_failure_undoes_its_transaction(&loop, url);
    test_large_both_ways(&loop, url);
    test_a_lost_connection_is_told_to_everyone(&loop, url);
    test_nobody_there(&loop);
    uv_run(&loop, UV_RUN_DEFAULT); /* the handles close */
    EXPECT(uv_loop_close(&loop) == 0);
    printf("test_db: %d failures\n", failures);
    return failures == 0 ? 0 : 1;
}
