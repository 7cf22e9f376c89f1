#include "base/text.h"

#include <assert.h>
#include <string.h>

void text_init(struct text *text, char *storage, size_t size)
{
    assert(size > 0);
    *text = (struct text){.bytes = storage, .size = size};
    storage[0] = '\0';
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
    size_t room = text->size - text->length - 1;

    if (length > room) {
        text->is_full = true;
        length = room;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, char c)
{
    if (text->length + 1 >= text->size) {
        text->is_full = true;
        return;
    }
    text->bytes[text->length++] = c;
    text->bytes[text->length] = '\0';
}

void text_add_uint(struct text *text, uint64_t number)
{
    char digits[20];
    size_t start = sizeof digits;

    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    text_add_bytes(text, digits + start, sizeof digits - start);
}

void text_add_int(struct text *text, int64_t number)
{
    if (number < 0) {
        text_add_char(text, '-');
        text_add_uint(text, 0 - (uint64_t)number);
        return;
    }
    text_add_uint(text, (uint64_t)number);
}

/* Bytes that may stand in a JSON string as they are: also harmless inside HTML and a log line. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

void text_add_json(struct text *text, const char *string)
{
    static const char hex[] = "0123456789abcdef";

    text_add_char(text, '"');
    for (const char *s = string;; s++) {
        const char *plain = s;
        while (is_plain((unsigned char)*s))
            s++;
        text_add_bytes(text, plain, (size_t)(s - plain));
        unsigned char c = (unsigned char)*s;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\') {
            text_add_char(text, '\\');
            text_add_char(text, *s);
        } else {
            text_add(text, "\\u00");
            text_add_char(text, hex[c >> 4]);
            text_add_char(text, hex[c & 15]);
        }
    }
    text_add_char(text, '"');
}
