#include "store/waits.h"

#include <stdlib.h>
#include <string.h>

void *waits_must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

void waits_add(struct waits *waits, struct wait wait)
{
    struct wait *added = waits_must(malloc(sizeof *added));

    *added = wait;
    if (waits->last == NULL)
        waits->first = added;
    else
        waits->last->next = added;
    waits->last = added;
    if (wait.kind != WAIT_PREPARE)
        waits->pending++;
}

struct wait *waits_take(struct waits *waits)
{
    struct wait *wait = waits->first;

    waits->first = wait->next;
    if (waits->first == NULL)
        waits->last = NULL;
    if (wait->kind != WAIT_PREPARE)
        waits->pending--;
    return wait;
}

char **waits_copy_values(const struct statement *statement, const char *const values[])
{
    char **copies = waits_must(calloc((size_t)statement->parameter_count + 1, sizeof *copies));

    for (int i = 0; i < statement->parameter_count; i++) {
        if (values[i] != NULL)
            copies[i] = waits_must(strdup(values[i]));
    }
    return copies;
}

void waits_free_values(struct wait *wait)
{
    if (wait->values == NULL)
        return;
    for (int i = 0; i < wait->statement->parameter_count; i++)
        free(wait->values[i]);
    free(wait->values);
    wait->values = NULL;
}
