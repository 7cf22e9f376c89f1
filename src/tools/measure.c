#include "tools/measure.h"

/* Exact up to MEASURE_STEPS * 2; above, MEASURE_STEPS buckets for every power of two. */
static int bucket_of(int64_t us)
{
    const int64_t exact = 2 * (int64_t)MEASURE_STEPS;
    int shift = 0;

    while (us >> shift >= exact)
        shift++;
    int bucket = shift * MEASURE_STEPS + (int)(us >> shift);
    return bucket < MEASURE_BUCKETS ? bucket : MEASURE_BUCKETS - 1;
}

/* The largest duration of the bucket. */
static int64_t bucket_end(int bucket)
{
    if (bucket < MEASURE_STEPS * 2)
        return bucket;
    int shift = bucket / MEASURE_STEPS - 1;
    int64_t step = bucket % MEASURE_STEPS + MEASURE_STEPS;
    return ((step + 1) << shift) - 1;
}

void measure_add(struct measure *measure, int64_t us)
{
    if (us < 0)
        us = 0;
    if (us > measure->most_us)
        measure->most_us = us;
    measure->count++;
    measure->bucket[bucket_of(us)]++;
}

int64_t measure_at(const struct measure *measure, double share)
{
    uint64_t below = 0;
    uint64_t wanted = (uint64_t)(share * (double)measure->count + 0.5);

    for (int i = 0; i < MEASURE_BUCKETS && measure->count > 0; i++) {
        below += measure->bucket[i];
        if (below >= wanted && below > 0)
            return bucket_end(i) < measure->most_us ? bucket_end(i) : measure->most_us;
    }
    return 0;
}
