#include "codec/names.h"

#include "base/api.h"

const char rank_letters[] = "23456789TJQKA";

#define X(constant, name) [VARIANT_##constant] = name,
const char *const variant_names[VARIANT_COUNT] = {API_GAMES(X)};
#undef X

#define X(constant, name) [LIMIT_##constant] = name,
const char *const limit_names[LIMIT_COUNT] = {API_LIMITS(X)};
#undef X

#define X(constant, name) [ROTATION_##constant] = name,
const char *const rotation_names[ROTATION_COUNT] = {API_ROTATIONS(X)};
#undef X

#define X(constant, name) [PROFILE_##constant] = name,
const char *const profile_names[PROFILE_COUNT] = {API_PROFILES(X)};
#undef X

#define X(constant, name) [ANTE_##constant] = name,
const char *const ante_rule_names[ANTE_RULE_COUNT] = {API_ANTE_RULES(X)};
#undef X

#define X(constant, name) [BUTTON_##constant] = name,
const char *const button_rule_names[BUTTON_RULE_COUNT] = {API_BUTTON_RULES(X)};
#undef X

#define X(constant, name) [STRADDLE_##constant] = name,
const char *const straddle_rule_names[STRADDLE_RULE_COUNT] = {API_STRADDLE_RULES(X)};
#undef X

#define X(constant, name) [TURN_##constant] = name,
const char *const turn_names[TURN_KIND_COUNT] = {API_TURNS(X)};
#undef X

#define X(constant, name) [SHARE_##constant] = name,
const char *const share_names[SHARE_COUNT] = {API_SHARES(X)};
#undef X

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
                                                         API_STRENGTHS(X)};
#undef X

#define X(constant, name) [REASON_##constant] = name,
const char *const reason_names[REASON_COUNT] = {API_REASONS(X)};
#undef X

#define X(constant, name) [SIT_OUT_##constant] = name,
const char *const sit_out_names[SIT_OUT_WHEN_COUNT] = {API_SIT_OUTS(X)};
#undef X
