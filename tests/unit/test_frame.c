#include "suites.h"
#include "wire/frame.h"
#include "wire/message.h"

#include <CUnit/Basic.h>
#include <string.h>

/* Frames of 1, 2, … bytes, each byte its frame's length, fed in pieces of every size. */
static void test_pieces(void)
{
    enum { FRAMES = 40 };
    uint8_t stream[FRAMES * (FRAMES + 9) / 2];
    size_t total = 0;

    for (size_t length = 1; length <= FRAMES; length++) {
        uint8_t prefix[4] = {0, 0, 0, (uint8_t)length};
        memcpy(stream + total, prefix, 4);
        memset(stream + total + 4, (int)length, length);
        total += 4 + length;
    }

    for (size_t piece = 1; piece <= total; piece++) {
        struct frame_reader reader;
        const uint8_t *frame;
        size_t length, size, seen = 0;
        struct error error;

        frame_reader_init(&reader);
        for (size_t fed = 0; fed < total; fed += piece) {
            size_t count = total - fed < piece ? total - fed : piece;
            uint8_t *space = frame_space(&reader, &size);
            CU_ASSERT_FATAL(size >= count);
            memcpy(space, stream + fed, count);
            frame_added(&reader, count);
            while (frame_next(&reader, &frame, &length, &error) == 1) {
                seen++;
                CU_ASSERT_EQUAL(length, seen);
                CU_ASSERT_EQUAL(frame[0], seen);
                CU_ASSERT_EQUAL(frame[length - 1], seen);
            }
        }
        CU_ASSERT_EQUAL(seen, FRAMES);
        frame_reader_release(&reader);
    }
}

static void test_bounds(void)
{
    static const struct {
        uint32_t announced;
        int result;
    } cases[] = {{0, -1}, {1, 0}, {FRAME_MAX, 0}, {FRAME_MAX + 1, -1}, {UINT32_MAX, -1}};

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct frame_reader reader;
        const uint8_t *frame;
        size_t length, size;
        struct error error;

        frame_reader_init(&reader);
        uint8_t *space = frame_space(&reader, &size);
        for (int byte = 0; byte < 4; byte++)
            space[byte] = (uint8_t)(cases[i].announced >> (24 - 8 * byte));
        frame_added(&reader, 4);
        CU_ASSERT_EQUAL(frame_next(&reader, &frame, &length, &error), cases[i].result);
        frame_reader_release(&reader);
    }
}

static void test_longest_fits(void)
{
    struct frame_reader reader;
    const uint8_t *frame;
    size_t length, size;
    struct error error;

    frame_reader_init(&reader);
    uint8_t *space = frame_space(&reader, &size);
    CU_ASSERT_EQUAL_FATAL(size, 4 + FRAME_MAX);
    memset(space, 7, size);
    memcpy(space, (uint8_t[]){0, FRAME_MAX >> 16, 0, 0}, 4);
    frame_added(&reader, size);
    CU_ASSERT_EQUAL(frame_next(&reader, &frame, &length, &error), 1);
    CU_ASSERT_EQUAL(length, FRAME_MAX);
    frame_reader_release(&reader);
}

void frame_suite(void)
{
    CU_pSuite suite = CU_add_suite("frame", NULL, NULL);
    CU_ADD_TEST(suite, test_pieces);
    CU_ADD_TEST(suite, test_bounds);
    CU_ADD_TEST(suite, test_longest_fits);
}
