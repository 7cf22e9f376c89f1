#include "os/entropy.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>

void entropy_open(void)
{
    if (sodium_init() < 0)
        abort();
}

void entropy_fill(void *bytes, size_t size)
{
    randombytes_buf(bytes, size);
}

uint32_t entropy_below(uint32_t bound)
{
    assert(bound > 0);
    return randombytes_uniform(bound);
}
