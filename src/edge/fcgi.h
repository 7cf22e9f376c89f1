/*
 * fcgi.h - the FastCGI server: accepts from nginx, reads requests with libfcgi, writes answers. The
 * only door to libfcgi.
 *
 * A request is read only when all of it lies in the socket's buffer, so the library never waits,
 * and its memory is given back before anybody works on the request. A connection whose peer is
 * slow, cut, aborts, sends garbage or never reads is closed; the others do not notice.
 */
#ifndef EDGE_FCGI_H
#define EDGE_FCGI_H

#include "edge/request.h"

#include <uv.h>

struct fcgi;
struct fcgi_connection;

/* Whoever works on a request; it lives at the beginning of a larger struct. */
struct fcgi_holder {
    /* The client has left: the connection must not be used any more. */
    void (*gone)(struct fcgi_holder *holder);
};

/* One request, owned by the receiver, which answers it now or calls fcgi_hold(). */
typedef void (*fcgi_request)(void *context, struct fcgi_connection *connection,
                             struct request *request);

struct fcgi_options {
    int listener;       /* a listening socket */
    const char *cookie; /* for request_create() */
    int connections_max;
    fcgi_request handle;
    void *context;
};

/* Lives as long as the worker. Aborts when out of memory. */
struct fcgi *fcgi_create(uv_loop_t *loop, const struct fcgi_options *options);

/* Accepts nothing more, closes idle connections, and each of the others after its answer. */
void fcgi_stop(struct fcgi *fcgi);

int fcgi_connection_count(const struct fcgi *fcgi);

/* Who is told when the client leaves before its answer. */
void fcgi_hold(struct fcgi_connection *connection, struct fcgi_holder *holder);

/* Headers and body, copied. The connection belongs to the next request afterwards. */
void fcgi_answer(struct fcgi_connection *connection, const char *answer, size_t length);

#endif
