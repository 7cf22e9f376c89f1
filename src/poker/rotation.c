#include "poker/rotation.h"

#include <assert.h>

/* clang-format off: columns */
static const struct {
    int length;
    struct rotation_game game[ROTATION_GAMES_MAX];
} rotations[ROTATION_COUNT] = {
    [ROTATION_HORSE] = {5,
                        {
                            {VARIANT_HOLDEM, LIMIT_FIXED},
                            {VARIANT_OMAHA8, LIMIT_FIXED},
                            {VARIANT_RAZZ, LIMIT_FIXED},
                            {VARIANT_STUD, LIMIT_FIXED},
                            {VARIANT_STUD8, LIMIT_FIXED},
                        }},
    [ROTATION_EIGHT_GAME] = {8,
                             {
                                 {VARIANT_TRIPLE27, LIMIT_FIXED},
                                 {VARIANT_HOLDEM, LIMIT_FIXED},
                                 {VARIANT_OMAHA8, LIMIT_FIXED},
                                 {VARIANT_RAZZ, LIMIT_FIXED},
                                 {VARIANT_STUD, LIMIT_FIXED},
                                 {VARIANT_STUD8, LIMIT_FIXED},
                                 {VARIANT_HOLDEM, LIMIT_NO},
                                 {VARIANT_OMAHA, LIMIT_POT},
                             }},
    [ROTATION_DEALERS_CHOICE] = {12,
                                 {
                                     {VARIANT_HOLDEM, LIMIT_NO},
                                     {VARIANT_HOLDEM, LIMIT_FIXED},
                                     {VARIANT_OMAHA, LIMIT_POT},
                                     {VARIANT_OMAHA8, LIMIT_POT},
                                     {VARIANT_COURCHEVEL, LIMIT_POT},
                                     {VARIANT_STUD, LIMIT_FIXED},
                                     {VARIANT_STUD8, LIMIT_FIXED},
                                     {VARIANT_RAZZ, LIMIT_FIXED},
                                     {VARIANT_DRAW5, LIMIT_POT},
                                     {VARIANT_DRAW27, LIMIT_NO},
                                     {VARIANT_TRIPLE27, LIMIT_FIXED},
                                     {VARIANT_BADUGI, LIMIT_FIXED},
                                 }},
};
/* clang-format on */

bool rotation_is_chosen(enum rotation rotation)
{
    return rotation == ROTATION_DEALERS_CHOICE;
}

int rotation_length(enum rotation rotation)
{
    assert(rotation < ROTATION_COUNT);
    return rotations[rotation].length;
}

struct rotation_game rotation_game(enum rotation rotation, int number)
{
    assert(rotation != ROTATION_NONE && number >= 0);
    return rotations[rotation].game[number % rotation_length(rotation)];
}

int rotation_seats_max(enum rotation rotation)
{
    int most = SEATS_MAX;

    for (int i = 0; i < rotation_length(rotation); i++) {
        int seats = variant_rules(rotations[rotation].game[i].variant)->seats_max;
        if (seats < most)
            most = seats;
    }
    return most;
}
