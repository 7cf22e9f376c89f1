#include "codec/fields.h"
#include "codec/names.h"

#include <assert.h>
#include <string.h>

static const void *at(const struct field *field, const void *from)
{
    return (const char *)from + field->offset;
}

static int int_at(const void *from, size_t offset)
{
    int number;
    memcpy(&number, (const char *)from + offset, sizeof number);
    return number;
}

static void encode_seats(seat_set seats, struct text *text)
{
    const char *comma = "";

    text_add_char(text, '[');
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!(seats & SEAT_BIT(seat)))
            continue;
        text_add(text, comma);
        text_add_int(text, seat);
        comma = ",";
    }
    text_add_char(text, ']');
}

static void encode_stacks(const chips *stacks, struct text *text)
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        text_add_char(text, seat == 0 ? '[' : ',');
        text_add_int(text, stacks[seat]);
    }
    text_add_char(text, ']');
}

static void encode_places(unsigned mask, struct text *text)
{
    encode_seats((seat_set)(mask & ((1u << HOLE_MAX) - 1)), text); /* a small set like another */
}

static void encode_cards(const card *cards, int count, struct text *text)
{
    text_add_char(text, '[');
    for (int i = 0; i < count; i++) {
        if (i > 0)
            text_add_char(text, ',');
        if (cards[i] == CARD_NONE) {
            text_add(text, "null");
        } else {
            char name[CARD_TEXT_BYTES];
            card_format(cards[i], name);
            text_add_json(text, name);
        }
    }
    text_add_char(text, ']');
}

static void encode_strength(const struct strength *strength, struct text *text)
{
    if (strength->kind == STRENGTH_NONE) {
        text_add(text, "null");
        return;
    }
    text_add(text, "{\"kind\":");
    text_add_json(text, strength_names[strength->kind]);
    text_add(text, ",\"ranks\":[");
    for (int i = 0; i < strength->rank_count; i++) {
        int letter = (strength->rank[i] + 11) % 13; /* 1 and 14 are the ace */
        char rank[] = {rank_letters[letter], '\0'};
        if (i > 0)
            text_add_char(text, ',');
        text_add_json(text, rank);
    }
    text_add(text, "]}");
}

static void encode_object(const struct form *form, const void *from, struct text *text)
{
    text_add_char(text, '{');
    fields_encode(form, from, text);
    text_add_char(text, '}');
}

static void encode_array(const struct field *field, const void *from, struct text *text)
{
    const char *item = at(field, from);
    int count = int_at(from, field->count_offset);

    text_add_char(text, '[');
    for (int i = 0; i < count; i++, item += field->size) {
        if (i > 0)
            text_add_char(text, ',');
        encode_object(field->form, item, text);
    }
    text_add_char(text, ']');
}

static void encode_value(const struct field *field, const void *from, struct text *text)
{
    const void *value = at(field, from);
    int number;

    switch (field->type) {
    case FIELD_INT:
    case FIELD_SEAT:
        text_add_int(text, int_at(from, field->offset));
        break;
    case FIELD_MAYBE_SEAT:
        number = int_at(from, field->offset);
        if (number == SEAT_NONE)
            text_add(text, "null");
        else
            text_add_int(text, number);
        break;
    case FIELD_CHIPS:
    case FIELD_ID:
        text_add_int(text, *(const int64_t *)value);
        break;
    case FIELD_INSTANT:
        if (*(const instant_ms *)value == INSTANT_NEVER)
            text_add(text, "null");
        else
            text_add_int(text, *(const instant_ms *)value);
        break;
    case FIELD_BOOL:
        text_add(text, *(const bool *)value ? "true" : "false");
        break;
    case FIELD_ENUM:
        number = int_at(from, field->offset);
        assert(number >= 0 && number < field->max);
        text_add_json(text, field->names[number]);
        break;
    case FIELD_TEXT:
    case FIELD_NAME:
    case FIELD_CHAT:
    case FIELD_SECRET:
    case FIELD_COMMAND_ID:
        text_add_json(text, value);
        break;
    case FIELD_SEAT_SET:
        encode_seats(*(const seat_set *)value, text);
        break;
    case FIELD_STACKS:
        encode_stacks(value, text);
        break;
    case FIELD_PLACES:
        encode_places(*(const unsigned *)value, text);
        break;
    case FIELD_CARDS:
        encode_cards(value, int_at(from, field->count_offset), text);
        break;
    case FIELD_OPEN_CARDS:
        encode_cards(value, HOLE_MAX, text);
        break;
    case FIELD_STRENGTH:
        encode_strength(value, text);
        break;
    case FIELD_OBJECT:
        encode_object(field->form, value, text);
        break;
    case FIELD_ARRAY:
        encode_array(field, from, text);
        break;
    case FIELD_TYPE_COUNT:
        assert(false);
    }
}

void fields_encode(const struct form *form, const void *from, struct text *text)
{
    for (int i = 0; i < form->count; i++) {
        if (i > 0)
            text_add_char(text, ',');
        text_add_json(text, form->field[i].name);
        text_add_char(text, ':');
        encode_value(&form->field[i], from, text);
    }
}
