#include "codec/names.h"

#include "base/api.h"

const char rank_letters[] = "23456789TJQKA";

const char *const variant_names[VARIANT_COUNT] = {[VARIANT_NLHE] = "nlhe"};

#define X(constant, name) [STREET_##constant] = name,
const char *const street_names[STREET_COUNT] = {API_STREETS(X)};
#undef X

#define X(constant, name) [ACTION_##constant] = name,
const char *const action_names[ACTION_COUNT] = {API_ACTIONS(X)};
#undef X

#define X(constant, name) [POST_##constant] = name,
const char *const post_names[POST_COUNT] = {API_POSTS(X)};
#undef X

#define X(constant, name) [STRENGTH_##constant] = name,
const char *const strength_names[STRENGTH_KIND_COUNT] = {[STRENGTH_NONE] = "none",
                                                         [STRENGTH_LOW] = "low",
                                                         [STRENGTH_BADUGI] = "badugi",
                                                         API_STRENGTHS(X)};
#undef X

#define X(constant, name) [REASON_##constant] = name,
const char *const reason_names[REASON_COUNT] = {API_REASONS(X)};
#undef X

#define X(constant, name) [SIT_OUT_##constant] = name,
const char *const sit_out_names[SIT_OUT_WHEN_COUNT] = {API_SIT_OUTS(X)};
#undef X
