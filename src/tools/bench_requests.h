/* bench_requests.h - `brelan bench requests`: answers of the API, and how soon they come. */
#ifndef TOOLS_BENCH_REQUESTS_H
#define TOOLS_BENCH_REQUESTS_H

/* Returns the exit code. docs/benchmarks.md has the command lines and what they gave. */
int bench_requests_main(int argc, char **argv);

#endif
