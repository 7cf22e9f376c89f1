#include "poker/strength_avx2.h"

#ifdef STRENGTH_AVX2

#include "poker/strength_key.h"

#include <immintrin.h>
#include <string.h>

/*
 * A sum of ranks is three bytes. Each is looked up for sixteen cards by one instruction and summed
 * up for eight by another, so a hand lies in eight bytes, the last of which counts nothing. What is
 * below a sum in 32 bits is nothing, so that it wraps where it must.
 */
enum { BLOCK = 64, LANES = 4, CARDS = 7, BELOW = 32 - STRENGTH_SUM_BITS };

struct bytes {
    __m256i sum[3];
    __m256i suits[2]; /* the counts of two suits each, in halves of a byte */
};

/* Sixteen bytes twice, as the lookups want them. */
__attribute__((target("avx2"))) static __m256i twice(const uint8_t bytes[16])
{
    __m128i half;

    memcpy(&half, bytes, sizeof half);
    return _mm256_broadcastsi128_si256(half);
}

__attribute__((target("avx2"))) static struct bytes look_up_bytes(void)
{
    uint8_t sum[3][16] = {{0}};
    uint8_t suits[2][16] = {{0}};
    struct bytes bytes;

    for (int rank = 0; rank < 13; rank++) {
        uint64_t whole = strength_card_sums[rank * 4] >> (64 - STRENGTH_SUM_BITS);
        for (int i = 0; i < 3; i++)
            sum[i][rank] = (uint8_t)(whole >> 8 * i);
    }
    for (int low = 0; low < 16; low++) { /* the suit is the lower two bits of these four */
        suits[0][low] = (uint8_t)((low & 3) == 0 ? 0x01 : (low & 3) == 1 ? 0x10 : 0);
        suits[1][low] = (uint8_t)((low & 3) == 2 ? 0x01 : (low & 3) == 3 ? 0x10 : 0);
    }
    for (int i = 0; i < 3; i++)
        bytes.sum[i] = twice(sum[i]);
    for (int i = 0; i < 2; i++)
        bytes.suits[i] = twice(suits[i]);
    return bytes;
}

/* What the table says for each byte, summed up for eight; the eighth is not counted. */
__attribute__((target("avx2"))) static inline __m256i sum_of_bytes(__m256i table, __m256i bytes)
{
    const __m256i counted = _mm256_set1_epi64x(0x00ffffffffffffff);
    __m256i found = _mm256_and_si256(_mm256_shuffle_epi8(table, bytes), counted);

    return _mm256_sad_epu8(found, _mm256_setzero_si256());
}

/* Sums for four hands, which are followed by two bytes at least. Returns bit h: hand h is a flush.
 */
__attribute__((target("avx2"))) static inline unsigned sum_four(const struct bytes *bytes,
                                                                const card *cards, uint32_t *sums)
{
    const __m128i spread = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, -1, 7, 8, 9, 10, 11, 12, 13, -1);
    const __m256i low_half = _mm256_set1_epi8(15);
    const __m256i zero = _mm256_setzero_si256();
    __m128i halves[2];

    memcpy(&halves[0], cards, sizeof halves[0]);
    memcpy(&halves[1], cards + 2 * CARDS, sizeof halves[1]);
    __m256i four = _mm256_shuffle_epi8(_mm256_set_m128i(halves[1], halves[0]),
                                       _mm256_broadcastsi128_si256(spread));
    __m256i rank = _mm256_and_si256(_mm256_srli_epi16(four, 2), low_half);
    __m256i suit = _mm256_and_si256(four, low_half);

    __m256i first = sum_of_bytes(bytes->sum[0], rank);
    __m256i second = sum_of_bytes(bytes->sum[1], rank);
    __m256i third = sum_of_bytes(bytes->sum[2], rank);
    __m256i whole = _mm256_add_epi64(_mm256_slli_epi64(first, BELOW),
                                     _mm256_add_epi64(_mm256_slli_epi64(second, BELOW + 8),
                                                      _mm256_slli_epi64(third, BELOW + 16)));
    whole = _mm256_permutevar8x32_epi32(whole, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
    __m128i packed = _mm256_castsi256_si128(whole);
    memcpy(sums, &packed, sizeof packed);

    __m256i counts = _mm256_add_epi64(sum_of_bytes(bytes->suits[0], suit),
                                      _mm256_slli_epi64(sum_of_bytes(bytes->suits[1], suit), 8));
    counts = _mm256_add_epi64(counts, _mm256_set1_epi64x(STRENGTH_KEY_FIVES));
    counts = _mm256_and_si256(counts, _mm256_set1_epi64x(STRENGTH_KEY_FLUSH));
    __m256i is_none = _mm256_cmpeq_epi64(counts, zero);
    return ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(is_none)) & 0xf;
}

static void value_block(const card *cards, const uint32_t *sums, uint64_t flushes, uint32_t *values)
{
    for (int i = 0; i < BLOCK; i++) {
        uint32_t row = sums[i] >> (32 - STRENGTH_HIGH_7_BITS);
        values[i] = strength_high_7_values[(sums[i] >> BELOW) + strength_high_7_offsets[row]];
    }
    for (; flushes != 0; flushes &= flushes - 1) {
        int i = __builtin_ctzll(flushes);
        struct strength_key key = strength_key_of(cards + i * CARDS, CARDS);
        values[i] = strength_high_flushes[strength_key_flush_ranks(key)];
    }
}

__attribute__((target("avx2"))) void strength_avx2_high_7(const card *cards, int hands,
                                                          uint32_t *values)
{
    struct bytes bytes = look_up_bytes();
    int hand = 0;

    for (; hand + BLOCK < hands; hand += BLOCK) { /* one more, so that no byte behind is read */
        uint32_t sums[BLOCK];
        uint64_t flushes = 0;
        for (int i = 0; i < BLOCK; i += LANES)
            flushes |= (uint64_t)sum_four(&bytes, cards + i * CARDS, sums + i) << i;
        value_block(cards, sums, flushes, values + hand);
        cards += BLOCK * CARDS;
    }
    for (; hand < hands; hand++, cards += CARDS)
        values[hand] = strength_high_7(cards);
}

#endif
