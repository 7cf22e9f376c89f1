/* main.c - `brelan`: the tools around the site, one subcommand each. */
#include "base/units.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

/* clang-format off: columns */
static const struct {
    const char *name;
    int (*main)(int argc, char *argv[]);
    const char *purpose;
} commands[] = {
    {"audit", audit_main, "look whether the ledger has an answer for every chip"},
    {"bench", bench_main, "measurements of a running site and of its parts"},
    {"bots", bots_main, "house bots: players that keep tables alive, and a load for tests"},
    {"corpus", corpus_main, "play recorded hands through the engine and compare every step"},
    {"enumerate", enumerate_main, "count every hand there is, from the worst class to the best"},
    {"equity", equity_main, "the share of the pot that hands or ranges win"},
    {"verify-journal", verify_journal_main, "check a journal from outside, whole"},
};
/* clang-format on */

static int help(FILE *out, int status)
{
    (void)fprintf(out, "usage: brelan COMMAND [OPTION]...\n\n"); /* nobody else to tell */
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        (void)fprintf(out, "  %-14s %s\n", commands[i].name, commands[i].purpose);
    (void)fprintf(out, "\nbrelan COMMAND --help tells more.\n");
    return status;
}

int main(int argc, char *argv[])
{
    if (argc < 2)
        return help(stderr, 2);
    if (strcmp(argv[1], "--help") == 0)
        return help(stdout, 0);
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].main(argc - 1, argv + 1);
    (void)fprintf(stderr, "brelan: there is no command %s\n\n", argv[1]);
    return help(stderr, 2);
}
