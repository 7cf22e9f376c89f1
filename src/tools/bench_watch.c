#include "tools/bench_watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int parse_group(struct watch_group *group, const char *word, size_t length,
                       struct error *error)
{
    const char *equals = memchr(word, '=', length);
    size_t name_length = equals ? (size_t)(equals - word) : 0;

    if (name_length == 0 || name_length >= sizeof group->name)
        return error_set(error, "--watch wants words like nginx=12,13, not '%.*s'", (int)length,
                         word);
    memcpy(group->name, word, name_length);
    for (const char *pid = equals + 1; pid < word + length; pid++) {
        char *end = NULL;
        long number = strtol(pid, &end, 10);
        if (end == pid || number <= 0 || group->pid_count == WATCH_PIDS_MAX)
            return error_set(error, "--watch wants process ids after '%s='", group->name);
        group->pid[group->pid_count++] = (int)number;
        pid = end;
    }
    return 0;
}

int watch_parse(struct watch *watch, const char *text, struct error *error)
{
    *watch = (struct watch){0};
    for (const char *word = text; *word != '\0';) {
        size_t length = strcspn(word, " ");
        if (length > 0) {
            if (watch->group_count == WATCH_GROUPS_MAX)
                return error_set(error, "--watch takes at most %d groups", WATCH_GROUPS_MAX);
            if (parse_group(&watch->group[watch->group_count++], word, length, error) < 0)
                return -1;
        }
        word += length + (word[length] == ' ');
    }
    return 0;
}

/* Opens /proc/PID/NAME; NULL when the process is gone. */
static FILE *open_proc(int pid, const char *name)
{
    char path[64];

    (void)snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    return fopen(path, "re");
}

double watch_cpu_s(int pid)
{
    char line[1024] = "";
    unsigned long user = 0;
    unsigned long system = 0;
    FILE *file = open_proc(pid, "stat");

    if (!file)
        return 0;
    const char *after_name = fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    (void)fclose(file);
    /* Fields 14 and 15 of proc(5); the name in brackets is field 2. */
    if (!after_name ||
        sscanf(after_name + 1, /* NOLINT(cert-err34-c): the kernel's own digits */
               " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
        return 0;
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double process_memory_kb(int pid)
{
    char line[256];
    double memory_kb = 0;
    FILE *file = open_proc(pid, "smaps_rollup");

    if (!file)
        return 0;
    while (fgets(line, sizeof line, file))
        if (strncmp(line, "Pss:", 4) == 0)
            memory_kb = strtod(line + 4, NULL);
    (void)fclose(file);
    return memory_kb;
}

struct usage watch_usage(const struct watch_group *group)
{
    struct usage usage = {0};

    for (int i = 0; i < group->pid_count; i++) {
        usage.cpu_s += watch_cpu_s(group->pid[i]);
        usage.memory_kb += process_memory_kb(group->pid[i]);
    }
    return usage;
}
