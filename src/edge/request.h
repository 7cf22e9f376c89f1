/*
 * request.h - what a browser asked, read from the parameters of FastCGI. Nothing is decoded but the
 * values of a query: paths are compared as they came. Everything is bounded and verified here.
 */
#ifndef EDGE_REQUEST_H
#define EDGE_REQUEST_H

#include "base/units.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    REQUEST_BODY_MAX = 8192,
    REQUEST_ID_BYTES = 16, /* nginx's $request_id is these as 32 hexadecimal digits */
    TOKEN_BYTES = 43,      /* 32 random bytes in base64url */
    TOPICS_MAX = 32
};

enum method { METHOD_GET, METHOD_POST, METHOD_OTHER };

/* Why it cannot be handled at all. */
enum request_fault {
    REQUEST_GOOD,
    REQUEST_DUPLICATE,  /* a parameter came twice, such as two Cookie headers */
    REQUEST_INCOMPLETE, /* no method, no address, or a body of another length than announced */
    REQUEST_TOO_LARGE
};

/* One block of memory: the texts stand behind the struct. A text that did not come is "". */
struct request {
    enum request_fault fault;
    enum method method;
    uint8_t id[REQUEST_ID_BYTES];
    const char *path; /* as it came, without the query */
    const char *query;
    const char *content_type;
    const char *origin;
    const char *host;
    const char *fetch_site;
    const char *address; /* of the client, as nginx says */
    const char *body;    /* body_length bytes and a NUL */
    size_t body_length;
    char token[TOKEN_BYTES + 1]; /* from the cookie; "" when there is none or it is malformed */
};

/*
 * `parameters` are NAME=value and end with NULL. `cookie` is the name of the login's cookie. Never
 * NULL: what is wrong stands in `fault`. The caller releases it with free().
 */
struct request *request_create(char *const parameters[], const char *cookie, const char *body,
                               size_t body_length);

/* Forgets what the body and the cookie said. */
void request_wipe(struct request *request);

/* "00ff…": 32 digits and a NUL. */
void request_id_format(const uint8_t id[REQUEST_ID_BYTES], char text[REQUEST_ID_BYTES * 2 + 1]);

/* The parameters of GET /api/poll. */
struct poll_query {
    int64_t cursor; /* -1: none */
    int64_t wait_s;
    int topic_count;
    table_id topic[TOPICS_MAX]; /* 0: the lobby */
};

/* The parameters of GET /api/hands; 0 where one did not come. */
struct hands_query {
    int64_t before;
    table_id table;
    int64_t limit;
};

/* NULL, or the name of the parameter that is malformed, unknown or there twice. */
const char *poll_query_read(const char *query, struct poll_query *poll);
const char *hands_query_read(const char *query, struct hands_query *hands);

/* Digits only, no leading zero, at most CHIPS_MAX (2^53 - 1). */
bool request_number(const char *text, size_t length, int64_t *number);

#endif
