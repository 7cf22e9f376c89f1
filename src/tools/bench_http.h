/*
 * bench_http.h - very many keep-alive HTTP/1.1 connections on one epoll, for load generators.
 *
 * It talks to loopback only and keeps one request a connection under way. Answers carry a
 * Content-Length or come in chunks. Requests are small: one that does not fit the socket's buffer
 * ends its connection.
 */
#ifndef TOOLS_BENCH_HTTP_H
#define TOOLS_BENCH_HTTP_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct http_reply {
    int status;       /* 0: the connection was lost before an answer came */
    const char *head; /* NUL-terminated status line and header lines */
    const char *body; /* NUL-terminated */
    size_t body_length;
};

struct http_load;

/* `connection` is free for the next request when this is called. */
typedef void (*http_answered)(void *context, int connection, const struct http_reply *reply);

/*
 * Connections come from 127.0.0.(1 + source): one address has ports for some 28,000 of them.
 * Aborts when out of memory.
 */
struct http_load *http_load_create(int connections_max, int source, http_answered answered,
                                   void *context);
void http_load_destroy(struct http_load *load);

/* Connects to 127.0.0.1:port. Returns the connection's number, counting from 0, or -1. */
int http_load_open(struct http_load *load, int port, struct error *error);

/* By connection `number`, which connects again first when it was lost; -1 when that fails. */
int http_load_send(struct http_load *load, int number, const char *request, size_t length,
                   struct error *error);

/* `ready` is called in http_load_step() while there is something to read from `descriptor`. */
void http_load_watch(struct http_load *load, int descriptor, void (*ready)(void *context));

/* Handles what is ready; waits at most timeout_us for it. */
void http_load_step(struct http_load *load, int timeout_us);

/* A header's value up to the end of its line, or NULL; `name` with its colon: "Etag:". */
const char *http_header(const struct http_reply *reply, const char *name, size_t *length);

#endif
