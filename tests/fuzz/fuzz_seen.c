/* No answer of a server can break a bot: it reads it, sees a table in it, and decides. */
#include "tools/errand.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct json_tree tree;
    struct knowledge knowledge = {.is_logged_in = true, .knows_purse = true, .balance = 5000};
    struct dice dice = dice_seeded(size);

    if (json_tree_read(&tree, (const char *)data, size) < 0)
        return 0;
    if (seen_load(&knowledge.seen, &tree, 8) < 0)
        return 0;
    knowledge.goal = knowledge.seen.table;
    for (knowledge.level = 1; knowledge.level <= 3; knowledge.level++) {
        struct errand errand = errand_choose(&knowledge, &dice);
        assert(memchr(errand.body, '\0', sizeof errand.body) != NULL);
        assert(errand.delay_ms >= 0);
    }
    return 0;
}
