/*
 * corpus.c - `brelan corpus FILE...`: plays recorded hands of every game through the engine and
 * compares seats, prices, bounds, stacks, pots and hands at every step; what lies outside the
 * bounds must be refused. A file of comparisons (.tsv) is put to the evaluator.
 */
#include "tools/corpus.h"

#include "tools/command.h"

#include <stdio.h>
#include <string.h>

static void usage(FILE *file)
{
    (void)fputs("usage: brelan corpus [--eval] FILE...\n\n"
                "Plays recorded hands, one in JSON a line, and compares every step; compares the\n"
                "hands of a .tsv file (or any file after --eval). Prints one line for each file,\n"
                "the first difference of each hand that fails, and last the totals. The exit\n"
                "status is 1 when something differs.\n",
                file);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);

    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

static int play_file(const char *path, bool is_vectors, struct corpus_totals *totals)
{
    struct corpus_totals file = {0};
    int status = is_vectors ? corpus_play_vectors(path, &file) : corpus_play_hands(path, &file);

    if (status < 0)
        return -1;
    if (is_vectors)
        (void)printf("%s  %d comparisons  %d failed\n", base_name(path), file.passed + file.failed,
                     file.failed);
    else
        (void)printf("%s  %d hands  %d decisions  %d failed\n", base_name(path),
                     file.passed + file.failed, file.decisions, file.failed);
    totals->passed += file.passed;
    totals->failed += file.failed;
    return 0;
}

int corpus_main(int argc, char *argv[])
{
    struct corpus_totals totals = {0};
    bool is_eval = false;

    if (argc < 2 || strcmp(argv[1], "--help") == 0) {
        usage(argc == 2 ? stdout : stderr);
        return argc == 2 ? 0 : 2;
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--eval") == 0) {
            is_eval = true;
            continue;
        }
        if (play_file(argv[i], is_eval || ends_with(argv[i], ".tsv"), &totals) < 0)
            return 1;
    }
    (void)printf("%d passed, %d failed\n", totals.passed, totals.failed);
    return totals.failed == 0 ? 0 : 1;
}
