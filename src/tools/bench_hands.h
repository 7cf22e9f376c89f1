/* bench_hands.h - `brelan bench hands`: the rules engine alone. */
#ifndef TOOLS_BENCH_HANDS_H
#define TOOLS_BENCH_HANDS_H

int bench_hands_main(int argc, char *argv[]);

#endif
