#include "edge/request.h"

#include "os/entropy.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_BYTES = 1024, PARAMETERS_MAX = 128 };

/* Which parameter goes into which field; everything else is ignored. */
static const struct source {
    const char *name;
    size_t offset;
} sources[] = {
    {"REQUEST_URI", offsetof(struct request, path)},
    {"CONTENT_TYPE", offsetof(struct request, content_type)},
    {"HTTP_ORIGIN", offsetof(struct request, origin)},
    {"HTTP_HOST", offsetof(struct request, host)},
    {"HTTP_SEC_FETCH_SITE", offsetof(struct request, fetch_site)},
    {"REMOTE_ADDR", offsetof(struct request, address)},
};

/* The rest of what matters, which is not kept as text. */
enum other { OTHER_METHOD, OTHER_LENGTH, OTHER_COOKIE, OTHER_ID, OTHER_COUNT };

static const char *const other_names[] = {
    [OTHER_METHOD] = "REQUEST_METHOD",
    [OTHER_LENGTH] = "CONTENT_LENGTH",
    [OTHER_COOKIE] = "HTTP_COOKIE",
    [OTHER_ID] = "REQUEST_ID",
};
static_assert(ARRAY_LEN(other_names) == OTHER_COUNT, "every parameter has a name");

enum { KNOWN = ARRAY_LEN(sources) + OTHER_COUNT };

/* Values borrowed from the parameters; NULL where none came. */
struct values {
    const char *value[KNOWN];
    bool is_double;
    bool is_too_many;
};

static const char *known_name(size_t index)
{
    return index < ARRAY_LEN(sources) ? sources[index].name
                                      : other_names[index - ARRAY_LEN(sources)];
}

/*
 * A header that came twice arrives as two parameters of one name, and which of them counts is
 * anybody's guess: it is refused whatever its name.
 */
static bool is_repeated(char *const parameters[], size_t at, size_t length)
{
    for (size_t i = 0; i < at; i++)
        if (strncmp(parameters[i], parameters[at], length + 1) == 0)
            return true;
    return false;
}

static struct values find_values(char *const parameters[])
{
    struct values values = {0};

    for (size_t i = 0; parameters[i] != NULL; i++) {
        size_t length = strcspn(parameters[i], "=");
        if (i == PARAMETERS_MAX) {
            values.is_too_many = true;
            break;
        }
        if (parameters[i][length] == '\0')
            continue;
        if (is_repeated(parameters, i, length))
            values.is_double = true;
        for (size_t k = 0; k < KNOWN; k++) {
            const char *name = known_name(k);
            if (strlen(name) == length && memcmp(name, parameters[i], length) == 0)
                values.value[k] = parameters[i] + length + 1;
        }
    }
    return values;
}

static const char *other(const struct values *values, enum other which)
{
    const char *value = values->value[ARRAY_LEN(sources) + (size_t)which];
    return value == NULL ? "" : value;
}

static enum method read_method(const char *text)
{
    if (strcmp(text, "GET") == 0)
        return METHOD_GET;
    if (strcmp(text, "POST") == 0)
        return METHOD_POST;
    return METHOD_OTHER;
}

static bool is_token(const char *text, size_t length)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return length == TOKEN_BYTES && strspn(text, allowed) >= TOKEN_BYTES;
}

/* Finds our cookie in "a=1; b=2". The same name twice is nobody's login. */
static void read_token(const char *cookies, const char *name, char token[TOKEN_BYTES + 1])
{
    size_t name_length = strlen(name);
    int found = 0;

    token[0] = '\0';
    for (const char *at = cookies; *at != '\0';) {
        at += strspn(at, " ;");
        size_t length = strcspn(at, ";");
        if (length > name_length && at[name_length] == '=' && memcmp(at, name, name_length) == 0) {
            const char *value = at + name_length + 1;
            size_t value_length = length - name_length - 1;
            while (value_length > 0 && value[value_length - 1] == ' ')
                value_length--;
            if (++found == 1 && is_token(value, value_length)) {
                memcpy(token, value, TOKEN_BYTES);
                token[TOKEN_BYTES] = '\0';
            }
        }
        at += length;
    }
    if (found != 1)
        token[0] = '\0';
}

static void read_id(const char *text, uint8_t id[REQUEST_ID_BYTES])
{
    size_t length = 0;

    if (strlen(text) != REQUEST_ID_BYTES * 2 ||
        sodium_hex2bin(id, REQUEST_ID_BYTES, text, REQUEST_ID_BYTES * 2, NULL, &length, NULL) !=
            0 ||
        length != REQUEST_ID_BYTES)
        entropy_fill(id, REQUEST_ID_BYTES);
}

static enum request_fault find_fault(const struct values *values, size_t body_length)
{
    const char *announced = other(values, OTHER_LENGTH);
    int64_t length = 0;

    if (values->is_too_many)
        return REQUEST_TOO_LARGE;
    if (values->is_double)
        return REQUEST_DUPLICATE;
    if (values->value[0] == NULL || other(values, OTHER_METHOD)[0] == '\0')
        return REQUEST_INCOMPLETE;
    if (announced[0] != '\0' && !request_number(announced, strlen(announced), &length))
        return REQUEST_INCOMPLETE;
    if (body_length > REQUEST_BODY_MAX || length > REQUEST_BODY_MAX)
        return REQUEST_TOO_LARGE;
    return (size_t)length == body_length ? REQUEST_GOOD : REQUEST_INCOMPLETE;
}

struct request *request_create(char *const parameters[], const char *cookie, const char *body,
                               size_t body_length)
{
    struct values values = find_values(parameters);
    enum request_fault fault = find_fault(&values, body_length);
    size_t kept = fault == REQUEST_GOOD ? body_length : 0;
    size_t size = sizeof(struct request) + kept + 1;

    for (size_t k = 0; k < ARRAY_LEN(sources); k++)
        size += values.value[k] == NULL ? 1 : strlen(values.value[k]) + 1;

    struct request *request = calloc(1, size);
    if (request == NULL)
        abort();
    char *text = (char *)(request + 1);
    for (size_t k = 0; k < ARRAY_LEN(sources); k++) {
        const char *value = values.value[k] == NULL ? "" : values.value[k];
        size_t length = strlen(value) + 1;
        memcpy(text, value, length);
        memcpy((char *)request + sources[k].offset, &text, sizeof text);
        if (k == 0) { /* the query is cut off its path */
            char *query = strchr(text, '?');
            request->query = query == NULL ? text + length - 1 : query + 1;
            if (query != NULL)
                *query = '\0';
        }
        text += length;
    }
    memcpy(text, body, kept);
    request->body = text; /* the last of the block: request_wipe() counts on it */
    request->body_length = kept;
    request->fault = fault;
    request->method = read_method(other(&values, OTHER_METHOD));
    read_id(other(&values, OTHER_ID), request->id);
    read_token(other(&values, OTHER_COOKIE), cookie, request->token);
    return request;
}

void request_wipe(struct request *request)
{
    size_t offset = (size_t)(request->body - (const char *)request);

    sodium_memzero((char *)request + offset, request->body_length);
    sodium_memzero(request->token, sizeof request->token);
}

void request_id_format(const uint8_t id[REQUEST_ID_BYTES], char text[REQUEST_ID_BYTES * 2 + 1])
{
    sodium_bin2hex(text, REQUEST_ID_BYTES * 2 + 1, id, REQUEST_ID_BYTES);
}

bool request_number(const char *text, size_t length, int64_t *number)
{
    int64_t value = 0;

    if (length == 0 || length > 16 || (text[0] == '0' && length > 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    if (value > CHIPS_MAX)
        return false;
    *number = value;
    return true;
}

/* One name=value of a query, the value decoded. */
struct pair {
    const char *name;
    size_t name_length;
    char value[VALUE_BYTES];
    size_t length;
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Decodes %2C; false when it is malformed, hides a control byte, or is too long. */
static bool decode_value(const char *text, size_t length, struct pair *pair)
{
    pair->length = 0;
    for (size_t i = 0; i < length; i++) {
        int c = (unsigned char)text[i];
        if (c == '%') {
            bool has_digits = i + 2 < length;
            int high = has_digits ? hex_digit(text[i + 1]) : -1;
            int low = has_digits ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = high * 16 + low;
            i += 2;
        }
        if (c < 0x20 || c > 0x7e || pair->length == VALUE_BYTES - 1)
            return false;
        pair->value[pair->length++] = (char)c;
    }
    pair->value[pair->length] = '\0';
    return true;
}

/*
 * Takes the next pair from *query: 1, or 0 at the end, or -1 when its value is malformed.
 * `pair->name` is set even then.
 */
static int next_pair(const char **query, struct pair *pair)
{
    if (**query == '\0')
        return 0;
    size_t length = strcspn(*query, "&");
    size_t name_length = strcspn(*query, "=&");

    pair->name = *query;
    pair->name_length = name_length;
    bool is_good = name_length < length &&
                   decode_value(*query + name_length + 1, length - name_length - 1, pair);
    *query += length;
    if (**query == '&')
        (*query)++;
    return is_good ? 1 : -1;
}

/* A parameter of a query: a whole number, kept as int64_t, or the topics of a poll. */
struct parameter {
    const char *name;
    size_t offset;
    int64_t min, max;
    bool is_topics;
};

/* Which parameter the pair is; -1: none, or it was there already. */
static int parameter_index(const struct pair *pair, const struct parameter parameters[], int count,
                           unsigned *seen)
{
    for (int i = 0; i < count; i++) {
        if (strlen(parameters[i].name) != pair->name_length ||
            memcmp(parameters[i].name, pair->name, pair->name_length) != 0)
            continue;
        if (*seen & 1u << i)
            return -1;
        *seen |= 1u << i;
        return i;
    }
    return -1;
}

/* "lobby,12,15": at least one, each once. */
static bool read_topics(const char *text, struct poll_query *poll)
{
    for (;;) {
        size_t length = strcspn(text, ",");
        int64_t topic = 0;
        bool is_lobby = length == 5 && memcmp(text, "lobby", 5) == 0;
        if (!is_lobby && (!request_number(text, length, &topic) || topic == 0))
            return false;
        if (poll->topic_count == TOPICS_MAX)
            return false;
        for (int i = 0; i < poll->topic_count; i++)
            if (poll->topic[i] == topic)
                return false;
        poll->topic[poll->topic_count++] = topic;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static bool read_parameter(const struct parameter *parameter, const struct pair *pair, void *query)
{
    int64_t number = 0;

    if (parameter->is_topics)
        return read_topics(pair->value, query);
    if (!request_number(pair->value, pair->length, &number) || number < parameter->min ||
        number > parameter->max)
        return false;
    memcpy((char *)query + parameter->offset, &number, sizeof number);
    return true;
}

static const char *read_query(const char *text, const struct parameter parameters[], int count,
                              void *query)
{
    struct pair pair;
    unsigned seen = 0;
    int found;

    while ((found = next_pair(&text, &pair)) != 0) {
        int index = parameter_index(&pair, parameters, count, &seen);
        if (index < 0)
            return "query";
        if (found < 0 || !read_parameter(&parameters[index], &pair, query))
            return parameters[index].name;
    }
    return NULL;
}

const char *poll_query_read(const char *query, struct poll_query *poll)
{
    static const struct parameter parameters[] = {
        {"cursor", offsetof(struct poll_query, cursor), .max = CHIPS_MAX},
        {"topics", .is_topics = true},
        {"wait", offsetof(struct poll_query, wait_s), .max = 60},
    };

    *poll = (struct poll_query){.cursor = -1, .wait_s = 25};
    return read_query(query, parameters, (int)ARRAY_LEN(parameters), poll);
}

const char *hands_query_read(const char *query, struct hands_query *hands)
{
    static const struct parameter parameters[] = {
        {"before", offsetof(struct hands_query, before), .min = 1, .max = CHIPS_MAX},
        {"table", offsetof(struct hands_query, table), .min = 1, .max = CHIPS_MAX},
        {"limit", offsetof(struct hands_query, limit), .min = 1, .max = 100},
    };

    *hands = (struct hands_query){.limit = 20};
    return read_query(query, parameters, (int)ARRAY_LEN(parameters), hands);
}
