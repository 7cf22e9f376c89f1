/*
 * records.h - FastCGI records: is a whole request here, and how an answer is framed. No I/O.
 *
 * A responder's request is one BEGIN_REQUEST, PARAMS that end with an empty record, and STDIN that
 * ends likewise, all of one id. Anything else is a violation: this site's servers never send it.
 */
#ifndef EDGE_RECORDS_H
#define EDGE_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RECORD_HEADER_BYTES = 8, RECORD_CONTENT_MAX = 65528 /* a multiple of 8: no padding */ };

enum records_state {
    RECORDS_PARTIAL, /* good so far; more must come */
    RECORDS_WHOLE,   /* exactly one request */
    RECORDS_BROKEN,  /* no request will come of this, or bytes follow it */
};

struct records_request {
    uint16_t id;
    bool keep_connection;
};

/* Looks at the first `length` bytes of a connection. `request` is filled when it is whole. */
enum records_state records_scan(const uint8_t *bytes, size_t length,
                                struct records_request *request);

/* How many bytes records_frame() writes for an answer of `length` bytes. */
size_t records_framed_size(size_t length);

/* The answer as STDOUT records, their end, and END_REQUEST with status 0. Returns the bytes. */
size_t records_frame(uint16_t id, const char *answer, size_t length, uint8_t *frames);

#endif
