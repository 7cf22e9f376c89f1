#include "base/units.h"
#include "poker/shuffle.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

/* Over all 256 values of a byte every pick comes equally often, and only the fewest are lost. */
static void test_picks_are_exactly_uniform(void)
{
    for (int n = 2; n <= DECK_SIZE; n++) {
        int count[DECK_SIZE] = {0};
        int lost = 0;
        for (int byte = 0; byte < 256; byte++) {
            int pick = -1;
            if (shuffle_pick((uint8_t)byte, n, &pick))
                count[pick]++;
            else
                lost++;
        }
        CU_ASSERT_EQUAL(lost, 256 % n);
        for (int pick = 0; pick < n; pick++)
            CU_ASSERT_EQUAL(count[pick], 256 / n);
    }
}

/* All vectors of picks give all permutations, each once. */
static void test_orders_are_a_bijection(void)
{
    for (int size = 2; size <= 6; size++) {
        static bool seen[6 * 6 * 6 * 6 * 6 * 6];
        int picks[6] = {0};
        int orders = 0, factorial = 1;

        memset(seen, 0, sizeof(seen));
        for (int i = 2; i <= size; i++)
            factorial *= i;
        for (int number = 0; number < factorial; number++) {
            uint8_t order[6];
            int rest = number, code = 0;
            for (int i = 1; i < size; i++) {
                picks[i] = rest % (i + 1);
                rest /= i + 1;
            }
            shuffle_order(picks, size, order);
            for (int i = 0; i < size; i++)
                code = code * 6 + order[i];
            if (!seen[code])
                orders++;
            seen[code] = true;
        }
        CU_ASSERT_EQUAL(orders, factorial);
    }
}

/* Computed by another program from the same description. */
static void test_known_deck(void)
{
    static const card expected[DECK_SIZE] = {32, 12, 19, 36, 28, 37, 43, 11, 8,  10, 25, 47, 31,
                                             40, 5,  38, 44, 17, 45, 27, 50, 14, 46, 35, 29, 23,
                                             1,  39, 18, 41, 51, 7,  24, 21, 2,  9,  33, 15, 49,
                                             22, 0,  16, 30, 34, 4,  26, 20, 6,  13, 42, 48, 3};
    uint8_t seed[SEED_BYTES];

    for (int i = 0; i < SEED_BYTES; i++)
        seed[i] = (uint8_t)i;
    struct deck deck = shuffle_deck(seed, DECK_SIZE);
    CU_ASSERT_EQUAL(memcmp(deck.card, expected, sizeof(expected)), 0);
    seed[31] ^= 1;
    deck = shuffle_deck(seed, DECK_SIZE);
    CU_ASSERT_NOT_EQUAL(memcmp(deck.card, expected, sizeof(expected)), 0);
}

/* A smaller deck has its highest cards, in another order each time it is dealt again. */
static void test_smaller_decks(void)
{
    static const int sizes[] = {52, 36, 20};
    uint8_t seed[SEED_BYTES] = {1};

    for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
        int size = sizes[s];
        struct deck deck = shuffle_deck(seed, size);
        uint64_t dealt = 0, again = 0;
        for (int i = 0; i < size; i++) {
            dealt |= UINT64_C(1) << deck.card[i];
            again |= UINT64_C(1) << deck.again[2][i];
        }
        uint64_t all = ((UINT64_C(1) << size) - 1) << (DECK_SIZE - size);
        CU_ASSERT_EQUAL(dealt, all);
        CU_ASSERT_EQUAL(again, all);
        CU_ASSERT_NOT_EQUAL(memcmp(deck.card, deck.again[0], (size_t)size), 0);
        CU_ASSERT_NOT_EQUAL(memcmp(deck.again[0], deck.again[1], (size_t)size), 0);
        if (size < DECK_SIZE)
            CU_ASSERT_EQUAL(deck.card[size], CARD_NONE);
    }
}

static void test_labels_are_different_streams(void)
{
    struct shuffle_stream deck, cut;
    uint8_t key[SEED_BYTES] = {0};
    int equal = 0;

    shuffle_stream_init(&deck, key, "deck");
    shuffle_stream_init(&cut, key, "cut");
    for (int i = 0; i < 256; i++)
        equal += shuffle_stream_next(&deck) == shuffle_stream_next(&cut);
    CU_ASSERT(equal < 16);
}

void shuffle_suite(void)
{
    CU_pSuite suite = CU_add_suite("shuffle", NULL, NULL);
    CU_ADD_TEST(suite, test_picks_are_exactly_uniform);
    CU_ADD_TEST(suite, test_orders_are_a_bijection);
    CU_ADD_TEST(suite, test_known_deck);
    CU_ADD_TEST(suite, test_smaller_decks);
    CU_ADD_TEST(suite, test_labels_are_different_streams);
}
