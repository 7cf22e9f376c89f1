/* enumerate.c - `brelan enumerate`: every hand there is, class by class, from worst to best. */
#include "base/units.h"
#include "poker/strength.h"
#include "tools/command.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14, BATCH = 512, LINE_BYTES = 80, SHORT_LOWEST = 16 };

/* clang-format off: columns */
static const struct enumeration {
    const char *name;
    enum ranking ranking;
    int count;  /* cards of each hand */
    int lowest; /* the first card of the deck */
} enumerations[] = {
    {"high7", RANKING_HIGH, 7, 0},
    {"high5", RANKING_HIGH, 5, 0},
    {"short7", RANKING_SHORT, 7, SHORT_LOWEST},
    {"short5", RANKING_SHORT, 5, SHORT_LOWEST},
    {"low27_5", RANKING_LOW_27, 5, 0},
    {"a5_5", RANKING_LOW_A5, 5, 0},
    {"a5_7", RANKING_LOW_A5, 7, 0},
    {"low8_7", RANKING_LOW_8, 7, 0},
    {"badugi4", RANKING_BADUGI, 4, 0},
};
/* clang-format on */

struct class
{
    uint32_t value; /* 0: the slot is free */
    int64_t count;
    card example[STRENGTH_CARDS_MAX]; /* the first that was met */
};

struct batch {
    int hands;
    card cards[BATCH * STRENGTH_CARDS_MAX];
    uint32_t values[BATCH];
};

static struct class *find_class(struct class *classes, uint32_t value)
{
    uint32_t slot = value * 2654435761u >> 18;

    while (classes[slot].value != 0 && classes[slot].value != value)
        slot = (slot + 1) % SLOTS;
    return &classes[slot];
}

static void count_batch(const struct enumeration *enumeration, struct batch *batch,
                        struct class *classes)
{
    strength_values(enumeration->ranking, batch->cards, enumeration->count, batch->hands,
                    batch->values);
    for (int i = 0; i < batch->hands; i++) {
        if (batch->values[i] == 0)
            continue; /* does not qualify */
        struct class *class = find_class(classes, batch->values[i]);
        if (class->count++ == 0) {
            class->value = batch->values[i];
            memcpy(class->example, batch->cards + (size_t)i * (size_t)enumeration->count,
                   (size_t)enumeration->count);
        }
    }
    batch->hands = 0;
}

/* The next combination in the order of the cards' numbers. Returns whether there is one. */
static bool next_hand(card *cards, int count)
{
    assert(count <= STRENGTH_CARDS_MAX);
    int i = count - 1;
    while (i >= 0 && cards[i] == DECK_SIZE - count + i)
        i--;
    if (i < 0)
        return false;
    cards[i]++;
    for (int next = i + 1; next < count; next++)
        cards[next] = (card)(cards[next - 1] + 1);
    return true;
}

static int compare_classes(const void *a, const void *b)
{
    uint32_t first = ((const struct class *)a)->value;
    uint32_t second = ((const struct class *)b)->value;

    return (first > second) - (first < second);
}

/* Fills `classes`, worst first. Returns how many. */
static int enumerate(const struct enumeration *enumeration, struct class *classes)
{
    static struct batch batch;
    card cards[STRENGTH_CARDS_MAX] = {0};
    int count = 0;

    for (int i = 0; i < enumeration->count; i++)
        cards[i] = (card)(enumeration->lowest + i);
    do {
        memcpy(batch.cards + (size_t)batch.hands * (size_t)enumeration->count, cards,
               (size_t)enumeration->count);
        if (++batch.hands == BATCH)
            count_batch(enumeration, &batch, classes);
    } while (next_hand(cards, enumeration->count));
    count_batch(enumeration, &batch, classes);

    for (int i = 0; i < SLOTS; i++) {
        if (classes[i].value != 0)
            classes[count++] = classes[i];
    }
    qsort(classes, (size_t)count, sizeof *classes, compare_classes);
    return count;
}

/* "217 1020 high card 2c3c4c5c7d" and a line's end. */
static void describe(const struct enumeration *enumeration, int number, const struct class *class,
                     char text[LINE_BYTES])
{
    static const char *const names[STRENGTH_KIND_COUNT] = {
        [STRENGTH_NONE] = "nothing",          [STRENGTH_HIGH_CARD] = "high card",
        [STRENGTH_PAIR] = "one pair",         [STRENGTH_TWO_PAIR] = "two pair",
        [STRENGTH_TRIPS] = "three of a kind", [STRENGTH_STRAIGHT] = "straight",
        [STRENGTH_FLUSH] = "flush",           [STRENGTH_FULL_HOUSE] = "full house",
        [STRENGTH_QUADS] = "four of a kind",  [STRENGTH_STRAIGHT_FLUSH] = "straight flush",
        [STRENGTH_LOW] = "no pair",           [STRENGTH_BADUGI] = "-card",
    };
    struct strength words =
        strength_words(enumeration->ranking, class->example, enumeration->count);
    char size[] = {words.kind == STRENGTH_BADUGI ? (char)('0' + words.rank_count) : '\0', '\0'};
    char example[STRENGTH_CARDS_MAX * 2 + 1];

    for (int i = 0; i < enumeration->count; i++)
        card_format(class->example[i], example + 2 * (size_t)i);
    (void)snprintf(text, LINE_BYTES, "%d %lld %s%s %s\n", number, (long long)class->count, size,
                   names[words.kind], example);
}

/* Compares line by line; comments begin with #. Returns the number of faults. */
static int verify(const struct enumeration *enumeration, const struct class *classes, int count,
                  FILE *file)
{
    char line[LINE_BYTES];
    char own[LINE_BYTES];
    int number = 0;
    int faults = 0;

    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#')
            continue;
        number++;
        if (number > count)
            continue;
        describe(enumeration, number, &classes[number - 1], own);
        if (strcmp(line, own) != 0 && faults++ == 0)
            (void)printf("%s: expected %s%s: but have %s", enumeration->name, line,
                         enumeration->name, own);
    }
    return faults + abs(number - count);
}

static int verify_file(const struct enumeration *enumeration, const struct class *classes,
                       int count, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        (void)fprintf(stderr, "brelan enumerate: %s: %s\n", path, strerror(errno));
        return 1;
    }
    int faults = verify(enumeration, classes, count, file);
    (void)fclose(file); /* only read */
    if (faults == 0)
        (void)printf("%s: %d classes, passed\n", enumeration->name, count);
    else
        (void)printf("%s: %d classes, failed: %d lines differ\n", enumeration->name, count, faults);
    return faults == 0 ? 0 : 1;
}

static int usage(FILE *out, int status)
{
    (void)fprintf(out, "usage: brelan enumerate NAME [--verify FILE]\n\n"
                       "Counts every hand there is, class by class from the worst to the best:\n"
                       "class, count, category, the first example. --verify compares with FILE.\n"
                       "NAME:");
    for (size_t i = 0; i < ARRAY_LEN(enumerations); i++)
        (void)fprintf(out, " %s", enumerations[i].name);
    (void)fprintf(out, "\n");
    return status;
}

int enumerate_main(int argc, char *argv[])
{
    static struct class classes[SLOTS];
    const struct enumeration *enumeration = NULL;

    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return usage(stdout, 0);
    for (size_t i = 0; argc > 1 && i < ARRAY_LEN(enumerations); i++) {
        if (strcmp(argv[1], enumerations[i].name) == 0)
            enumeration = &enumerations[i];
    }
    bool is_verify = argc == 4 && strcmp(argv[2], "--verify") == 0;
    if (enumeration == NULL || (argc != 2 && !is_verify))
        return usage(stderr, 2);

    int count = enumerate(enumeration, classes);
    if (is_verify)
        return verify_file(enumeration, classes, count, argv[3]);
    for (int i = 0; i < count; i++) {
        char line[LINE_BYTES];
        describe(enumeration, i + 1, &classes[i], line);
        (void)fputs(line, stdout);
    }
    return ferror(stdout) || fflush(stdout) != 0;
}
