/* account.h - what the handlers of accounts share: their bodies, and the account as the answer. */
#ifndef EDGE_ACCOUNT_H
#define EDGE_ACCOUNT_H

#include "edge/api.h"

enum { ACCOUNT_QUEUE_S = 2 }; /* to wait when too many passwords are being hashed */

enum account_form { ACCOUNT_GUEST, ACCOUNT_REGISTER, ACCOUNT_LOGIN, ACCOUNT_NOTHING };

/* What the bodies hold, and what is needed until the answer. Wiped with the exchange. */
struct account_work {
    char name[NAME_BYTES];
    char password[PASSWORD_BYTES];
    char password_hash[PASSWORD_HASH_BYTES]; /* the one that the password was compared with */
    bool bot;
    char token[TOKEN_BYTES + 1]; /* of the new login; "" when there is none */
    struct login login;          /* the new one */
    int status;                  /* of the answer */
};

/* Reads the body into exchange->work. False: it has been answered. */
bool account_read(struct exchange *exchange, enum account_form form);

/* Takes a token of a subject that is not 0. False: it has been answered. */
bool account_is_allowed(struct exchange *exchange, enum throttle_kind kind, uint64_t subject);

/* Answers with the player's account, and with the cookie when there is a new login. */
void account_reply(struct exchange *exchange, player_id player);

#endif
