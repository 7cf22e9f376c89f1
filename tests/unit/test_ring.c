#include "base/units.h"
#include "gamed/ring.h"
#include "suites.h"

#include <CUnit/Basic.h>

static void test_cursor_finds_what_follows(void)
{
    struct ring *ring = ring_create(10);

    for (uint64_t seq = 12; seq <= 40; seq += 2)
        ring_add(ring, seq, (const uint8_t *)&seq, sizeof(seq));
    CU_ASSERT_EQUAL(ring->floor, 10);
    CU_ASSERT_EQUAL(ring_at(ring, ring_after(ring, 10))->seq, 12);
    CU_ASSERT_EQUAL(ring_at(ring, ring_after(ring, 12))->seq, 14);
    CU_ASSERT_EQUAL(ring_at(ring, ring_after(ring, 13))->seq, 14);
    CU_ASSERT_EQUAL(ring_after(ring, 40), ring->count);
    ring_forget(ring, 20);
    CU_ASSERT_EQUAL(ring->floor, 20);
    CU_ASSERT_EQUAL(ring_at(ring, 0)->seq, 22);
    ring_forget(ring, 99);
    CU_ASSERT_EQUAL(ring->floor, 99);
    CU_ASSERT_EQUAL(ring->count, 0);
    ring_destroy(ring);
}

/* A recovery replays each table from its own snapshot: some events stand before the newest one. */
static void test_floor_never_falls(void)
{
    struct ring *ring = ring_create(0);

    ring_forget(ring, 100);
    for (uint64_t seq = 50; seq <= 110; seq++)
        ring_add(ring, seq, (const uint8_t *)&seq, sizeof(seq));
    ring_forget(ring, 60);
    CU_ASSERT_EQUAL(ring->floor, 100);
    CU_ASSERT_EQUAL(ring_at(ring, ring_after(ring, ring->floor))->seq, 101);
    ring_destroy(ring);
}

static void test_is_bounded(void)
{
    static uint8_t frames[100 * 1024];
    struct ring *ring = ring_create(0);

    for (uint64_t seq = 1; seq <= 400; seq++)
        ring_add(ring, seq, frames, sizeof(frames));
    CU_ASSERT(ring->bytes <= RING_BYTES_MAX + sizeof(frames));
    CU_ASSERT_EQUAL(ring->floor, ring_at(ring, 0)->seq - 1);
    for (uint64_t seq = 401; seq <= 401 + 2 * RING_BLOCKS; seq++)
        ring_add(ring, seq, frames, 1);
    CU_ASSERT_EQUAL(ring->count, RING_BLOCKS);
    CU_ASSERT_EQUAL(ring->floor, ring_at(ring, 0)->seq - 1);
    ring_destroy(ring);
}

void ring_suite(void)
{
    CU_pSuite suite = CU_add_suite("ring", NULL, NULL);
    CU_ADD_TEST(suite, test_cursor_finds_what_follows);
    CU_ADD_TEST(suite, test_floor_never_falls);
    CU_ADD_TEST(suite, test_is_bounded);
}
