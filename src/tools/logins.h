/*
 * logins.h - the names and cookies of the bots, kept in a file that only its owner may read, so
 * that a restarted fleet comes back as the same players and, when it was killed, to its seats.
 */
#ifndef TOOLS_LOGINS_H
#define TOOLS_LOGINS_H

#include "base/error.h"
#include "base/units.h"
#include "tools/http_answer.h"

struct login {
    char name[NAME_BYTES];
    char cookie[HTTP_COOKIE_BYTES];
};

struct logins {
    const char *path; /* NULL: kept nowhere */
    int count;
    struct login *login;
};

/* A file that is not there yet is empty; -1 when it cannot be read. */
int logins_open(struct logins *logins, const char *path, int count, struct error *error);
void logins_close(struct logins *logins);

const char *logins_name(const struct logins *logins, int index);
const char *logins_cookie(const struct logins *logins, int index); /* "": not known */

/* Writes the file anew; a failure is logged and costs only new names next time. */
void logins_set(struct logins *logins, int index, const char *name, const char *cookie);

#endif
