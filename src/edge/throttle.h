/*
 * throttle.h - how often an address, an account or a player may ask: token buckets. Their number is
 * bounded; when all are in use the one that was touched longest ago is forgotten.
 */
#ifndef EDGE_THROTTLE_H
#define EDGE_THROTTLE_H

#include <stdint.h>

enum throttle_kind {
    THROTTLE_ADDRESS_PASSWORD, /* logins and registrations from one address */
    THROTTLE_ADDRESS_GUEST,    /* new guests from one address */
    THROTTLE_ACCOUNT,          /* passwords tried for one account from one address */
    THROTTLE_ACCOUNT_ANYWHERE, /* … from all of them */
    THROTTLE_COMMAND,          /* of one player */
    THROTTLE_CHAT,
    THROTTLE_KIND_COUNT
};

struct throttle;

/* Limits of one player that the operator chooses. Of commands three times as many may come at
   once, of chat eight times. */
struct throttle_rates {
    int64_t commands_per_second;
    int64_t chat_per_second;
};

/* Aborts when out of memory. */
struct throttle *throttle_create(int buckets_max, const struct throttle_rates *rates);
void throttle_destroy(struct throttle *throttle);

/*
 * Takes a token for `subject`, a hash of whom it is about. 0: allowed; else the seconds until the
 * next try makes sense.
 */
int throttle_take(struct throttle *throttle, enum throttle_kind kind, uint64_t subject,
                  int64_t now_us);

/* Gives the token back: the try was a good one. */
void throttle_give_back(struct throttle *throttle, enum throttle_kind kind, uint64_t subject);

/* Of an address: the same for all of an IPv6 /64. 0: a local one, which is not limited. */
uint64_t throttle_address(const char *address);

#endif
