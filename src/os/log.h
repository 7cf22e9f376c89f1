/*
 * log.h - one fact a line, key=value, to standard error; the journal adds the time.
 *
 *     log_write(LOG_INFO, "batch_committed", "batch=%lld events=%d", batch, count);
 *     level=info event=batch_committed batch=7 events=3
 *
 * Control bytes never reach the output, so a line stays a line. Text that comes from outside goes
 * through log_quote(), so that it cannot pass for another key. Never a card, password or token.
 */
#ifndef OS_LOG_H
#define OS_LOG_H

#include <stdbool.h>
#include <stddef.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR, LOG_LEVEL_COUNT };

enum { LOG_QUOTE_BYTES = 256 };

/* Lines below `level` are left out from now on; until then everything from LOG_INFO is written. */
void log_open(enum log_level level);

bool log_is_written(enum log_level level);

/* `event` is a word of ours; `format` gives the pairs, "" for none. Cut at about 1 KiB. */
__attribute__((format(printf, 3, 4))) void log_write(enum log_level level, const char *event,
                                                     const char *format, ...);

/* `value` between quotes, its quotes and odd bytes escaped, cut when too long. Returns storage. */
const char *log_quote(char storage[LOG_QUOTE_BYTES], const char *value);

/* LOG_LEVEL_COUNT when `name` is no level. */
enum log_level log_level_parse(const char *name);

#endif
