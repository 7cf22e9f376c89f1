/*
 * seal.h - what gamed keeps from everybody: the seeds of running hands, sealed so that the
 * database has only ciphertext, and the key that signs the journal. Both come from SECRET_KEY.
 *
 * A seal is XChaCha20-Poly1305 and bound to its table and hand: a row moved elsewhere does not
 * open.
 */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include "base/error.h"
#include "base/units.h"
#include "poker/shuffle.h"

#include <stdbool.h>

enum {
    SEAL_SECRET_BYTES = 32,
    SEAL_NONCE_BYTES = 24,
    SEALED_BYTES = SEED_BYTES + 16,
    SIGNATURE_BYTES = 64,
    SIGNING_PUBLIC_BYTES = 32
};

struct seal_keys {
    uint8_t seal[32];
    uint8_t signing[64]; /* Ed25519 */
    uint8_t signing_public[SIGNING_PUBLIC_BYTES];
};

struct seal {
    table_id table;
    int32_t hand_no;
    uint8_t nonce[SEAL_NONCE_BYTES];
    uint8_t sealed[SEALED_BYTES];
};

void seal_keys_derive(struct seal_keys *keys, const uint8_t secret[SEAL_SECRET_BYTES]);

/* `seal` has table, hand and a random nonce; this fills in the rest. */
void seal_close(const struct seal_keys *keys, struct seal *seal, const uint8_t seed[SEED_BYTES]);

/* -1: made with another key, for another hand, or altered. */
int seal_open(const struct seal_keys *keys, const struct seal *seal, uint8_t seed[SEED_BYTES],
              struct error *error);

void seal_sign(const struct seal_keys *keys, const uint8_t *bytes, size_t length,
               uint8_t signature[SIGNATURE_BYTES]);
bool seal_is_signed(const uint8_t public_key[SIGNING_PUBLIC_BYTES], const uint8_t *bytes,
                    size_t length, const uint8_t signature[SIGNATURE_BYTES]);

#endif
