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
    bool is_poor;          /* players have few chips, and may run out of them */
    int64_t starts, crashes;
};

extern struct life life;

struct plan {
    bool has_faults;
    bool has_habits;
    bool is_holdem;
    int64_t hands;
};

/* Lives. Returns false, and sim.failure says why, when an invariant broke. */
bool life_live(uint64_t seed, const struct plan *plan);

/* faults.c */
void faults_begin(void);
void faults_end(void);
extern bool
    faults_lose_commit; /* the negative control: the database forgets what it has committed */

#endif
