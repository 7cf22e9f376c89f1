/*
 * text.h - a bounded text builder over the caller's storage. It never overflows: what does not fit
 * is cut and `is_full` says so. Verify it once, at the end.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *bytes; /* always NUL-terminated */
    size_t size; /* of the storage */
    size_t length;
    bool is_full; /* something was cut */
};

void text_init(struct text *text, char *storage, size_t size); /* size > 0 */
void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c);
void text_add_int(struct text *text, int64_t number);
void text_add_uint(struct text *text, uint64_t number);

/* A JSON string with its quotes; escapes what JSON, HTML and line-based logs cannot hold. */
void text_add_json(struct text *text, const char *string);

#endif
