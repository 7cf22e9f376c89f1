#include "poker/strength.h"
#include "tools/corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VECTOR_FIELDS = 7, VECTOR_CARDS = 7, WORDS_BYTES = 64 };

/* A line: TYPE HOLE_A HOLE_B BOARD SIGN VALUE_A VALUE_B, with tabs between. */
struct vector {
    char *field[VECTOR_FIELDS];
};

static bool split(char *line, struct vector *vector)
{
    line[strcspn(line, "\r\n")] = '\0';
    for (int i = 0; i < VECTOR_FIELDS; i++) {
        vector->field[i] = line;
        line += strcspn(line, "\t");
        if (i < VECTOR_FIELDS - 1 && *line++ == '\0')
            return false;
        line[i < VECTOR_FIELDS - 1 ? -1 : 0] = '\0';
    }
    return true;
}

/* Adds the cards of a text such as "AsKd"; "-" has none. */
static int add_cards(const char *text, card cards[VECTOR_CARDS], int count)
{
    for (; text[0] != '\0' && text[1] != '\0' && count < VECTOR_CARDS; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        cards[count++] = card_parse(one);
    }
    return count;
}

/* "Two pair 14,9,3", as the corpus writes it. */
static void describe(const card *cards, int count, char text[WORDS_BYTES])
{
    static const char *const names[STRENGTH_KIND_COUNT] = {
        [STRENGTH_NONE] = "Nothing",          [STRENGTH_HIGH_CARD] = "High card",
        [STRENGTH_PAIR] = "One pair",         [STRENGTH_TWO_PAIR] = "Two pair",
        [STRENGTH_TRIPS] = "Three of a kind", [STRENGTH_STRAIGHT] = "Straight",
        [STRENGTH_FLUSH] = "Flush",           [STRENGTH_FULL_HOUSE] = "Full house",
        [STRENGTH_QUADS] = "Four of a kind",  [STRENGTH_STRAIGHT_FLUSH] = "Straight flush",
    };
    struct strength words = strength_words(cards, count);
    int length = snprintf(text, WORDS_BYTES, "%s", names[words.kind]);

    for (int i = 0; i < words.rank_count && length > 0 && length < WORDS_BYTES; i++) {
        length += snprintf(text + length, WORDS_BYTES - (size_t)length, "%c%d", i == 0 ? ' ' : ',',
                           words.rank[i]);
    }
}

/* The sign and both hands in words must be as recorded. */
static bool is_right(const struct vector *vector)
{
    uint32_t value[2];

    for (int side = 0; side < 2; side++) {
        card cards[VECTOR_CARDS];
        char words[WORDS_BYTES];
        int count = add_cards(vector->field[1 + side], cards, 0);
        count = add_cards(vector->field[3], cards, count);
        value[side] = strength_value(cards, count);
        describe(cards, count, words);
        if (strcmp(words, vector->field[5 + side]) != 0)
            return false;
    }
    int sign = (value[0] > value[1]) - (value[0] < value[1]);
    return sign == strtol(vector->field[4], NULL, 10);
}

static bool is_high(const char *type)
{
    return strcmp(type, "high5") == 0 || strcmp(type, "high7") == 0 || strcmp(type, "stud7") == 0;
}

int corpus_play_vectors(const char *path, struct corpus_totals *totals)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        (void)fprintf(stderr, "brelan corpus: %s: %s\n", path, strerror(errno));
        return -1;
    }

    char *text = NULL;
    size_t size = 0;
    for (int line = 1; getline(&text, &size, file) > 0; line++) {
        struct vector vector;
        if (!split(text, &vector)) {
            (void)printf("%s:%d: not %d fields\n", path, line, VECTOR_FIELDS);
            totals->failed++;
        } else if (!is_high(vector.field[0])) {
            totals->skipped++;
        } else if (is_right(&vector)) {
            totals->passed++;
        } else {
            (void)printf("%s:%d: %s and %s differ\n", path, line, vector.field[1], vector.field[2]);
            totals->failed++;
        }
    }
    free(text);
    (void)fclose(file); /* only read */
    return 0;
}
