/* bench_poll.h - `brelan bench poll`: parked long polls, deliveries and their delay. */
#ifndef TOOLS_BENCH_POLL_H
#define TOOLS_BENCH_POLL_H

/* Returns the exit code. docs/benchmarks.md has the command lines and what they gave. */
int bench_poll_main(int argc, char **argv);

#endif
