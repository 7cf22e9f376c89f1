/*
 * parked.h - long polls that wait for an event. Owns every poll parked in it.
 *
 * A parked poll is one small struct: in the list of each of its topics, in a wheel of deadlines,
 * and in the list of its login. One function takes it out of all of them and answers it.
 */
#ifndef EDGE_PARKED_H
#define EDGE_PARKED_H

#include "edge/fcgi.h"
#include "edge/rings.h"

enum { POLLS_PER_LOGIN = 4, PARKED_TICK_MS = 64, PARKED_EXPIRE_MAX = 16 };

/* Why a parked poll is answered. */
enum parked_reason {
    PARKED_EVENTS, /* something is newer than its cursor, or there is a gap */
    PARKED_EMPTY,  /* its time is over, or a newer poll took its place, or the worker stops */
    PARKED_LOGOUT, /* its login has ended */
    PARKED_GONE    /* the client has left: `connection` must not be used */
};

/* What the poll asked; copied when it is parked. */
struct poll {
    struct fcgi_connection *connection;
    player_id viewer; /* 0: nobody */
    uint64_t login;   /* the login's key; 0: none, and then no limit of its own */
    uint64_t cursor;  /* the client's own */
    int64_t started_us;
    int64_t until_ms; /* on the clock of clock_steady_us() */
    uint8_t id[REQUEST_ID_BYTES];
    int topic_count;
    struct topic **topics; /* held by the car park while the poll is in it */
};

/* Called when the poll has left the car park; it must answer it. `poll` dies with the call. */
typedef void (*parked_answer)(void *context, const struct poll *poll, enum parked_reason reason);

struct parked;

struct parked *parked_create(struct rings *rings, int polls_max, parked_answer answer,
                             void *context);
void parked_destroy(struct parked *parked); /* it is empty */

/* Takes what the caller holds of the topics. -1, and takes nothing, when the car park is full. */
int parked_add(struct parked *parked, const struct poll *poll);

int parked_count(const struct parked *parked);

void parked_wake(struct parked *parked); /* after rings_set_head() or rings_forget() */

/*
 * Answers polls whose time is over, at most PARKED_EXPIRE_MAX of them, so that events do not wait
 * behind a crowd that came together. True: more are due; call again soon.
 */
bool parked_expire(struct parked *parked, int64_t now_ms);

void parked_end_login(struct parked *parked, uint64_t login, enum parked_reason reason);
void parked_empty(struct parked *parked); /* answers all */

#endif
