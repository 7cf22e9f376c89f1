#include "gamed/tables_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 512, WORDS_MAX = 64, NUMBERS = 6 };

struct words {
    int count;
    char *word[WORDS_MAX];
};

/* Cuts `line` in place. */
static void split(char *line, struct words *words)
{
    words->count = 0;
    for (char *at = line; *at != '\0' && words->count < WORDS_MAX;) {
        at += strspn(at, " \t\r");
        if (*at == '\0')
            break;
        words->word[words->count++] = at;
        at += strcspn(at, " \t\r");
        if (*at != '\0')
            *at++ = '\0';
    }
}

static bool parse_number(const char *word, int64_t *number)
{
    char *end;

    if (strspn(word, "0123456789") != strlen(word) || strlen(word) > 15 || *word == '\0')
        return false;
    *number = strtoll(word, &end, 10);
    return *end == '\0';
}

/* True for one of the known keys with a number in its range. */
static bool parse_option(struct table_config *config, const char *word)
{
    const struct {
        const char *key;
        int64_t max;
        int unit;
        int *number; /* one of the two */
        chips *amount;
    } options[] = {
        {"ante=", 1000000000, 1, NULL, &config->ante},
        {"timeBankSeconds=", 3600, 1000, &config->time_bank_ms, NULL},
        {"pauseMs=", 60000, 1, &config->pause_ms, NULL},
        {"rakeBp=", 10000, 1, &config->rake_bp, NULL},
        {"rakeCap=", 1000000000, 1, NULL, &config->rake_cap},
    };
    int64_t number;

    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        size_t length = strlen(options[i].key);
        if (strncmp(word, options[i].key, length) != 0)
            continue;
        if (!parse_number(word + length, &number) || number > options[i].max)
            return false;
        if (options[i].number != NULL)
            *options[i].number = (int)number * options[i].unit;
        else
            *options[i].amount = number;
        return true;
    }
    return false;
}

static int set_name(struct table_config *config, const struct words *words, int count,
                    struct error *error)
{
    size_t length = 0;

    for (int i = 0; i < count; i++) {
        size_t more = strlen(words->word[i]);
        if (length + more + 2 > NAME_BYTES)
            return error_set(error, "the name is longer than %d bytes", NAME_BYTES - 1);
        if (i > 0)
            config->name[length++] = ' ';
        memcpy(config->name + length, words->word[i], more);
        length += more;
    }
    config->name[length] = '\0';
    return 0;
}

static int set_numbers(struct table_config *config, const int64_t number[NUMBERS],
                       struct error *error)
{
    if (number[0] < 2 || number[0] > SEATS_MAX)
        return error_set(error, "seats must be 2 to %d", SEATS_MAX);
    if (number[1] < 1 || number[2] < number[1])
        return error_set(error, "the blinds must be at least 1, the big one not below the small");
    if (number[3] < number[2] || number[4] < number[3] || number[4] > CHIPS_MAX / SEATS_MAX)
        return error_set(error, "buy-ins must be at least the big blind, the least first");
    if (number[5] < 1 || number[5] > 3600)
        return error_set(error, "seconds to act must be 1 to 3600");
    config->seats = (int)number[0];
    config->small_blind = number[1];
    config->big_blind = number[2];
    config->buy_in_min = number[3];
    config->buy_in_max = number[4];
    config->act_ms = (int)number[5] * 1000;
    return 0;
}

int tables_file_parse(struct table_config *config, const char *line, struct error *error)
{
    char copy[LINE_MAX_BYTES];
    struct words words;
    int64_t number[NUMBERS];

    if (strlen(line) >= sizeof(copy))
        return error_set(error, "it is longer than %d bytes", LINE_MAX_BYTES - 1);
    memcpy(copy, line, strlen(line) + 1);
    split(copy, &words);
    if (words.count == 0 || words.word[0][0] == '#')
        return 0;

    *config = (struct table_config){
        .variant = VARIANT_NLHE,
        .time_bank_ms = 30000,
        .time_bank_earn_ms = 1000,
        .pause_ms = 4000,
    };
    for (; words.count > 0 && strchr(words.word[words.count - 1], '=') != NULL; words.count--)
        if (!parse_option(config, words.word[words.count - 1]))
            return error_set(error, "%s is no known key with a number",
                             words.word[words.count - 1]);
    if (words.count < NUMBERS + 1)
        return error_set(error, "it must be: name seats smallBlind bigBlind buyInMin buyInMax "
                                "actSeconds");
    for (int i = 0; i < NUMBERS; i++)
        if (!parse_number(words.word[words.count - NUMBERS + i], &number[i]))
            return error_set(error, "%s is not a whole number",
                             words.word[words.count - NUMBERS + i]);
    if (set_name(config, &words, words.count - NUMBERS, error) < 0 ||
        set_numbers(config, number, error) < 0)
        return -1;
    return 1;
}

int tables_file_read(const char *path, struct table_config configs[], int max, struct error *error)
{
    char line[LINE_MAX_BYTES + 2];
    FILE *file = fopen(path, "re");
    int count = 0;

    if (file == NULL)
        return error_set(error, "TABLES_FILE %s cannot be read: %s", path, strerror(errno));
    for (int number = 1; fgets(line, sizeof(line), file) != NULL; number++) {
        struct table_config config;
        struct error reason;
        line[strcspn(line, "\n")] = '\0';
        int status = tables_file_parse(&config, line, &reason);
        if (status == 1 && count == max)
            status = error_set(&reason, "more than %d tables cannot be opened", max);
        if (status < 0) {
            count = error_set(error, "TABLES_FILE %s, line %d: %s", path, number, reason.text);
            break;
        }
        if (status == 1)
            configs[count++] = config;
    }
    (void)fclose(file); /* it was only read */
    return count;
}
