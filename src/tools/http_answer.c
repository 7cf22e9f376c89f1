#include "tools/http_answer.h"

#include <string.h>
#include <strings.h>

struct header {
    bool is_chunked;
    bool has_length;
    size_t length;
};

/* The position after the blank line that ends the head; 0: not there yet. */
static size_t find_head_end(const char *bytes, size_t length)
{
    for (size_t i = 3; i < length; i++)
        if (bytes[i] == '\n' && memcmp(bytes + i - 3, "\r\n\r\n", 4) == 0)
            return i + 1;
    return 0;
}

/* The value of a header line of this name, or NULL. */
static const char *value_of(const char *line, size_t length, const char *name)
{
    size_t name_length = strlen(name);

    if (length <= name_length || line[name_length] != ':' ||
        strncasecmp(line, name, name_length) != 0)
        return NULL;
    const char *value = line + name_length + 1;
    while (value < line + length && *value == ' ')
        value++;
    return value;
}

static bool value_is(const char *value, const char *line_end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(line_end - value) == length && strncasecmp(value, word, length) == 0;
}

/* The digits at the front of `text`, up to what is too much for anything here. */
static size_t read_digits(const char *text, const char *end, unsigned base)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    size_t number = 0;

    for (; text < end && *text != '\0' && number <= HTTP_ANSWER_MAX; text++) {
        const char *found = strchr(digits, *text);
        if (found == NULL || (size_t)(found - digits) % 16 >= base)
            break;
        number = number * base + (size_t)(found - digits) % 16;
    }
    return number;
}

static void read_cookie(struct http_answer *answer, const char *value, const char *end)
{
    size_t length = 0;
    while (value + length < end && value[length] != ';')
        length++;
    if (length >= sizeof answer->cookie)
        length = 0; /* not one of ours */
    memcpy(answer->cookie, value, length);
    answer->cookie[length] = '\0';
}

static void read_header(struct http_answer *answer, struct header *header, const char *line,
                        const char *end)
{
    size_t length = (size_t)(end - line);
    const char *value;

    if ((value = value_of(line, length, "Content-Length")) != NULL) {
        header->length = read_digits(value, end, 10);
        header->has_length = true;
    } else if ((value = value_of(line, length, "Transfer-Encoding")) != NULL) {
        header->is_chunked = value_is(value, end, "chunked");
    } else if ((value = value_of(line, length, "Connection")) != NULL) {
        answer->keeps_open = !value_is(value, end, "close");
    } else if ((value = value_of(line, length, "Retry-After")) != NULL) {
        answer->retry_after_s = (int)read_digits(value, end, 10);
    } else if ((value = value_of(line, length, "Set-Cookie")) != NULL) {
        read_cookie(answer, value, end);
    }
}

static int read_head(struct http_answer *answer, struct header *header, const char *bytes,
                     size_t head)
{
    if (head < 16 || strncmp(bytes, "HTTP/1.1 ", 9) != 0)
        return -1;
    answer->status = (int)read_digits(bytes + 9, bytes + 12, 10);
    if (answer->status < 200 || answer->status > 599)
        return -1;
    const char *line = memchr(bytes, '\n', head);
    for (line++; *line != '\r'; line++) {
        const char *end = memchr(line, '\r', head - (size_t)(line - bytes));
        if (end[1] != '\n')
            return -1;
        read_header(answer, header, line, end);
        line = end + 1;
    }
    return 0;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The size of the chunk whose line begins at `at`; moves `at` behind the line. 0: not whole. */
static int read_chunk_line(const char *bytes, size_t length, size_t *at, size_t *size)
{
    const char *line = bytes + *at;
    const char *end = memchr(line, '\n', length - *at);

    if (end == NULL)
        return length - *at > 32 ? -1 : 0;
    *size = read_digits(line, end, 16);
    if (!is_hex(*line) || *size > HTTP_ANSWER_MAX)
        return -1;
    *at = (size_t)(end - bytes) + 1;
    return 1;
}

/* Measures the chunks and, when all are there, moves them together. */
static long read_chunks(struct http_answer *answer, char *bytes, size_t head, size_t length)
{
    size_t size;

    for (int pass = 0; pass < 2; pass++) {
        size_t at = head;
        size_t joined = head;
        do {
            int found = read_chunk_line(bytes, length, &at, &size);
            if (found <= 0)
                return found;
            if (size + 2 > length - at)
                return 0;
            if (pass == 1)
                memmove(bytes + joined, bytes + at, size);
            joined += size;
            at += size + 2;
        } while (size > 0);
        answer->length = joined - head;
        if (pass == 1)
            return (long)at;
    }
    return -1;
}

long http_answer_read(struct http_answer *answer, char *bytes, size_t length)
{
    struct header header = {0};
    size_t head = find_head_end(bytes, length);

    *answer = (struct http_answer){.keeps_open = true};
    if (head == 0)
        return length > HTTP_HEAD_MAX ? -1 : 0;
    if (read_head(answer, &header, bytes, head) < 0)
        return -1;
    answer->body = bytes + head;
    if (header.is_chunked)
        return read_chunks(answer, bytes, head, length);
    if (answer->status == 204 || answer->status == 304)
        return (long)head;
    if (!header.has_length || header.length > HTTP_ANSWER_MAX)
        return -1;
    if (length - head < header.length)
        return 0;
    answer->length = header.length;
    return (long)(head + header.length);
}
