/*
 * frame.h - cut a stream of bytes into length-prefixed frames: a 32-bit big-endian length, then
 * as many bytes. Bytes may come in pieces of any size; memory is bounded.
 */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct frame_reader {
    uint8_t *bytes; /* owned */
    size_t size;
    size_t start; /* of what has not been taken yet */
    size_t end;
};

void frame_reader_init(struct frame_reader *reader); /* aborts when out of memory */
void frame_reader_release(struct frame_reader *reader);
void frame_reader_reset(struct frame_reader *reader); /* forgets what it holds */

/*
 * Where to put the next bytes, and how many fit: at least one. Call it only after frame_next()
 * has returned 0, and tell with frame_added() how many came.
 */
uint8_t *frame_space(struct frame_reader *reader, size_t *size);
void frame_added(struct frame_reader *reader, size_t count);

/*
 * 1: the next whole frame, without its length, borrowed until frame_space(); 0: bytes are missing;
 * -1: the peer announces a frame that is empty or longer than FRAME_MAX.
 */
int frame_next(struct frame_reader *reader, const uint8_t **frame, size_t *length,
               struct error *error);

#endif
