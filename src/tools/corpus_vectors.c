#include "base/text.h"
#include "base/units.h"
#include "poker/strength.h"
#include "tools/corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VECTOR_FIELDS = 7, BOARD_CARDS = 5 };

/* A line: TYPE HOLE_A HOLE_B BOARD SIGN VALUE_A VALUE_B, with tabs between. */
struct vector {
    char *field[VECTOR_FIELDS];
};

struct holding {
    card hole[STRENGTH_CARDS_MAX];
    int hole_count;
    card board[BOARD_CARDS];
    int board_count;
};

/* clang-format off: columns */
static const struct type {
    const char *name;
    enum ranking ranking;
    bool is_omaha; /* exactly two hole cards and three of the board */
} types[] = {
    {"high5", RANKING_HIGH, false},     {"high7", RANKING_HIGH, false},
    {"stud7", RANKING_HIGH, false},     {"short7", RANKING_SHORT, false},
    {"low27", RANKING_LOW_27, false},   {"a5_5", RANKING_LOW_A5, false},
    {"razz7", RANKING_LOW_A5, false},   {"stud7lo8", RANKING_LOW_8, false},
    {"badugi", RANKING_BADUGI, false},  {"omaha4", RANKING_HIGH, true},
    {"omaha5", RANKING_HIGH, true},     {"omaha6", RANKING_HIGH, true},
    {"omaha4lo8", RANKING_LOW_8, true}, {"omaha5lo8", RANKING_LOW_8, true},
};
/* clang-format on */

static const struct type *find_type(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        if (strcmp(name, types[i].name) == 0)
            return &types[i];
    }
    return NULL;
}

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

/* The cards of a text such as "AsKd"; "-" has none. Returns how many, at most `max`. */
static int read_cards(const char *text, card *cards, int max)
{
    int count = 0;

    for (; text[0] != '\0' && text[1] != '\0' && count < max; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        cards[count++] = card_parse(one);
    }
    return count;
}

static uint32_t value_of(const struct type *type, const struct holding *holding)
{
    card cards[STRENGTH_CARDS_MAX];
    int count = holding->hole_count;

    if (type->is_omaha)
        return strength_omaha(type->ranking, holding->hole, holding->hole_count, holding->board,
                              holding->board_count);
    memcpy(cards, holding->hole, (size_t)count);
    memcpy(cards + count, holding->board, (size_t)holding->board_count);
    return strength_value(type->ranking, cards, count + holding->board_count);
}

static struct strength words_of(const struct type *type, const struct holding *holding)
{
    card cards[STRENGTH_CARDS_MAX];
    int count = holding->hole_count;

    if (type->is_omaha)
        return strength_words_omaha(type->ranking, holding->hole, holding->hole_count,
                                    holding->board, holding->board_count);
    memcpy(cards, holding->hole, (size_t)count);
    memcpy(cards + count, holding->board, (size_t)holding->board_count);
    return strength_words(type->ranking, cards, count + holding->board_count);
}

/* How many of the five cards only repeat a rank, as the corpus numbers that. */
static int paired(enum strength_kind kind)
{
    static const int number[STRENGTH_KIND_COUNT] = {
        [STRENGTH_PAIR] = 1,       [STRENGTH_TWO_PAIR] = 2, [STRENGTH_TRIPS] = 3,
        [STRENGTH_FULL_HOUSE] = 4, [STRENGTH_QUADS] = 5,
    };
    return number[kind];
}

void corpus_describe(const struct strength *words, char text[CORPUS_WORDS_BYTES])
{
    static const char *const names[STRENGTH_KIND_COUNT] = {
        [STRENGTH_NONE] = "-",
        [STRENGTH_HIGH_CARD] = "High card ",
        [STRENGTH_PAIR] = "One pair ",
        [STRENGTH_TWO_PAIR] = "Two pair ",
        [STRENGTH_TRIPS] = "Three of a kind ",
        [STRENGTH_STRAIGHT] = "Straight ",
        [STRENGTH_FLUSH] = "Flush ",
        [STRENGTH_FULL_HOUSE] = "Full house ",
        [STRENGTH_QUADS] = "Four of a kind ",
        [STRENGTH_STRAIGHT_FLUSH] = "Straight flush ",
        [STRENGTH_LOW] = "",
        [STRENGTH_BADUGI] = "-card ",
    };
    struct text out;
    bool is_low_pair = words->ranking == RANKING_LOW_A5 && words->kind != STRENGTH_LOW;

    text_init(&out, text, CORPUS_WORDS_BYTES);
    if (words->kind == STRENGTH_BADUGI)
        text_add_int(&out, words->rank_count);
    if (!is_low_pair)
        text_add(&out, names[words->kind]);
    for (int i = 0; i < words->rank_count; i++) {
        if (i > 0)
            text_add_char(&out, ',');
        text_add_int(&out, words->rank[i]);
    }
    if (is_low_pair) {
        text_add(&out, " (paired ");
        text_add_int(&out, paired(words->kind));
        text_add_char(&out, ')');
    }
}

/* The sign and both hands in words must be as recorded. */
static bool is_right(const struct type *type, const struct vector *vector)
{
    uint32_t value[2];

    for (int side = 0; side < 2; side++) {
        struct holding holding = {0};
        char text[CORPUS_WORDS_BYTES];
        holding.hole_count = read_cards(vector->field[1 + side], holding.hole, STRENGTH_CARDS_MAX);
        holding.board_count = read_cards(vector->field[3], holding.board, BOARD_CARDS);
        value[side] = value_of(type, &holding);
        struct strength words = words_of(type, &holding);
        corpus_describe(&words, text);
        if (strcmp(text, vector->field[5 + side]) != 0)
            return false;
    }
    int sign = (value[0] > value[1]) - (value[0] < value[1]);
    return sign == strtol(vector->field[4], NULL, 10);
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
        const struct type *type = split(text, &vector) ? find_type(vector.field[0]) : NULL;
        if (type == NULL) {
            (void)printf("%s:%d: not %d fields, or no type that is known\n", path, line,
                         VECTOR_FIELDS);
            totals->failed++;
        } else if (is_right(type, &vector)) {
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
