#include "poker/variant.h"

#include <assert.h>

static const struct variant_rules rules[VARIANT_COUNT] = {
    [VARIANT_NLHE] = {.code = "nlhe", .hole_count = 2, .board_count_after = {0, 3, 4, 5}},
};

const struct variant_rules *variant_rules(enum variant variant)
{
    assert(variant < VARIANT_COUNT);
    return &rules[variant];
}
