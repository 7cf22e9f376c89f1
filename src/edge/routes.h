/* routes.h - the table of the API: which method and path does what, and who may ask. */
#ifndef EDGE_ROUTES_H
#define EDGE_ROUTES_H

#include "edge/request.h"
#include "room/command.h"

struct exchange;

enum access {
    ACCESS_OPEN,   /* nobody looks at the cookie */
    ACCESS_ANYONE, /* with or without a login */
    ACCESS_PLAYER  /* only with one */
};

/* Answers the exchange, now or later. */
typedef void (*handler)(struct exchange *exchange);

struct route {
    enum method method;
    const char *pattern; /* "{table}" and "{id}" stand for a positive number */
    enum access access;
    handler handle;
    enum command_kind command; /* of those that go to the game as they are */
};

enum routes_found { ROUTES_FOUND, ROUTES_NOWHERE, ROUTES_OTHER_METHOD };

/*
 * `*number` is what stood for "{…}". When only another method would do, `*route` is that one's.
 */
enum routes_found routes_find(enum method method, const char *path, const struct route **route,
                              int64_t *number);

#endif
