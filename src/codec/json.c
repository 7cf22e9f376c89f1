#include "codec/json.h"

#include "base/units.h"
#include "codec/text_rules.h"

#include <assert.h>
#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * json-c silently keeps the last of two equal keys, clamps numbers and knows NaN, so the text is
 * scanned first. The scanner refuses what json-c would let pass; json-c refuses bad grammar.
 */
struct key {
    const char *start;
    size_t length;
    int object; /* which one it belongs to */
};

struct scan {
    const char *at;
    const char *end;
    int depth;
    int object_count;
    int object[JSON_DEPTH_MAX + 1]; /* by depth; 0: an array */
    int key_count;
    struct key key[JSON_KEYS_MAX];
    struct fault *fault;
};

int fault_set(struct fault *fault, const char *code, const char *field, const char *format, ...)
{
    va_list arguments;

    *fault = (struct fault){.code = code};
    (void)snprintf(fault->field, sizeof fault->field, "%s", field ? field : ""); /* cut */
    va_start(arguments, format);
    (void)vsnprintf(fault->sentence, sizeof fault->sentence, format, arguments); /* cut */
    va_end(arguments);
    return -1;
}

static int fault_at_key(struct scan *scan, const char *code, const struct key *key,
                        const char *sentence)
{
    char name[sizeof scan->fault->field];
    size_t length = key->length < sizeof name - 1 ? key->length : sizeof name - 1;

    while (length < key->length && length > 0 && ((unsigned char)key->start[length] & 0xc0) == 0x80)
        length--; /* never half a code point */
    memcpy(name, key->start, length);
    name[length] = '\0';
    return fault_set(scan->fault, code, name, "%s", sentence);
}

static int fault_at_last_key(struct scan *scan, const char *code, const char *sentence)
{
    if (scan->key_count == 0)
        return fault_set(scan->fault, code, NULL, "%s", sentence);
    return fault_at_key(scan, code, &scan->key[scan->key_count - 1], sentence);
}

static int verify_bytes(const char *bytes, size_t length, struct fault *fault)
{
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        int size = utf8_decode(bytes + i, length - i, &code_point);
        if (size == 0)
            return fault_set(fault, "bad_json", NULL, "The body is not UTF-8; encode it so.");
        if (code_point == 0)
            return fault_set(fault, "bad_json", NULL, "The body holds a NUL; leave it out.");
        i += (size_t)size;
    }
    return 0;
}

/* At the quote; goes behind the closing one. */
static int scan_string(struct scan *scan, bool *has_escape)
{
    *has_escape = false;
    for (scan->at++; scan->at < scan->end; scan->at++) {
        unsigned char c = (unsigned char)*scan->at;
        if (c < 0x20)
            return fault_at_last_key(scan, "bad_json", "Escape control characters in a string.");
        if (c == '\\') {
            *has_escape = true;
            if (scan->end - scan->at >= 6 && memcmp(scan->at, "\\u0000", 6) == 0)
                return fault_at_last_key(scan, "bad_json", "A string holds a NUL; leave it out.");
            scan->at++;
        } else if (c == '"') {
            scan->at++;
            return 0;
        }
    }
    return fault_set(scan->fault, "bad_json", NULL, "The body ends in the middle of a string.");
}

static int add_key(struct scan *scan, struct key key)
{
    for (int i = 0; i < scan->key_count; i++) {
        const struct key *other = &scan->key[i];
        if (other->object == key.object && other->length == key.length &&
            memcmp(other->start, key.start, key.length) == 0)
            return fault_at_key(scan, "duplicate_key", &key, "Give each field only once.");
    }
    if (scan->key_count == JSON_KEYS_MAX)
        return fault_set(scan->fault, "bad_json", NULL, "The body has too many fields.");
    scan->key[scan->key_count++] = key;
    return 0;
}

static int scan_string_or_key(struct scan *scan)
{
    const char *start = scan->at + 1;
    bool has_escape;

    if (scan_string(scan, &has_escape) < 0)
        return -1;
    struct key key = {start, (size_t)(scan->at - 1 - start), scan->object[scan->depth]};
    const char *next = scan->at;
    while (next < scan->end && strchr(" \t\r\n", *next))
        next++;
    if (next == scan->end || *next != ':')
        return 0;
    if (has_escape)
        return fault_at_key(scan, "bad_json", &key, "Write the names of fields without escapes.");
    return add_key(scan, key);
}

static int scan_number(struct scan *scan)
{
    static const char sentence[] = "Give a plain whole number from 0 to 9007199254740991.";
    const char *start = scan->at;
    int64_t number = 0;

    while (scan->at < scan->end && strchr("+-.0123456789eE", *scan->at)) {
        char c = *scan->at++;
        if (c < '0' || c > '9' || scan->at - start > 16)
            return fault_at_last_key(scan, "bad_field", sentence);
        number = number * 10 + (c - '0');
    }
    if (number > CHIPS_MAX || (*start == '0' && scan->at - start > 1))
        return fault_at_last_key(scan, "bad_field", sentence);
    return 0;
}

/* true, false, null; NaN and Infinity get the sentence of a bad number. */
static int scan_word(struct scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    static const char *const bad_numbers[] = {"NaN", "Infinity"};
    size_t left = (size_t)(scan->end - scan->at);

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t length = strlen(words[i]);
        if (length <= left && memcmp(scan->at, words[i], length) == 0) {
            scan->at += length;
            return 0;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(bad_numbers); i++) {
        size_t length = strlen(bad_numbers[i]);
        if (length <= left && memcmp(scan->at, bad_numbers[i], length) == 0)
            return fault_at_last_key(scan, "bad_field", "Give a plain whole number.");
    }
    return fault_set(scan->fault, "bad_json", NULL, "The body is not JSON; check its form.");
}

static int scan_open(struct scan *scan)
{
    if (scan->depth == JSON_DEPTH_MAX)
        return fault_set(scan->fault, "bad_json", NULL, "The body is nested too deeply.");
    scan->object[++scan->depth] = *scan->at++ == '{' ? ++scan->object_count : 0;
    return 0;
}

static int scan_close(struct scan *scan)
{
    if (scan->depth == 0)
        return fault_set(scan->fault, "bad_json", NULL, "The body has a bracket too many.");
    scan->depth--;
    scan->at++;
    return 0;
}

static int scan_token(struct scan *scan)
{
    char c = *scan->at;

    if (c == '"')
        return scan_string_or_key(scan);
    if (c == '{' || c == '[')
        return scan_open(scan);
    if (c == '}' || c == ']')
        return scan_close(scan);
    if (c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9'))
        return scan_number(scan);
    if (strchr(" \t\r\n:,", c)) {
        scan->at++;
        return 0;
    }
    return scan_word(scan);
}

static int verify_text(const char *bytes, size_t length, struct fault *fault)
{
    struct scan scan; /* its keys, 24 KB of them, are not cleared for each command */

    scan.at = bytes;
    scan.end = bytes + length;
    scan.fault = fault;
    scan.depth = 0;
    scan.object[0] = 0;
    scan.object_count = 0;
    scan.key_count = 0;
    while (scan.at < scan.end) {
        if (scan_token(&scan) < 0)
            return -1;
    }
    return 0;
}

struct json_object *json_read(const char *bytes, size_t length, struct fault *fault)
{
    if (length > INT32_MAX || verify_bytes(bytes, length, fault) < 0 ||
        verify_text(bytes, length, fault) < 0)
        return NULL;

    struct json_tokener *tokener = json_tokener_new_ex(JSON_DEPTH_MAX + 1);
    assert(tokener); /* out of memory */
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    struct json_object *value = json_tokener_parse_ex(tokener, bytes, (int)length);
    enum json_tokener_error problem = json_tokener_get_error(tokener);
    size_t used = json_tokener_get_parse_end(tokener);
    json_tokener_free(tokener);

    while (used < length && strchr(" \t\r\n", bytes[used]))
        used++;
    if (problem != json_tokener_success || used < length ||
        !(json_is_object(value) || json_is_array(value))) {
        (void)fault_set(fault, "bad_json", NULL,
                        "The body is not one JSON object; check its form.");
        json_release(value);
        return NULL;
    }
    return value;
}

void json_release(struct json_object *value)
{
    (void)json_object_put(value); /* whether it was the last reference: it was */
}

bool json_is_null(const struct json_object *value)
{
    return value == NULL;
}

bool json_is_object(const struct json_object *value)
{
    return json_object_is_type(value, json_type_object);
}

bool json_is_array(const struct json_object *value)
{
    return json_object_is_type(value, json_type_array);
}

bool json_get_int(const struct json_object *value, int64_t *number)
{
    if (!json_object_is_type(value, json_type_int))
        return false;
    *number = json_object_get_int64(value);
    return true;
}

bool json_get_bool(const struct json_object *value, bool *truth)
{
    if (!json_object_is_type(value, json_type_boolean))
        return false;
    *truth = json_object_get_boolean(value);
    return true;
}

bool json_get_text(const struct json_object *value, const char **string)
{
    if (!json_object_is_type(value, json_type_string))
        return false;
    /* json-c takes a mutable object here for its cache; a string has none. */
    *string = json_object_get_string((struct json_object *)(uintptr_t)value);
    return true;
}

bool json_member(const struct json_object *object, const char *name, struct json_object **value)
{
    return json_object_object_get_ex(object, name, value);
}

int json_member_count(const struct json_object *object)
{
    return json_object_object_length(object);
}

const char *json_member_name(const struct json_object *object, int index)
{
    struct json_object_iterator it =
        json_object_iter_begin((struct json_object *)(uintptr_t)object);
    while (index-- > 0)
        json_object_iter_next(&it);
    return json_object_iter_peek_name(&it);
}

int json_count(const struct json_object *array)
{
    return (int)json_object_array_length(array);
}

struct json_object *json_item(const struct json_object *array, int index)
{
    return json_object_array_get_idx(array, (size_t)index);
}
