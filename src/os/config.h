/*
 * config.h - the settings of a program, read once from the environment. docs/settings.md explains
 * each of them to operators.
 *
 * A setting that is missing or malformed stops the start: main() prints the error, which names the
 * setting and says what to do, and exits with CONFIG_EXIT. No value of a secret is ever printed.
 */
#ifndef OS_CONFIG_H
#define OS_CONFIG_H

#include "base/error.h"
#include "base/units.h"
#include "os/log.h"

#include <stdint.h>

enum { CONFIG_EXIT = 78 }; /* EX_CONFIG: systemd does not restart a program that ends with it */

enum config_program { CONFIG_GAMED = 1, CONFIG_EDGE = 2 };

enum { SECRET_KEY_BYTES = 32 };

/* Texts belong to the environment. What a program does not use stays zero. */
struct config {
    const char *database_url;
    const char *game_socket;
    const char *public_url;  /* without a slash at its end */
    const char *tables_file; /* NULL: none */
    uint8_t secret_key[SECRET_KEY_BYTES];
    int64_t log_level; /* enum log_level */
    chips house_welcome_chips;
    chips house_daily_chips;
    chips house_daily_below;
    int64_t edge_polls_max;
    int64_t edge_hold_ms;
    int64_t edge_commands_max;
    int64_t edge_commands_per_second;
    int64_t edge_chat_per_second;
    int64_t edge_ring_events;
    int64_t edge_ring_bytes;
};

/* Reads what `program` uses. Returns -1 with a sentence for the operator. */
int config_read(struct config *config, enum config_program program, struct error *error);

#endif
