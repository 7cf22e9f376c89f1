/* Unpredictable to the programs, and the same for each run of a seed. */
#include "os/entropy.h"
#include "sim.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

void entropy_open(void)
{
    if (sodium_init() < 0)
        abort();
}

void entropy_fill(void *bytes, size_t size)
{
    for (char *at = bytes; size > 0;) {
        uint64_t word = dice_next(&sim.dice);
        size_t length = size < sizeof word ? size : sizeof word;
        memcpy(at, &word, length);
        at += length;
        size -= length;
    }
}

uint32_t entropy_below(uint32_t bound)
{
    assert(bound > 0);
    return (uint32_t)(dice_next(&sim.dice) % bound);
}
