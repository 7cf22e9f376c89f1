/* bench_eval.h - `brelan bench eval`: how many hands a second each ranking's evaluator values. */
#ifndef TOOLS_BENCH_EVAL_H
#define TOOLS_BENCH_EVAL_H

int bench_eval_main(int argc, char **argv);

#endif
