/*
 * password.h - argon2id, away from the loop: at most two at once, a short queue, and no more. What
 * is asked is answered in order of asking, from the loop.
 */
#ifndef EDGE_PASSWORD_H
#define EDGE_PASSWORD_H

#include "store/players.h"

#include <stdbool.h>
#include <uv.h>

enum {
    PASSWORD_MIN = 8,     /* code points */
    PASSWORD_BYTES = 129, /* the longest, with its NUL */
    PASSWORD_QUEUE_MAX = 32
};

struct passwords;

/* is_good: hashed, or the password is the one of the hash. After a verification `hash` is "", or
   the hash to keep instead of one that was made with other parameters. */
typedef void (*password_done)(void *context, bool is_good, const char *hash);

/* Takes the time of one hash; lives as long as the worker. */
struct passwords *passwords_create(uv_loop_t *loop);

/* Both copy the password and wipe it afterwards. False: the queue is full, try again later. */
bool passwords_hash(struct passwords *passwords, const char *password, password_done done,
                    void *context);

/* `hash` NULL: there is no such account; takes as long as if there were, and fails. */
bool passwords_verify(struct passwords *passwords, const char *password, const char *hash,
                      password_done done, void *context);

#endif
