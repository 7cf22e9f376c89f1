#define _GNU_SOURCE /* struct ucred: who is at the other end of a socket */

#include "gamed/edges.h"

#include "os/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { PEER_GROUPS_MAX = 256 };

struct edge {
    struct edges *edges;
    struct link *link; /* NULL: the slot is free */
    uint32_t generation;
    bool has_greeted;
};

struct edges {
    uv_pipe_t server;
    struct edges_handler handler;
    void *context;
    struct edge edge[EDGES_MAX];
};

static struct edge_ref ref_of(const struct edge *edge)
{
    return (struct edge_ref){(int)(edge - edge->edges->edge), edge->generation};
}

/* NULL when that connection is gone. */
static struct edge *find(struct edges *edges, struct edge_ref ref)
{
    struct edge *edge = &edges->edge[ref.slot];
    return edge->link != NULL && edge->generation == ref.generation ? edge : NULL;
}

static void on_message(void *context, struct link *link, const struct message *message)
{
    struct edge *edge = context;
    struct edges *edges = edge->edges;
    bool is_expected = message->type == MESSAGE_HELLO
                           ? !edge->has_greeted
                           : edge->has_greeted && (message->type == MESSAGE_COMMAND ||
                                                   message->type == MESSAGE_LOOK);

    if (!is_expected) {
        struct error error;
        error_set(&error, "an edge sent message type %d out of place", (int)message->type);
        link_cut(link, &error);
        return;
    }
    if (message->type == MESSAGE_HELLO) {
        edges->handler.hello(edges->context, ref_of(edge), message->cursor);
        edge->has_greeted = true;
    } else if (message->type == MESSAGE_COMMAND) {
        edges->handler.command(edges->context, ref_of(edge), message);
    } else {
        edges->handler.look(edges->context, ref_of(edge), message);
    }
}

static void on_closed(void *context, struct link *link, const struct error *error)
{
    struct edge *edge = context;
    char quoted[LOG_QUOTE_BYTES];

    log_write(LOG_INFO, "edge_gone", "edge=%d reason=%s", ref_of(edge).slot,
              log_quote(quoted, error->text));
    link_destroy(link);
    edge->link = NULL;
}

static const struct link_handler link_handler = {NULL, on_message, on_closed};

/* An edge's own group may be the web server's, and ours one that it has beside. */
static bool is_in_our_group(int descriptor)
{
    gid_t groups[PEER_GROUPS_MAX];
    socklen_t size = sizeof(groups);

    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups, &size) < 0)
        return false; /* also when it has more groups than anybody should */
    for (size_t i = 0; i < size / sizeof(groups[0]); i++)
        if (groups[i] == getegid())
            return true;
    return false;
}

/* The file's mode says the same; this holds even where a folder lets others rename files. */
static bool is_trusted(const struct link *link)
{
    struct ucred peer;
    socklen_t size = sizeof(peer);
    int descriptor = link_descriptor(link);

    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
        return false;
    return peer.uid == geteuid() || peer.gid == getegid() || peer.uid == 0 ||
           is_in_our_group(descriptor);
}

static struct edge *free_slot(struct edges *edges)
{
    for (int i = 0; i < EDGES_MAX; i++)
        if (edges->edge[i].link == NULL)
            return &edges->edge[i];
    return NULL;
}

static void on_connection(uv_stream_t *server, int status)
{
    static const struct link_handler no_handler = {0};
    struct edges *edges = server->data;
    struct edge *edge = free_slot(edges);

    if (status < 0)
        return;
    struct link *link = link_accept(server, edge == NULL ? &no_handler : &link_handler, edge);
    if (link == NULL)
        return;
    if (edge == NULL || !is_trusted(link)) {
        log_write(LOG_WARNING, "edge_refused", "reason=%s",
                  edge == NULL ? "too_many" : "other_user");
        link_destroy(link);
        return;
    }
    *edge = (struct edge){.edges = edges, .link = link, .generation = edge->generation + 1};
    log_write(LOG_INFO, "edge_connected", "edge=%d", ref_of(edge).slot);
}

/* True when a process answers at the socket. */
static bool is_answered(const struct sockaddr_un *address)
{
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool is_there = false;

    if (probe < 0)
        return false;
    is_there = connect(probe, (const struct sockaddr *)address, sizeof(*address)) == 0 ||
               errno == EAGAIN; /* its queue is full */
    (void)close(probe);         /* nothing was written */
    return is_there;
}

/*
 * A listening socket that takes the place of whatever socket is at `path`: at no moment is there
 * none, and none of the files is removed at the end, when it may be another process's already.
 */
static int listen_at(const char *path, struct error *error)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int length =
        snprintf(address.sun_path, sizeof(address.sun_path), "%s.%ld", path, (long)getpid());

    if (length < 0 || (size_t)length >= sizeof(address.sun_path))
        return error_set(error, "GAME_SOCKET is longer than %zu bytes: %s",
                         sizeof(address.sun_path) - 12, path);
    int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t mask = umask(0117); /* 0660 from the first moment on */
    bool is_there = server >= 0 &&
                    bind(server, (const struct sockaddr *)&address, sizeof(address)) == 0 &&
                    listen(server, EDGES_MAX) == 0 && rename(address.sun_path, path) == 0;
    (void)umask(mask);
    if (is_there)
        return server;
    error_set(error, "GAME_SOCKET %s cannot be opened: %s", path, strerror(errno));
    if (server >= 0)
        (void)close(server);        /* nothing was written */
    (void)unlink(address.sun_path); /* if it came so far */
    return -1;
}

static int check_path(const char *path, bool may_replace, struct error *error)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct stat status;

    if (strlen(path) >= sizeof(address.sun_path))
        return error_set(error, "GAME_SOCKET is longer than %zu bytes: %s",
                         sizeof(address.sun_path) - 1, path);
    memcpy(address.sun_path, path, strlen(path));
    if (lstat(path, &status) < 0)
        return errno == ENOENT ? 0 : error_set(error, "GAME_SOCKET %s: %s", path, strerror(errno));
    if (!S_ISSOCK(status.st_mode))
        return error_set(error, "GAME_SOCKET %s exists and is not a socket: choose another path",
                         path);
    if (!may_replace && is_answered(&address))
        return error_set(error, "another process answers at GAME_SOCKET %s", path);
    return 0;
}

static void free_edges(uv_handle_t *server)
{
    free(server->data);
}

struct edges *edges_open(uv_loop_t *loop, const struct edges_options *options, struct error *error)
{
    const char *path = options->path;
    struct edges *edges = NULL;
    int server = check_path(path, options->may_replace, error) < 0 ? -1 : listen_at(path, error);

    if (server < 0)
        return NULL;
    edges = calloc(1, sizeof(*edges));
    if (edges == NULL)
        abort();
    edges->handler = *options->handler;
    edges->context = options->context;
    for (int i = 0; i < EDGES_MAX; i++)
        edges->edge[i].edges = edges;
    (void)uv_pipe_init(loop, &edges->server, 0); /* always succeeds */
    edges->server.data = edges;

    int status = uv_pipe_open(&edges->server, server);
    if (status == 0)
        status = uv_listen((uv_stream_t *)&edges->server, EDGES_MAX, on_connection);
    if (status < 0) {
        error_set(error, "GAME_SOCKET %s cannot be opened: %s", path, uv_strerror(status));
        uv_close((uv_handle_t *)&edges->server, free_edges);
        return NULL;
    }
    return edges;
}

void edges_close(struct edges *edges)
{
    for (int i = 0; i < EDGES_MAX; i++) {
        if (edges->edge[i].link == NULL)
            continue;
        link_destroy(edges->edge[i].link);
        edges->edge[i].link = NULL;
    }
    uv_close((uv_handle_t *)&edges->server, free_edges);
}

void edges_send(struct edges *edges, struct edge_ref ref, const struct message *message)
{
    struct edge *edge = find(edges, ref);
    if (edge != NULL)
        (void)link_send(edge->link, message); /* an edge that is gone asks again */
}

void edges_send_frames(struct edges *edges, struct edge_ref ref, const uint8_t *frames,
                       size_t length)
{
    struct edge *edge = find(edges, ref);
    if (edge != NULL)
        (void)link_send_frames(edge->link, frames, length);
}

void edges_broadcast(struct edges *edges, const uint8_t *frames, size_t length)
{
    for (int i = 0; i < EDGES_MAX; i++) {
        struct edge *edge = &edges->edge[i];
        if (edge->link != NULL && edge->has_greeted)
            (void)link_send_frames(edge->link, frames, length);
    }
}
