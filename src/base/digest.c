#include "base/digest.h"

#include <assert.h>

void digest_begin(struct digest *digest)
{
    (void)crypto_hash_sha256_init(&digest->state); /* this and the others always return 0 */
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
    (void)crypto_hash_sha256_update(&digest->state, bytes, length);
}

void digest_add_uint(struct digest *digest, uint64_t number, int width)
{
    uint8_t bytes[8];

    assert(width > 0 && width <= 8);
    for (int i = 0; i < width; i++)
        bytes[i] = (uint8_t)(number >> (8 * (width - 1 - i)));
    digest_add(digest, bytes, (size_t)width);
}

void digest_end(struct digest *digest, uint8_t result[DIGEST_BYTES])
{
    (void)crypto_hash_sha256_final(&digest->state, result);
}
