/* bench_watch.h - processor time and memory of groups of processes, from /proc. */
#ifndef TOOLS_BENCH_WATCH_H
#define TOOLS_BENCH_WATCH_H

#include "base/error.h"

enum { WATCH_GROUPS_MAX = 8, WATCH_PIDS_MAX = 64 };

struct watch_group {
    char name[32];
    int pid_count;
    int pid[WATCH_PIDS_MAX];
};

struct watch {
    int group_count;
    struct watch_group group[WATCH_GROUPS_MAX];
};

struct usage {
    double cpu_s;     /* user and system time since the processes started */
    double memory_kb; /* proportional set size */
};

/* "nginx=12,13 edge=14": one group a word. Returns -1 on anything else. */
int watch_parse(struct watch *watch, const char *text, struct error *error);

/* User and system time since the process started. */
double watch_cpu_s(int pid);

/* A process that has ended counts as nothing. */
struct usage watch_usage(const struct watch_group *group);

#endif
