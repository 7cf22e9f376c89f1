/* clock.h - what time it is. The only door to the system's clocks. */
#ifndef OS_CLOCK_H
#define OS_CLOCK_H

#include "base/units.h"

#include <stdint.h>

instant_ms clock_now(void); /* wall clock: may jump; for what people and the journal see */

/* Microseconds since some fixed point: never jumps; for measuring and for local deadlines. */
int64_t clock_steady_us(void);

#endif
