#include "store/seal.h"

#include <assert.h>
#include <sodium.h>

enum { SUBKEY_SEAL = 1, SUBKEY_SIGNING = 2, BOUND_BYTES = 12 };

static const char context[] = "brelan01"; /* of the key derivation: exactly 8 bytes */

void seal_keys_derive(struct seal_keys *keys, const uint8_t secret[SEAL_SECRET_BYTES])
{
    uint8_t signing_seed[crypto_sign_SEEDBYTES];

    static_assert(SEAL_SECRET_BYTES == crypto_kdf_KEYBYTES, "SECRET_KEY is a master key");
    static_assert(sizeof(context) - 1 == crypto_kdf_CONTEXTBYTES, "the context has its length");
    (void)crypto_kdf_derive_from_key(keys->seal, sizeof(keys->seal), SUBKEY_SEAL, context, secret);
    (void)crypto_kdf_derive_from_key(signing_seed, sizeof(signing_seed), SUBKEY_SIGNING, context,
                                     secret); /* fails only for other lengths */
    (void)crypto_sign_seed_keypair(keys->signing_public, keys->signing, signing_seed);
    sodium_memzero(signing_seed, sizeof(signing_seed));
}

/* What the ciphertext is bound to: table and hand, big-endian. */
static void bind_to(const struct seal *seal, uint8_t bound[BOUND_BYTES])
{
    for (int i = 0; i < 8; i++)
        bound[i] = (uint8_t)((uint64_t)seal->table >> (56 - 8 * i));
    for (int i = 0; i < 4; i++)
        bound[8 + i] = (uint8_t)((uint32_t)seal->hand_no >> (24 - 8 * i));
}

void seal_close(const struct seal_keys *keys, struct seal *seal, const uint8_t seed[SEED_BYTES])
{
    uint8_t bound[BOUND_BYTES];

    static_assert(SEALED_BYTES == SEED_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES,
                  "room for the tag");
    static_assert(SEAL_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "the nonce");
    bind_to(seal, bound);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(seal->sealed, NULL, seed, SEED_BYTES, bound,
                                                     sizeof(bound), NULL, seal->nonce, keys->seal);
}

int seal_open(const struct seal_keys *keys, const struct seal *seal, uint8_t seed[SEED_BYTES],
              struct error *error)
{
    uint8_t bound[BOUND_BYTES];

    bind_to(seal, bound);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(seed, NULL, NULL, seal->sealed, SEALED_BYTES,
                                                   bound, sizeof(bound), seal->nonce,
                                                   keys->seal) != 0)
        return error_set(error, "the seal of hand %d at table %lld does not open", seal->hand_no,
                         (long long)seal->table);
    return 0;
}

void seal_sign(const struct seal_keys *keys, const uint8_t *bytes, size_t length,
               uint8_t signature[SIGNATURE_BYTES])
{
    static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "Ed25519");
    (void)crypto_sign_detached(signature, NULL, bytes, length, keys->signing);
}

bool seal_is_signed(const uint8_t public_key[SIGNING_PUBLIC_BYTES], const uint8_t *bytes,
                    size_t length, const uint8_t signature[SIGNATURE_BYTES])
{
    return crypto_sign_verify_detached(signature, bytes, length, public_key) == 0;
}
