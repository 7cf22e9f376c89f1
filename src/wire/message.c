#include "wire/message.h"

#include "codec/text_rules.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

enum { LENGTH_BYTES = 4 };

/* Writes fields one after the other; what does not fit sets is_full. */
struct writer {
    uint8_t *bytes;
    size_t size;
    size_t length;
    bool is_full;
};

static void put_bytes(struct writer *writer, const void *bytes, size_t length)
{
    if (length > writer->size - writer->length) {
        writer->is_full = true;
        return;
    }
    if (length > 0)
        memcpy(writer->bytes + writer->length, bytes, length);
    writer->length += length;
}

static void put_uint(struct writer *writer, uint64_t number, size_t width)
{
    uint8_t bytes[8];
    for (size_t i = 0; i < width; i++)
        bytes[i] = (uint8_t)(number >> (8 * (width - 1 - i)));
    put_bytes(writer, bytes, width);
}

static void put_int(struct writer *writer, int64_t number, size_t width)
{
    put_uint(writer, (uint64_t)number, width);
}

static void put_command(struct writer *writer, const struct command *command)
{
    size_t text_length = strnlen(command->text, sizeof(command->text) - 1);

    put_uint(writer, (uint64_t)command->kind, 1);
    put_uint(writer, command->id, 8);
    put_int(writer, command->table, 8);
    put_int(writer, command->seat, 4);
    put_int(writer, command->amount, 8);
    put_int(writer, command->hand_no, 4);
    put_int(writer, command->turn, 4);
    put_int(writer, command->times, 1);
    put_int(writer, command->choice, 1);
    put_uint(writer, (uint64_t)command->action, 1);
    put_uint(writer, (uint64_t)command->when, 1);
    put_uint(writer, command->post_now ? 1 : 0, 1);
    put_uint(writer, command->mask, 4);
    put_uint(writer, text_length, 2);
    put_bytes(writer, command->text, text_length);
}

static void put_fields(struct writer *writer, const struct message *message)
{
    switch (message->type) {
    case MESSAGE_HELLO:
        put_int(writer, message->version, 2);
        put_uint(writer, message->cursor, 8);
        break;
    case MESSAGE_WELCOME:
        put_int(writer, message->version, 2);
        put_uint(writer, message->epoch, 8);
        put_uint(writer, message->from, 8);
        put_uint(writer, message->seq, 8);
        break;
    case MESSAGE_COMMAND:
        put_uint(writer, message->request, 8);
        put_int(writer, message->player, 8);
        put_command(writer, &message->command);
        break;
    case MESSAGE_LOOK:
        put_uint(writer, message->request, 8);
        put_int(writer, message->player, 8);
        put_int(writer, message->table, 8);
        break;
    case MESSAGE_ANSWER:
        put_uint(writer, message->request, 8);
        put_int(writer, message->status, 2);
        put_uint(writer, message->seq, 8);
        put_bytes(writer, message->body, message->body_length);
        break;
    case MESSAGE_EVENT:
        put_uint(writer, message->seq, 8);
        put_int(writer, message->table, 8);
        put_int(writer, message->player, 8);
        put_bytes(writer, message->body, message->body_length);
        break;
    case MESSAGE_HEAD:
        put_uint(writer, message->seq, 8);
        break;
    case MESSAGE_TYPE_COUNT:
        assert(false);
    }
}

size_t message_encode(const struct message *message, uint8_t *frame, size_t size)
{
    if (size > LENGTH_BYTES + FRAME_MAX)
        size = LENGTH_BYTES + FRAME_MAX;
    if (size < LENGTH_BYTES)
        return 0;

    struct writer writer = {.bytes = frame, .size = size, .length = LENGTH_BYTES};
    put_uint(&writer, (uint64_t)message->type, 1);
    put_fields(&writer, message);
    if (writer.is_full)
        return 0;

    struct writer prefix = {.bytes = frame, .size = LENGTH_BYTES};
    put_uint(&prefix, writer.length - LENGTH_BYTES, LENGTH_BYTES);
    return writer.length;
}

/* Reads fields one after the other; a missing byte sets is_short, and what is read then is 0. */
struct reader {
    const uint8_t *bytes;
    size_t left;
    bool is_short;
};

static uint64_t take_uint(struct reader *reader, size_t width)
{
    if (reader->left < width) {
        reader->is_short = true;
        reader->left = 0;
        return 0;
    }
    uint64_t number = 0;
    for (size_t i = 0; i < width; i++)
        number = number << 8 | reader->bytes[i];
    reader->bytes += width;
    reader->left -= width;
    return number;
}

static int64_t take_int64(struct reader *reader)
{
    return (int64_t)take_uint(reader, 8);
}

static int32_t take_int32(struct reader *reader)
{
    return (int32_t)(uint32_t)take_uint(reader, 4);
}

/* The rest of the frame, borrowed. */
static void take_body(struct reader *reader, struct message *message)
{
    message->body = (const char *)reader->bytes;
    message->body_length = reader->left;
    reader->bytes += reader->left;
    reader->left = 0;
}

static void take_text(struct reader *reader, char *text, size_t size)
{
    size_t length = (size_t)take_uint(reader, 2);
    if (length > reader->left || length >= size || memchr(reader->bytes, 0, length) != NULL) {
        reader->is_short = true;
        return;
    }
    if (length > 0)
        memcpy(text, reader->bytes, length);
    text[length] = '\0';
    reader->bytes += length;
    reader->left -= length;
}

/* Only what a player may ask travels: tables are opened, woken and resumed inside gamed. */
static int take_command(struct reader *reader, struct command *command, struct error *error)
{
    uint64_t kind = take_uint(reader, 1);
    command->id = take_uint(reader, 8);
    command->table = take_int64(reader);
    command->seat = take_int32(reader);
    command->amount = take_int64(reader);
    command->hand_no = take_int32(reader);
    command->turn = take_int32(reader);
    command->times = (int)take_uint(reader, 1);
    command->choice = (int)take_uint(reader, 1);
    uint64_t action = take_uint(reader, 1);
    uint64_t when = take_uint(reader, 1);
    uint64_t post_now = take_uint(reader, 1);
    command->mask = (uint32_t)take_uint(reader, 4);
    take_text(reader, command->text, sizeof(command->text));

    if (reader->is_short)
        return 0; /* the caller says so */
    if (kind < COMMAND_SIT || kind >= COMMAND_COUNT)
        return error_set(error, "wire: command kind %d is not a player's", (int)kind);
    if (action >= ACTION_COUNT || when > SIT_OUT_NEXT_BIG_BLIND || post_now > 1 ||
        command->times > BOARDS_MAX || command->amount < 0 || command->amount > CHIPS_MAX)
        return error_set(error, "wire: a field of a command is out of range");
    if (utf8_count(command->text) < 0)
        return error_set(error, "wire: the text of a command is not UTF-8");
    command->kind = (enum command_kind)kind;
    command->action = (enum action)action;
    command->when = (enum sit_out_when)when;
    command->post_now = post_now == 1;
    return 0;
}

static int take_version(struct reader *reader, struct message *message, struct error *error)
{
    message->version = (int)take_uint(reader, 2);
    if (!reader->is_short && message->version != WIRE_VERSION)
        return error_set(error, "wire: the peer speaks version %d, this program version %d",
                         message->version, WIRE_VERSION);
    return 0;
}

static int take_fields(struct reader *reader, struct message *message, struct error *error)
{
    switch (message->type) {
    case MESSAGE_HELLO:
        if (take_version(reader, message, error) < 0)
            return -1;
        message->cursor = take_uint(reader, 8);
        return 0;
    case MESSAGE_WELCOME:
        if (take_version(reader, message, error) < 0)
            return -1;
        message->epoch = take_uint(reader, 8);
        message->from = take_uint(reader, 8);
        message->seq = take_uint(reader, 8);
        return 0;
    case MESSAGE_COMMAND:
        message->request = take_uint(reader, 8);
        message->player = take_int64(reader);
        message->command.asker.player = message->player;
        return take_command(reader, &message->command, error);
    case MESSAGE_LOOK:
        message->request = take_uint(reader, 8);
        message->player = take_int64(reader);
        message->table = take_int64(reader);
        return 0;
    case MESSAGE_ANSWER:
        message->request = take_uint(reader, 8);
        message->status = (int)take_uint(reader, 2);
        message->seq = take_uint(reader, 8);
        take_body(reader, message);
        return 0;
    case MESSAGE_EVENT:
        message->seq = take_uint(reader, 8);
        message->table = take_int64(reader);
        message->player = take_int64(reader);
        take_body(reader, message);
        return 0;
    case MESSAGE_HEAD:
        message->seq = take_uint(reader, 8);
        return 0;
    case MESSAGE_TYPE_COUNT:
        break;
    }
    return error_set(error, "wire: unknown message type %d", (int)message->type);
}

int message_decode(struct message *message, const uint8_t *frame, size_t length,
                   struct error *error)
{
    struct reader reader = {.bytes = frame, .left = length};

    *message = (struct message){0};
    uint64_t type = take_uint(&reader, 1);
    if (reader.is_short || type < MESSAGE_HELLO || type >= MESSAGE_TYPE_COUNT)
        return error_set(error, "wire: unknown message type %d", (int)type);
    message->type = (enum message_type)type;
    if (take_fields(&reader, message, error) < 0)
        return -1;
    if (reader.is_short)
        return error_set(error, "wire: message type %d is cut short", (int)type);
    if (reader.left > 0)
        return error_set(error, "wire: message type %d has %zu bytes too many", (int)type,
                         reader.left);
    return 0;
}
