/*
 * fields.h - encode and decode a struct by the table of its fields. A table is the manual of a
 * JSON object: its names, their order, their types and limits.
 */
#ifndef CODEC_FIELDS_H
#define CODEC_FIELDS_H

#include "base/text.h"
#include "base/units.h"
#include "codec/json.h"

/* clang-format off */
enum field_type {
    FIELD_INT,        /* int or int32_t: min to max */
    FIELD_CHIPS,      /* chips: min to max (0: CHIPS_MAX) */
    FIELD_ID,         /* player_id or table_id: 1 or more */
    FIELD_INSTANT,    /* instant_ms; null is INSTANT_NEVER */
    FIELD_SEAT,       /* int: 0 to SEATS_MAX - 1 */
    FIELD_MAYBE_SEAT, /* the same; null is SEAT_NONE */
    FIELD_BOOL,       /* bool */
    FIELD_ENUM,       /* enum: one of max names */
    FIELD_TEXT,       /* char[max]: our own texts, from the journal */
    FIELD_NAME,       /* char[NAME_BYTES]: by the rules of text_rules.h */
    FIELD_CHAT,       /* char[CHAT_BYTES]: likewise */
    FIELD_SECRET,     /* char[max]: a password of min or more code points */
    FIELD_COMMAND_ID, /* char[COMMAND_ID_BYTES]: 8 to 64 of A-Z a-z 0-9 _ - */
    FIELD_SEAT_SET,   /* seat_set: an array of seats, lowest first */
    FIELD_STACKS,     /* chips[SEATS_MAX]: an array */
    FIELD_PLACES,     /* unsigned: an array of at least min indexes of hole cards */
    FIELD_CARDS,      /* card[max]: an array of as many as the int at count_offset says */
    FIELD_OPEN_CARDS, /* card[HOLE_MAX]: null where bit k of the unsigned at count_offset is not */
    FIELD_STRENGTH,   /* struct strength: {kind, ranks}; null is STRENGTH_NONE */
    FIELD_OBJECT,     /* what `form` says, at offset */
    FIELD_ARRAY,      /* of structs of `size` as `form` says, at most max; int at count_offset */
    FIELD_TYPE_COUNT
};
/* clang-format on */

enum { COMMAND_ID_BYTES = 65 };

struct form;

struct field {
    const char *name;
    enum field_type type;
    size_t offset;
    int64_t min;
    int64_t max;
    size_t count_offset;
    size_t size;
    const char *const *names;
    const struct form *form;
    bool is_optional; /* may be missing when decoding: the struct keeps what it had */
};

struct form {
    const struct field *field;
    int count;
};

#define FORM(fields)                     \
    {                                    \
        (fields), (int)ARRAY_LEN(fields) \
    }

/* "seat":3,"amount":200 - without braces, so that a caller can put more beside them. */
void fields_encode(const struct form *form, const void *from, struct text *text);

/* Strict: every field that is not optional, and no other. -1 and a fault when refused. */
int fields_decode(const struct form *form, void *into, const struct json_object *object,
                  struct fault *fault);

/* The same from the bytes of a request's body, which must be one object. */
int fields_read(const struct form *form, void *into, const char *bytes, size_t length,
                struct fault *fault);

#endif
