#include "suites.h"
#include "wire/message.h"

#include <CUnit/Basic.h>
#include <string.h>

enum { LENGTH_BYTES = 4 };

/* One of each, with every field in use and at an edge of its range. */
static size_t examples(struct message messages[MESSAGE_TYPE_COUNT])
{
    static const char body[] = "{\"seq\":7}";
    size_t count = 0;

    messages[count++] =
        (struct message){.type = MESSAGE_HELLO, .version = WIRE_VERSION, .cursor = UINT64_MAX};
    messages[count++] = (struct message){
        .type = MESSAGE_WELCOME, .version = WIRE_VERSION, .epoch = 3, .from = 40, .seq = 77};
    struct message command = {.type = MESSAGE_COMMAND, .request = 9, .player = 7};
    command.command = (struct command){.kind = COMMAND_ACT,
                                       .id = 0xfedcba9876543210,
                                       .table = INT64_MAX,
                                       .asker.player = 7,
                                       .seat = SEAT_NONE,
                                       .amount = CHIPS_MAX,
                                       .hand_no = INT32_MAX,
                                       .turn = INT32_MIN,
                                       .action = ACTION_RAISE,
                                       .when = SIT_OUT_NEXT_BIG_BLIND,
                                       .post_now = true,
                                       .mask = UINT32_MAX};
    memset(command.command.text, 'x', CHAT_BYTES - 1);
    messages[count++] = command;
    messages[count++] =
        (struct message){.type = MESSAGE_LOOK, .request = 1, .player = -1, .table = 12};
    messages[count++] = (struct message){.type = MESSAGE_ANSWER,
                                         .request = 5,
                                         .status = 409,
                                         .seq = 8,
                                         .body = body,
                                         .body_length = sizeof(body) - 1};
    messages[count++] = (struct message){.type = MESSAGE_EVENT,
                                         .seq = 8,
                                         .table = 2,
                                         .player = 4,
                                         .body = body,
                                         .body_length = sizeof(body) - 1};
    messages[count++] = (struct message){.type = MESSAGE_HEAD, .seq = 1};
    return count;
}

static void test_round_trip(void)
{
    struct message messages[MESSAGE_TYPE_COUNT];
    size_t count = examples(messages);
    CU_ASSERT_EQUAL(count, MESSAGE_TYPE_COUNT - 1);

    for (size_t i = 0; i < count; i++) {
        const struct message *sent = &messages[i];
        uint8_t frame[2048];
        uint8_t again[2048];
        struct message read;
        struct error error;

        size_t length = message_encode(sent, frame, sizeof(frame));
        CU_ASSERT_FATAL(length > LENGTH_BYTES);
        CU_ASSERT_EQUAL(frame[2] << 8 | frame[3], (int)length - LENGTH_BYTES);
        CU_ASSERT_EQUAL_FATAL(
            message_decode(&read, frame + LENGTH_BYTES, length - LENGTH_BYTES, &error), 0);
        CU_ASSERT_EQUAL(read.type, sent->type);
        CU_ASSERT_EQUAL(read.player, sent->player);
        CU_ASSERT_EQUAL(read.body_length, sent->body_length);
        CU_ASSERT_EQUAL(read.command.amount, sent->command.amount);
        CU_ASSERT_EQUAL(read.command.seat, sent->command.seat);
        CU_ASSERT_STRING_EQUAL(read.command.text, sent->command.text);
        CU_ASSERT_EQUAL(message_encode(&read, again, sizeof(again)), length);
        CU_ASSERT_EQUAL(memcmp(frame, again, length), 0);
    }
}

static bool has_body(enum message_type type)
{
    return type == MESSAGE_ANSWER || type == MESSAGE_EVENT;
}

static void test_truncated_is_refused(void)
{
    struct message messages[MESSAGE_TYPE_COUNT];
    size_t count = examples(messages);

    for (size_t i = 0; i < count; i++) {
        uint8_t frame[2048];
        struct message read;
        struct error error;
        size_t length = message_encode(&messages[i], frame, sizeof(frame)) - LENGTH_BYTES;
        size_t fields = length - messages[i].body_length;

        for (size_t cut = 0; cut < fields; cut++)
            CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, cut, &error), -1);
        if (!has_body(messages[i].type))
            CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, length + 1, &error), -1);
        for (size_t size = 0; size < length + LENGTH_BYTES; size++)
            CU_ASSERT_EQUAL(message_encode(&messages[i], frame, size), 0);
    }
}

static void test_foreign_bytes_are_refused(void)
{
    struct message messages[MESSAGE_TYPE_COUNT];
    struct message read;
    struct error error;
    uint8_t frame[2048];

    (void)examples(messages);
    CU_ASSERT_EQUAL(message_decode(&read, (const uint8_t *)"\0", 1, &error), -1);
    CU_ASSERT_EQUAL(message_decode(&read, (const uint8_t *)"\xff", 1, &error), -1);

    messages[0].version = WIRE_VERSION + 1;
    size_t length = message_encode(&messages[0], frame, sizeof(frame));
    CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, length - LENGTH_BYTES, &error), -1);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.text, "version"));

    enum command_kind inner[] = {COMMAND_OPEN_TABLE, COMMAND_WAKE, COMMAND_RESUME, COMMAND_COUNT};
    for (size_t i = 0; i < ARRAY_LEN(inner); i++) {
        messages[2].command.kind = inner[i];
        length = message_encode(&messages[2], frame, sizeof(frame));
        CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, length - LENGTH_BYTES, &error),
                        -1);
    }

    messages[2].command.kind = COMMAND_ACT;
    const chips amounts[] = {-1, CHIPS_MAX + 1, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < ARRAY_LEN(amounts); i++) {
        messages[2].command.amount = amounts[i];
        length = message_encode(&messages[2], frame, sizeof(frame));
        CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, length - LENGTH_BYTES, &error),
                        -1);
    }
    messages[2].command.amount = 1;
    messages[2].command.text[3] = (char)0xff;
    length = message_encode(&messages[2], frame, sizeof(frame));
    CU_ASSERT_EQUAL(message_decode(&read, frame + LENGTH_BYTES, length - LENGTH_BYTES, &error), -1);
}

void message_suite(void)
{
    CU_pSuite suite = CU_add_suite("message", NULL, NULL);
    CU_ADD_TEST(suite, test_round_trip);
    CU_ADD_TEST(suite, test_truncated_is_refused);
    CU_ADD_TEST(suite, test_foreign_bytes_are_refused);
}
