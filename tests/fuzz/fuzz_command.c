/* No body of a request can break the decoder, and what it lets pass is within its limits. */
#include "codec/command_json.h"
#include "codec/text_rules.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const enum command_kind kinds[] = {COMMAND_SIT,    COMMAND_LEAVE,  COMMAND_SIT_OUT,
                                          COMMAND_SIT_IN, COMMAND_TOP_UP, COMMAND_ACT,
                                          COMMAND_SHOW,   COMMAND_CHAT,   COMMAND_CLAIM};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char id[COMMAND_ID_BYTES];
    struct fault fault = {.code = NULL};

    if (size == 0)
        return 0;
    struct command command = {.kind = kinds[data[0] % ARRAY_LEN(kinds)]};
    if (command_decode(&command, id, (const char *)data + 1, size - 1, &fault) < 0) {
        assert(fault.code && fault.sentence[0] != '\0' && utf8_count(fault.field) >= 0);
        return 0;
    }
    assert(strlen(id) >= 8);
    assert(command.amount >= 0 && command.amount <= CHIPS_MAX);
    assert(command.seat >= 0 && command.seat < SEATS_MAX);
    assert(command.text[0] == '\0' || !chat_fault(command.text));
    return 0;
}
