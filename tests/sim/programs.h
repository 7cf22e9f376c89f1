/* programs.h - the programs that are simulated, and what the doors do around them. */
#ifndef SIM_PROGRAMS_H
#define SIM_PROGRAMS_H

#include "sim.h"

int gamed_main(int argc, char *argv[]);
int edge_main(void);

void door_uv_turn(void *context, uint64_t number);    /* nothing: only wakes the loop */
void door_uv_prepare(void *context, uint64_t number); /* `context`: the process */

/* A process has ended; its memory is still there. */
void door_link_ended(struct process *process);
void door_db_ended(struct process *process);
void door_fcgi_ended(struct process *process);

/* Links that are to be flushed at the end of the turn. */
void door_link_flush(struct process *process);

#endif
