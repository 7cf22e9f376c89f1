/* error.h - a failure in one line: the world let us down. Set where it is found, logged once. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

struct error {
    char text[512]; /* a sentence without newline; no secret in it */
};

/* Formats into `error` and returns -1, so that a caller can `return error_set(…)`. */
__attribute__((format(printf, 2, 3))) int error_set(struct error *error, const char *format, ...);

#endif
