#include "codec/fields.h"
#include "codec/names.h"
#include "codec/text_rules.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

static_assert(sizeof(int32_t) == sizeof(int), "FIELD_INT reads both");

static int bad(const struct field *field, const char *sentence, struct fault *fault)
{
    return fault_set(fault, "bad_field", field->name, "%s", sentence);
}

static int read_number(const struct field *field, const struct json_object *value, int64_t *number,
                       struct fault *fault)
{
    int64_t max = field->max == 0 ? CHIPS_MAX : field->max;

    if (!json_get_int(value, number) || *number < field->min || *number > max)
        return fault_set(fault, "bad_field", field->name,
                         "Give a plain whole number from %" PRId64 " to %" PRId64 ".", field->min,
                         max);
    return 0;
}

static int decode_int(const struct field *field, char *into, const struct json_object *value,
                      struct fault *fault)
{
    int64_t number;
    int small;

    assert(field->max > 0 && field->max <= INT32_MAX);
    if (read_number(field, value, &number, fault) < 0)
        return -1;
    small = (int)number;
    memcpy(into, &small, sizeof small);
    return 0;
}

static int decode_int64(const struct field *field, char *into, const struct json_object *value,
                        struct fault *fault)
{
    int64_t number;

    if (read_number(field, value, &number, fault) < 0)
        return -1;
    memcpy(into, &number, sizeof number);
    return 0;
}

static int decode_instant(const struct field *field, char *into, const struct json_object *value,
                          struct fault *fault)
{
    int64_t never = INSTANT_NEVER;

    if (!json_is_null(value))
        return decode_int64(field, into, value, fault);
    memcpy(into, &never, sizeof never);
    return 0;
}

static bool read_seat(const struct json_object *value, int *seat)
{
    int64_t number;

    if (!json_get_int(value, &number) || number >= SEATS_MAX)
        return false;
    *seat = (int)number;
    return true;
}

static int decode_seat(const struct field *field, char *into, const struct json_object *value,
                       struct fault *fault)
{
    int seat = SEAT_NONE;

    if (!(field->type == FIELD_MAYBE_SEAT && json_is_null(value)) && !read_seat(value, &seat))
        return bad(field, "Give the number of a seat, from 0 to 9.", fault);
    memcpy(into, &seat, sizeof seat);
    return 0;
}

static int decode_bool(const struct field *field, char *into, const struct json_object *value,
                       struct fault *fault)
{
    if (!json_get_bool(value, (bool *)into))
        return bad(field, "Give true or false.", fault);
    return 0;
}

static int find_name(const char *const *names, int count, const struct json_object *value)
{
    const char *string;

    if (!json_get_text(value, &string))
        return -1;
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], string) == 0)
            return i;
    }
    return -1;
}

static int decode_enum(const struct field *field, char *into, const struct json_object *value,
                       struct fault *fault)
{
    int found = find_name(field->names, (int)field->max, value);
    char storage[128];
    struct text list;

    if (found >= 0) {
        memcpy(into, &found, sizeof found);
        return 0;
    }
    text_init(&list, storage, sizeof storage);
    for (int i = 0; i < field->max; i++) {
        text_add(&list, i == 0 ? "" : ", ");
        text_add(&list, field->names[i]);
    }
    return fault_set(fault, "bad_field", field->name, "Give one of: %s.", list.bytes);
}

static const char *command_id_fault(const char *string)
{
    size_t length = strlen(string);
    size_t good = strspn(string, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "0123456789_-");

    if (length < 8 || length >= COMMAND_ID_BYTES || good < length)
        return "Give 8 to 64 letters, digits, _ or -, new for each command.";
    return NULL;
}

static const char *text_fault(const struct field *field, const char *string)
{
    switch ((int)field->type) {
    case FIELD_NAME:
        return name_fault(string);
    case FIELD_CHAT:
        return chat_fault(string);
    case FIELD_SECRET:
        return secret_fault(string, (int)field->min, (int)field->max);
    case FIELD_COMMAND_ID:
        return command_id_fault(string);
    default:
        return strlen(string) < (size_t)field->max ? NULL : "The text is too long.";
    }
}

static int decode_text(const struct field *field, char *into, const struct json_object *value,
                       struct fault *fault)
{
    const char *string;
    const char *problem;

    if (!json_get_text(value, &string))
        return bad(field, "Give a text.", fault);
    problem = text_fault(field, string);
    if (problem)
        return bad(field, problem, fault);
    memcpy(into, string, strlen(string) + 1);
    return 0;
}

static int read_seats(const struct json_object *value, int below, seat_set *seats)
{
    *seats = 0;
    if (!json_is_array(value))
        return -1;
    for (int i = 0; i < json_count(value); i++) {
        int seat;
        if (!read_seat(json_item(value, i), &seat) || seat >= below || *seats & SEAT_BIT(seat))
            return -1;
        *seats |= SEAT_BIT(seat);
    }
    return 0;
}

static int decode_seats(const struct field *field, char *into, const struct json_object *value,
                        struct fault *fault)
{
    seat_set seats;

    if (read_seats(value, SEATS_MAX, &seats) < 0)
        return bad(field, "Give an array of different seats.", fault);
    memcpy(into, &seats, sizeof seats);
    return 0;
}

static int decode_places(const struct field *field, char *into, const struct json_object *value,
                         struct fault *fault)
{
    seat_set cards;
    unsigned mask;

    if (read_seats(value, HOLE_MAX, &cards) < 0 || json_count(value) < field->min)
        return bad(field, "Give an array of different places of cards: 0 is the first.", fault);
    mask = cards;
    memcpy(into, &mask, sizeof mask);
    return 0;
}

static int decode_stacks(const struct field *field, char *into, const struct json_object *value,
                         struct fault *fault)
{
    if (!json_is_array(value) || json_count(value) != SEATS_MAX)
        return bad(field, "Give an array of 10 amounts.", fault);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        char *stack = into + (size_t)seat * sizeof(chips);
        if (decode_int64(field, stack, json_item(value, seat), fault) < 0)
            return -1;
    }
    return 0;
}

static bool read_card(const struct json_object *value, card *c)
{
    const char *string;

    if (!json_get_text(value, &string) || strlen(string) != CARD_TEXT_BYTES - 1)
        return false;
    *c = card_parse(string);
    return *c != CARD_NONE;
}

static int decode_cards(const struct field *field, char *into, const struct json_object *value,
                        struct fault *fault)
{
    card *cards = (card *)(into + field->offset);
    int count = json_is_array(value) ? json_count(value) : INT32_MAX;

    if (count > field->max)
        return bad(field, "Give an array of cards.", fault);
    for (int i = 0; i < count; i++) {
        if (!read_card(json_item(value, i), &cards[i]))
            return bad(field, "Give cards such as \"Ah\".", fault);
    }
    memcpy(into + field->count_offset, &count, sizeof count);
    return 0;
}

static int decode_open_cards(const struct field *field, char *into, const struct json_object *value,
                             struct fault *fault)
{
    card *cards = (card *)(into + field->offset);
    unsigned mask = 0;

    if (!json_is_array(value) || json_count(value) != HOLE_MAX)
        return bad(field, "Give an array of 7 cards.", fault);
    for (int k = 0; k < HOLE_MAX; k++) {
        cards[k] = CARD_NONE;
        if (json_is_null(json_item(value, k)))
            continue;
        if (!read_card(json_item(value, k), &cards[k]))
            return bad(field, "Give cards such as \"Ah\", or null.", fault);
        mask |= 1u << k;
    }
    memcpy(into + field->count_offset, &mask, sizeof mask);
    return 0;
}

static bool read_rank(const struct json_object *value, int *rank)
{
    const char *string;
    const char *found;

    if (!json_get_text(value, &string) || strlen(string) != 1)
        return false;
    found = strchr(rank_letters, string[0]);
    *rank = found ? (int)(found - rank_letters) + 2 : 0;
    return found != NULL;
}

static bool read_ranks(const struct json_object *value, struct strength *strength)
{
    if (!json_is_array(value) || json_count(value) > (int)ARRAY_LEN(strength->rank))
        return false;
    for (int i = 0; i < json_count(value); i++) {
        if (!read_rank(json_item(value, i), &strength->rank[strength->rank_count++]))
            return false;
    }
    return true;
}

static int decode_strength(const struct field *field, char *into, const struct json_object *value,
                           struct fault *fault)
{
    struct strength strength = {0};
    struct json_object *kind_name;
    struct json_object *rank_list;

    if (!json_is_null(value)) {
        if (!json_is_object(value) || !json_member(value, "kind", &kind_name) ||
            !json_member(value, "ranks", &rank_list) || !read_ranks(rank_list, &strength))
            return bad(field, "Give the kind and ranks of a hand.", fault);
        int kind = find_name(strength_names, STRENGTH_KIND_COUNT, kind_name);
        if (kind <= STRENGTH_NONE)
            return bad(field, "Give the kind and ranks of a hand.", fault);
        strength.kind = (enum strength_kind)kind;
    }
    memcpy(into, &strength, sizeof strength);
    return 0;
}

static int decode_array(const struct field *field, char *into, const struct json_object *value,
                        struct fault *fault)
{
    int count = json_is_array(value) ? json_count(value) : INT32_MAX;

    if (count > field->max)
        return bad(field, "Give an array, not too long.", fault);
    for (int i = 0; i < count; i++) {
        char *item = into + field->offset + (size_t)i * field->size;
        if (fields_decode(field->form, item, json_item(value, i), fault) < 0)
            return -1;
    }
    memcpy(into + field->count_offset, &count, sizeof count);
    return 0;
}

static int decode_value(const struct field *field, char *base, const struct json_object *value,
                        struct fault *fault)
{
    char *into = base + field->offset;

    switch (field->type) {
    case FIELD_INT:
        return decode_int(field, into, value, fault);
    case FIELD_CHIPS:
    case FIELD_ID:
        return decode_int64(field, into, value, fault);
    case FIELD_INSTANT:
        return decode_instant(field, into, value, fault);
    case FIELD_SEAT:
    case FIELD_MAYBE_SEAT:
        return decode_seat(field, into, value, fault);
    case FIELD_BOOL:
        return decode_bool(field, into, value, fault);
    case FIELD_ENUM:
        return decode_enum(field, into, value, fault);
    case FIELD_TEXT:
    case FIELD_NAME:
    case FIELD_CHAT:
    case FIELD_SECRET:
    case FIELD_COMMAND_ID:
        return decode_text(field, into, value, fault);
    case FIELD_SEAT_SET:
        return decode_seats(field, into, value, fault);
    case FIELD_STACKS:
        return decode_stacks(field, into, value, fault);
    case FIELD_PLACES:
        return decode_places(field, into, value, fault);
    case FIELD_CARDS:
        return decode_cards(field, base, value, fault);
    case FIELD_OPEN_CARDS:
        return decode_open_cards(field, base, value, fault);
    case FIELD_STRENGTH:
        return decode_strength(field, into, value, fault);
    case FIELD_OBJECT:
        return fields_decode(field->form, into, value, fault);
    case FIELD_ARRAY:
        return decode_array(field, base, value, fault);
    case FIELD_TYPE_COUNT:
        break;
    }
    assert(false);
    return -1;
}

static const struct field *find_field(const struct form *form, const char *name)
{
    for (int i = 0; i < form->count; i++) {
        if (strcmp(form->field[i].name, name) == 0)
            return &form->field[i];
    }
    return NULL;
}

int fields_decode(const struct form *form, void *into, const struct json_object *object,
                  struct fault *fault)
{
    if (!json_is_object(object))
        return fault_set(fault, "bad_json", NULL, "Give a JSON object with the fields asked for.");
    for (int i = 0; i < json_member_count(object); i++) {
        const char *name = json_member_name(object, i);
        if (!find_field(form, name))
            return fault_set(fault, "unknown_field", name, "There is no such field here.");
    }
    for (int i = 0; i < form->count; i++) {
        const struct field *field = &form->field[i];
        struct json_object *value;
        if (!json_member(object, field->name, &value)) {
            if (field->is_optional)
                continue;
            return fault_set(fault, "missing_field", field->name, "This field is needed.");
        }
        if (decode_value(field, into, value, fault) < 0)
            return -1;
    }
    return 0;
}

int fields_read(const struct form *form, void *into, const char *bytes, size_t length,
                struct fault *fault)
{
    struct json_object *object = json_read(bytes, length, fault);
    int status;

    if (!object)
        return -1;
    status = fields_decode(form, into, object, fault);
    json_release(object);
    return status;
}
