#define _GNU_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE */
#include "tools/bench_poll.h"

#include "base/units.h"
#include "tools/bench_load.h"
#include "tools/bench_watch.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    POLLS_MAX = 200000,
    POLLS_A_PROCESS = 15000, /* below the usual limit of 20,000 descriptors */
    PROCESSES_MAX = POLLS_MAX / POLLS_A_PROCESS + 1,
    SECONDS_MAX = 30, /* LOAD_SAMPLES_MAX is room for 130,000 deliveries a second */
    PATIENCE_S = 180  /* for all that comes before and after the measurement */
};

enum moment { AT_FIRST, PARKED, STARTED, ENDED, MOMENT_COUNT };

struct shared {
    struct load_steps steps;
    struct load_tally tally[PROCESSES_MAX];
};

struct bench {
    struct load_options options; /* of the whole load */
    struct watch watch;
    int processes;
    pid_t pid[PROCESSES_MAX];
    struct shared *shared;
    struct usage usage[MOMENT_COUNT][WATCH_GROUPS_MAX];
    double client_s[MOMENT_COUNT]; /* processor time of the load's own processes */
};

/* Process `index`'s share, so that the shares sum to the whole. */
static int share(int whole, int index, int processes)
{
    return whole / processes + (index < whole % processes ? 1 : 0);
}

static void start_process(struct bench *bench, int index)
{
    struct load_options options = bench->options;

    bench->pid[index] = fork();
    if (bench->pid[index] < 0)
        abort();
    if (bench->pid[index] > 0)
        return;
    (void)alarm((unsigned)options.seconds + PATIENCE_S); /* ends it, whatever a server does */
    options.process = index;
    options.polls = share(options.polls, index, bench->processes);
    options.rate = share(options.rate, index, bench->processes);
    options.publishers = share(options.publishers, index, bench->processes);
    for (int i = 0; i < index; i++)
        options.first_topic += share(bench->options.active, i, bench->processes);
    options.topics = share(options.topics, index, bench->processes);
    options.active = share(options.active, index, bench->processes);
    _exit(load_run(&options, &bench->shared->steps, &bench->shared->tally[index]) < 0);
}

static void look(struct bench *bench, enum moment moment)
{
    for (int i = 0; i < bench->watch.group_count; i++)
        bench->usage[moment][i] = watch_usage(&bench->watch.group[i]);
    for (int i = 0; i < bench->processes && bench->pid[i] > 0; i++)
        bench->client_s[moment] += watch_cpu_s((int)bench->pid[i]);
}

static bool wait_for(const struct bench *bench, const atomic_int *count, const char *what)
{
    static const struct timespec pause = {.tv_nsec = 20000000};

    while (atomic_load(count) < bench->processes) {
        if (atomic_load(&bench->shared->steps.failed) > 0 || waitpid(-1, NULL, WNOHANG) != 0)
            return false;
        (void)nanosleep(&pause, NULL);
    }
    (void)fprintf(stderr, "%s\n", what);
    return true;
}

/* Returns 0, or -1 when a process gave up. */
static int run(struct bench *bench)
{
    struct load_steps *steps = &bench->shared->steps;
    int status = 0;

    look(bench, AT_FIRST);
    for (int i = 0; i < bench->processes; i++)
        start_process(bench, i);
    if (wait_for(bench, &steps->parked, "all polls are parked")) {
        look(bench, PARKED);
        atomic_store(&steps->is_open, true);
        if (wait_for(bench, &steps->ready, "measuring")) {
            look(bench, STARTED);
            atomic_store(&steps->is_started, true);
            (void)sleep((unsigned)bench->options.seconds);
            look(bench, ENDED);
        }
    }
    for (int i = 0; i < bench->processes; i++) {
        int ended = 0;
        if (waitpid(bench->pid[i], &ended, 0) < 0 || ended != 0)
            status = -1;
    }
    return status;
}

static int by_size(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static void sum_up(const struct bench *bench, struct load_tally *sum, uint32_t **sample_us)
{
    size_t count = 0;

    for (int i = 0; i < bench->processes; i++)
        count += bench->shared->tally[i].sample_count;
    *sample_us = calloc(count + 1, sizeof **sample_us);
    if (!*sample_us)
        abort();
    for (int i = 0; i < bench->processes; i++) {
        const struct load_tally *tally = &bench->shared->tally[i];
        memcpy(*sample_us + sum->sample_count, tally->sample_us,
               tally->sample_count * sizeof **sample_us);
        sum->sample_count += tally->sample_count;
        sum->published += tally->published;
        sum->refused += tally->refused;
        sum->delivered += tally->delivered;
        sum->doubled += tally->doubled;
        sum->lost += tally->lost;
        sum->errors += tally->errors;
        if (tally->seconds > sum->seconds)
            sum->seconds = tally->seconds;
        if (tally->last_error.text[0] != '\0')
            sum->last_error = tally->last_error;
    }
    qsort(*sample_us, sum->sample_count, sizeof **sample_us, by_size);
}

static double percentile_ms(const uint32_t *sample_us, size_t count, double part)
{
    return count == 0 ? 0 : sample_us[(size_t)(part * (double)(count - 1))] / 1000.0;
}

static void report_processes(const struct bench *bench, double seconds)
{
    (void)printf("\"processes\":{");
    for (int i = 0; i < bench->watch.group_count; i++) {
        double cpu_s = bench->usage[ENDED][i].cpu_s - bench->usage[STARTED][i].cpu_s;
        double parked_kb = bench->usage[PARKED][i].memory_kb - bench->usage[AT_FIRST][i].memory_kb;
        (void)printf("%s\"%s\":{\"cpuPercent\":%.1f,\"kbPerPoll\":%.2f,\"memoryKb\":%.0f}",
                     i > 0 ? "," : "", bench->watch.group[i].name, cpu_s / seconds * 100,
                     parked_kb / bench->options.polls, bench->usage[ENDED][i].memory_kb);
    }
    (void)printf("},\"clientCpuPercent\":%.1f",
                 (bench->client_s[ENDED] - bench->client_s[STARTED]) / seconds * 100);
}

/* One line of JSON on stdout. Returns the exit code: 1 when something was lost or doubled. */
static int report(const struct bench *bench)
{
    const struct load_options *options = &bench->options;
    struct load_tally *sum = calloc(1, sizeof *sum);
    uint32_t *sample_us = NULL;

    if (!sum)
        abort();
    sum_up(bench, sum, &sample_us);
    (void)printf("{\"target\":\"%s\",\"from\":\"%s\",\"polls\":%d,\"topics\":%d,\"active\":%d,"
                 "\"offered\":%d,\"seconds\":%.1f,"
                 "\"deliveriesPerSecond\":%.0f,\"p50Ms\":%.3f,\"p99Ms\":%.3f,\"maxMs\":%.3f,",
                 options->target->name, options->socket ? "game" : "http", options->polls,
                 options->topics, options->active, options->rate, sum->seconds,
                 (double)sum->sample_count / sum->seconds,
                 percentile_ms(sample_us, sum->sample_count, 0.5),
                 percentile_ms(sample_us, sum->sample_count, 0.99),
                 percentile_ms(sample_us, sum->sample_count, 1));
    (void)printf("\"published\":%llu,\"refused\":%llu,\"delivered\":%llu,\"lost\":%llu,"
                 "\"doubled\":%llu,\"errors\":%llu,",
                 (unsigned long long)sum->published, (unsigned long long)sum->refused,
                 (unsigned long long)sum->delivered, (unsigned long long)sum->lost,
                 (unsigned long long)sum->doubled, (unsigned long long)sum->errors);
    report_processes(bench, sum->seconds);
    (void)printf("}\n");
    if (sum->last_error.text[0] != '\0')
        (void)fprintf(stderr, "the last error: %s\n", sum->last_error.text);
    int status = sum->lost + sum->doubled > 0;
    free(sample_us);
    free(sum);
    return status;
}

static int usage_error(const char *why)
{
    (void)fprintf(stderr,
                  "brelan bench poll: %s\n"
                  "usage: brelan bench poll --target NAME --port N [--polls 1000] [--topics N]\n"
                  "         [--active N] [--socket PATH] [--first 1] [--rate 3000] [--publishers "
                  "64] [--seconds 10]\n"
                  "         [--watch 'nginx=12,13 edge=14']\n"
                  "targets: %s; --rate is in deliveries a second, 0 for as many as go;\n"
                  "--active: on so many topics is published, the others stay quiet;\n"
                  "--socket: messages begin in the game, at its socket, instead of with a POST\n",
                  why, target_names());
    return 2;
}

/* -1 when `text` is not a number from `least` to `most`. */
static int number_of(const char *text, int least, int most)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);

    return *text != '\0' && *end == '\0' && number >= least && number <= most ? (int)number : -1;
}

/* Returns NULL, or why the command line is wrong. */
static const char *read_options(int argc, char **argv, struct bench *bench, struct error *error)
{
    struct load_options *options = &bench->options;
    const struct {
        const char *name;
        int *number;
        int least, most;
    } numbers[] = {
        {"port", &options->port, 1, 65535},
        {"polls", &options->polls, 1, POLLS_MAX},
        {"topics", &options->topics, 1, POLLS_MAX},
        {"active", &options->active, 1, POLLS_MAX},
        {"first", &options->first_topic, 1, 1 << 30},
        {"publishers", &options->publishers, 1, 4096},
        {"rate", &options->rate, 0, 10000000},
        {"seconds", &options->seconds, 1, SECONDS_MAX},
    };

    for (int i = 1; i + 1 < argc; i += 2) {
        size_t n = 0;
        if (strcmp(argv[i], "--target") == 0) {
            options->target = target_find(argv[i + 1]);
            continue;
        }
        if (strcmp(argv[i], "--socket") == 0) {
            options->socket = argv[i + 1];
            continue;
        }
        if (strcmp(argv[i], "--watch") == 0) {
            if (watch_parse(&bench->watch, argv[i + 1], error) < 0)
                return error->text;
            continue;
        }
        while (n < ARRAY_LEN(numbers) &&
               (strncmp(argv[i], "--", 2) != 0 || strcmp(argv[i] + 2, numbers[n].name) != 0))
            n++;
        if (n == ARRAY_LEN(numbers))
            return "an option is not known";
        *numbers[n].number = number_of(argv[i + 1], numbers[n].least, numbers[n].most);
        if (*numbers[n].number < 0)
            return "a number is out of its range";
    }
    if (argc % 2 == 0)
        return "the last option lacks its value";
    if (!options->target || options->port == 0)
        return "--target and --port are needed";
    return NULL;
}

int bench_poll_main(int argc, char **argv)
{
    struct error error = {0};
    struct bench bench = {
        .options = {
            .polls = 1000, .first_topic = 1, .publishers = 64, .rate = 3000, .seconds = 10}};

    const char *wrong = read_options(argc, argv, &bench, &error);
    if (wrong)
        return usage_error(wrong);
    if (bench.options.topics == 0)
        bench.options.topics = (bench.options.polls + 5) / 6; /* tables of six */
    bench.processes = (bench.options.polls + POLLS_A_PROCESS - 1) / POLLS_A_PROCESS;
    if (bench.options.active == 0 || bench.options.active > bench.options.topics)
        bench.options.active = bench.options.topics;
    if (bench.options.publishers > bench.options.active)
        bench.options.publishers = bench.options.active;
    if (bench.options.publishers < bench.processes || bench.options.active < bench.processes)
        return usage_error("too few publishers or topics for so many polls");

    bench.shared = mmap(NULL, sizeof *bench.shared, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bench.shared == MAP_FAILED)
        abort();
    if (run(&bench) < 0) {
        for (int i = 0; i < bench.processes; i++)
            if (bench.shared->tally[i].last_error.text[0] != '\0')
                (void)fprintf(stderr, "brelan bench poll: %s\n",
                              bench.shared->tally[i].last_error.text);
        return 1;
    }
    return report(&bench);
}
