#include "codec/table_fields.h"

#include "codec/names.h"

#include <stddef.h>

#define CONFIG(member) .offset = offsetof(struct table_config, member)

/* clang-format off */
const struct field table_config_fields[CONFIG_FIELD_COUNT] = {
    {"name", FIELD_TEXT, CONFIG(name), .max = NAME_BYTES},
    {"game", FIELD_ENUM, CONFIG(variant), .names = variant_names, .max = VARIANT_COUNT},
    {"limit", FIELD_ENUM, CONFIG(limit), .names = limit_names, .max = LIMIT_COUNT},
    {"rotation", FIELD_ENUM, CONFIG(rotation), .names = rotation_names, .max = ROTATION_COUNT},
    {"rotationHands", FIELD_INT, CONFIG(rotation_hands), .min = 1, .max = ROTATION_HANDS_MAX},
    {"rules", FIELD_ENUM, CONFIG(profile), .names = profile_names, .max = PROFILE_COUNT},
    {"buttonRule", FIELD_ENUM, CONFIG(button_rule), .names = button_rule_names,
     .max = BUTTON_RULE_COUNT, .is_optional = true},
    {"straddleRule", FIELD_ENUM, CONFIG(straddle_rule), .names = straddle_rule_names,
     .max = STRADDLE_RULE_COUNT, .is_optional = true},
    {"seats", FIELD_INT, CONFIG(seats), .min = 2, .max = SEATS_MAX},
    {"smallBlind", FIELD_CHIPS, CONFIG(small_blind)},
    {"bigBlind", FIELD_CHIPS, CONFIG(big_blind), .min = 1},
    {"ante", FIELD_CHIPS, CONFIG(ante)},
    {"anteRule", FIELD_ENUM, CONFIG(ante_rule), .names = ante_rule_names, .max = ANTE_RULE_COUNT},
    {"bringIn", FIELD_CHIPS, CONFIG(bring_in)},
    {"runsMax", FIELD_INT, CONFIG(runs_max), .min = 1, .max = BOARDS_MAX},
    {"buyInMin", FIELD_CHIPS, CONFIG(buy_in_min), .min = 1},
    {"buyInMax", FIELD_CHIPS, CONFIG(buy_in_max), .min = 1},
    {"actMs", FIELD_INT, CONFIG(act_ms), .min = 1, .max = INT32_MAX},
    {"timeBankMs", FIELD_INT, CONFIG(time_bank_ms), .max = INT32_MAX},
    {"timeBankEarnMs", FIELD_INT, CONFIG(time_bank_earn_ms), .max = INT32_MAX},
    {"pauseMs", FIELD_INT, CONFIG(pause_ms), .max = INT32_MAX},
    {"rakeBp", FIELD_INT, CONFIG(rake_bp), .max = 10000},
    {"rakeCap", FIELD_CHIPS, CONFIG(rake_cap)},
};
/* clang-format on */
