/*
 * Whatever bytes come: records, then the same bytes as parameters, cookies and queries. The
 * assertions inside and the sanitizers are the test.
 */
#include "edge/login.h"
#include "edge/records.h"
#include "edge/request.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES_MAX = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct records_request found;
    struct poll_query poll;
    struct hands_query hands;
    struct login login;
    char *lines[LINES_MAX + 1] = {0};
    char *text = malloc(size + 1);
    int count = 0;

    if (text == NULL)
        abort();
    (void)records_scan(data, size, &found);
    memcpy(text, data, size);
    text[size] = '\0';
    (void)poll_query_read(text, &poll);
    (void)hands_query_read(text, &hands);
    for (char *line = text; line != NULL && count < LINES_MAX;) {
        lines[count++] = line;
        line = strchr(line, '\n');
        if (line != NULL)
            *line++ = '\0';
    }
    struct request *request = request_create(lines, "brelan", text, strlen(text));
    (void)login_of_token(request->token, &login);
    (void)login_is_own_origin(request, "https://poker.example.org");
    (void)login_is_json(request->content_type);
    request_wipe(request);
    free(request);
    free(text);
    return 0;
}
