/*
 * buffer.h - bytes that grow: JSON for the clients, and columns of a statement as PostgreSQL
 * array literals ({1,2,3}). Memory is kept when a buffer is cleared. Aborts when out of memory.
 */
#ifndef STORE_BUFFER_H
#define STORE_BUFFER_H

#include "base/units.h"

#include <stddef.h>
#include <stdint.h>

struct buffer {
    char *bytes; /* owned; NUL-terminated once something was added */
    size_t size;
    size_t length;
};

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);

/* Room for `more` bytes at the end; buffer_added() says how many were used. */
char *buffer_space(struct buffer *buffer, size_t more);
void buffer_added(struct buffer *buffer, size_t count);

void buffer_add(struct buffer *buffer, const char *string);
void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length);
void buffer_add_int(struct buffer *buffer, int64_t number);
void buffer_add_json(struct buffer *buffer, const char *string); /* quoted and escaped */
void buffer_add_hex(struct buffer *buffer, const uint8_t *bytes, size_t length); /* \x00ff */
void buffer_add_instant(struct buffer *buffer, instant_ms at); /* 2026-11-21T07:52:00.123Z */

/* ,"name":number */
void buffer_add_member(struct buffer *buffer, const char *name, int64_t number);

/* Elements of an array; column_end() closes it and gives its text. */
void column_int(struct buffer *column, int64_t number);
void column_text(struct buffer *column, const char *bytes, size_t length);
void column_instant(struct buffer *column, instant_ms at);
const char *column_end(struct buffer *column);

#endif
