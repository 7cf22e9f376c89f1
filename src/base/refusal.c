#include "base/refusal.h"

#include <assert.h>

static const struct {
    const char *code;
    const char *sentence;
} names[REFUSAL_COUNT] = {[REFUSAL_NONE] = {"none", "Allowed."},
#define X(constant, code, sentence) [REFUSAL_##constant] = {code, sentence},
                          API_REFUSALS(X)
#undef X
};

const char *refusal_code(enum refusal refusal)
{
    assert(refusal < REFUSAL_COUNT);
    return names[refusal].code;
}

const char *refusal_sentence(enum refusal refusal)
{
    assert(refusal < REFUSAL_COUNT);
    return names[refusal].sentence;
}
