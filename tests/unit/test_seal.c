#include "store/seal.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <sodium.h>
#include <string.h>

static const uint8_t secret[SEAL_SECRET_BYTES] = {1, 2, 3};

static struct seal make(const struct seal_keys *keys, const uint8_t seed[SEED_BYTES])
{
    struct seal seal = {.table = 12, .hand_no = 5, .nonce = {7}};
    seal_close(keys, &seal, seed);
    return seal;
}

static void test_opens_only_where_it_belongs(void)
{
    uint8_t seed[SEED_BYTES] = {42}, opened[SEED_BYTES];
    struct seal_keys keys, other_keys;
    struct error error;

    seal_keys_derive(&keys, secret);
    struct seal seal = make(&keys, seed);
    CU_ASSERT_EQUAL(seal_open(&keys, &seal, opened, &error), 0);
    CU_ASSERT_EQUAL(memcmp(opened, seed, SEED_BYTES), 0);

    struct seal moved = seal;
    moved.hand_no++;
    CU_ASSERT_EQUAL(seal_open(&keys, &moved, opened, &error), -1);
    moved = seal;
    moved.table++;
    CU_ASSERT_EQUAL(seal_open(&keys, &moved, opened, &error), -1);
    for (int i = 0; i < SEALED_BYTES; i++) {
        struct seal altered = seal;
        altered.sealed[i] ^= 1;
        CU_ASSERT_EQUAL(seal_open(&keys, &altered, opened, &error), -1);
    }
    seal_keys_derive(&other_keys, (const uint8_t[SEAL_SECRET_BYTES]){1, 2, 4});
    CU_ASSERT_EQUAL(seal_open(&other_keys, &seal, opened, &error), -1);
}

static void test_signature(void)
{
    static const uint8_t chain[] = "chain";
    uint8_t signature[SIGNATURE_BYTES];
    struct seal_keys keys;

    seal_keys_derive(&keys, secret);
    seal_sign(&keys, chain, sizeof(chain), signature);
    CU_ASSERT_EQUAL(
        crypto_sign_verify_detached(signature, chain, sizeof(chain), keys.signing_public), 0);
    signature[0] ^= 1;
    CU_ASSERT_NOT_EQUAL(
        crypto_sign_verify_detached(signature, chain, sizeof(chain), keys.signing_public), 0);
    CU_ASSERT_NOT_EQUAL(memcmp(keys.seal, keys.signing, sizeof(keys.seal)), 0);
}

void seal_suite(void)
{
    CU_pSuite suite = CU_add_suite("seal", NULL, NULL);
    CU_ADD_TEST(suite, test_opens_only_where_it_belongs);
    CU_ADD_TEST(suite, test_signature);
}
