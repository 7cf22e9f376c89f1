/*
 * fields.h - encode and decode a struct by the table of its fields. A table is the manual of a
 * JSON object: its names, their order, their types and limits.
 */
#ifndef CODEC_FIELDS_H
#define CODEC_FIELDS_H

#include "base/text.h"
#include "base/units.h"
#include "codec/json.h"

enum field_type {
    FIELD_INT,        /* int: min to max */
    FIELD_INT32,      /* int32_t: min to max */
    FIELD_CHIPS,      /* chips: min to max (0: CHIPS_MAX) */
    FIELD_ID,         /* player_id or table_id */
    FIELD_INSTANT,    /* instant_ms; null is INSTANT_NEVER */
    FIELD_SEAT,       /* int: 0 to SEATS_MAX - 1 */
    FIELD_MAYBE_SEAT, /* the same; null is SEAT_NONE */
    FIELD_BOOL,       /* bool */
    FIELD_ENUM,       /* enum, by its names */
    FIELD_TEXT,       /* char[max]: min bytes or more; ours, from the journal */
    FIELD_NAME,       /* char[NAME_BYTES]: a player's name, by the rules of text_rules.h */
    FIELD_CHAT,       /* char[CHAT_BYTES]: likewise */
    FIELD_SECRET,     /* char[max]: a password of min or more code points, without controls */
    FIELD_COMMAND_ID, /* char[COMMAND_ID_BYTES]: 8 to 64 of A-Z a-z 0-9 _ - */
    FIELD_SEAT_SET,   /* seat_set: an array of seats in order */
    FIELD_STACKS,     /* chips[SEATS_MAX]: an array */
    FIELD_MASK,       /* unsigned: an array of indexes of hole cards, at least one */
    FIELD_CARDS,      /* struct cards_field: count and cards */
    FIELD_POTS,       /* struct pots: an array of {amount, seats} */
    FIELD_STRENGTH,   /* struct strength: {kind, ranks}; null is STRENGTH_NONE */
    FIELD_RANKS,      /* struct strength, its ranks alone; beside FIELD_ENUM for the kind */
    FIELD_OBJECT,     /* a struct with a table of its own */
    FIELD_ARRAY,      /* structs with a table of their own; see `list` */
    FIELD_TYPE_COUNT
};

enum { COMMAND_ID_BYTES = 65 };

struct form;

struct field {
    const char *name;
    enum field_type type;
    size_t offset;
    int64_t min;
    int64_t max;
    const char *const *names; /* FIELD_ENUM: max of them */
    const struct form *form;  /* FIELD_OBJECT, FIELD_ARRAY */
    bool is_optional;         /* may be missing when decoding: the struct keeps what it had */
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
