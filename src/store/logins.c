#include "store/logins.h"

#include "store/buffer.h"
#include "store/rows.h"

static const struct statement ask_statement = {
    "api_login", "SELECT player_id, name, kind FROM api.login($1::bytea)", 1};

static const struct statement create_statement = {
    "api_create_login", "SELECT player_id, name, kind FROM api.create_login($1::bigint, $2::bytea)",
    2};

static const struct statement delete_statement = {"api_delete_login",
                                                  "SELECT api.delete_login($1::bytea)", 1};

void login_ask(struct db *db, const uint8_t token_hash[DIGEST_BYTES], db_done done, void *context)
{
    struct buffer hash = {0};

    buffer_add_hex(&hash, token_hash, DIGEST_BYTES);
    const char *values[] = {hash.bytes};
    db_send(db, &ask_statement, values, done, context);
    buffer_release(&hash);
}

void login_create(struct db *db, player_id player, const uint8_t token_hash[DIGEST_BYTES],
                  db_done done, void *context)
{
    char number[ROW_NUMBER_BYTES];
    struct buffer hash = {0};

    buffer_add_hex(&hash, token_hash, DIGEST_BYTES);
    const char *values[] = {row_number(number, player), hash.bytes};
    db_send(db, &create_statement, values, done, context);
    buffer_release(&hash);
}

void login_delete(struct db *db, const uint8_t token_hash[DIGEST_BYTES], db_done done,
                  void *context)
{
    struct buffer hash = {0};

    buffer_add_hex(&hash, token_hash, DIGEST_BYTES);
    const char *values[] = {hash.bytes};
    db_send(db, &delete_statement, values, done, context);
    buffer_release(&hash);
}
