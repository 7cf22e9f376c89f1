#include "os/config.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum type { TYPE_SECRET, TYPE_URL, TYPE_DATABASE, TYPE_PATH, TYPE_NUMBER, TYPE_LEVEL };

enum { BOTH = CONFIG_GAMED | CONFIG_EDGE, OPTIONAL = 4 };

struct setting {
    const char *name;
    enum type type;
    unsigned who;         /* programs; OPTIONAL: may be missing and then stays NULL */
    const char *fallback; /* NULL: required */
    int64_t min;
    int64_t max;
    size_t offset; /* in struct config */
    const char *sentence;
};

#define AT(field) offsetof(struct config, field)

/* clang-format off: columns */
static const struct setting settings[] = {
    {"DATABASE_URL", TYPE_DATABASE, BOTH, NULL, 0, 0, AT(database_url),
     "set it to the URL of the database, such as postgresql:///brelan?host=/run/postgresql"},
    {"GAME_SOCKET", TYPE_PATH, BOTH, NULL, 0, 0, AT(game_socket),
     "set it to the path of the Unix socket between brelan-edge and brelan-gamed, such as "
     "/run/brelan/game.sock"},
    {"SECRET_KEY", TYPE_SECRET, CONFIG_GAMED | OPTIONAL, NULL, 0, 0, AT(secret_key),
     "set it to 64 hexadecimal digits, made with: openssl rand -hex 32"},
    {"SECRET_KEY_FILE", TYPE_SECRET, CONFIG_GAMED | OPTIONAL, NULL, 0, 0, AT(secret_key),
     "set it to the path of a file with 64 hexadecimal digits, made with: openssl rand -hex 32"},
    {"PUBLIC_URL", TYPE_URL, CONFIG_EDGE, NULL, 0, 0, AT(public_url),
     "set it to the address that players type, such as https://poker.example.org, without a path"},
    {"TABLES_FILE", TYPE_PATH, CONFIG_GAMED | OPTIONAL, NULL, 0, 0, AT(tables_file),
     "set it to the path of the list of tables to open at the first start, or leave it out"},
    {"LOG_LEVEL", TYPE_LEVEL, BOTH, "info", 0, 0, AT(log_level),
     "set it to debug, info, warning or error"},
    {"HOUSE_WELCOME_CHIPS", TYPE_NUMBER, CONFIG_GAMED, "10000", 0, 1000000000000,
     AT(house_welcome_chips), "set it to the free chips of a new player"},
    {"HOUSE_DAILY_CHIPS", TYPE_NUMBER, CONFIG_GAMED, "5000", 0, 1000000000000,
     AT(house_daily_chips), "set it to the free chips that a player may claim once a day"},
    {"HOUSE_DAILY_BELOW", TYPE_NUMBER, BOTH, "2000", 0, 1000000000000, AT(house_daily_below),
     "set it to the number of chips below which a player may claim free chips"},
    {"EDGE_POLLS_MAX", TYPE_NUMBER, CONFIG_EDGE, "100000", 1, 1000000, AT(edge_polls_max),
     "set it to the number of long polls that one worker may hold"},
    {"EDGE_HOLD_MS", TYPE_NUMBER, CONFIG_EDGE, "25000", 100, 60000, AT(edge_hold_ms),
     "set it to the milliseconds that a long poll waits before it is answered empty"},
    {"EDGE_COMMANDS_MAX", TYPE_NUMBER, CONFIG_EDGE, "10000", 1, 1000000, AT(edge_commands_max),
     "set it to the number of requests that may wait for an answer of the game"},
    {"EDGE_COMMANDS_PER_SECOND", TYPE_NUMBER, CONFIG_EDGE, "20", 1, 100000,
     AT(edge_commands_per_second), "set it to the commands that one player may send in a second"},
    {"EDGE_CHAT_PER_SECOND", TYPE_NUMBER, CONFIG_EDGE, "1", 1, 100000, AT(edge_chat_per_second),
     "set it to the lines of chat that one player may send in a second"},
    {"EDGE_RING_EVENTS", TYPE_NUMBER, CONFIG_EDGE, "262144", 16, 16777216, AT(edge_ring_events),
     "set it to the number of recent events that a worker keeps"},
    {"EDGE_RING_BYTES", TYPE_NUMBER, CONFIG_EDGE, "67108864", 262144, 4294967296,
     AT(edge_ring_bytes), "set it to the bytes of recent events that a worker keeps"},
};
/* clang-format on */

/* Decimal digits only: no sign, space, fraction or exponent. */
static int parse_number(const char *text, int64_t min, int64_t max, int64_t *number)
{
    int64_t value = 0;
    size_t length = strlen(text);

    if (length == 0 || length > 15 || strspn(text, "0123456789") != length)
        return -1;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + (text[i] - '0');
    if (value < min || value > max)
        return -1;
    *number = value;
    return 0;
}

static bool is_public_url(const char *text)
{
    const char *host = NULL;

    if (strncmp(text, "https://", 8) == 0)
        host = text + 8;
    else if (strncmp(text, "http://", 7) == 0)
        host = text + 7;
    return host != NULL && *host != '\0' &&
           strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") ==
               strlen(host);
}

static bool is_database_url(const char *text)
{
    return strncmp(text, "postgresql://", 13) == 0 || strncmp(text, "postgres://", 11) == 0;
}

/* Returns -1 when `text` is not a value of the setting. */
static int store(struct config *config, const struct setting *setting, const char *text)
{
    char *field = (char *)config + setting->offset;
    bool is_good = text[0] != '\0';
    int64_t number = 0;

    switch (setting->type) {
    case TYPE_NUMBER:
        if (parse_number(text, setting->min, setting->max, &number) < 0)
            return -1;
        memcpy(field, &number, sizeof number);
        return 0;
    case TYPE_LEVEL:
        number = log_level_parse(text);
        if (number == LOG_LEVEL_COUNT)
            return -1;
        memcpy(field, &number, sizeof number);
        return 0;
    case TYPE_URL:
        is_good = is_public_url(text);
        break;
    case TYPE_DATABASE:
        is_good = is_database_url(text);
        break;
    case TYPE_PATH:
        break;
    case TYPE_SECRET:
        return 0; /* one setting in two forms: read_secret_key() takes the one that is set */
    }
    if (!is_good)
        return -1;
    memcpy(field, &text, sizeof text);
    return 0;
}

static int read_setting(struct config *config, const struct setting *setting, struct error *error)
{
    const char *text = getenv(setting->name);

    if (text == NULL)
        text = setting->fallback;
    if (text == NULL && setting->who & OPTIONAL)
        return 0;
    if (text == NULL)
        return error_set(error, "%s is missing: %s.", setting->name, setting->sentence);
    if (store(config, setting, text) == 0)
        return 0;
    if (setting->type == TYPE_NUMBER)
        return error_set(error, "%s is not a whole number from %lld to %lld: %s.", setting->name,
                         (long long)setting->min, (long long)setting->max, setting->sentence);
    return error_set(error, "%s is malformed: %s.", setting->name, setting->sentence);
}

/* systemd guards the folder of its credentials and chooses their mode itself. */
static bool is_credential(const char *path)
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    size_t length = folder == NULL ? 0 : strlen(folder);

    return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/' &&
           strstr(path, "/../") == NULL;
}

static int parse_key(const char *hex, size_t length, uint8_t key[SECRET_KEY_BYTES])
{
    size_t bytes = 0;

    if (length != (size_t)SECRET_KEY_BYTES * 2 ||
        sodium_hex2bin(key, SECRET_KEY_BYTES, hex, length, NULL, &bytes, NULL) != 0 ||
        bytes != SECRET_KEY_BYTES)
        return -1;
    return 0;
}

static int read_key_file(const char *path, uint8_t key[SECRET_KEY_BYTES], struct error *error)
{
    char hex[SECRET_KEY_BYTES * 2 + 2];
    struct stat status;
    int result = -1;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return error_set(error, "SECRET_KEY_FILE cannot be read (%s): %s", path, strerror(errno));
    if (fstat(file, &status) < 0 || !S_ISREG(status.st_mode)) {
        error_set(error, "SECRET_KEY_FILE is not a file: %s", path);
        goto done;
    }
    if (status.st_mode & 077 && !is_credential(path)) {
        error_set(error, "SECRET_KEY_FILE can be read by others: chmod 600 %s", path);
        goto done;
    }
    ssize_t length = read(file, hex, sizeof hex);
    if (length > 0 && hex[length - 1] == '\n')
        length--;
    if (length < 0 || parse_key(hex, (size_t)length, key) < 0) {
        error_set(error,
                  "SECRET_KEY_FILE does not hold 64 hexadecimal digits: "
                  "make one with: (umask 077; openssl rand -hex 32 > %s)",
                  path);
        goto done;
    }
    result = 0;

done:
    sodium_memzero(hex, sizeof hex);
    (void)close(file); /* it was only read */
    return result;
}

static int read_secret_key(struct config *config, struct error *error)
{
    const char *key = getenv("SECRET_KEY");
    const char *path = getenv("SECRET_KEY_FILE");

    if (key == NULL && path == NULL)
        return error_set(error, "SECRET_KEY_FILE is missing: set it to the path of a file with 64 "
                                "hexadecimal digits, made with: openssl rand -hex 32");
    if (key != NULL && path != NULL)
        return error_set(error, "SECRET_KEY and SECRET_KEY_FILE are both set: leave one out.");
    if (path != NULL)
        return read_key_file(path, config->secret_key, error);
    if (parse_key(key, strlen(key), config->secret_key) < 0)
        return error_set(error, "SECRET_KEY is malformed: set it to 64 hexadecimal digits, made "
                                "with: openssl rand -hex 32");
    return 0;
}

int config_read(struct config *config, enum config_program program, struct error *error)
{
    *config = (struct config){0};
    for (size_t i = 0; i < ARRAY_LEN(settings); i++) {
        const struct setting *setting = &settings[i];
        if (setting->who & (unsigned)program && read_setting(config, setting, error) < 0)
            return -1;
    }
    if (program == CONFIG_GAMED)
        return read_secret_key(config, error);
    return 0;
}
