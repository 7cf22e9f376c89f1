#include "poker/profile.h"

#include <assert.h>

static const struct rule_profile presets[PROFILE_COUNT] = {
    [PROFILE_TDA] =
        {
            .fixed_cap = 4,
            .is_uncapped_heads_up = true,
            .half_bet_counts = true,
            .pot_counts_full_blinds = true,
            .stud_odd_chip_by_card = true,
            .stud_tie_by_card = true,
            .is_all_in_tabled = true,
        },
    [PROFILE_WSOP_LIVE] =
        {
            .fixed_cap = 5,
            .is_uncapped_heads_up = true,
            .half_bet_counts = true,
            .pot_counts_full_blinds = true,
            .straddle_adds_big_blind = true,
            .small_blind_rounds_up = true,
            .stud_odd_chip_by_card = true,
            .open_pair_doubles = true,
        },
    [PROFILE_POKERSTARS] =
        {
            .fixed_cap = 4,
            .open_pair_doubles = true,
            .is_all_in_tabled = true,
        },
};

struct rule_profile profile_preset(enum profile_name name)
{
    assert(name < PROFILE_COUNT);
    return presets[name];
}
