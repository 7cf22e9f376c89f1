#include "store/rows.h"

#include "base/text.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* NULL when it is missing or NULL. */
static const char *field(const PGresult *result, int row, const char *column)
{
    int number = PQfnumber(result, column);

    if (number < 0 || PQgetisnull(result, row, number))
        return NULL;
    return PQgetvalue(result, row, number);
}

int row_int(const PGresult *result, int row, const char *column, int64_t *number)
{
    const char *value = field(result, row, column);
    char *end;

    if (value == NULL)
        return -1;
    errno = 0;
    long long parsed = strtoll(value, &end, 10);
    if (errno != 0 || end == value || *end != '\0')
        return -1;
    *number = parsed;
    return 0;
}

int row_bool(const PGresult *result, int row, const char *column, bool *truth)
{
    const char *value = field(result, row, column);

    if (value == NULL || (strcmp(value, "t") != 0 && strcmp(value, "f") != 0))
        return -1;
    *truth = value[0] == 't';
    return 0;
}

int row_hex(const PGresult *result, int row, const char *column, struct row_bytes *bytes)
{
    const char *value = field(result, row, column);

    if (value == NULL)
        return -1;
    int status =
        sodium_hex2bin(bytes->bytes, bytes->size, value, strlen(value), NULL, &bytes->length, NULL);
    return status == 0 ? 0 : -1;
}

const char *row_text(const PGresult *result, int row, const char *column)
{
    const char *value = field(result, row, column);
    return value == NULL ? "" : value;
}

const char *row_number(char storage[ROW_NUMBER_BYTES], int64_t number)
{
    struct text text;

    text_init(&text, storage, ROW_NUMBER_BYTES);
    text_add_int(&text, number);
    return storage;
}
