/*
 * blinds.h - the button and the blinds of the next hand (rules 2.1 to 2.11): the big blind moves to
 * the next player, the small blind to where the big blind was, the button to where the small blind
 * was, whether somebody sits there or not. While a stud game is played they rest: all who are here
 * are dealt in, and nobody misses a blind.
 */
#ifndef ROOM_BLINDS_H
#define ROOM_BLINDS_H

#include "room/table.h"

struct blinds {
    seat_set dealt;   /* fewer than two: no hand can be played, and the rest means nothing */
    seat_set posting; /* of them: those that pay what they owe */
    int button;
    int small_blind_seat; /* SEAT_NONE: nobody posts it */
    int big_blind_seat;   /* SEAT_NONE: a game without blinds */
    int straddle_seat;    /* SEAT_NONE: nobody has to */
    seat_set missed_big;  /* sitting out while the blind passed them */
    seat_set missed_small;
    seat_set missed_straddle;
};

struct blinds blinds_next(const struct table *table);

#endif
