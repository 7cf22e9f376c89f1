#include "tools/http.h"

#include "os/clock.h"

#include <assert.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state { STATE_CLOSED, STATE_CONNECTING, STATE_OPEN, STATE_CLOSING };

struct http {
    struct http_site *site;
    struct sockaddr_storage from; /* ss_family AF_UNSPEC: any */
    enum state state;
    bool is_destroyed;
    bool is_reused;  /* the running request is not the first of its connection */
    bool is_writing; /* the system has not taken all of the request yet */
    bool wants_open; /* a request waits for the old handle to be closed */
    int open_handles;
    uv_tcp_t tcp;
    uv_timer_t timer;
    uv_connect_t connect;
    uv_write_t write;
    char *request; /* NULL: not busy */
    size_t request_length;
    char *part; /* of an answer that is not whole yet */
    size_t part_length;
    size_t part_size;
    http_done done;
    void *context;
    int64_t sent_us;
};

static void *require(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

static int resolve(struct http_site *site, const char *host, const char *port, struct error *error)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    uv_getaddrinfo_t lookup;

    int status = uv_getaddrinfo(site->loop, &lookup, NULL, host, port, &hints);
    if (status < 0)
        return error_set(error, "%s: %s", host, uv_strerror(status));
    memcpy(&site->address, lookup.addrinfo->ai_addr, lookup.addrinfo->ai_addrlen);
    uv_freeaddrinfo(lookup.addrinfo);
    return 0;
}

int http_site_open(struct http_site *site, uv_loop_t *loop, const char *url, struct error *error)
{
    char host[HTTP_HOST_BYTES];
    const char *scheme = "http://";

    *site = (struct http_site){.loop = loop};
    if (strncmp(url, scheme, strlen(scheme)) != 0)
        return error_set(error, "%s: the address must begin with http://", url);
    url += strlen(scheme);
    size_t length = strcspn(url, "/");
    if (length == 0 || length >= sizeof host || (url[length] == '/' && url[length + 1] != '\0'))
        return error_set(error, "http://%s: give http://host:port, without a path", url);
    memcpy(host, url, length);
    host[length] = '\0';
    memcpy(site->host, host, length + 1);

    char *port = strrchr(host, ':');
    if (port != NULL && strchr(port, ']') == NULL)
        *port++ = '\0';
    else
        port = "80";
    char *name = host;
    if (name[0] == '[' && name[strlen(name) - 1] == ']') { /* an IPv6 address */
        name[strlen(name) - 1] = '\0';
        name++;
    }
    if (resolve(site, name, port, error) < 0)
        return -1;
    site->input = require(malloc(HTTP_READ_BYTES));
    return 0;
}

void http_site_close(struct http_site *site)
{
    free(site->input);
    site->input = NULL;
}

static void close_connection(struct http *http);

static void forget_request(struct http *http)
{
    if (http->is_writing) /* the rest of it must never leave */
        close_connection(http);
    free(http->request);
    http->request = NULL;
    http->part_length = 0;
    uv_timer_stop(&http->timer);
}

static void forget_part(struct http *http)
{
    free(http->part);
    http->part = NULL;
    http->part_size = 0;
    http->part_length = 0;
}

/* Ends the running request; the callback may send the next one. */
static void finish(struct http *http, struct http_answer *answer)
{
    answer->elapsed_us = clock_steady_us() - http->sent_us;
    forget_request(http);
    http->done(http->context, answer);
}

static void handle_closed(uv_handle_t *handle)
{
    struct http *http = handle->data;

    http->open_handles--;
    if (http->is_destroyed && http->open_handles == 0) {
        forget_part(http);
        free(http->request);
        free(http);
    }
}

static void open_connection(struct http *http);

static void tcp_closed(uv_handle_t *handle)
{
    struct http *http = handle->data;

    http->state = STATE_CLOSED;
    http->is_writing = false;
    if (http->wants_open && !http->is_destroyed) {
        http->wants_open = false;
        open_connection(http);
    }
    handle_closed(handle); /* open_connection() has counted its own */
}

static void close_connection(struct http *http)
{
    if (http->state == STATE_CLOSED || http->state == STATE_CLOSING)
        return;
    http->state = STATE_CLOSING;
    http->part_length = 0;
    uv_close((uv_handle_t *)&http->tcp, tcp_closed);
}

/* The connection is gone under a request: send it once more, or give up. */
static void connection_lost(struct http *http)
{
    bool was_reused = http->is_reused && http->part_length == 0;

    close_connection(http);
    if (http->request == NULL)
        return;
    if (was_reused) {
        http->is_reused = false;
        http->wants_open = true;
        return;
    }
    finish(http, &(struct http_answer){0});
}

static void on_timeout(uv_timer_t *timer)
{
    struct http *http = timer->data;

    close_connection(http);
    http->wants_open = false;
    if (http->request != NULL)
        finish(http, &(struct http_answer){0});
}

static void keep_part(struct http *http, const char *bytes, size_t length)
{
    if (http->part_length + length > http->part_size) {
        http->part_size = (http->part_length + length) * 2;
        http->part = require(realloc(http->part, http->part_size));
    }
    memcpy(http->part + http->part_length, bytes, length);
    http->part_length += length;
}

static void take_bytes(struct http *http, char *bytes, size_t length)
{
    struct http_answer answer;

    if (http->part_length > 0 || http->request == NULL) {
        if (http->request == NULL || http->part_length + length > HTTP_ANSWER_MAX) {
            connection_lost(http); /* it says what nobody asked */
            return;
        }
        keep_part(http, bytes, length);
        bytes = http->part;
        length = http->part_length;
    }
    long used = http_answer_read(&answer, bytes, length);
    if (used == 0) {
        if (http->part_length == 0)
            keep_part(http, bytes, length);
        return;
    }
    if (used < 0 || (size_t)used != length) {
        http->is_reused = false;
        connection_lost(http);
        return;
    }
    if (!answer.keeps_open)
        close_connection(http);
    char *part = http->part; /* the callback may send, and receive into a new one */
    http->part = NULL;
    http->part_size = 0;
    finish(http, &answer);
    free(part);
}

static void on_alloc(uv_handle_t *handle, size_t size, uv_buf_t *buffer)
{
    const struct http *http = handle->data;
    (void)size; /* a suggestion */
    *buffer = uv_buf_init(http->site->input, HTTP_READ_BYTES);
}

static void on_read(uv_stream_t *stream, ssize_t length, const uv_buf_t *buffer)
{
    struct http *http = stream->data;

    if (length < 0)
        connection_lost(http);
    else if (length > 0)
        take_bytes(http, buffer->base, (size_t)length);
}

static void on_written(uv_write_t *write, int status)
{
    struct http *http = write->handle->data;

    http->is_writing = false;
    if (status < 0 && http->state == STATE_OPEN)
        connection_lost(http);
}

static void write_request(struct http *http)
{
    uv_buf_t buffer = uv_buf_init(http->request, (unsigned)http->request_length);

    /* Mostly it fits into the socket at once, and then the bytes need not stay where they are. */
    int written = uv_try_write((uv_stream_t *)&http->tcp, &buffer, 1);
    if (written == (int)http->request_length)
        return;
    if (written > 0) {
        buffer.base += written;
        buffer.len -= (size_t)written;
    }
    if ((written < 0 && written != UV_EAGAIN) ||
        uv_write(&http->write, (uv_stream_t *)&http->tcp, &buffer, 1, on_written) < 0)
        uv_timer_start(&http->timer, on_timeout, 0, 0); /* the callback comes from the loop */
    else
        http->is_writing = true;
}

static void on_connected(uv_connect_t *connect, int status)
{
    struct http *http = connect->handle->data;

    if (http->state != STATE_CONNECTING)
        return; /* closed meanwhile */
    if (status < 0) {
        connection_lost(http);
        return;
    }
    http->state = STATE_OPEN;
    (void)uv_tcp_nodelay(&http->tcp, 1); /* slower without, not wrong */
    if (uv_read_start((uv_stream_t *)&http->tcp, on_alloc, on_read) < 0) {
        connection_lost(http);
        return;
    }
    if (http->request != NULL)
        write_request(http);
}

static void open_connection(struct http *http)
{
    if (uv_tcp_init(http->site->loop, &http->tcp) < 0)
        abort();
    http->tcp.data = http;
    http->open_handles++;
    http->state = STATE_CONNECTING;
    http->is_reused = false;
    int status = 0;
    if (http->from.ss_family != AF_UNSPEC)
        status = uv_tcp_bind(&http->tcp, (const struct sockaddr *)&http->from, 0);
    if (status == 0)
        status = uv_tcp_connect(&http->connect, &http->tcp,
                                (const struct sockaddr *)&http->site->address, on_connected);
    if (status < 0) /* out of ports or descriptors: the timer tells, from the loop */
        uv_timer_start(&http->timer, on_timeout, 0, 0);
}

struct http *http_create(struct http_site *site, const struct sockaddr *from)
{
    struct http *http = require(calloc(1, sizeof *http));

    http->site = site;
    if (from != NULL)
        memcpy(&http->from, from,
               from->sa_family == AF_INET ? sizeof(struct sockaddr_in)
                                          : sizeof(struct sockaddr_in6));
    if (uv_timer_init(site->loop, &http->timer) < 0)
        abort();
    http->timer.data = http;
    http->open_handles = 1;
    return http;
}

void http_destroy(struct http *http)
{
    if (http == NULL)
        return;
    http->is_destroyed = true;
    http->wants_open = false;
    close_connection(http);
    uv_close((uv_handle_t *)&http->timer, handle_closed);
}

static void format_request(struct http *http, const struct http_request *request)
{
    size_t body_length = request->body != NULL ? strlen(request->body) : 0;
    size_t size = 256 + strlen(http->site->host) + strlen(request->path) + HTTP_COOKIE_BYTES;
    bool has_cookie = request->cookie != NULL && request->cookie[0] != '\0';
    char content[96] = "";

    if (request->body != NULL)
        (void)snprintf(content, sizeof content,
                       "Content-Type: application/json\r\nContent-Length: %zu\r\n", body_length);
    http->request = require(malloc(size + body_length));
    int length =
        snprintf(http->request, size, "%s %s HTTP/1.1\r\nHost: %s\r\n%s%s%s%s\r\n", request->method,
                 request->path, http->site->host, has_cookie ? "Cookie: " : "",
                 has_cookie ? request->cookie : "", has_cookie ? "\r\n" : "", content);
    assert(length > 0 && (size_t)length < size);
    if (request->body != NULL)
        memcpy(http->request + length, request->body, body_length);
    http->request_length = (size_t)length + body_length;
}

void http_send(struct http *http, const struct http_request *request, http_done done, void *context)
{
    assert(http->request == NULL && !http->is_destroyed);
    format_request(http, request);
    http->done = done;
    http->context = context;
    http->sent_us = clock_steady_us();
    uv_timer_start(&http->timer, on_timeout, (uint64_t)request->timeout_ms, 0);
    switch (http->state) {
    case STATE_CLOSED:
        open_connection(http);
        break;
    case STATE_CLOSING:
        http->wants_open = true;
        break;
    case STATE_OPEN:
        http->is_reused = true;
        write_request(http);
        break;
    case STATE_CONNECTING: /* of a cancelled request */
        break;
    }
}

bool http_is_busy(const struct http *http)
{
    return http->request != NULL;
}

void http_cancel(struct http *http)
{
    if (http->request == NULL)
        return;
    http->wants_open = false;
    if (http->state != STATE_CONNECTING)
        close_connection(http);
    forget_request(http);
}
