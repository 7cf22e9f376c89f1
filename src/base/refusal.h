/* refusal.h - why a player may not. A refusal is a value, not an error; it changes nothing. */
#ifndef BASE_REFUSAL_H
#define BASE_REFUSAL_H

#include "base/api.h"

enum refusal {
    REFUSAL_NONE, /* allowed */
#define X(constant, code, sentence) REFUSAL_##constant,
    API_REFUSALS(X)
#undef X
        REFUSAL_COUNT
};

const char *refusal_code(enum refusal refusal);     /* "not_your_turn"; never NULL */
const char *refusal_sentence(enum refusal refusal); /* English, for people */

#endif
