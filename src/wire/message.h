/*
 * message.h - what edges and gamed say to each other, as length-prefixed binary frames.
 *
 * A frame is a 32-bit length of what follows, an 8-bit type, and the fields in the order of the
 * structs below; integers are big-endian; a text is the rest of the frame or a 16-bit length and
 * its bytes. docs/protocol.md is the reference. A peer of another WIRE_VERSION is refused.
 */
#ifndef WIRE_MESSAGE_H
#define WIRE_MESSAGE_H

#include "base/error.h"
#include "room/command.h"

#include <stddef.h>
#include <stdint.h>

enum { WIRE_VERSION = 2, FRAME_MAX = 1024 * 1024 };

enum message_type {
    MESSAGE_HELLO = 1, /* edge: version, cursor: the last seq it has, 0 for none */
    MESSAGE_WELCOME,   /* gamed: version, epoch, from: everything after `from` follows, seq: head.
                          from > cursor: the edge has a gap and must forget its rings */
    MESSAGE_COMMAND,   /* edge: request, player, command (asker.player only) */
    MESSAGE_LOOK,      /* edge: request, player (viewer, 0: nobody), table (0: the lobby) */
    MESSAGE_ANSWER,    /* gamed: request, status (as HTTP), seq, body: JSON */
    MESSAGE_EVENT,     /* gamed: seq, table (0: none), viewer (0: public), body: JSON */
    MESSAGE_HEAD,      /* gamed: seq: everything up to it has been sent */
    MESSAGE_TYPE_COUNT
};

struct message {
    enum message_type type;
    uint64_t request;
    uint64_t cursor;
    uint64_t epoch;
    uint64_t from;
    uint64_t seq;
    int version;
    int status;
    player_id player; /* who asks, or the viewer */
    table_id table;
    const char *body; /* not NUL-terminated; borrowed from the frame */
    size_t body_length;
    struct command command;
};

/* Bytes written into `frame`, or 0 when it would not fit. */
size_t message_encode(const struct message *message, uint8_t *frame, size_t size);

/* `frame` without its length. Returns -1 on anything that is not exactly one message. */
int message_decode(struct message *message, const uint8_t *frame, size_t length,
                   struct error *error);

#endif
