/* corpus.h - inside `brelan corpus`: what its kinds of files have in common. */
#ifndef TOOLS_CORPUS_H
#define TOOLS_CORPUS_H

#include <stdbool.h>

struct corpus_totals {
    int passed;
    int failed;
    int skipped; /* it has something that this engine does not offer */
};

/* Compares pairs of hands with the evaluator. Returns -1 when the file cannot be read. */
int corpus_play_vectors(const char *path, struct corpus_totals *totals);

#endif
