/*
 * sim.h - one life of a whole site in one thread: programs, time, and what waits for its moment.
 *
 * The programs are the real ones; what they call of the world outside is in the door_*.c files.
 * A program runs until it waits in uv_run(), from where the simulator takes it back. Everything
 * that happens later comes from the agenda, in the order of virtual time. All chance comes from
 * the dice of the life, so that a seed repeats everything.
 */
#ifndef SIM_SIM_H
#define SIM_SIM_H

#include "base/list.h"
#include "base/units.h"
#include "tools/dice.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdnoreturn.h>

enum { SIM_TABLES_MAX = 4, SIM_PLAYERS_MAX = 24, SIM_EDGES_MAX = 3 };

enum program_kind { PROGRAM_GAMED, PROGRAM_EDGE };

/* One running program. It stays in memory after its end, so that whoever still names it finds it
   dead. */
struct process {
    enum program_kind program;
    int number; /* among all of this life */
    int slot;   /* of an edge: which of the pool */
    bool is_alive;
    bool is_awake;     /* something ran: its loop has a turn to end */
    int64_t paused_us; /* stands still until then */
    int64_t started_us;
    struct list memory;   /* what it has allocated */
    struct list prepares; /* called before its loop sleeps */
    struct list links;
    struct list sessions; /* with the database */
    size_t bytes, bytes_most;
    void *fcgi; /* of an edge, once it accepts */
};

/* Where gamed may die: around each thing that it does for an event. */
enum crash_point {
    CRASH_BEFORE_APPLY,
    CRASH_APPLIED,   /* not sent */
    CRASH_SENT,      /* not committed */
    CRASH_COMMITTED, /* nobody knows */
    CRASH_HALF_TOLD,
    CRASH_POINTS
};

struct sim {
    uint64_t seed;
    struct dice dice;
    int64_t now_us;          /* the steady clock */
    int64_t wall_ahead_ms;   /* how far the wall clock is before it */
    struct process *running; /* NULL: the simulator itself */
    uint64_t log_hash;       /* over everything that happened */
    bool is_traced;
    bool is_quiet;                  /* no faults any more */
    int64_t crash_in[CRASH_POINTS]; /* so many more times the point is passed; 0: never */
    int64_t points[CRASH_POINTS];   /* how often each was passed */
    bool has_failed;
    jmp_buf *failed; /* where sim_fail() goes */
    char failure[400];
};

extern struct sim sim; /* the doors have no parameter for it */

void sim_begin(uint64_t seed);
void sim_end(void); /* frees everything that the life has left */

/* After `us`, in `process` (NULL: in the simulator). Forgotten when the process has ended. */
typedef void (*sim_act)(void *context, uint64_t number);
void sim_after(int64_t us, struct process *process, sim_act act, void *context, uint64_t number);

/* Does the next thing on the agenda. False: there is none. */
bool sim_step(void);

/* Programs. `main` comes back through sim_wait() or sim_exit(). */
struct process *process_start(enum program_kind program, int slot);
void process_kill(struct process *process); /* from outside, or by itself: does not return then */
noreturn void process_exit(int status);     /* of the running one */
noreturn void process_wait(void);           /* the running one is in uv_run() */

/* Told of each end; main.c of the simulator decides about the restart. */
void life_ended(struct process *process, int status);

/* A place where gamed dies if it is due. */
void sim_point(enum crash_point point);

/* Memory and dice of the simulator while a program calls a door: enter, then leave with the result.
 */
struct process *sim_enter(void);
void sim_leave(struct process *process);

/* Chance. */
bool sim_chance(double probability);
int sim_below(int bound);
int64_t sim_between(int64_t least, int64_t most);

/* A broken invariant ends the life. */
__attribute__((format(printf, 2, 3))) noreturn void sim_fail(const char *invariant,
                                                             const char *format, ...);

/* One line of the readable trace, kept when TRACE is set; and bytes for the hash of the log. */
__attribute__((format(printf, 1, 2))) void sim_trace(const char *format, ...);
void sim_note(const void *bytes, size_t length);
void sim_print_trace(void);

/* door_memory.c */
void memory_free_all(struct list *list);

#endif
