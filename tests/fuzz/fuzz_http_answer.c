/* No bytes of a server can lead the client's reader astray: what it gives lies inside of them. */
#include "tools/http_answer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct http_answer answer;
    char *bytes = malloc(size == 0 ? 1 : size);

    assert(bytes != NULL);
    memcpy(bytes, data, size);
    long used = http_answer_read(&answer, bytes, size);
    assert(used >= -1 && used <= (long)size);
    if (used > 0) {
        assert(answer.status >= 200 && answer.status <= 599);
        assert(answer.length <= (size_t)used);
        assert(answer.length == 0 || answer.body + answer.length <= bytes + used);
        assert(memchr(answer.cookie, '\0', sizeof answer.cookie) != NULL);
    }
    free(bytes);
    return 0;
}
