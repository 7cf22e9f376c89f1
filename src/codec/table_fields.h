/* table_fields.h - the fields of a table's rules, for its JSON and for the event that opens it. */
#ifndef CODEC_TABLE_FIELDS_H
#define CODEC_TABLE_FIELDS_H

#include "codec/fields.h"
#include "room/command.h"

enum { CONFIG_FIELD_COUNT = 23 };

extern const struct field table_config_fields[CONFIG_FIELD_COUNT]; /* of struct table_config */

#define CONFIG_FORM                             \
    {                                           \
        table_config_fields, CONFIG_FIELD_COUNT \
    }

#endif
