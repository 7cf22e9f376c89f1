#include "edge/reply.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

static const struct error_row {
    const char *code;
    int status;
    const char *sentence;
} errors[] = {
#define X(constant, code, status, sentence) {code, status, sentence},
    API_ERRORS(X)
#undef X
};

static const char *reason(int status)
{
    static const struct {
        int status;
        const char *reason;
    } reasons[] = {
        {200, "OK"},
        {201, "Created"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {429, "Too Many Requests"},
        {503, "Service Unavailable"},
    };

    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].status == status)
            return reasons[i].reason;
    return "Error";
}

size_t reply_format(const struct reply *reply, const uint8_t id[REQUEST_ID_BYTES], char *text)
{
    struct text headers;
    char id_text[REQUEST_ID_BYTES * 2 + 1];

    request_id_format(id, id_text);
    text_init(&headers, text, REPLY_HEADERS_MAX);
    text_add(&headers, "Status: ");
    text_add_int(&headers, reply->status);
    text_add_char(&headers, ' ');
    text_add(&headers, reason(reply->status));
    text_add(&headers, "\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
                       "X-Request-Id: ");
    text_add(&headers, id_text);
    text_add(&headers, "\r\nContent-Length: ");
    text_add_uint(&headers, reply->body_length);
    if (reply->header != NULL) {
        text_add(&headers, "\r\n");
        text_add(&headers, reply->header);
    }
    text_add(&headers, "\r\n\r\n");
    assert(!headers.is_full);
    memcpy(text + headers.length, reply->body, reply->body_length);
    return headers.length + reply->body_length;
}

size_t reply_error_body(enum api_error error, const char *sentence, const char *field,
                        char body[REPLY_ERROR_MAX])
{
    struct text text;

    text_init(&text, body, REPLY_ERROR_MAX);
    text_add(&text, "{\"error\":{\"code\":\"");
    text_add(&text, errors[error].code);
    text_add(&text, "\",\"message\":");
    text_add_json(&text, sentence == NULL ? errors[error].sentence : sentence);
    if (field != NULL && field[0] != '\0') {
        text_add(&text, ",\"field\":");
        text_add_json(&text, field);
    }
    text_add(&text, "}}");
    assert(!text.is_full);
    return text.length;
}

int reply_error_status(enum api_error error)
{
    return errors[error].status;
}

enum api_error reply_error_by_code(const char *code)
{
    for (int error = 0; error < ERROR_COUNT; error++)
        if (strcmp(errors[error].code, code) == 0)
            return (enum api_error)error;
    return ERROR_COUNT;
}
