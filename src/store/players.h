/*
 * players.h - who plays here: guests, members and bots. Statements of the edges; all decide in the
 * database what their caller may see and do.
 *
 * Each call sends one statement; db_sync() ends its transaction, and a change is certain only
 * with that one's answer. A token's hash is the SHA-256 of what the cookie holds.
 */
#ifndef STORE_PLAYERS_H
#define STORE_PLAYERS_H

#include "base/digest.h"
#include "base/error.h"
#include "base/units.h"
#include "store/db.h"

#include <stdbool.h>

enum { PASSWORD_HASH_BYTES = 128 }; /* libsodium's crypto_pwhash_STRBYTES, with the NUL */

enum player_kind { PLAYER_GUEST, PLAYER_MEMBER, PLAYER_BOT, PLAYER_KIND_COUNT };

struct player {
    player_id id; /* 0: nobody, or the name is taken */
    enum player_kind kind;
    char name[NAME_BYTES];
};

struct new_player {
    const char *name;          /* verified by name_fault() */
    bool is_bot;               /* of a guest */
    const char *password_hash; /* argon2id, of a member */
    player_id guest;           /* who becomes the member, keeping chips and seat; 0: nobody */
    const uint8_t *token_hash; /* DIGEST_BYTES, of the login that is made with it */
};

struct password {
    player_id player; /* 0: no member has that name */
    char hash[PASSWORD_HASH_BYTES];
};

/* The answers are for player_read(): nobody when the name is taken. */
void player_create_guest(struct db *db, const struct new_player *player, db_done done,
                         void *context);
void player_register(struct db *db, const struct new_player *player, db_done done, void *context);

/* The answer is for password_read(). */
void player_find_password(struct db *db, const char *name, db_done done, void *context);

/* The same password, hashed anew. */
void player_rehash(struct db *db, player_id player, const char *old_hash, const char *new_hash);

/* The answer of GET /api/me, for answer_read(). `daily_below`: HOUSE_DAILY_BELOW. */
void player_describe(struct db *db, player_id player, chips daily_below, db_done done,
                     void *context);

/* -1 when the answer has another shape. */
int player_read(struct player *player, const PGresult *result, struct error *error);
int password_read(struct password *password, const PGresult *result, struct error *error);

/* JSON as the API gives it, borrowed; NULL: there is no such thing, or not for this player. */
const char *answer_read(const PGresult *result);

#endif
