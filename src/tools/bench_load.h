/*
 * bench_load.h - one process's share of a long-poll load: its subscribers, its publishers, and
 * what it counted.
 */
#ifndef TOOLS_BENCH_LOAD_H
#define TOOLS_BENCH_LOAD_H

#include "tools/bench_target.h"

#include <stdatomic.h>

enum { LOAD_SAMPLES_MAX = 4 * 1000 * 1000 };

struct load_options {
    const struct target *target;
    int port;
    int polls;
    int topics;
    int active; /* of them, where messages are published: those from first_topic on */
    int first_topic;
    int publishers;
    int rate; /* deliveries a second; 0: as many as the publishers can cause */
    int seconds;
    int process;        /* its number */
    const char *socket; /* of the game: messages begin there; NULL: each is a request */
};

struct load_tally {
    uint64_t published, refused, delivered, doubled, lost, errors;
    double seconds; /* how long it really measured */
    struct error last_error;
    size_t sample_count;
    uint32_t sample_us[LOAD_SAMPLES_MAX]; /* from when a message was due to its arrival */
};

/* Memory shared by the processes: they go from step to step together. */
struct load_steps {
    atomic_int parked;   /* processes whose polls all wait */
    atomic_int ready;    /* processes whose publishers have logged in as well */
    atomic_int failed;   /* processes that gave up: all do */
    atomic_bool is_open; /* the parent has looked at the parked servers: publishers may log in */
    atomic_bool is_started;
};

/* Returns 0, or -1 with tally->last_error set. Fills in `tally`, which must be zero. */
int load_run(const struct load_options *options, struct load_steps *steps,
             struct load_tally *tally);

#endif
