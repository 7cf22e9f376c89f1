/* http_answer.h - one HTTP/1.1 answer, read from the bytes of a connection. */
#ifndef TOOLS_HTTP_ANSWER_H
#define TOOLS_HTTP_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HTTP_HEAD_MAX = 16 * 1024, HTTP_ANSWER_MAX = 4 * 1024 * 1024, HTTP_COOKIE_BYTES = 256 };

struct http_answer {
    int status;       /* 0: there was no answer, the connection failed or time ran out */
    const char *body; /* not NUL-terminated; borrowed */
    size_t length;
    int retry_after_s; /* 0: not said */
    bool keeps_open;
    char cookie[HTTP_COOKIE_BYTES]; /* name=value of the last Set-Cookie; "": none */
    int64_t elapsed_us;             /* since the request was sent; the reader leaves it */
};

/*
 * Reads the answer at the front of `bytes`. Returns how many bytes it has, 0 when it is not whole
 * yet, -1 when it is no answer. A body in chunks is put together in place.
 */
long http_answer_read(struct http_answer *answer, char *bytes, size_t length);

#endif
