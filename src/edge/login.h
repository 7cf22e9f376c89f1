/*
 * login.h - who asks: the token of the cookie, a short memory of who has it, and whether a request
 * that changes something comes from our own pages.
 *
 * The database knows only the SHA-256 of a token. What it said is remembered for a few seconds in
 * each worker, and forgotten when the database says that the login has ended.
 */
#ifndef EDGE_LOGIN_H
#define EDGE_LOGIN_H

#include "base/digest.h"
#include "edge/request.h"
#include "store/players.h"

enum { LOGIN_LIFE_S = 90 * 24 * 3600, COOKIE_BYTES = 192 };

struct login {
    player_id player; /* 0: nobody */
    enum player_kind kind;
    uint64_t key; /* names the login in this worker; 0: nobody */
    uint8_t hash[DIGEST_BYTES];
};

/* A new token, and the login's hash and key for it. */
void login_draw(char token[TOKEN_BYTES + 1], struct login *login);

/* The hash and key of a token that came; false: it is malformed. */
bool login_of_token(const char token[TOKEN_BYTES + 1], struct login *login);

/* The login with this hash, in hexadecimal digits; false: that is none. */
bool login_of_hex(const char *hex, struct login *login);

/* "Set-Cookie: …" for a token, or to forget it when `token` is NULL. */
void login_cookie(const char *name, bool is_secure, const char *token, char header[COOKIE_BYTES]);

struct login_cache;

struct login_cache *login_cache_create(int logins_max); /* aborts when out of memory */
void login_cache_destroy(struct login_cache *cache);

/* Fills player and kind of a login whose hash is set; false: ask the database. */
bool login_cache_find(const struct login_cache *cache, struct login *login, int64_t now_us);
void login_cache_keep(struct login_cache *cache, const struct login *login, int64_t now_us);
void login_cache_forget(struct login_cache *cache, const struct login *login);
void login_cache_clear(struct login_cache *cache); /* forgets all */

/* May this POST change something? `public_url` has no path. */
bool login_is_own_origin(const struct request *request, const char *public_url);

/* Exactly JSON, at most with its charset. */
bool login_is_json(const char *content_type);

#endif
