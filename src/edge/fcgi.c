#include "edge/fcgi.h"

#include "base/list.h"
#include "edge/records.h"
#include "os/clock.h"
#include "os/log.h"

#include <assert.h>
#include <errno.h>
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    REQUEST_MAX = 48 * 1024, /* bytes of a request with its parameters and framing */
    ACCEPT_BURST = 256,
    PAUSE_MS = 100,               /* after running out of descriptors */
    TICK_MS = 5,                  /* how often half a request is looked at again */
    REQUEST_US = 5 * 1000 * 1000, /* for all of a request to arrive */
    WRITE_US = 10 * 1000 * 1000,  /* for all of an answer to leave */
    UNSENT_MAX = 64 * 1024 * 1024 /* bytes of all answers that wait to leave */
};

enum state {
    STATE_IDLE,    /* no request */
    STATE_PARTIAL, /* half a request */
    STATE_BUSY,    /* somebody works on it */
    STATE_WRITING  /* the rest of its answer leaves */
};

struct fcgi_connection {
    struct fcgi *fcgi;
    uv_poll_t poll;
    int descriptor;
    int watched; /* events */
    enum state state;
    uint16_t id; /* of the request */
    bool keep;   /* open after the answer */
    struct fcgi_holder *holder;
    struct list all;
    struct list slow; /* while partial or writing */
    int64_t deadline_us;
    uint8_t *unsent; /* owned */
    size_t unsent_start;
    size_t unsent_end;
};

struct fcgi {
    struct fcgi_options options;
    uv_loop_t *loop;
    uv_poll_t listener;
    uv_timer_t pause;
    uv_timer_t tick;
    bool is_stopped;
    int count;
    struct list all;
    struct list slow;
    size_t unsent;
    uint8_t *frames; /* scratch for an answer */
    size_t frames_size;
    uint8_t peeked[REQUEST_MAX];
    char body[REQUEST_MAX];
};

static void listen_again(struct fcgi *fcgi);

static void on_connection_closed(uv_handle_t *handle)
{
    struct fcgi_connection *connection = handle->data;
    struct fcgi *fcgi = connection->fcgi;

    free(connection->unsent);
    free(connection);
    fcgi->count--;
    listen_again(fcgi);
}

/* The descriptor is -1 when the library has closed it. */
static void close_connection(struct fcgi_connection *connection)
{
    struct fcgi_holder *holder = connection->holder;

    connection->holder = NULL;
    connection->fcgi->unsent -= connection->unsent_end - connection->unsent_start;
    connection->unsent_start = connection->unsent_end;
    list_remove(&connection->all);
    list_remove(&connection->slow);
    uv_close((uv_handle_t *)&connection->poll, on_connection_closed);
    if (connection->descriptor >= 0)
        (void)close(connection->descriptor); /* nothing can be lost */
    if (holder != NULL)
        holder->gone(holder);
}

static void on_ready(uv_poll_t *poll, int status, int events);

static void watch(struct fcgi_connection *connection, int events)
{
    if (connection->watched == events)
        return; /* saves system calls */
    connection->watched = events;
    (void)uv_poll_start(&connection->poll, events, on_ready); /* fails only for a closing handle */
}

static void on_tick(uv_timer_t *timer);

static void set_slow(struct fcgi_connection *connection, enum state state, int64_t allowed_us)
{
    struct fcgi *fcgi = connection->fcgi;

    connection->state = state;
    connection->deadline_us = clock_steady_us() + allowed_us;
    if (list_is_empty(&fcgi->slow))
        (void)uv_timer_start(&fcgi->tick, on_tick, TICK_MS, TICK_MS);
    list_remove(&connection->slow);
    list_add(&fcgi->slow, &connection->slow);
}

/* The answer has left. */
static void finish(struct fcgi_connection *connection)
{
    list_remove(&connection->slow);
    if (!connection->keep || connection->fcgi->is_stopped) {
        close_connection(connection);
        return;
    }
    connection->state = STATE_IDLE;
    watch(connection, UV_READABLE);
}

/* Lets libfcgi read the request, which is whole. NULL: its parameters are broken. */
static struct request *read_request(struct fcgi_connection *connection)
{
    struct fcgi *fcgi = connection->fcgi;
    FCGX_Request library;
    int length = 0;

    if (FCGX_InitRequest(&library, -1, 0) != 0)
        return NULL;
    library.ipcFd = connection->descriptor;
    library.keepConnection = 1; /* else it would close the descriptor before it reads */
    library.detached = 1;       /* on failure it only closes, without waiting for the peer */
    if (FCGX_Accept_r(&library) < 0) {
        connection->descriptor = -1;
        return NULL;
    }
    for (int read; (size_t)length < sizeof fcgi->body; length += read) {
        read = FCGX_GetStr(fcgi->body + length, (int)sizeof fcgi->body - length, library.in);
        if (read <= 0)
            break;
    }
    struct request *request =
        request_create(library.envp, fcgi->options.cookie, fcgi->body, (size_t)length);
    FCGX_Free(&library, 0);
    return request;
}

static void handle(struct fcgi_connection *connection, struct request *request)
{
    struct fcgi *fcgi = connection->fcgi;

    list_remove(&connection->slow);
    connection->state = STATE_BUSY;
    connection->holder = NULL;
    watch(connection, UV_READABLE); /* an ABORT, or the end */
    fcgi->options.handle(fcgi->options.context, connection, request);
}

static void handle_too_large(struct fcgi_connection *connection, const uint8_t *bytes)
{
    char *const nothing[] = {NULL};
    struct request *request = request_create(nothing, connection->fcgi->options.cookie, "", 0);

    request->fault = REQUEST_TOO_LARGE;
    connection->id = (uint16_t)(bytes[2] << 8 | bytes[3]);
    connection->keep = false;
    handle(connection, request);
}

/* Looks at what has come, without taking it. */
static void look(struct fcgi_connection *connection)
{
    struct fcgi *fcgi = connection->fcgi;
    struct records_request found = {0};
    ssize_t length = recv(connection->descriptor, fcgi->peeked, sizeof fcgi->peeked, MSG_PEEK);

    if (length < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (length <= 0) {
        close_connection(connection);
        return;
    }
    switch (records_scan(fcgi->peeked, (size_t)length, &found)) {
    case RECORDS_BROKEN:
        log_write(LOG_WARNING, "fastcgi_broken", "bytes=%zd", length);
        close_connection(connection);
        return;
    case RECORDS_PARTIAL:
        if ((size_t)length == sizeof fcgi->peeked) {
            handle_too_large(connection, fcgi->peeked);
        } else if (connection->state == STATE_IDLE) {
            set_slow(connection, STATE_PARTIAL, REQUEST_US);
            watch(connection, UV_DISCONNECT); /* it stays readable: looked at again by the tick */
        }
        return;
    case RECORDS_WHOLE:
        break;
    }
    connection->id = found.id;
    connection->keep = found.keep_connection;
    struct request *request = read_request(connection);
    if (request == NULL) {
        log_write(LOG_WARNING, "fastcgi_broken", "bytes=%zd", length);
        close_connection(connection);
        return;
    }
    handle(connection, request);
}

/* A peer that says anything before its answer aborts, or is confused. */
static void look_while_busy(struct fcgi_connection *connection)
{
    char byte;
    ssize_t length = recv(connection->descriptor, &byte, 1, MSG_PEEK);

    if (length < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    close_connection(connection);
}

/* Sends what the kernel takes. False: the connection is broken. */
static bool send_some(int descriptor, const uint8_t *bytes, size_t length, size_t *sent)
{
    *sent = 0;
    while (*sent < length) {
        ssize_t count = send(descriptor, bytes + *sent, length - *sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno == EAGAIN;
        *sent += (size_t)count;
    }
    return true;
}

static void write_more(struct fcgi_connection *connection)
{
    size_t sent;
    bool is_good = send_some(connection->descriptor, connection->unsent + connection->unsent_start,
                             connection->unsent_end - connection->unsent_start, &sent);

    connection->unsent_start += sent;
    connection->fcgi->unsent -= sent;
    if (!is_good) {
        close_connection(connection);
    } else if (connection->unsent_start == connection->unsent_end) {
        free(connection->unsent);
        connection->unsent = NULL;
        connection->unsent_start = connection->unsent_end = 0;
        finish(connection);
    }
}

static void on_ready(uv_poll_t *poll, int status, int events)
{
    struct fcgi_connection *connection = poll->data;

    if (status < 0 || (connection->state == STATE_PARTIAL && events & UV_DISCONNECT)) {
        close_connection(connection);
        return;
    }
    switch (connection->state) {
    case STATE_IDLE:
    case STATE_PARTIAL:
        look(connection);
        break;
    case STATE_BUSY:
        look_while_busy(connection);
        break;
    case STATE_WRITING:
        write_more(connection);
        break;
    }
}

static void on_tick(uv_timer_t *timer)
{
    struct fcgi *fcgi = timer->data;
    int64_t now = clock_steady_us();
    struct list *last = fcgi->slow.previous; /* those that join meanwhile wait for the next tick */

    for (struct list *node = fcgi->slow.next, *next; node != &fcgi->slow; node = next) {
        struct fcgi_connection *connection = LIST_ITEM(node, struct fcgi_connection, slow);
        bool is_last = node == last;
        next = node->next;
        if (connection->deadline_us <= now) {
            log_write(LOG_WARNING, "fastcgi_slow", "state=%s",
                      connection->state == STATE_PARTIAL ? "reading" : "writing");
            close_connection(connection);
        } else if (connection->state == STATE_PARTIAL) {
            look(connection);
        }
        if (is_last)
            break;
    }
    if (list_is_empty(&fcgi->slow))
        (void)uv_timer_stop(&fcgi->tick); /* it cannot fail */
}

static void add_connection(struct fcgi *fcgi, int descriptor)
{
    struct fcgi_connection *connection = calloc(1, sizeof *connection);

    if (connection == NULL)
        abort();
    *connection = (struct fcgi_connection){.fcgi = fcgi, .descriptor = descriptor};
    if (uv_poll_init(fcgi->loop, &connection->poll, descriptor) != 0) {
        (void)close(descriptor); /* nothing can be lost */
        free(connection);
        return;
    }
    connection->poll.data = connection;
    list_init(&connection->slow);
    list_add(&fcgi->all, &connection->all);
    fcgi->count++;
    watch(connection, UV_READABLE);
}

static void on_pause_over(uv_timer_t *timer)
{
    listen_again(timer->data);
}

static void on_connect(uv_poll_t *poll, int status, int events)
{
    struct fcgi *fcgi = poll->data;

    (void)status; /* accept() tells better */
    (void)events;
    for (int i = 0; i < ACCEPT_BURST; i++) {
        if (fcgi->count >= fcgi->options.connections_max) {
            (void)uv_poll_stop(&fcgi->listener); /* until one closes */
            return;
        }
        int descriptor = accept(fcgi->options.listener, NULL, NULL);
        if (descriptor < 0) {
            if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
                log_write(LOG_ERROR, "accept_failed", "reason=\"%s\"", strerror(errno));
                (void)uv_poll_stop(&fcgi->listener);
                (void)uv_timer_start(&fcgi->pause, on_pause_over, PAUSE_MS, 0);
            }
            return;
        }
        add_connection(fcgi, descriptor);
    }
}

static void listen_again(struct fcgi *fcgi)
{
    if (!fcgi->is_stopped && !uv_is_active((uv_handle_t *)&fcgi->listener))
        (void)uv_poll_start(&fcgi->listener, UV_READABLE, on_connect);
}

struct fcgi *fcgi_create(uv_loop_t *loop, const struct fcgi_options *options)
{
    struct fcgi *fcgi = calloc(1, sizeof *fcgi);

    if (fcgi == NULL || FCGX_Init() != 0)
        abort();
    fcgi->options = *options;
    fcgi->loop = loop;
    list_init(&fcgi->all);
    list_init(&fcgi->slow);
    (void)uv_timer_init(loop, &fcgi->pause); /* always succeeds */
    (void)uv_timer_init(loop, &fcgi->tick);
    fcgi->pause.data = fcgi;
    fcgi->tick.data = fcgi;
    int status = uv_poll_init(loop, &fcgi->listener, options->listener);
    assert(status == 0);
    (void)status;
    fcgi->listener.data = fcgi;
    listen_again(fcgi);
    return fcgi;
}

void fcgi_stop(struct fcgi *fcgi)
{
    fcgi->is_stopped = true;
    (void)uv_poll_stop(&fcgi->listener); /* it cannot fail */
    (void)uv_timer_stop(&fcgi->pause);
    for (struct list *node = fcgi->all.next, *next; node != &fcgi->all; node = next) {
        struct fcgi_connection *connection = LIST_ITEM(node, struct fcgi_connection, all);
        char byte;
        next = node->next;
        /* A request that has just come is still answered. */
        if (connection->state == STATE_IDLE && recv(connection->descriptor, &byte, 1, MSG_PEEK) < 1)
            close_connection(connection);
    }
}

int fcgi_connection_count(const struct fcgi *fcgi)
{
    return fcgi->count;
}

void fcgi_hold(struct fcgi_connection *connection, struct fcgi_holder *holder)
{
    connection->holder = holder;
}

/* Keeps what did not leave at once. False: too much waits already. */
static bool keep_unsent(struct fcgi_connection *connection, const uint8_t *bytes, size_t length)
{
    struct fcgi *fcgi = connection->fcgi;

    if (fcgi->unsent + length > UNSENT_MAX)
        return false;
    connection->unsent = malloc(length);
    if (connection->unsent == NULL)
        abort();
    memcpy(connection->unsent, bytes, length);
    connection->unsent_start = 0;
    connection->unsent_end = length;
    fcgi->unsent += length;
    return true;
}

void fcgi_answer(struct fcgi_connection *connection, const char *answer, size_t length)
{
    struct fcgi *fcgi = connection->fcgi;
    size_t size = records_framed_size(length);
    size_t sent;

    assert(connection->state == STATE_BUSY);
    connection->holder = NULL;
    if (size > fcgi->frames_size) {
        free(fcgi->frames);
        fcgi->frames = malloc(size);
        if (fcgi->frames == NULL)
            abort();
        fcgi->frames_size = size;
    }
    size = records_frame(connection->id, answer, length, fcgi->frames);
    bool is_good = send_some(connection->descriptor, fcgi->frames, size, &sent);
    if (is_good && sent == size) {
        finish(connection);
    } else if (is_good && keep_unsent(connection, fcgi->frames + sent, size - sent)) {
        set_slow(connection, STATE_WRITING, WRITE_US);
        watch(connection, UV_WRITABLE);
    } else {
        close_connection(connection);
    }
}
