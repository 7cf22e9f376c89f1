#include "edge/records.h"

#include <string.h>

enum { VERSION = 1, ROLE_RESPONDER = 1, KEEP_CONNECTION = 1, BODY_BYTES = 8 };

enum record_type {
    RECORD_BEGIN_REQUEST = 1,
    RECORD_END_REQUEST = 3,
    RECORD_PARAMS = 4,
    RECORD_STDIN = 5,
    RECORD_STDOUT = 6
};

struct record {
    int type;
    uint16_t id;
    size_t content; /* bytes */
    size_t whole;   /* with header and padding */
};

static uint16_t read_16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

static struct record read_header(const uint8_t *bytes)
{
    struct record record = {
        .type = bytes[1], .id = read_16(bytes + 2), .content = read_16(bytes + 4)};
    record.whole = RECORD_HEADER_BYTES + record.content + bytes[6];
    return record;
}

/* The first record must open a request of a responder. */
static bool is_begin(const struct record *record, const uint8_t *bytes, size_t length)
{
    if (record->type != RECORD_BEGIN_REQUEST || record->id == 0 || record->content != BODY_BYTES)
        return false;
    if (length < RECORD_HEADER_BYTES + BODY_BYTES)
        return true; /* the role is not here yet */
    return read_16(bytes + RECORD_HEADER_BYTES) == ROLE_RESPONDER;
}

enum records_state records_scan(const uint8_t *bytes, size_t length,
                                struct records_request *request)
{
    int expected = RECORD_BEGIN_REQUEST;
    uint16_t id = 0;

    for (size_t at = 0;;) {
        size_t left = length - at;
        if (left > 0 && bytes[at] != VERSION)
            return RECORDS_BROKEN;
        if (left < RECORD_HEADER_BYTES)
            return RECORDS_PARTIAL;
        struct record record = read_header(bytes + at);
        if (expected == RECORD_BEGIN_REQUEST) {
            if (!is_begin(&record, bytes + at, left))
                return RECORDS_BROKEN;
            id = record.id;
        } else if (record.type != expected || record.id != id) {
            return RECORDS_BROKEN;
        }
        if (left < record.whole)
            return RECORDS_PARTIAL;
        if (expected == RECORD_BEGIN_REQUEST) {
            *request = (struct records_request){
                id, (bytes[at + RECORD_HEADER_BYTES + 2] & KEEP_CONNECTION) != 0};
            expected = RECORD_PARAMS;
        } else if (record.content == 0 && expected == RECORD_PARAMS) {
            expected = RECORD_STDIN;
        } else if (record.content == 0) {
            return left == record.whole ? RECORDS_WHOLE : RECORDS_BROKEN;
        }
        at += record.whole;
    }
}

size_t records_framed_size(size_t length)
{
    size_t records = (length + RECORD_CONTENT_MAX - 1) / RECORD_CONTENT_MAX;
    size_t padding = (8 - length % 8) % 8;

    return length + padding + (records + 2) * RECORD_HEADER_BYTES + BODY_BYTES;
}

static uint8_t *write_header(uint8_t *to, enum record_type type, uint16_t id, size_t content)
{
    to[0] = VERSION;
    to[1] = (uint8_t)type;
    to[2] = (uint8_t)(id >> 8);
    to[3] = (uint8_t)id;
    to[4] = (uint8_t)(content >> 8);
    to[5] = (uint8_t)content;
    to[6] = (uint8_t)((8 - content % 8) % 8);
    to[7] = 0;
    return to + RECORD_HEADER_BYTES;
}

size_t records_frame(uint16_t id, const char *answer, size_t length, uint8_t *frames)
{
    uint8_t *to = frames;

    while (length > 0) {
        size_t content = length < RECORD_CONTENT_MAX ? length : RECORD_CONTENT_MAX;
        size_t padding = (8 - content % 8) % 8;
        to = write_header(to, RECORD_STDOUT, id, content);
        memcpy(to, answer, content);
        memset(to + content, 0, padding);
        to += content + padding;
        answer += content;
        length -= content;
    }
    to = write_header(to, RECORD_STDOUT, id, 0);
    to = write_header(to, RECORD_END_REQUEST, id, BODY_BYTES);
    memset(to, 0, BODY_BYTES);
    return (size_t)(to + BODY_BYTES - frames);
}
