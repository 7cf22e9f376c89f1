/* measure.h - a histogram of durations, exact to 2 %, from which percentiles are read. */
#ifndef TOOLS_MEASURE_H
#define TOOLS_MEASURE_H

#include <stdint.h>

enum { MEASURE_STEPS = 64, MEASURE_BUCKETS = MEASURE_STEPS * 32 };

/* All zero before its first use. */
struct measure {
    uint64_t count;
    int64_t most_us;
    uint64_t bucket[MEASURE_BUCKETS];
};

void measure_add(struct measure *measure, int64_t us); /* below 0 counts as 0 */

/* What this share (0 to 1) of all did not exceed, in microseconds; 0 when there are none. */
int64_t measure_at(const struct measure *measure, double share);

#endif
