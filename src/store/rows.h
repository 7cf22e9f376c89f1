/* rows.h - read typed columns of a result by name, and make parameters of numbers. */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "store/db.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ROW_NUMBER_BYTES = 24 };

/* Each returns -1 when the column is missing, NULL or of another form. */
int row_int(const PGresult *result, int row, const char *column, int64_t *number);
int row_bool(const PGresult *result, int row, const char *column, bool *truth);

/* Bytes out of hexadecimal digits: `length` says how many of `size` came. */
struct row_bytes {
    uint8_t *bytes;
    size_t size;
    size_t length;
};
int row_hex(const PGresult *result, int row, const char *column, struct row_bytes *bytes);

/* Borrowed; "" when the column is missing or NULL. */
const char *row_text(const PGresult *result, int row, const char *column);

/* Writes the number into `storage` and returns it. */
const char *row_number(char storage[ROW_NUMBER_BYTES], int64_t number);

#endif
