/* digest.h - SHA-256, at once or piece by piece. Pure. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <sodium.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 32 };

struct digest {
    crypto_hash_sha256_state state;
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
void digest_add_uint(struct digest *digest, uint64_t number, int width); /* big-endian */
void digest_end(struct digest *digest, uint8_t result[DIGEST_BYTES]);

#endif
