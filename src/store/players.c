#include "store/players.h"

#include "store/buffer.h"
#include "store/rows.h"

#include <assert.h>
#include <string.h>

static const struct statement create_guest_statement = {
    "api_create_guest",
    "SELECT player_id, name, kind FROM api.create_guest($1::text, $2::boolean, $3::bytea)", 3};

static const struct statement register_statement = {
    "api_register",
    "SELECT player_id, name, kind FROM api.register($1::text, $2::text, $3::bytea, $4::bigint)", 4};

static const struct statement find_password_statement = {
    "api_find_login_by_name",
    "SELECT player_id, password_hash FROM api.find_login_by_name($1::text)", 1};

static const struct statement rehash_statement = {
    "api_rehash", "SELECT api.rehash($1::bigint, $2::text, $3::text)", 3};

static const struct statement describe_statement = {"api_me",
                                                    "SELECT api.me($1::bigint, $2::bigint)", 2};

static const char *const player_kind_names[] = {
    [PLAYER_GUEST] = "guest", [PLAYER_MEMBER] = "member", [PLAYER_BOT] = "bot"};
static_assert(ARRAY_LEN(player_kind_names) == PLAYER_KIND_COUNT, "every kind has a name");

void player_create_guest(struct db *db, const struct new_player *player, db_done done,
                         void *context)
{
    struct buffer token_hash = {0};

    buffer_add_hex(&token_hash, player->token_hash, DIGEST_BYTES);
    const char *values[] = {player->name, player->is_bot ? "t" : "f", token_hash.bytes};
    db_send(db, &create_guest_statement, values, done, context);
    buffer_release(&token_hash);
}

void player_register(struct db *db, const struct new_player *player, db_done done, void *context)
{
    char guest[ROW_NUMBER_BYTES];
    struct buffer token_hash = {0};

    buffer_add_hex(&token_hash, player->token_hash, DIGEST_BYTES);
    const char *values[] = {player->name, player->password_hash, token_hash.bytes,
                            player->guest == 0 ? NULL : row_number(guest, player->guest)};
    db_send(db, &register_statement, values, done, context);
    buffer_release(&token_hash);
}

void player_find_password(struct db *db, const char *name, db_done done, void *context)
{
    const char *values[] = {name};
    db_send(db, &find_password_statement, values, done, context);
}

void player_rehash(struct db *db, player_id player, const char *old_hash, const char *new_hash)
{
    char number[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, player), old_hash, new_hash};
    db_send(db, &rehash_statement, values, NULL, NULL);
}

void player_describe(struct db *db, player_id player, chips daily_below, db_done done,
                     void *context)
{
    char number[ROW_NUMBER_BYTES], below[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, player), row_number(below, daily_below)};
    db_send(db, &describe_statement, values, done, context);
}

static int read_kind(const char *name, enum player_kind *kind)
{
    for (int k = 0; k < PLAYER_KIND_COUNT; k++) {
        if (strcmp(name, player_kind_names[k]) == 0) {
            *kind = (enum player_kind)k;
            return 0;
        }
    }
    return -1;
}

int player_read(struct player *player, const PGresult *result, struct error *error)
{
    *player = (struct player){0};
    if (PQntuples(result) == 0)
        return 0;

    const char *name = row_text(result, 0, "name");
    size_t length = strlen(name);
    if (row_int(result, 0, "player_id", &player->id) < 0 || length >= NAME_BYTES ||
        read_kind(row_text(result, 0, "kind"), &player->kind) < 0) {
        *player = (struct player){0};
        return error_set(error, "the database described a player in another shape");
    }
    memcpy(player->name, name, length + 1);
    return 0;
}

int password_read(struct password *password, const PGresult *result, struct error *error)
{
    *password = (struct password){0};
    if (PQntuples(result) == 0)
        return 0;

    const char *hash = row_text(result, 0, "password_hash");
    size_t length = strlen(hash);
    if (row_int(result, 0, "player_id", &password->player) < 0 || length == 0 ||
        length >= PASSWORD_HASH_BYTES) {
        *password = (struct password){0};
        return error_set(error, "api.find_login_by_name() gave an answer of another shape");
    }
    memcpy(password->hash, hash, length + 1);
    return 0;
}

const char *answer_read(const PGresult *result)
{
    if (PQntuples(result) != 1 || PQgetisnull(result, 0, 0))
        return NULL;
    return PQgetvalue(result, 0, 0);
}
