/* entropy.h - unpredictable bytes from the kernel, by libsodium. The only door to randomness. */
#ifndef OS_ENTROPY_H
#define OS_ENTROPY_H

#include <stddef.h>
#include <stdint.h>

/* Call once at the start, before anything else of libsodium; aborts when there is no entropy. */
void entropy_open(void);

void entropy_fill(void *bytes, size_t size);

/* Below `bound`, every number as likely as any other. bound > 0. */
uint32_t entropy_below(uint32_t bound);

#endif
