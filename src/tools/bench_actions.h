/* bench_actions.h - `brelan bench actions`: durable commands a second, beside bare batches. */
#ifndef TOOLS_BENCH_ACTIONS_H
#define TOOLS_BENCH_ACTIONS_H

/* Returns the exit code. docs/benchmarks.md has the command lines and what they gave. */
int bench_actions_main(int argc, char **argv);

#endif
