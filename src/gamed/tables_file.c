#include "gamed/tables_file.h"

#include "codec/names.h"
#include "room/game.h"

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

/* What one line says; NAME_UNSAID where it says nothing. */
struct spec {
    struct table_config config;
    int game;
    int limit;
    int rotation;
    int rules;
    int ante_rule;
    int button_rule;
    int straddle_rule;
};

enum { NAME_UNSAID = -1 };

static struct spec nothing_said(void)
{
    return (struct spec){
        .config = {.time_bank_ms = 30000,
                   .time_bank_earn_ms = 1000,
                   .pause_ms = 4000,
                   .rotation_hands = 8,
                   .runs_max = 1},
        .game = NAME_UNSAID,
        .limit = NAME_UNSAID,
        .rotation = NAME_UNSAID,
        .rules = NAME_UNSAID,
        .ante_rule = NAME_UNSAID,
        .button_rule = NAME_UNSAID,
        .straddle_rule = NAME_UNSAID,
    };
}

static bool parse_number_option(struct table_config *config, const char *word)
{
    const struct {
        const char *key;
        int64_t min;
        int64_t max;
        int unit;
        int *number; /* one of the two */
        chips *amount;
    } options[] = {
        {"ante=", 0, 1000000000, 1, NULL, &config->ante},
        {"bringIn=", 0, 1000000000, 1, NULL, &config->bring_in},
        {"runs=", 1, BOARDS_MAX, 1, &config->runs_max, NULL},
        {"rotationHands=", 1, ROTATION_HANDS_MAX, 1, &config->rotation_hands, NULL},
        {"timeBankSeconds=", 0, 3600, 1000, &config->time_bank_ms, NULL},
        {"pauseMs=", 0, 60000, 1, &config->pause_ms, NULL},
        {"rakeBp=", 0, 10000, 1, &config->rake_bp, NULL},
        {"rakeCap=", 0, 1000000000, 1, NULL, &config->rake_cap},
    };
    int64_t number;

    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        size_t length = strlen(options[i].key);
        if (strncmp(word, options[i].key, length) != 0)
            continue;
        if (!parse_number(word + length, &number) || number < options[i].min ||
            number > options[i].max)
            return false;
        if (options[i].number != NULL)
            *options[i].number = (int)number * options[i].unit;
        else
            *options[i].amount = number;
        return true;
    }
    return false;
}

static bool parse_name_option(struct spec *spec, const char *word)
{
    const struct {
        const char *key;
        const char *const *names;
        int count;
        int *index;
    } options[] = {
        {"game=", variant_names, VARIANT_COUNT, &spec->game},
        {"limit=", limit_names, LIMIT_COUNT, &spec->limit},
        {"rotation=", rotation_names, ROTATION_COUNT, &spec->rotation},
        {"rules=", profile_names, PROFILE_COUNT, &spec->rules},
        {"anteRule=", ante_rule_names, ANTE_RULE_COUNT, &spec->ante_rule},
        {"button=", button_rule_names, BUTTON_RULE_COUNT, &spec->button_rule},
        {"straddle=", straddle_rule_names, STRADDLE_RULE_COUNT, &spec->straddle_rule},
    };

    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        size_t length = strlen(options[i].key);
        if (strncmp(word, options[i].key, length) != 0)
            continue;
        for (int k = 0; k < options[i].count; k++) {
            if (strcmp(word + length, options[i].names[k]) == 0)
                *options[i].index = k;
        }
        return *options[i].index != NAME_UNSAID;
    }
    return false;
}

/* True for one of the known keys with a value that it can have. */
static bool parse_option(struct spec *spec, const char *word)
{
    return parse_number_option(&spec->config, word) || parse_name_option(spec, word);
}

/* Without a word about it, hold'em, and no limit where the game is played so. */
static int set_game(struct spec *spec, struct error *error)
{
    struct table_config *config = &spec->config;

    config->rotation =
        spec->rotation == NAME_UNSAID ? ROTATION_NONE : (enum rotation)spec->rotation;
    config->profile = spec->rules == NAME_UNSAID ? PROFILE_TDA : (enum profile_name)spec->rules;
    config->ante_rule =
        spec->ante_rule == NAME_UNSAID ? ANTE_EACH_SEAT : (enum ante_rule)spec->ante_rule;
    config->button_rule =
        spec->button_rule == NAME_UNSAID ? BUTTON_DEAD : (enum button_rule)spec->button_rule;
    config->straddle_rule = spec->straddle_rule == NAME_UNSAID
                                ? STRADDLE_NONE
                                : (enum straddle_rule)spec->straddle_rule;
    if (config->rotation != ROTATION_NONE) {
        if (spec->game != NAME_UNSAID || spec->limit != NAME_UNSAID)
            return error_set(error,
                             "a rotation says itself which games it has: leave out game= and "
                             "limit=");
        struct rotation_game first = rotation_game(config->rotation, 0);
        config->variant = first.variant;
        config->limit = first.limit;
        return 0;
    }
    config->variant = spec->game == NAME_UNSAID ? VARIANT_HOLDEM : (enum variant)spec->game;
    unsigned limits = variant_rules(config->variant)->limits;
    config->limit = limits & LIMIT_BIT(LIMIT_NO) ? LIMIT_NO : LIMIT_FIXED;
    if (spec->limit != NAME_UNSAID)
        config->limit = (enum limit)spec->limit;
    return 0;
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
    struct spec spec;
    int64_t number[NUMBERS];

    if (strlen(line) >= sizeof(copy))
        return error_set(error, "it is longer than %d bytes", LINE_MAX_BYTES - 1);
    memcpy(copy, line, strlen(line) + 1);
    split(copy, &words);
    if (words.count == 0 || words.word[0][0] == '#')
        return 0;

    spec = nothing_said();
    for (; words.count > 0 && strchr(words.word[words.count - 1], '=') != NULL; words.count--)
        if (!parse_option(&spec, words.word[words.count - 1]))
            return error_set(error, "%s is no known key with a value that it can have",
                             words.word[words.count - 1]);
    if (words.count < NUMBERS + 1)
        return error_set(error, "it must be: name seats smallBlind bigBlind buyInMin buyInMax "
                                "actSeconds");
    for (int i = 0; i < NUMBERS; i++)
        if (!parse_number(words.word[words.count - NUMBERS + i], &number[i]))
            return error_set(error, "%s is not a whole number",
                             words.word[words.count - NUMBERS + i]);
    if (set_game(&spec, error) < 0 ||
        set_name(&spec.config, &words, words.count - NUMBERS, error) < 0 ||
        set_numbers(&spec.config, number, error) < 0)
        return -1;
    const char *fault = game_config_fault(&spec.config);
    if (fault != NULL)
        return error_set(error, "%s", fault);
    *config = spec.config;
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
