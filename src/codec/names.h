/* names.h - the texts that stand for the core's enums in JSON; docs/openapi.json lists them. */
#ifndef CODEC_NAMES_H
#define CODEC_NAMES_H

#include "room/event.h"

enum { SIT_OUT_WHEN_COUNT = SIT_OUT_NEXT_BIG_BLIND + 1 };

extern const char rank_letters[]; /* "23456789TJQKA": the deuce's first */

extern const char *const variant_names[VARIANT_COUNT];
extern const char *const limit_names[LIMIT_COUNT];
extern const char *const rotation_names[ROTATION_COUNT];
extern const char *const profile_names[PROFILE_COUNT];
extern const char *const ante_rule_names[ANTE_RULE_COUNT];
extern const char *const button_rule_names[BUTTON_RULE_COUNT];
extern const char *const straddle_rule_names[STRADDLE_RULE_COUNT];
extern const char *const turn_names[TURN_KIND_COUNT];
extern const char *const share_names[SHARE_COUNT];
extern const char *const street_names[STREET_COUNT];
extern const char *const action_names[ACTION_COUNT];
extern const char *const post_names[POST_COUNT];
extern const char *const strength_names[STRENGTH_KIND_COUNT]; /* STRENGTH_NONE: "none" */
extern const char *const reason_names[REASON_COUNT];
extern const char *const sit_out_names[SIT_OUT_WHEN_COUNT];

#endif
