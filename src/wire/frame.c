#include "wire/frame.h"

#include "wire/message.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_BYTES = 4 };

void frame_reader_init(struct frame_reader *reader)
{
    size_t size = LENGTH_BYTES + FRAME_MAX;
    *reader = (struct frame_reader){.bytes = malloc(size), .size = size};
    if (reader->bytes == NULL)
        abort();
}

void frame_reader_release(struct frame_reader *reader)
{
    free(reader->bytes);
    *reader = (struct frame_reader){0};
}

void frame_reader_reset(struct frame_reader *reader)
{
    reader->start = 0;
    reader->end = 0;
}

uint8_t *frame_space(struct frame_reader *reader, size_t *size)
{
    if (reader->start > 0) {
        memmove(reader->bytes, reader->bytes + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    assert(reader->end < reader->size); /* a whole frame would have been taken */
    *size = reader->size - reader->end;
    return reader->bytes + reader->end;
}

void frame_added(struct frame_reader *reader, size_t count)
{
    assert(count <= reader->size - reader->end);
    reader->end += count;
}

int frame_next(struct frame_reader *reader, const uint8_t **frame, size_t *length,
               struct error *error)
{
    const uint8_t *bytes = reader->bytes + reader->start;
    size_t held = reader->end - reader->start;

    if (held < LENGTH_BYTES)
        return 0;
    size_t announced =
        (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | (size_t)bytes[3];
    if (announced == 0 || announced > FRAME_MAX)
        return error_set(error, "wire: a frame of %zu bytes is announced", announced);
    if (held - LENGTH_BYTES < announced)
        return 0;
    *frame = bytes + LENGTH_BYTES;
    *length = announced;
    reader->start += LENGTH_BYTES + announced;
    return 1;
}
