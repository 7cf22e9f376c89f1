/*
 * rotation.h - mixed games: one game after the other, in a fixed order, and then anew (rule 10.12),
 * or the one that a player chooses (rule 10.13).
 */
#ifndef POKER_ROTATION_H
#define POKER_ROTATION_H

#include "poker/variant.h"

enum rotation {
    ROTATION_NONE,
    ROTATION_HORSE,
    ROTATION_EIGHT_GAME,
    ROTATION_DEALERS_CHOICE,
    ROTATION_COUNT
};

enum { ROTATION_GAMES_MAX = 12 };

struct rotation_game {
    enum variant variant;
    enum limit limit;
};

/* Its games do not follow each other: the players choose among them. */
bool rotation_is_chosen(enum rotation rotation);

int rotation_length(enum rotation rotation); /* games until it begins anew; 0 for ROTATION_NONE */

/* Game `number` counts from 0 and never ends. Not for ROTATION_NONE. */
struct rotation_game rotation_game(enum rotation rotation, int number);

/* The most seats that every game of it has cards for. */
int rotation_seats_max(enum rotation rotation);

#endif
