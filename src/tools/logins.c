#include "tools/logins.h"

#include "os/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A line is the cookie, a blank and the name. */
static void read_line(struct login *login, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *blank = strchr(line, ' ');
    if (blank == NULL)
        return;
    *blank = '\0';
    if (strlen(line) >= sizeof login->cookie || strlen(blank + 1) >= sizeof login->name)
        return;
    memcpy(login->cookie, line, strlen(line) + 1);
    memcpy(login->name, blank + 1, strlen(blank + 1) + 1);
}

int logins_open(struct logins *logins, const char *path, int count, struct error *error)
{
    char line[NAME_BYTES + HTTP_COOKIE_BYTES + 2];

    *logins = (struct logins){.path = path, .count = count};
    logins->login = calloc((size_t)count, sizeof *logins->login);
    if (logins->login == NULL)
        abort();
    if (path == NULL)
        return 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return errno == ENOENT ? 0 : error_set(error, "%s: %s", path, strerror(errno));
    for (int i = 0; i < count && fgets(line, sizeof line, file) != NULL; i++)
        read_line(&logins->login[i], line);
    (void)fclose(file); /* only read */
    return 0;
}

void logins_close(struct logins *logins)
{
    free(logins->login);
    *logins = (struct logins){0};
}

const char *logins_name(const struct logins *logins, int index)
{
    return logins->login[index].name;
}

const char *logins_cookie(const struct logins *logins, int index)
{
    return logins->login[index].cookie;
}

static int write_file(const struct logins *logins, const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");

    if (file == NULL) {
        if (descriptor >= 0)
            (void)close(descriptor); /* nothing is in it */
        return -1;
    }
    for (int i = 0; i < logins->count; i++)
        (void)fprintf(file, "%s %s\n", logins->login[i].cookie, logins->login[i].name);
    bool failed = ferror(file) != 0;
    return fclose(file) != 0 || failed ? -1 : 0;
}

void logins_set(struct logins *logins, int index, const char *name, const char *cookie)
{
    struct login *login = &logins->login[index];
    char temporary[4096];

    (void)snprintf(login->name, sizeof login->name, "%s", name);       /* both of them are … */
    (void)snprintf(login->cookie, sizeof login->cookie, "%s", cookie); /* … bounded already */
    if (logins->path == NULL)
        return;
    int length = snprintf(temporary, sizeof temporary, "%s.new", logins->path);
    if (length >= (int)sizeof temporary || write_file(logins, temporary) < 0 ||
        rename(temporary, logins->path) < 0)
        log_write(LOG_WARNING, "logins_not_kept", "reason=\"%s\"", strerror(errno));
}
