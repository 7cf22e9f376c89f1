#define _GNU_SOURCE /* epoll_pwait2 */
#include "tools/bench_http.h"

#include "tools/http_answer.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { READ_MAX = 256 * 1024, EVENTS_AT_ONCE = 256 };

static const uint32_t watched = UINT32_MAX; /* in the place of a connection's number */

struct connection {
    int fd; /* -1: lost */
    int port;
    bool is_waiting; /* for an answer */
    size_t held;     /* bytes of an answer that came in parts */
    char *partial;
};

struct http_load {
    int epoll;
    int source; /* where its connections come from */
    int count;
    int max;
    struct connection *connection;
    http_answered answered;
    void (*ready)(void *context);
    void *context;
    char buffer[READ_MAX + 1];
};

struct http_load *http_load_create(int connections_max, int source, http_answered answered,
                                   void *context)
{
    struct http_load *load = calloc(1, sizeof *load);
    if (load)
        load->connection = calloc((size_t)connections_max, sizeof *load->connection);
    if (!load || !load->connection)
        abort();
    load->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (load->epoll < 0)
        abort();
    load->max = connections_max;
    load->source = source;
    load->answered = answered;
    load->context = context;
    return load;
}

static void connection_close(struct connection *connection)
{
    if (connection->fd >= 0)
        (void)close(connection->fd); /* nothing to save */
    connection->fd = -1;
    connection->held = 0;
    free(connection->partial);
    connection->partial = NULL;
}

void http_load_destroy(struct http_load *load)
{
    for (int i = 0; i < load->count; i++)
        connection_close(&load->connection[i]);
    (void)close(load->epoll);
    free(load->connection);
    free(load);
}

static int connect_from(int source, int port, struct error *error)
{
    struct sockaddr_in from = {.sin_family = AF_INET};
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int one = 1;

    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)source);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return error_set(error, "socket: %s", strerror(errno));
    (void)setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&from, sizeof from) < 0 ||
        connect(fd, (struct sockaddr *)&to, sizeof to) < 0) {
        int status = error_set(error, "connect to port %d: %s", port, strerror(errno));
        (void)close(fd);
        return status;
    }
    return fd;
}

static int connection_open(struct http_load *load, int number, struct error *error)
{
    struct connection *connection = &load->connection[number];
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)number};

    connection->fd = connect_from(load->source, connection->port, error);
    if (connection->fd < 0)
        return -1;
    if (epoll_ctl(load->epoll, EPOLL_CTL_ADD, connection->fd, &event) < 0) {
        connection_close(connection);
        return error_set(error, "epoll: %s", strerror(errno));
    }
    return 0;
}

int http_load_open(struct http_load *load, int port, struct error *error)
{
    assert(load->count < load->max);
    load->connection[load->count] = (struct connection){.fd = -1, .port = port};
    if (connection_open(load, load->count, error) < 0)
        return -1;
    return load->count++;
}

int http_load_send(struct http_load *load, int number, const char *request, size_t length,
                   struct error *error)
{
    struct connection *connection = &load->connection[number];

    if (connection->fd < 0 && connection_open(load, number, error) < 0)
        return -1;
    ssize_t sent = send(connection->fd, request, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != (ssize_t)length) {
        connection_close(connection);
        return error_set(error, "send: %s", sent < 0 ? strerror(errno) : "cut short");
    }
    connection->is_waiting = true;
    return 0;
}

const char *http_header(const struct http_reply *reply, const char *name, size_t *length)
{
    size_t name_length = strlen(name);

    for (const char *line = reply->head; (line = strstr(line, "\r\n")) != NULL;) {
        line += 2;
        if (strncasecmp(line, name, name_length) != 0)
            continue;
        const char *value = line + name_length;
        while (*value == ' ')
            value++;
        *length = strcspn(value, "\r\n");
        return value;
    }
    return NULL;
}

/* As http_answer_read(); the texts of `reply` end with a NUL. There is room for one after length.
 */
static long reply_read(struct http_reply *reply, char *bytes, size_t length)
{
    struct http_answer answer;
    long used = http_answer_read(&answer, bytes, length);

    if (used <= 0)
        return used;
    char *body = bytes + (answer.body - bytes);
    body[-2] = '\0'; /* of the blank line */
    body[answer.length] = '\0';
    *reply = (struct http_reply){
        .status = answer.status, .head = bytes, .body = body, .body_length = answer.length};
    return used;
}

static void keep_partial(struct connection *connection, const char *bytes, size_t length)
{
    char *partial = realloc(connection->partial, length);
    if (!partial)
        abort();
    memcpy(partial, bytes, length);
    connection->partial = partial;
    connection->held = length;
}

static void connection_lost(struct http_load *load, int number)
{
    struct connection *connection = &load->connection[number];
    bool was_waiting = connection->is_waiting;

    connection_close(connection);
    connection->is_waiting = false;
    if (was_waiting)
        load->answered(load->context, number, &(struct http_reply){.head = "", .body = ""});
}

static void connection_read(struct http_load *load, int number)
{
    struct connection *connection = &load->connection[number];
    struct http_reply reply = {0};

    if (connection->held > 0)
        memcpy(load->buffer, connection->partial, connection->held);
    ssize_t got = recv(connection->fd, load->buffer + connection->held, READ_MAX - connection->held,
                       MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        connection_lost(load, number);
        return;
    }
    size_t length = connection->held + (size_t)got;
    long used = reply_read(&reply, load->buffer, length);
    if (used < 0 || (used == 0 && length == READ_MAX)) {
        connection_lost(load, number);
        return;
    }
    if (used == 0) {
        keep_partial(connection, load->buffer, length);
        return;
    }
    free(connection->partial);
    connection->partial = NULL;
    connection->held = 0;
    connection->is_waiting = false;
    load->answered(load->context, number, &reply);
}

void http_load_watch(struct http_load *load, int descriptor, void (*ready)(void *context))
{
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = watched};

    load->ready = ready;
    if (epoll_ctl(load->epoll, EPOLL_CTL_ADD, descriptor, &event) < 0)
        abort();
}

void http_load_step(struct http_load *load, int timeout_us)
{
    struct epoll_event event[EVENTS_AT_ONCE];
    struct timespec timeout = {.tv_sec = timeout_us / 1000000,
                               .tv_nsec = (long)(timeout_us % 1000000) * 1000};

    int count = epoll_pwait2(load->epoll, event, EVENTS_AT_ONCE, &timeout, NULL);
    for (int i = 0; i < count; i++) {
        int number = (int)event[i].data.u32;
        if (event[i].data.u32 == watched)
            load->ready(load->context);
        else if (load->connection[number].fd >= 0)
            connection_read(load, number);
    }
}
