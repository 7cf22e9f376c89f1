#include "poker/variant.h"

#include <string.h>

#define NO_POT (LIMIT_BIT(LIMIT_NO) | LIMIT_BIT(LIMIT_POT))
#define FIXED  LIMIT_BIT(LIMIT_FIXED)
#define ANY    (NO_POT | FIXED)

/* clang-format off */
#define BIG .is_big_bet = true
#define ROW(code, family, limits, lowest, hole, from_hole, seats, high, split) \
    (code), (family), (limits), (lowest), (hole), (from_hole), (seats), (high), (split)

#define FLOP(code, limits, lowest, hole, from_hole, seats, high, split)                   \
    {ROW(code, FAMILY_FLOP, limits, lowest, hole, from_hole, seats, high, split),         \
     STREET_PREFLOP, 4, {{.down = (hole)}, {.board = 3}, {.board = 1, BIG}, {.board = 1, BIG}}}
#define COURCHEVEL(code, split)                                                           \
    {ROW(code, FAMILY_FLOP, ANY, 2, 5, 2, 9, RANKING_HIGH, split),                        \
     STREET_PREFLOP, 4,                                                                   \
     {{.down = 5, .board = 1}, {.board = 2}, {.board = 1, BIG}, {.board = 1, BIG}}}
#define STUD(code, high, split)                                                           \
    {ROW(code, FAMILY_STUD, FIXED, 2, 7, 0, 8, high, split), STREET_THIRD, 5,             \
     {{.down = 2, .up = 1}, {.up = 1}, {.up = 1, BIG}, {.up = 1, BIG}, {.down = 1, BIG}}}
#define SINGLE_DRAW(code, high)                                                           \
    {ROW(code, FAMILY_DRAW, ANY, 2, 5, 0, 8, high, false), STREET_PREDRAW, 2,             \
     {{.down = 5}, {.is_draw = true, BIG}}}
#define TRIPLE_DRAW(code, hole, high)                                                     \
    {ROW(code, FAMILY_DRAW, ANY, 2, hole, 0, 8, high, false), STREET_PREDRAW, 4,          \
     {{.down = (hole)}, {.is_draw = true}, {.is_draw = true, BIG}, {.is_draw = true, BIG}}}

const struct variant_rules variant_table[VARIANT_COUNT] = {
    /*                            code      limits lowest hole from seats  high          split */
    [VARIANT_HOLDEM]      = FLOP("holdem",    ANY,    2,  2, 0, 10, RANKING_HIGH,  false),
    [VARIANT_SHORTDECK]   = FLOP("shortdeck", NO_POT, 6,  2, 0, 10, RANKING_SHORT, false),
    [VARIANT_ROYAL]       = FLOP("royal",     ANY,    10, 2, 0, 7,  RANKING_HIGH,  false),
    [VARIANT_OMAHA]       = FLOP("omaha",     ANY,    2,  4, 2, 10, RANKING_HIGH,  false),
    [VARIANT_OMAHA5]      = FLOP("omaha5",    ANY,    2,  5, 2, 9,  RANKING_HIGH,  false),
    [VARIANT_OMAHA6]      = FLOP("omaha6",    ANY,    2,  6, 2, 7,  RANKING_HIGH,  false),
    [VARIANT_OMAHA8]      = FLOP("omaha8",    ANY,    2,  4, 2, 10, RANKING_HIGH,  true),
    [VARIANT_OMAHA58]     = FLOP("omaha58",   ANY,    2,  5, 2, 9,  RANKING_HIGH,  true),
    [VARIANT_COURCHEVEL]  = COURCHEVEL("courchevel",  false),
    [VARIANT_COURCHEVEL8] = COURCHEVEL("courchevel8", true),
    [VARIANT_STUD]        = STUD("stud",  RANKING_HIGH,   false),
    [VARIANT_STUD8]       = STUD("stud8", RANKING_HIGH,   true),
    [VARIANT_RAZZ]        = STUD("razz",  RANKING_LOW_A5, false),
    [VARIANT_DRAW5]       = SINGLE_DRAW("draw5",  RANKING_HIGH),
    [VARIANT_DRAW27]      = SINGLE_DRAW("draw27", RANKING_LOW_27),
    [VARIANT_TRIPLE27]    = TRIPLE_DRAW("triple27", 5, RANKING_LOW_27),
    [VARIANT_TRIPLEA5]    = TRIPLE_DRAW("triplea5", 5, RANKING_LOW_A5),
    [VARIANT_BADUGI]      = TRIPLE_DRAW("badugi",   4, RANKING_BADUGI),
};
/* clang-format on */

int variant_board_count(const struct variant_rules *rules, enum street street)
{
    int count = 0;
    for (int i = 0; i <= (int)street - (int)rules->first; i++)
        count += rules->street[i].board;
    return count;
}

int variant_deck_size(const struct variant_rules *rules)
{
    return 4 * (15 - rules->lowest_rank);
}

enum variant variant_find(const char *code)
{
    int variant = 0;
    while (variant < VARIANT_COUNT && strcmp(variant_table[variant].code, code) != 0)
        variant++;
    return (enum variant)variant;
}
