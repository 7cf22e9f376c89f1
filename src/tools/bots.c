/* bots.c - `brelan bots`: reads its options and lets the fleet play. */
#include "os/entropy.h"
#include "os/log.h"
#include "tools/command.h"
#include "tools/fleet.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: brelan bots [OPTION]...\n\n"
    "House bots: ordinary players over HTTP, marked as bots.\n\n"
    "  --url URL          where the site is (http://localhost:8080)\n"
    "  --bots N           how many (12)\n"
    "  --tables LIST      all, or ids of tables with commas between (all)\n"
    "  --level LEVEL      1: random but legal; 2: tight and passive; 3: by equity; mixed (mixed)\n"
    "  --think HOW        human: as long as people; none: at once, as a load (human)\n"
    "  --hands N          stop after so many hands\n"
    "  --seconds N        stop after so many seconds\n"
    "  --logins FILE      keep the bots' logins there, so that the same ones come back\n"
    "  --report           a line every second\n"
    "  --quiet            only warnings\n"
    "  --help\n\n"
    "At the end, and after SIGINT or SIGTERM, it prints one line of JSON: hands, actions, how "
    "long\n"
    "the site took to answer them, and requests that failed and were tried again.\n";

enum {
    OPTION_URL = 256,
    OPTION_BOTS,
    OPTION_TABLES,
    OPTION_LEVEL,
    OPTION_THINK,
    OPTION_HANDS,
    OPTION_SECONDS,
    OPTION_LOGINS,
    OPTION_REPORT,
    OPTION_QUIET,
    OPTION_HELP
};

static const struct option long_options[] = {
    {"url", required_argument, NULL, OPTION_URL},
    {"bots", required_argument, NULL, OPTION_BOTS},
    {"tables", required_argument, NULL, OPTION_TABLES},
    {"level", required_argument, NULL, OPTION_LEVEL},
    {"think", required_argument, NULL, OPTION_THINK},
    {"hands", required_argument, NULL, OPTION_HANDS},
    {"seconds", required_argument, NULL, OPTION_SECONDS},
    {"logins", required_argument, NULL, OPTION_LOGINS},
    {"report", no_argument, NULL, OPTION_REPORT},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

static int wrong(const char *option, const char *value, const char *advice)
{
    (void)fprintf(stderr, "brelan bots: --%s %s: %s\n", option, value, advice);
    return -1;
}

static int read_number(const char *option, const char *value, long least, long most, long *number)
{
    char *end;

    *number = strtol(value, &end, 10);
    if (end == value || *end != '\0' || *number < least || *number > most) {
        (void)fprintf(stderr, "brelan bots: --%s %s: give a number from %ld to %ld\n", option,
                      value, least, most);
        return -1;
    }
    return 0;
}

static int read_tables(struct fleet_options *options, const char *value)
{
    const char *at = value;

    if (strcmp(value, "all") == 0)
        return 0;
    while (options->table_count < (int)ARRAY_LEN(options->table)) {
        char *end;
        long long table = strtoll(at, &end, 10);
        if (end == at || table <= 0 || (*end != ',' && *end != '\0'))
            return wrong("tables", value, "give all, or ids with commas between");
        options->table[options->table_count++] = table;
        if (*end == '\0')
            return 0;
        at = end + 1;
    }
    return wrong("tables", value, "these are too many tables");
}

static int read_level(struct fleet_options *options, const char *value)
{
    long level;

    options->level = 0;
    if (strcmp(value, "mixed") == 0)
        return 0;
    if (read_number("level", value, 1, 3, &level) < 0)
        return -1;
    options->level = (int)level;
    return 0;
}

static int read_think(struct fleet_options *options, const char *value)
{
    options->is_quick = strcmp(value, "none") == 0;
    if (options->is_quick || strcmp(value, "human") == 0)
        return 0;
    return wrong("think", value, "give human or none");
}

/* 0: go on; 1: that is all (--help); -1: wrong, and said so. */
static int read_option(struct fleet_options *options, int option, const char *value)
{
    long number = 0;
    int status = 0;

    switch (option) {
    case OPTION_URL:
        options->url = value;
        return 0;
    case OPTION_BOTS:
        status = read_number("bots", value, 1, 5000, &number);
        options->bots = (int)number;
        return status;
    case OPTION_TABLES:
        return read_tables(options, value);
    case OPTION_LEVEL:
        return read_level(options, value);
    case OPTION_THINK:
        return read_think(options, value);
    case OPTION_HANDS:
        status = read_number("hands", value, 1, 1000000000, &number);
        options->hands = number;
        return status;
    case OPTION_SECONDS:
        status = read_number("seconds", value, 1, 1000000, &number);
        options->seconds = (int)number;
        return status;
    case OPTION_LOGINS:
        options->logins = value;
        return 0;
    case OPTION_REPORT:
        options->reports = true;
        return 0;
    case OPTION_QUIET:
        log_open(LOG_WARNING);
        return 0;
    case OPTION_HELP:
        (void)fputs(usage, stdout); /* nobody else to tell */
        return 1;
    default:
        (void)fputs("brelan bots --help tells the options\n", stderr);
        return -1;
    }
}

int bots_main(int argc, char *argv[])
{
    struct fleet_options options = {.url = "http://localhost:8080", .bots = 12};
    int option;

    while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        int status = read_option(&options, option, optarg);
        if (status != 0)
            return status > 0 ? 0 : 2;
    }
    if (optind < argc) {
        (void)wrong(argv[optind], "", "this is no option; see brelan bots --help");
        return 2;
    }
    entropy_open();
    return fleet_run(&options);
}
