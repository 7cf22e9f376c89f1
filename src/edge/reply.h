/*
 * reply.h - an answer as FastCGI carries it: headers, an empty line, JSON. Every answer says that
 * it must not be stored and which request it belongs to.
 */
#ifndef EDGE_REPLY_H
#define EDGE_REPLY_H

#include "base/refusal.h"
#include "edge/request.h"

#include <stddef.h>

/* Why a request never reached the game; docs/openapi.json lists them. */
enum api_error {
#define X(constant, code, status, sentence) ERROR_##constant,
    API_ERRORS(X)
#undef X
        ERROR_COUNT
};

struct reply {
    int status;
    const char *header; /* one more line without its end, such as Set-Cookie; NULL: none */
    const char *body;   /* JSON */
    size_t body_length;
};

enum { REPLY_HEADERS_MAX = 640, REPLY_ERROR_MAX = 1536 };

/* Writes headers and body; `text` has room for REPLY_HEADERS_MAX + body_length. Returns bytes. */
size_t reply_format(const struct reply *reply, const uint8_t id[REQUEST_ID_BYTES], char *text);

/* {"error":{…}}. NULL: the error's own sentence; `field` may be NULL. Returns the bytes. */
size_t reply_error_body(enum api_error error, const char *sentence, const char *field,
                        char body[REPLY_ERROR_MAX]);

int reply_error_status(enum api_error error);
enum api_error reply_error_by_code(const char *code); /* of a fault; ERROR_COUNT: none */

#endif
