/* run.c - reads scenarios and plays them: `scenarios [FILE…]`, by default all beside this file. */
#include "coverage.h"
#include "scenario.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct vocabulary *const vocabularies[] = {&setup_vocabulary, &act_vocabulary,
                                                        &expect_vocabulary, &legal_vocabulary};

void scenario_fail(struct scenario *scenario, const char *format, ...)
{
    va_list arguments;

    scenario->has_failed = true;
    printf("%s:%d: ", scenario->path, scenario->line);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

void scenario_expect(struct scenario *scenario, const char *what, chips actual, chips expected)
{
    if (actual != expected) {
        scenario_fail(scenario, "%s: is %lld, expected %lld", what, (long long)actual,
                      (long long)expected);
    }
}

chips scenario_number(struct scenario *scenario, const char *word)
{
    char *end;
    long long number = strtoll(word, &end, 10);

    if (*word == '\0' || *end != '\0')
        scenario_fail(scenario, "'%s' is no number", word);
    return number;
}

int scenario_seat(struct scenario *scenario, const char *word)
{
    if (word[0] >= 'A' && word[0] < 'A' + SEATS_MAX && word[1] == '\0')
        return word[0] - 'A';
    scenario_fail(scenario, "'%s' is no seat", word);
    return 0;
}

seat_set scenario_seats(struct scenario *scenario, const char *word)
{
    seat_set seats = 0;
    for (; *word != '\0'; word++) {
        char one[2] = {*word, '\0'};
        seats |= SEAT_BIT(scenario_seat(scenario, one));
    }
    return seats;
}

const char *scenario_split(struct scenario *scenario, const char *word, const char *separator,
                           char left[WORD_BYTES])
{
    const char *at = strstr(word, separator);

    left[0] = '\0';
    if (at == NULL) {
        scenario_fail(scenario, "'%s' has no '%s'", word, separator);
        return "";
    }
    memcpy(left, word, (size_t)(at - word));
    left[at - word] = '\0';
    return at + strlen(separator);
}

void scenario_amounts(struct scenario *scenario, const struct statement *statement, int index,
                      chips amount[SEATS_MAX])
{
    memset(amount, 0, SEATS_MAX * sizeof *amount);
    if (statement_is(statement, index, "nobody"))
        return;
    for (int i = index; i < statement->count; i++) {
        char seat[WORD_BYTES];
        const char *number = scenario_split(scenario, statement->word[i], "=", seat);
        amount[scenario_seat(scenario, seat)] = scenario_number(scenario, number);
    }
}

card scenario_card(struct scenario *scenario, const char *word)
{
    card read = card_parse(word);

    if (read == CARD_NONE)
        scenario_fail(scenario, "'%s' is no card", word);
    return read;
}

bool statement_is(const struct statement *statement, int index, const char *word)
{
    return index < statement->count && strcmp(statement->word[index], word) == 0;
}

static const struct word *find_word(const char *text)
{
    for (size_t v = 0; v < ARRAY_LEN(vocabularies); v++) {
        for (int i = 0; i < vocabularies[v]->count; i++) {
            if (strcmp(vocabularies[v]->words[i].word, text) == 0)
                return &vocabularies[v]->words[i];
        }
    }
    return NULL;
}

static void run_statement(struct scenario *scenario, const struct statement *statement)
{
    const struct word *word = statement->count > 0 ? find_word(statement->word[0]) : NULL;

    if (word == NULL) {
        scenario_fail(scenario, "unknown: '%s'", statement->count > 0 ? statement->word[0] : "");
        return;
    }
    if (word->is_setup && scenario->has_begun) {
        scenario_fail(scenario, "'%s' must stand before the first action", word->word);
        return;
    }
    if (!word->is_setup && !scenario->has_begun)
        scenario_begin(scenario);
    if (!scenario->has_failed)
        word->run(scenario, statement);
}

static bool is_seat_letter(const char *text)
{
    return text[0] >= 'A' && text[0] < 'A' + SEATS_MAX && text[1] == ' ';
}

/* Splits one statement into its words. */
static void read_statement(struct scenario *scenario, const char *text, size_t length)
{
    struct statement statement = {.seat = SEAT_NONE};
    size_t i = 0;

    if (length > 2 && is_seat_letter(text)) {
        statement.seat = text[0] - 'A';
        i = 2;
    }
    while (i < length) {
        size_t start = i;
        while (i < length && strchr(" ,:", text[i]) == NULL)
            i++;
        if (i > start) {
            if (statement.count == WORDS_MAX || i - start >= WORD_BYTES) {
                scenario_fail(scenario, "the statement is too long");
                return;
            }
            memcpy(statement.word[statement.count++], text + start, i - start);
        }
        while (i < length && strchr(" ,:", text[i]) != NULL)
            i++;
    }
    run_statement(scenario, &statement);
}

/* Two blanks end a statement. */
static void read_line(struct scenario *scenario, const char *line)
{
    while (!scenario->has_failed) {
        line += strspn(line, " ");
        if (*line == '\0' || *line == '#')
            return;
        const char *end = strstr(line, "  ");
        size_t length = end != NULL ? (size_t)(end - line) : strlen(line);
        read_statement(scenario, line, length);
        line += length;
    }
}

/* True when it passed. */
static bool run_file(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        printf("%s: cannot be read\n", path);
        return false;
    }

    static struct scenario scenario;
    scenario = (struct scenario){.path = path};
    memset(&scenario.deck, CARD_NONE, sizeof scenario.deck);
    scenario.setup = hand_setup_holdem(0, 0);
    char *text = NULL;
    size_t size = 0;
    while (!scenario.has_failed && getline(&text, &size, file) > 0) {
        text[strcspn(text, "\r\n")] = '\0';
        scenario.line++;
        if (scenario.line == 1 && strncmp(text, "# rule ", 7) != 0)
            scenario_fail(&scenario, "the first line must name its rule: # rule 4.7 …");
        read_line(&scenario, text);
    }
    if (!scenario.has_begun && !scenario.has_failed)
        scenario_fail(&scenario, "nothing happens here");
    free(text);
    (void)fclose(file); /* only read */
    return !scenario.has_failed;
}

static int is_hand(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".hand") == 0;
}

/* Every scenario of the folder, in the order of their names. */
static bool run_folder(const char *folder, int *passed, int *failed)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_hand, alphasort);

    if (count <= 0) {
        printf("%s: no scenario there\n", folder);
        return false;
    }
    for (int i = 0; i < count; i++) {
        char path[4096];
        int length = snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        bool has_passed = length > 0 && (size_t)length < sizeof path && run_file(path);
        *(has_passed ? passed : failed) += 1;
        free(entries[i]);
    }
    free(entries);
    return true;
}

int main(int argc, char **argv)
{
    const char *source = getenv("srcdir"); /* set by make check */
    char folder[4096];
    int passed = 0, failed = 0;

    for (int i = 1; i < argc; i++)
        *(run_file(argv[i]) ? &passed : &failed) += 1;
    if (argc < 2) {
        int length =
            snprintf(folder, sizeof folder, "%s/tests/scenarios", source != NULL ? source : ".");
        if (length < 0 || (size_t)length >= sizeof folder || !run_folder(folder, &passed, &failed))
            return 1;
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && (argc > 1 || coverage_report()) ? 0 : 1;
}
