/* life.h - a whole site from its first start to its end, with what goes wrong in between. */
#ifndef SIM_LIFE_H
#define SIM_LIFE_H

#include "browser.h"

enum { BROWSERS_MAX = 2 * SIM_PLAYERS_MAX + 4 };

/* What a life is like; chosen by its seed. */
struct life {
    int tables, players, edges, browsers;
    int64_t hands; /* to be played */
    struct table_config config[SIM_TABLES_MAX];
    struct browser *browser[BROWSERS_MAX];
    struct process *gamed; /* the newest one; NULL: none */
    bool is_faultless;     /* nothing goes wrong, so no program may end */
    bool is_poor;          /* players have few chips, and may run out of them */
    int64_t crashes;
    int64_t calm_us;              /* so long no faults at the end */
    int64_t passed[CRASH_POINTS]; /* until the faults ended */
};

extern struct life life;

struct plan {
    bool has_faults;
    bool has_habits;
    bool is_holdem;
    int64_t hands;
    enum crash_point crash_point; /* gamed dies when it is passed for the crash_at-th time */
    int64_t crash_at;             /* 0: never */
    bool is_short;                /* the time without faults at the end */
};

/* Lives. Returns false, and sim.failure says why, when an invariant broke. */
bool life_live(uint64_t seed, const struct plan *plan);

/* faults.c */
void faults_begin(void);
void faults_end(void);
extern bool
    faults_lose_commit; /* the negative control: the database forgets what it has committed */

#endif
