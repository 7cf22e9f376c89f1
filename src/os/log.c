#include "os/log.h"

#include "base/text.h"
#include "base/units.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const level_names[] = {
    [LOG_DEBUG] = "debug",
    [LOG_INFO] = "info",
    [LOG_WARNING] = "warning",
    [LOG_ERROR] = "error",
};
static_assert(ARRAY_LEN(level_names) == LOG_LEVEL_COUNT, "every level has a name");

/* Set once at the start: handing it to every caller would add a parameter to everything. */
static enum log_level lowest = LOG_INFO;

void log_open(enum log_level level)
{
    lowest = level;
}

bool log_is_written(enum log_level level)
{
    return level >= lowest;
}

void log_write(enum log_level level, const char *event, const char *format, ...)
{
    char line[1280];
    struct text text;

    if (!log_is_written(level))
        return;
    text_init(&text, line, sizeof line - 1); /* keeps room for the newline */
    text_add(&text, "level=");
    text_add(&text, level_names[level]);
    text_add(&text, " event=");
    text_add(&text, event);
    if (format[0] != '\0') {
        char pairs[1024];
        va_list arguments;

        va_start(arguments, format);
        (void)vsnprintf(pairs, sizeof pairs, format, arguments); /* too long: cut */
        va_end(arguments);
        text_add_char(&text, ' ');
        text_add(&text, pairs);
    }
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)line[i];
        if (c < 0x20 || c == 0x7f)
            line[i] = '?';
    }
    line[text.length++] = '\n';

    ssize_t written = write(STDERR_FILENO, line, text.length);
    (void)written; /* nobody is left to tell */
}

const char *log_quote(char storage[LOG_QUOTE_BYTES], const char *value)
{
    char cut[(LOG_QUOTE_BYTES - 3) / 6 + 1]; /* every byte may become \u00xx */
    struct text text;

    (void)snprintf(cut, sizeof cut, "%s", value);
    text_init(&text, storage, LOG_QUOTE_BYTES);
    text_add_json(&text, cut);
    return storage;
}

enum log_level log_level_parse(const char *name)
{
    for (int level = 0; level < LOG_LEVEL_COUNT; level++)
        if (strcmp(name, level_names[level]) == 0)
            return (enum log_level)level;
    return LOG_LEVEL_COUNT;
}
