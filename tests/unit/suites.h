/* suites.h - every CUnit suite, one per module. main.c runs them all. */
#ifndef TESTS_UNIT_SUITES_H
#define TESTS_UNIT_SUITES_H

#define SUITES(X)  \
    X(frame_suite) \
    X(link_suite)  \
    X(message_suite)

#define X(suite) void suite(void);
SUITES(X)
#undef X

#endif
