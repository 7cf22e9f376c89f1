/*
 * edges.h - the Unix socket where edges connect, and the edges that are connected. Each gets
 * every event from its hello on.
 */
#ifndef GAMED_EDGES_H
#define GAMED_EDGES_H

#include "base/error.h"
#include "wire/link.h"

enum { EDGES_MAX = 64 };

struct edges;

/* Names an edge in something that may outlive its connection. */
struct edge_ref {
    int slot;
    uint32_t generation;
};

/* Where an answer goes. */
struct asked_by {
    struct edge_ref edge;
    uint64_t request;
};

struct edges_handler {
    /* An edge said hello with the cursor it has: tell it what it missed by edges_send(). */
    void (*hello)(void *context, struct edge_ref edge, uint64_t cursor);
    void (*command)(void *context, struct edge_ref edge, const struct message *message);
    void (*look)(void *context, struct edge_ref edge, const struct message *message);
};

struct edges_options {
    const char *path;
    bool may_replace; /* a socket at which another process still answers */
    const struct edges_handler *handler;
    void *context;
};

/*
 * Listens at the path. A socket that nobody answers at is replaced; NULL when somebody does and we
 * may not replace it, or when the path cannot be used. Only processes of the same user, of root, or
 * in the same group may connect.
 */
struct edges *edges_open(uv_loop_t *loop, const struct edges_options *options, struct error *error);

/* What is queued still leaves; then the connections and the socket are closed. Its file stays. */
void edges_close(struct edges *edges);

void edges_send(struct edges *edges, struct edge_ref ref, const struct message *message);
void edges_send_frames(struct edges *edges, struct edge_ref ref, const uint8_t *frames,
                       size_t length);

/* To every edge that has said hello. */
void edges_broadcast(struct edges *edges, const uint8_t *frames, size_t length);

#endif
