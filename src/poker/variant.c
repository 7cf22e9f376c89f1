#include "poker/variant.h"

#include <string.h>

#define NO_POT (LIMIT_BIT(LIMIT_NO) | LIMIT_BIT(LIMIT_POT))
#define FIXED  LIMIT_BIT(LIMIT_FIXED)
#define ANY    (NO_POT | FIXED)

/* clang-format off: columns */
#define FLOP_STREETS(hole)                                                \
    STREET_PREFLOP, 4,                                                    \
    {                                                                     \
        {.down = (hole)}, {.board = 3}, {.board = 1, .is_big_bet = true}, \
        {                                                                 \
            .board = 1, .is_big_bet = true                                \
        }                                                                 \
    }
#define COURCHEVEL_STREETS                                                       \
    STREET_PREFLOP, 4,                                                           \
    {                                                                            \
        {.down = 5, .board = 1}, {.board = 2}, {.board = 1, .is_big_bet = true}, \
        {                                                                        \
            .board = 1, .is_big_bet = true                                       \
        }                                                                        \
    }
#define STUD_STREETS                                                    \
    STREET_THIRD, 5,                                                    \
    {                                                                   \
        {.down = 2, .up = 1}, {.up = 1}, {.up = 1, .is_big_bet = true}, \
            {.up = 1, .is_big_bet = true},                              \
        {                                                               \
            .down = 1, .is_big_bet = true                               \
        }                                                               \
    }
#define SINGLE_DRAW                             \
    STREET_PREDRAW, 2,                          \
    {                                           \
        {.down = 5},                            \
        {                                       \
            .is_draw = true, .is_big_bet = true \
        }                                       \
    }
#define TRIPLE_DRAW(hole)                                                           \
    STREET_PREDRAW, 4,                                                              \
    {                                                                               \
        {.down = (hole)}, {.is_draw = true}, {.is_draw = true, .is_big_bet = true}, \
        {                                                                           \
            .is_draw = true, .is_big_bet = true                                     \
        }                                                                           \
    }

/* code, family, limits, lowest rank, hole, from hole, seats, high, is split, showing, streets */
const struct variant_rules variant_table[VARIANT_COUNT] = {
    [VARIANT_HOLDEM] = {"holdem", FAMILY_FLOP, ANY, 2, 2, 0, 10, RANKING_HIGH, false, 0,
                        FLOP_STREETS(2)},
    [VARIANT_SHORTDECK] = {"shortdeck", FAMILY_FLOP, NO_POT, 6, 2, 0, 10, RANKING_SHORT, false, 0,
                           FLOP_STREETS(2)},
    [VARIANT_ROYAL] = {"royal", FAMILY_FLOP, ANY, 10, 2, 0, 7, RANKING_HIGH, false, 0,
                       FLOP_STREETS(2)},
    [VARIANT_OMAHA] = {"omaha", FAMILY_FLOP, ANY, 2, 4, 2, 10, RANKING_HIGH, false, 0,
                       FLOP_STREETS(4)},
    [VARIANT_OMAHA5] = {"omaha5", FAMILY_FLOP, ANY, 2, 5, 2, 9, RANKING_HIGH, false, 0,
                        FLOP_STREETS(5)},
    [VARIANT_OMAHA6] = {"omaha6", FAMILY_FLOP, ANY, 2, 6, 2, 7, RANKING_HIGH, false, 0,
                        FLOP_STREETS(6)},
    [VARIANT_OMAHA8] = {"omaha8", FAMILY_FLOP, ANY, 2, 4, 2, 10, RANKING_HIGH, true, 0,
                        FLOP_STREETS(4)},
    [VARIANT_OMAHA58] = {"omaha58", FAMILY_FLOP, ANY, 2, 5, 2, 9, RANKING_HIGH, true, 0,
                         FLOP_STREETS(5)},
    [VARIANT_COURCHEVEL] = {"courchevel", FAMILY_FLOP, ANY, 2, 5, 2, 9, RANKING_HIGH, false, 0,
                            COURCHEVEL_STREETS},
    [VARIANT_COURCHEVEL8] = {"courchevel8", FAMILY_FLOP, ANY, 2, 5, 2, 9, RANKING_HIGH, true, 0,
                             COURCHEVEL_STREETS},
    [VARIANT_STUD] = {"stud", FAMILY_STUD, FIXED, 2, 7, 0, 8, RANKING_HIGH, false, RANKING_HIGH,
                      STUD_STREETS},
    [VARIANT_STUD8] = {"stud8", FAMILY_STUD, FIXED, 2, 7, 0, 8, RANKING_HIGH, true, RANKING_HIGH,
                       STUD_STREETS},
    [VARIANT_RAZZ] = {"razz", FAMILY_STUD, FIXED, 2, 7, 0, 8, RANKING_LOW_A5, false, RANKING_LOW_A5,
                      STUD_STREETS},
    [VARIANT_DRAW5] = {"draw5", FAMILY_DRAW, ANY, 2, 5, 0, 8, RANKING_HIGH, false, 0, SINGLE_DRAW},
    [VARIANT_DRAW27] = {"draw27", FAMILY_DRAW, ANY, 2, 5, 0, 8, RANKING_LOW_27, false, 0,
                        SINGLE_DRAW},
    [VARIANT_TRIPLE27] = {"triple27", FAMILY_DRAW, ANY, 2, 5, 0, 8, RANKING_LOW_27, false, 0,
                          TRIPLE_DRAW(5)},
    [VARIANT_TRIPLEA5] = {"triplea5", FAMILY_DRAW, ANY, 2, 5, 0, 8, RANKING_LOW_A5, false, 0,
                          TRIPLE_DRAW(5)},
    [VARIANT_BADUGI] = {"badugi", FAMILY_DRAW, ANY, 2, 4, 0, 8, RANKING_BADUGI, false, 0,
                        TRIPLE_DRAW(4)},
};
/* clang-format on */

int variant_board_count(const struct variant_rules *variant, enum street street)
{
    int count = 0;
    for (int i = 0; i <= (int)street - (int)variant->first; i++)
        count += variant->street[i].board;
    return count;
}

int variant_deck_size(const struct variant_rules *variant)
{
    return 4 * (15 - variant->lowest_rank);
}

enum variant variant_find(const char *code)
{
    int variant = 0;
    while (variant < VARIANT_COUNT && strcmp(variant_table[variant].code, code) != 0)
        variant++;
    return (enum variant)variant;
}
