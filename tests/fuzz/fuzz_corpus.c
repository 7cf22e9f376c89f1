/* No recorded hand can break its reader: what makes no sense differs from what the engine says. */
#include "tools/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    return freopen("/dev/null", "w", stdout) == NULL; /* the differences are not of interest */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct corpus_totals totals = {0};
    struct json_tree tree = {0};
    char *text = malloc(size + 1);

    if (text == NULL)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    (void)corpus_play_record("fuzz", 1, text, &tree, &totals); /* no JSON is an answer too */
    json_tree_release(&tree);
    free(text);
    return 0;
}
