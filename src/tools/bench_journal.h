/*
 * bench_journal.h - the journal without a game: batches as gamed sends them, back to back.
 *
 * While one batch commits, the events of the next one are written and digested, as gamed does; the
 * chain is extended and signed when it leaves.
 */
#ifndef TOOLS_BENCH_JOURNAL_H
#define TOOLS_BENCH_JOURNAL_H

#include "tools/measure.h"

#include <uv.h>

/*
 * Measures batches of `window` events for `seconds` into `measure`, in the database `url`, whose
 * journal it takes over: no game may use it. Returns 0, or -1 after a line on standard error.
 */
int bench_journal(uv_loop_t *loop, const char *url, int window, int seconds,
                  struct measure *measure);

#endif
