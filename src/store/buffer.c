#include "store/buffer.h"

#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes != NULL)
        buffer->bytes[0] = '\0';
}

char *buffer_space(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1; /* and the NUL */

    if (needed > buffer->size) {
        size_t size = buffer->size == 0 ? 256 : buffer->size;
        while (size < needed)
            size *= 2;
        buffer->bytes = realloc(buffer->bytes, size);
        if (buffer->bytes == NULL)
            abort();
        buffer->size = size;
    }
    return buffer->bytes + buffer->length;
}

void buffer_added(struct buffer *buffer, size_t count)
{
    assert(count < buffer->size - buffer->length);
    buffer->length += count;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
    char *space = buffer_space(buffer, length);

    if (length > 0)
        memcpy(space, bytes, length);
    buffer_added(buffer, length);
}

void buffer_add(struct buffer *buffer, const char *string)
{
    buffer_add_bytes(buffer, string, strlen(string));
}

void buffer_add_int(struct buffer *buffer, int64_t number)
{
    enum { INT_BYTES = 24 };
    struct text text;

    text_init(&text, buffer_space(buffer, INT_BYTES), INT_BYTES);
    text_add_int(&text, number);
    buffer_added(buffer, text.length);
}

void buffer_add_json(struct buffer *buffer, const char *string)
{
    struct text text;
    size_t most = 6 * strlen(string) + 3; /* every byte as \u00xx, two quotes, the NUL */

    text_init(&text, buffer_space(buffer, most), most);
    text_add_json(&text, string);
    buffer_added(buffer, text.length);
}

void buffer_add_member(struct buffer *buffer, const char *name, int64_t number)
{
    buffer_add(buffer, ",\"");
    buffer_add(buffer, name);
    buffer_add(buffer, "\":");
    buffer_add_int(buffer, number);
}

void buffer_add_hex(struct buffer *buffer, const uint8_t *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    char *space = buffer_space(buffer, 2 + 2 * length);

    *space++ = '\\';
    *space++ = 'x';
    for (size_t i = 0; i < length; i++) {
        *space++ = digits[bytes[i] >> 4];
        *space++ = digits[bytes[i] & 15];
    }
    buffer_added(buffer, 2 + 2 * length);
}

static void put_digits(char *at, int64_t number, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        at[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

void buffer_add_instant(struct buffer *buffer, instant_ms at)
{
    enum { DAY_MS = 86400000 };
    assert(at >= 0 && at < INT64_C(253402300800000)); /* the years 1970 to 9999 */

    /* Days to a date in a calendar whose years begin in March, so that leap days come last. */
    int64_t days = at / DAY_MS + 719468;
    int64_t era = days / 146097;
    int64_t day_of_era = days % 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
    int64_t ms = at % DAY_MS;

    char text[] = "0000-00-00T00:00:00.000Z";
    put_digits(text, year, 4);
    put_digits(text + 5, month, 2);
    put_digits(text + 8, day, 2);
    put_digits(text + 11, ms / 3600000, 2);
    put_digits(text + 14, ms / 60000 % 60, 2);
    put_digits(text + 17, ms / 1000 % 60, 2);
    put_digits(text + 20, ms % 1000, 3);
    buffer_add(buffer, text);
}

static void begin_element(struct buffer *column)
{
    buffer_add(column, column->length == 0 ? "{" : ",");
}

void column_int(struct buffer *column, int64_t number)
{
    begin_element(column);
    buffer_add_int(column, number);
}

void column_text(struct buffer *column, const char *bytes, size_t length)
{
    begin_element(column);
    char *space = buffer_space(column, 2 * length + 2);
    char *end = space;

    *end++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"' || bytes[i] == '\\')
            *end++ = '\\';
        *end++ = bytes[i];
    }
    *end++ = '"';
    buffer_added(column, (size_t)(end - space));
}

void column_instant(struct buffer *column, instant_ms at)
{
    begin_element(column);
    buffer_add_instant(column, at);
}

const char *column_end(struct buffer *column)
{
    buffer_add(column, column->length == 0 ? "{}" : "}");
    return column->bytes;
}
