/*
 * http.h - a small HTTP/1.1 client on libuv: connections that are kept open, one request at a time
 * on each. Plain http:// only: it is for programs beside the server, behind the same nginx.
 */
#ifndef TOOLS_HTTP_H
#define TOOLS_HTTP_H

#include "base/error.h"
#include "tools/http_answer.h"

#include <stdbool.h>
#include <sys/socket.h>
#include <uv.h>

enum { HTTP_HOST_BYTES = 128, HTTP_READ_BYTES = 64 * 1024 };

/* Where to, and what its connections share. The caller's storage; outlives its connections. */
struct http_site {
    uv_loop_t *loop;
    struct sockaddr_storage address;
    char host[HTTP_HOST_BYTES]; /* for the Host header, with the port */
    char *input;                /* what one read of the loop brings */
};

/* `url` is http://host or http://host:port, without a path. -1: it is not, or no such host. */
int http_site_open(struct http_site *site, uv_loop_t *loop, const char *url, struct error *error);
void http_site_close(struct http_site *site);

struct http;

struct http_request {
    const char *method;
    const char *path;   /* with its query */
    const char *cookie; /* NULL or "": none */
    const char *body;   /* JSON; NULL: none */
    int timeout_ms;
};

/* The answer is valid during the call only; its status is 0 when there was none. */
typedef void (*http_done)(void *context, const struct http_answer *answer);

/* Connects when it is first needed. `from` (may be NULL) is the address to connect from. */
struct http *http_create(struct http_site *site, const struct sockaddr *from);

/* No callback after this; memory goes when the loop has closed the handles. */
void http_destroy(struct http *http);

/*
 * Sends a request; `done` comes from the loop, once. One that went out on a connection which the
 * server had already closed goes out again on a new one. Only when not busy.
 */
void http_send(struct http *http, const struct http_request *request, http_done done,
               void *context);

bool http_is_busy(const struct http *http);

/* Forgets the running request, if any; its callback does not come. */
void http_cancel(struct http *http);

#endif
