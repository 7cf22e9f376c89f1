#include "os/clock.h"

#include <assert.h>
#include <time.h>

static struct timespec read_clock(clockid_t id)
{
    struct timespec t;
    int status = clock_gettime(id, &t);

    assert(status == 0);
    (void)status;
    return t;
}

instant_ms clock_now(void)
{
    struct timespec t = read_clock(CLOCK_REALTIME);
    return (instant_ms)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_steady_us(void)
{
    struct timespec t = read_clock(CLOCK_MONOTONIC);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}
