/* bench.c - `brelan bench`: measurements of a running site and of its parts. */
#include "base/units.h"
#include "tools/bench_actions.h"
#include "tools/bench_eval.h"
#include "tools/bench_hands.h"
#include "tools/bench_poll.h"
#include "tools/command.h"

#include <stdio.h>
#include <string.h>

/* clang-format off: columns */
static const struct {
    const char *name;
    int (*main)(int argc, char **argv);
    const char *purpose;
} benches[] = {
    {"actions", bench_actions_main, "durable commands a second, beside bare batches"},
    {"eval", bench_eval_main, "hands valued a second, for every ranking"},
    {"hands", bench_hands_main, "complete hands a second in every game, the rules engine alone"},
    {"poll", bench_poll_main, "parked long polls, and how soon events reach them"},
};
/* clang-format on */

int bench_main(int argc, char *argv[])
{
    for (size_t i = 0; argc > 1 && i < ARRAY_LEN(benches); i++)
        if (strcmp(argv[1], benches[i].name) == 0)
            return benches[i].main(argc - 1, argv + 1);
    FILE *out = argc > 1 && strcmp(argv[1], "--help") == 0 ? stdout : stderr;
    (void)fprintf(out, "usage: brelan bench NAME [OPTION VALUE]...\n\n");
    for (size_t i = 0; i < ARRAY_LEN(benches); i++)
        (void)fprintf(out, "  %-8s %s\n", benches[i].name, benches[i].purpose);
    return out == stdout ? 0 : 2;
}
