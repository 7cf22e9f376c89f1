/*
 * link.h - one connection between an edge and gamed, used by both sides.
 *
 * Messages that are sent in one turn of the loop leave together. What waits to leave is bounded:
 * a peer that does not read is cut, and an edge that asks faster than it reads waits its turn. The
 * edge's link connects by itself and again after each loss, at once at first and then more slowly;
 * gamed's link lives as long as its connection. Callbacks come from the loop, never from inside a
 * call of these functions.
 */
#ifndef WIRE_LINK_H
#define WIRE_LINK_H

#include "base/error.h"
#include "wire/message.h"

#include <stdbool.h>
#include <uv.h>

enum { LINK_QUEUE_MAX = 16 * 1024 * 1024 }; /* bytes that wait to leave */

struct link;

struct link_handler {
    /* Connected: the edge says hello now. Not called for link_accept(). */
    void (*opened)(void *context, struct link *link);

    /* One whole message; `message` and its body are valid during the call only. */
    void (*message)(void *context, struct link *link, const struct message *message);

    /* The connection is gone. A connecting link tries again by itself; the owner of an accepted
       one destroys it now. Every failed attempt to connect is told here too. */
    void (*closed)(void *context, struct link *link, const struct error *error);
};

/* Owned by the caller. Aborts when out of memory. `path` is copied. */
struct link *link_connect(uv_loop_t *loop, const char *path, const struct link_handler *handler,
                          void *context);

/* The next connection that waits at `server`; NULL when it is gone already. */
struct link *link_accept(uv_stream_t *server, const struct link_handler *handler, void *context);

/* Writes what the kernel takes at once. No callback after this; memory goes with the handles. */
void link_destroy(struct link *link);

bool link_is_open(const struct link *link);

/* Descriptor of an open link, -1 otherwise: to ask the kernel who the peer is. */
int link_descriptor(const struct link *link);

/* Queue one message. -1: not open (the message is dropped), or it has just been cut. */
int link_send(struct link *link, const struct message *message);

/* The same for whole frames that message_encode() made: encode once, send to many. */
int link_send_frames(struct link *link, const uint8_t *frames, size_t length);

/* Cut the connection; closed() follows from the loop. */
void link_cut(struct link *link, const struct error *error);

/* Bytes that have not left yet. */
size_t link_queued(const struct link *link);

#endif
