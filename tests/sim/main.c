/*
 * simulate [--seed S] [--hands N] [--seconds T] [--life-hands N] [--honest] [--no-faults]
 * [--holdem]
 *          [--secrecy | --exhaustive] [--lose-commit]
 *
 * Lives one life after the other, each from the next seed, until N hands were played or T seconds
 * are over. The first broken invariant ends it with status 1 and the seed that shows it again;
 * TRACE=1 prints what happened before. docs/simulator.md explains it.
 */
#include "edge/map.h"
#include "life.h"
#include "secrecy.h"

#include <assert.h>
#include <getopt.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct options {
    uint64_t seed;
    int64_t hands;
    char words[80]; /* the options that make a life what it is */
    double seconds; /* no new life after them */
    bool is_secrecy;
    bool is_exhaustive;
    struct plan plan;
};

struct sums {
    int64_t lives, hands, events, batches, crashes, timeouts, virtual_us;
};

static double read_clock(clockid_t id)
{
    struct timespec t;

    (void)clock_gettime(id, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

/* An assertion of a program: the seed is all that is needed to see it again. */
static void on_abort(int number)
{
    (void)number;
    (void)fprintf(stderr, "sim: an assertion failed with seed %llu\n",
                  (unsigned long long)sim.seed);
    sim_print_trace();
    _exit(1);
}

static int read_options(int count, char *values[], struct options *options)
{
    static const struct option known[] = {
        {"seed", required_argument, NULL, 's'},
        {"hands", required_argument, NULL, 'h'},
        {"seconds", required_argument, NULL, 't'},
        {"life-hands", required_argument, NULL, 'l'},
        {"honest", no_argument, NULL, 'o'},
        {"no-faults", no_argument, NULL, 'f'},
        {"holdem", no_argument, NULL, 'e'},
        {"lose-commit", no_argument, NULL, 'c'},
        {"secrecy", no_argument, NULL, 'y'},
        {"exhaustive", no_argument, NULL, 'x'},
        {NULL, 0, NULL, 0},
    };
    int option, index = 0;

    while ((option = getopt_long(count, values, "", known, &index)) != -1) {
        size_t length = strlen(options->words);
        if (option != '?' && known[index].has_arg == no_argument)
            (void)snprintf(options->words + length, sizeof options->words - length, " --%s",
                           known[index].name);
        switch (option) {
        case 's':
            options->seed = strtoull(optarg, NULL, 10);
            break;
        case 'h':
            options->hands = strtoll(optarg, NULL, 10);
            break;
        case 'l':
            options->plan.hands = strtoll(optarg, NULL, 10);
            break;
        case 't':
            options->seconds = strtod(optarg, NULL);
            break;
        case 'o':
            options->plan.has_habits = false;
            break;
        case 'f':
            options->plan.has_faults = false;
            break;
        case 'e':
            options->plan.is_holdem = true;
            break;
        case 'y':
            options->is_secrecy = true;
            break;
        case 'x':
            options->is_exhaustive = true;
            break;
        case 'c':
            faults_lose_commit = true;
            break;
        default:
            return -1;
        }
    }
    return 0;
}

static void set_environment(void)
{
    static const char *const settings[][2] = {
        {"DATABASE_URL", "postgresql:///simulated"},
        {"GAME_SOCKET", "/nonexistent/game.sock"},
        {"PUBLIC_URL", "http://localhost"},
        {"TABLES_FILE", "/nonexistent/tables"},
        {"SECRET_KEY", "0000000000000000000000000000000000000000000000000000000000000000"},
        {"EDGE_RING_EVENTS", "4096"},
        {"EDGE_POLLS_MAX", "100"},
        {"LOG_LEVEL", "info"},
    };

    (void)unsetenv("SECRET_KEY_FILE");
    for (size_t i = 0; i < ARRAY_LEN(settings); i++)
        (void)setenv(settings[i][0], settings[i][1], 1);
}

static void add(struct sums *sums)
{
    sums->lives++;
    sums->hands += oracle.hands;
    sums->events += oracle.events;
    sums->batches += oracle.batches;
    sums->crashes += life.crashes;
    sums->timeouts += oracle.timeouts;
    sums->virtual_us += sim.now_us;
}

static int fail(const struct options *options)
{
    (void)printf("sim: seed %llu: %s\n", (unsigned long long)sim.seed, sim.failure);
    (void)printf("sim: again: TRACE=1 ./simulate --seed %llu --hands 1 --life-hands %lld%s\n",
                 (unsigned long long)sim.seed, (long long)options->plan.hands, options->words);
    sim_print_trace();
    return 1;
}

/* The same seed must give the same log to its last byte. */
static bool is_repeated(const struct options *options, uint64_t seed)
{
    uint64_t hash = sim.log_hash;

    return life_live(seed, &options->plan) && sim.log_hash == hash;
}

/* The same life again and again, with a crash at each place that the first one has passed. */
static bool crash_everywhere(uint64_t seed, const struct plan *plan, struct sums *sums)
{
    int64_t passed[CRASH_POINTS];
    struct plan again = *plan;

    again.has_faults = false;
    again.is_short = true;
    if (!life_live(seed, &again))
        return false;
    memcpy(passed, life.passed, sizeof passed);
    for (int point = 0; point < CRASH_POINTS; point++) {
        for (int64_t i = 1; i <= passed[point]; i++) {
            again.crash_point = (enum crash_point)point;
            again.crash_at = i;
            if (!life_live(seed, &again))
                return false;
            add(sums);
        }
    }
    return true;
}

static int live_all(const struct options *options)
{
    struct sums sums = {0};
    double start = now(), said = start;

    (void)printf("sim: from seed %llu\n", (unsigned long long)options->seed);
    for (uint64_t seed = options->seed; sums.hands < options->hands || sums.lives == 0; seed++) {
        if (options->seconds > 0 && now() - start > options->seconds)
            break;
        bool is_good = options->is_secrecy      ? secrecy_try(seed, &options->plan)
                       : options->is_exhaustive ? crash_everywhere(seed, &options->plan, &sums)
                                                : life_live(seed, &options->plan);
        if (!is_good)
            return fail(options);
        add(&sums);
        if (!options->is_secrecy && !options->is_exhaustive && sums.lives % 16 == 1 &&
            !is_repeated(options, seed)) {
            (void)printf("sim: seed %llu: two runs differ\n", (unsigned long long)seed);
            return 1;
        }
        if (now() - said < 5)
            continue;
        said = now();
        (void)printf("sim: seed %llu, %lld hands, %lld ends of gamed\n", (unsigned long long)seed,
                     (long long)sums.hands, (long long)sums.crashes);
        (void)fflush(stdout);
    }
    double seconds = read_clock(CLOCK_PROCESS_CPUTIME_ID);
    (void)printf("sim: %lld lives, %lld hands, %lld events, %lld batches, %lld ends of gamed, "
                 "%lld time-outs, %.1f h of virtual time: clean; %.0f hands in a second of CPU\n",
                 (long long)sums.lives, (long long)sums.hands, (long long)sums.events,
                 (long long)sums.batches, (long long)sums.crashes, (long long)sums.timeouts,
                 (double)sums.virtual_us / 3.6e9, (double)sums.hands / seconds);
    return 0;
}

int main(int count, char *values[])
{
    struct options options = {
        .seed = 1, .hands = 1000, .plan = {.has_faults = true, .has_habits = true, .hands = 100}};

    if (sodium_init() < 0)
        abort();
    if (read_options(count, values, &options) < 0)
        return 2;
    const char *trace = getenv("TRACE");
    sim.is_traced = trace != NULL && trace[0] == '1';
    set_environment();
    (void)map_hash("", 0); /* its secret is drawn once: not by the first life */
    (void)signal(SIGABRT, on_abort);
    return live_all(&options);
}
