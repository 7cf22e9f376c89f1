/*
 * logins.h - logins in the database, by the SHA-256 of the cookie's token. Statements of the
 * edges; as in players.h, db_sync() ends a call's transaction.
 */
#ifndef STORE_LOGINS_H
#define STORE_LOGINS_H

#include "base/digest.h"
#include "store/players.h"

/* Who has this token; notes that it was used. The answer is for player_read(). */
void login_ask(struct db *db, const uint8_t token_hash[DIGEST_BYTES], db_done done, void *context);

/* A member whose password was verified logs in. The answer is for player_read(). */
void login_create(struct db *db, player_id player, const uint8_t token_hash[DIGEST_BYTES],
                  db_done done, void *context);

/* Logs out; the answer is empty. */
void login_delete(struct db *db, const uint8_t token_hash[DIGEST_BYTES], db_done done,
                  void *context);

#endif
