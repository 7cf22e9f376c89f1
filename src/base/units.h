/*
 * units.h - the scalar types of the domain, and every limit. A name says the unit.
 *
 * Chips are whole and bounded by 2^53 - 1, so that a browser's numbers are exact and a sum of
 * SEATS_MAX amounts cannot overflow 64 bits.
 */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdint.h>

enum {
    SEATS_MAX = 10,
    HOLE_MAX = 7,   /* cards of one seat, open ones included */
    BOARD_MAX = 5,  /* community cards of one board */
    BOARDS_MAX = 3, /* a bomb pot has two boards, a hand can be run three times */
    STREETS_MAX = 5,
    POTS_MAX = SEATS_MAX,
    NAME_BYTES = 64,  /* a player's or table's name in UTF-8, with its NUL */
    CHAT_BYTES = 801, /* 200 code points in UTF-8, with the NUL */
    WAITERS_MAX = 20, /* players on a table's wait list */
    TABLES_MAX = 1024,
    EVENTS_MAX = 416 /* events that one command can cause: a hi-lo run-out of ten pots, thrice */
};

typedef int64_t chips;      /* smallest unit of play money; never a fraction */
typedef int64_t instant_ms; /* milliseconds since 1970, UTC */
typedef int64_t player_id;  /* 0: nobody */
typedef int64_t table_id;   /* 0: none; unique across shards */
typedef uint16_t seat_set;  /* bit s is seat s */

#define CHIPS_MAX     ((chips)9007199254740991) /* 2^53 - 1 */
#define INSTANT_NEVER INT64_MAX
#define SEAT_NONE     (-1)

#define SEAT_BIT(s)  ((seat_set)(1u << (s)))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#endif
