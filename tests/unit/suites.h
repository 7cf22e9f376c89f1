/* suites.h - every CUnit suite, one per module. main.c runs them all. */
#ifndef TESTS_UNIT_SUITES_H
#define TESTS_UNIT_SUITES_H

/* One line each, for whoever adds one. */
/* clang-format off */
#define SUITES(X) \
    X(buffer_suite) \
    X(card_suite) \
    X(config_suite) \
    X(distribute_suite) \
    X(frame_suite) \
    X(hand_suite) \
    X(golden_suite) \
    X(http_answer_suite) \
    X(json_tree_suite) \
    X(link_suite) \
    X(log_suite) \
    X(measure_suite) \
    X(message_suite) \
    X(names_suite) \
    X(players_suite) \
    X(pots_suite) \
    X(refusal_suite) \
    X(seal_suite) \
    X(seen_suite) \
    X(session_suite) \
    X(shuffle_suite) \
    X(strategy_suite) \
    X(strength_suite) \
    X(text_suite)
/* clang-format on */

#define X(suite) void suite(void);
SUITES(X)
#undef X

#endif
