/*
 * text_rules.h - which names and chat lines people may write.
 *
 * A name has 2 to 20 code points: letters, digits, space and _ - . ' and at least one letter or
 * digit; no space at either end, no two in a row. Letters come from the scripts listed in
 * text_rules.c, and all letters of one name from one script (Han and the Japanese and Korean
 * scripts count as one), so that a Cyrillic a cannot pose as a Latin one.
 *
 * A chat line has 1 to 200 code points, at least one of them visible: anything but controls, line
 * separators, zero-width and direction characters, noncharacters and private use. Markup is text.
 *
 * All return NULL, or a sentence that says what to do about it.
 */
#ifndef CODEC_TEXT_RULES_H
#define CODEC_TEXT_RULES_H

#include <stddef.h>
#include <stdint.h>

/* One code point of valid UTF-8 and its length; 0 for a byte that begins none. */
int utf8_decode(const char *bytes, size_t length, uint32_t *code_point);

int utf8_count(const char *string); /* code points; -1: not UTF-8 */

const char *name_fault(const char *name);
const char *chat_fault(const char *line);
/* At least min_count code points and less than max_bytes bytes, without controls. */
const char *secret_fault(const char *secret, int min_count, int max_bytes);

#endif
