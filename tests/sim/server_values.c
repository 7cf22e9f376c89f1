/* Values as PostgreSQL writes them: numbers, times, arrays; and rows of results. */
#include "server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int64_t value_int(const char *text)
{
    return strtoll(text, NULL, 10);
}

static int64_t digits(const char *text, int count)
{
    int64_t number = 0;

    for (int i = 0; i < count; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

/* 2026-11-21T07:52:00.123Z, in a calendar whose years begin in March. */
instant_ms value_instant(const char *text)
{
    int64_t year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);

    year -= month <= 2 ? 1 : 0;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
    int64_t seconds = days * 86400 + digits(text + 11, 2) * 3600 + digits(text + 14, 2) * 60 +
                      digits(text + 17, 2);
    return seconds * 1000 + digits(text + 20, 3);
}

int value_ints(const char *text, int64_t numbers[], int most)
{
    int count = 0;

    assert(text[0] == '{');
    for (const char *at = text + 1; *at != '}' && *at != '\0';) {
        char *end;
        assert(count < most);
        numbers[count++] = strtoll(at, &end, 10);
        at = *end == ',' ? end + 1 : end;
    }
    return count;
}

static char *one_text(const char **from)
{
    const char *at = *from + 1;
    size_t length = 0;

    assert(**from == '"');
    for (const char *end = at; *end != '"'; end++, length++)
        end += *end == '\\' ? 1 : 0;
    char *text = malloc(length + 1);
    assert(text != NULL);
    for (size_t i = 0; i < length; i++) {
        at += *at == '\\' ? 1 : 0;
        text[i] = *at++;
    }
    text[length] = '\0';
    *from = at + 1;
    return text;
}

int value_texts(const char *text, char *texts[], int most)
{
    int count = 0;

    assert(text[0] == '{');
    for (const char *at = text + 1; *at != '}' && *at != '\0';) {
        assert(count < most);
        texts[count++] = one_text(&at);
        at += *at == ',' ? 1 : 0;
    }
    return count;
}

PGresult *value_result(const char *const columns[], int count)
{
    PGresAttDesc described[16] = {0};
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

    assert(count <= 16 && result != NULL);
    for (int i = 0; i < count; i++)
        described[i] =
            (PGresAttDesc){.name = (char *)(uintptr_t)columns[i], .typid = 25, .typlen = -1};
    int status = PQsetResultAttrs(result, count, described);
    assert(status == 1);
    (void)status;
    return result;
}

void value_set(PGresult *result, int row, int column, const char *text)
{
    int length = text == NULL ? -1 : (int)strlen(text);
    int status = PQsetvalue(result, row, column, (char *)(uintptr_t)text, length);

    assert(status == 1);
    (void)status;
}

void value_set_int(PGresult *result, int row, int column, int64_t number)
{
    char text[24];

    (void)snprintf(text, sizeof text, "%lld", (long long)number);
    value_set(result, row, column, text);
}
