/*
 * json.h - the one door to json-c, and stricter than it: JSON as this site accepts it.
 *
 * Refused: anything that is not exactly one object or array, a number that is not a plain whole
 * number from 0 to 2^53 - 1 (so no sign, fraction or exponent), the same key twice in an object,
 * escapes in a key, nesting deeper than JSON_DEPTH_MAX, a text that is not UTF-8 or holds a NUL.
 */
#ifndef CODEC_JSON_H
#define CODEC_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { JSON_DEPTH_MAX = 5, JSON_KEYS_MAX = 1024 };

/* What is wrong with a text from outside; the answer to its sender is made of it. */
struct fault {
    const char *code;   /* bad_json, bad_field, unknown_field, missing_field or duplicate_key */
    char field[40];     /* its name; "" when the fault is nowhere in particular */
    char sentence[160]; /* what is wrong and what to do, for people */
};

/* Fills `fault` and returns -1. `field` may be NULL. */
__attribute__((format(printf, 4, 5))) int fault_set(struct fault *fault, const char *code,
                                                    const char *field, const char *format, ...);

struct json_object; /* json-c's; parts of a value live as long as the whole */

/* NULL and a fault when refused; else the caller releases it. */
struct json_object *json_read(const char *bytes, size_t length, struct fault *fault);
void json_release(struct json_object *value); /* NULL is fine */

bool json_is_null(const struct json_object *value);
bool json_is_object(const struct json_object *value);
bool json_is_array(const struct json_object *value);

/* These return false, and leave the result alone, when the value is of another type. */
bool json_get_int(const struct json_object *value, int64_t *number);
bool json_get_bool(const struct json_object *value, bool *truth);
bool json_get_text(const struct json_object *value, const char **string); /* borrowed */

/* False when the object has no such member; one that is null has a NULL value. */
bool json_member(const struct json_object *object, const char *name, struct json_object **value);
int json_member_count(const struct json_object *object);
const char *json_member_name(const struct json_object *object, int index); /* borrowed */
int json_count(const struct json_object *array);
struct json_object *json_item(const struct json_object *array, int index);

#endif
