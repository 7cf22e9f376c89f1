/*
 * Whatever bytes a peer sends, in pieces of any size: frames and messages are refused or decoded,
 * and what was decoded encodes to the same bytes again.
 */
#include "wire/frame.h"
#include "wire/message.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void decode(const uint8_t *frame, size_t length)
{
    struct message message;
    struct error error;

    if (message_decode(&message, frame, length, &error) < 0)
        return;
    uint8_t *again = malloc(length + 4);
    assert(again != NULL);
    size_t encoded = message_encode(&message, again, length + 4);
    assert(encoded == length + 4);
    assert(memcmp(again + 4, frame, length) == 0);
    free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct frame_reader reader;
    struct error error;
    const uint8_t *frame;
    size_t length, room;
    int found = 0;

    if (size == 0)
        return 0;
    size_t piece = data[0] % 64u + 1; /* the first byte says how the rest comes */
    frame_reader_init(&reader);
    for (size_t fed = 1; fed < size && found >= 0; fed += piece) {
        size_t count = size - fed < piece ? size - fed : piece;
        uint8_t *space = frame_space(&reader, &room);
        memcpy(space, data + fed, count);
        frame_added(&reader, count);
        while ((found = frame_next(&reader, &frame, &length, &error)) == 1)
            decode(frame, length);
    }
    frame_reader_release(&reader);
    return 0;
}
