/*
 * run_table.c - reads scenarios of tables and plays them: `table_scenarios [FILE…]`, by default
 * all *.table beside this file.
 */
#include "table_scenario.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 512, PATH_BYTES = 512, FILES_MAX = 256 };

static const struct vocabulary *const vocabularies[] = {&do_vocabulary, &expect_vocabulary};

__attribute__((format(printf, 2, 3))) void scenario_fail(struct scenario *scenario,
                                                         const char *format, ...)
{
    va_list arguments;

    scenario->has_failed = true;
    printf("%s:%d: ", scenario->path, scenario->line);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

void scenario_expect(struct scenario *scenario, const char *what, int64_t actual, int64_t expected)
{
    if (actual != expected)
        scenario_fail(scenario, "%s: is %lld, expected %lld", what, (long long)actual,
                      (long long)expected);
}

bool statement_is(const struct statement *statement, int index, const char *word)
{
    return index < statement->count && strcmp(statement->word[index], word) == 0;
}

int64_t scenario_number(struct scenario *scenario, const struct statement *statement, int index)
{
    const char *word = index < statement->count ? statement->word[index] : "";
    char *end;
    long long value = strtoll(word, &end, 10);

    if (*word == '\0' || *end != '\0')
        scenario_fail(scenario, "'%s' is no number", word);
    return value;
}

int scenario_seat(struct scenario *scenario, const struct statement *statement, int index)
{
    const char *word = index < statement->count ? statement->word[index] : "";

    if (strcmp(word, "nobody") == 0)
        return SEAT_NONE;
    if (word[0] >= 'A' && word[0] < 'A' + SEATS_MAX && word[1] == '\0')
        return word[0] - 'A';
    scenario_fail(scenario, "'%s' is no seat", word);
    return SEAT_NONE;
}

static chips in_play(const struct scenario *scenario)
{
    const struct table *table = &scenario->table;
    chips total = table->hand.is_running ? hand_pot_total(&table->hand) : 0;

    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += table->sitter[seat].player == 0 ? 0 : table_seat_chips(table, seat);
    for (int player = 1; player <= PLAYERS_MAX; player++)
        total += scenario->account[player];
    return total;
}

static void apply(struct scenario *scenario, const struct event *event)
{
    table_apply(&scenario->table, event);
    if (event->kind == EVENT_SAT || event->kind == EVENT_TOP_UP_ASKED)
        scenario->account[event->player] -= event->amount;
    if (event->kind == EVENT_LEFT || event->kind == EVENT_TOP_UP_RETURNED)
        scenario->account[event->player] += event->amount;
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED) {
        scenario->rake = 0;
        memset(scenario->posted, 0, sizeof scenario->posted);
    }
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_POSTED)
        scenario->posted[event->hand.seat] += event->hand.posted.amount;
    if (event->kind == EVENT_RAKED)
        scenario->rake = event->amount;
}

enum refusal scenario_decide(struct scenario *scenario, const struct command *command)
{
    chips before = in_play(scenario);
    chips raked = 0;

    scenario->last.count = 0;
    enum refusal refusal = table_decide(&scenario->table, command, scenario->now, &scenario->last);
    for (int i = 0; i < scenario->last.count; i++) {
        const struct event *event = &scenario->last.event[i];
        apply(scenario, event);
        raked += event->kind == EVENT_RAKED ? event->amount : 0;
    }
    scenario_expect(scenario, "chips of all together", in_play(scenario) + raked, before);
    return refusal;
}

struct command scenario_command(const struct scenario *scenario, enum command_kind kind, int player)
{
    struct command command = {.kind = kind, .table = scenario->table.id, .seat = SEAT_NONE};

    command.asker.player = player;
    command.asker.balance = scenario->account[player];
    command.asker.name[0] = (char)('A' + player - 1);
    command.hand_no = scenario->table.hand_no;
    command.turn = scenario->table.hand.turn;
    return command;
}

void scenario_do(struct scenario *scenario, const struct statement *statement,
                 const struct command *command)
{
    const char *expected = refusal_code(REFUSAL_NONE);
    const char *actual = refusal_code(scenario_decide(scenario, command));

    if (statement->count >= 2 && statement_is(statement, statement->count - 2, "refused"))
        expected = statement->word[statement->count - 1];
    if (strcmp(actual, expected) != 0)
        scenario_fail(scenario, "%s: the answer is %s, expected %s", statement->word[0], actual,
                      expected);
}

void scenario_wake(struct scenario *scenario)
{
    instant_ms deadline = table_deadline(&scenario->table);
    struct command command = scenario_command(scenario, COMMAND_WAKE, 0);

    if (deadline == INSTANT_NEVER) {
        scenario_fail(scenario, "nothing is going to happen by itself");
        return;
    }
    scenario->now = deadline > scenario->now ? deadline : scenario->now;
    command.deck = scenario->deck;
    if (scenario_decide(scenario, &command) != REFUSAL_NONE || scenario->last.count == 0)
        scenario_fail(scenario, "a deadline has passed and nothing happened");
}

static void run_statement(struct scenario *scenario, const struct statement *statement)
{
    for (size_t v = 0; v < ARRAY_LEN(vocabularies); v++) {
        for (int i = 0; i < vocabularies[v]->count; i++) {
            const struct word *word = &vocabularies[v]->words[i];
            if (statement_is(statement, 0, word->word)) {
                word->run(scenario, statement);
                return;
            }
        }
    }
    scenario_fail(scenario, "unknown: '%s'", statement->count > 0 ? statement->word[0] : "");
}

static bool is_player_letter(const char *text)
{
    return text[0] >= 'A' && text[0] <= 'Z' && text[1] == ' ';
}

static void read_statement(struct scenario *scenario, const char *text, size_t length)
{
    struct statement statement = {0};
    size_t i = 0;

    if (length > 2 && is_player_letter(text)) {
        statement.player = text[0] - 'A' + 1;
        i = 2;
    }
    while (i < length) {
        size_t size = strcspn(text + i, " ,:\n");
        size = size < length - i ? size : length - i;
        if (size > 0 && (statement.count == WORDS_MAX || size >= WORD_BYTES)) {
            scenario_fail(scenario, "the statement is too long");
            return;
        }
        if (size > 0)
            memcpy(statement.word[statement.count++], text + i, size);
        i += size + 1;
    }
    if (statement.count > 0)
        run_statement(scenario, &statement);
}

static void read_line(struct scenario *scenario, const char *line)
{
    size_t length = strcspn(line, "\n");

    if (line[0] == '#')
        return;
    while (length > 0 && !scenario->has_failed) {
        const char *gap = strstr(line, "  ");
        size_t size = gap && gap < line + length ? (size_t)(gap - line) : length;
        read_statement(scenario, line, size);
        size += strspn(line + size, " ");
        line += size;
        length -= size < length ? size : length;
    }
}

static bool play_file(const char *path)
{
    static struct scenario scenario;
    char line[LINE_BYTES];
    FILE *file = fopen(path, "r");

    scenario = (struct scenario){.path = path, .now = 1700000000000};
    for (int i = 0; i < DECK_SIZE; i++)
        scenario.deck.card[i] = (card)i;
    for (int player = 1; player <= PLAYERS_MAX; player++)
        scenario.account[player] = 100000;
    if (!file) {
        scenario_fail(&scenario, "cannot be read");
        return false;
    }
    while (!scenario.has_failed && fgets(line, sizeof line, file)) {
        scenario.line++;
        read_line(&scenario, line);
    }
    (void)fclose(file); /* it was only read */
    return !scenario.has_failed;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* All *.table beside this file, in the order of their names. */
static int list_files(char files[FILES_MAX][PATH_BYTES])
{
    char folder[PATH_BYTES];
    const char *source = getenv("srcdir");
    int count = 0;

    (void)snprintf(folder, sizeof folder, "%s/tests/scenarios", source ? source : ".");
    DIR *directory = opendir(folder);
    if (!directory)
        return 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL && count < FILES_MAX;) {
        const char *end = strrchr(entry->d_name, '.');
        if (end && strcmp(end, ".table") == 0)
            (void)snprintf(files[count++], PATH_BYTES, "%.200s/%.200s", folder, entry->d_name);
    }
    (void)closedir(directory); /* it was only read */
    qsort(files, (size_t)count, PATH_BYTES, compare_paths);
    return count;
}

int main(int argument_count, char *arguments[])
{
    static char files[FILES_MAX][PATH_BYTES];
    int count = argument_count > 1 ? argument_count - 1 : list_files(files);
    int failed = 0;

    for (int i = 0; i < count; i++)
        failed += !play_file(argument_count > 1 ? arguments[i + 1] : files[i]);
    printf("%d passed, %d failed\n", count - failed, failed);
    return failed > 0 || count == 0 ? 1 : 0;
}
