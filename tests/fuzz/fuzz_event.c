/* No row of the journal can break its reader; what it reads it writes again the same way. */
#include "codec/event_json.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void encode(const struct event *event, char storage[EVENT_JSON_BYTES])
{
    struct text text;

    text_init(&text, storage, EVENT_JSON_BYTES);
    event_encode(event, &text);
    assert(!text.is_full);
}

/* A kind, a line's end, a payload. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char input[EVENT_JSON_BYTES], first[EVENT_JSON_BYTES], second[EVENT_JSON_BYTES];
    struct event event;
    struct error error;

    if (size >= sizeof input)
        return 0;
    memcpy(input, data, size);
    input[size] = '\0';
    char *payload = strchr(input, '\n');
    if (!payload)
        return 0;
    *payload++ = '\0';
    if (event_decode(&event, input, payload, &error) < 0)
        return 0;
    encode(&event, first);
    int status = event_decode(&event, input, first, &error);
    assert(status == 0);
    encode(&event, second);
    assert(strcmp(first, second) == 0);
    return 0;
}
