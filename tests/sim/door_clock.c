/* Virtual time. */
#include "os/clock.h"
#include "sim.h"

instant_ms clock_now(void)
{
    return sim.now_us / 1000 + sim.wall_ahead_ms;
}

int64_t clock_steady_us(void)
{
    return sim.now_us;
}
