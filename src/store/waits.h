/* waits.h - inside db.c: what was asked of PostgreSQL and has no answer yet, in this order. */
#ifndef STORE_WAITS_H
#define STORE_WAITS_H

#include "store/db.h"

enum wait_kind { WAIT_STATEMENT, WAIT_PREPARE, WAIT_SYNC };

/* Something that was asked. `values` is set until it was handed to libpq. */
struct wait {
    struct wait *next;
    enum wait_kind kind;
    const struct statement *statement;
    char **values;
    db_done done;
    void *context;
    bool is_answered;
};

/* All zero before its first use. */
struct waits {
    struct wait *first;
    struct wait *last;
    int pending; /* without those that only prepare */
};

void waits_add(struct waits *waits, struct wait wait);
struct wait *waits_take(struct waits *waits); /* the first; the caller frees it */

/* The values of a statement that must wait for the connection. */
char **waits_copy_values(const struct statement *statement, const char *const values[]);
void waits_free_values(struct wait *wait);

/* Aborts when out of memory. */
void *waits_must(void *memory);

#endif
