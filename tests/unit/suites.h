/* suites.h - every CUnit suite, one per module. main.c runs them all. */
#ifndef TESTS_UNIT_SUITES_H
#define TESTS_UNIT_SUITES_H

/* One line each, for whoever adds one. */
/* clang-format off */
#define SUITES(X) \
    X(blinds_suite) \
    X(buffer_suite) \
    X(card_suite) \
    X(clock_suite) \
    X(command_json_suite) \
    X(config_suite) \
    X(deal_suite) \
    X(distribute_suite) \
    X(edge_login_suite) \
    X(equity_suite) \
    X(errand_suite) \
    X(event_json_suite) \
    X(feed_suite) \
    X(frame_suite) \
    X(games_suite) \
    X(golden_suite) \
    X(hand_suite) \
    X(history_suite) \
    X(http_answer_suite) \
    X(http_suite) \
    X(json_suite) \
    X(json_tree_suite) \
    X(ledger_suite) \
    X(link_suite) \
    X(log_suite) \
    X(logins_suite) \
    X(measure_suite) \
    X(message_suite) \
    X(money_suite) \
    X(names_suite) \
    X(parked_suite) \
    X(players_suite) \
    X(pots_suite) \
    X(records_suite) \
    X(refusal_suite) \
    X(request_suite) \
    X(ring_suite) \
    X(rings_suite) \
    X(routes_suite) \
    X(seal_suite) \
    X(seating_suite) \
    X(seen_suite) \
    X(session_suite) \
    X(setup_suite) \
    X(shuffle_suite) \
    X(strategy_suite) \
    X(strength_slow_suite) \
    X(strength_suite) \
    X(table_json_suite) \
    X(table_suite) \
    X(tables_file_suite) \
    X(text_rules_suite) \
    X(text_suite) \
    X(throttle_suite) \
    X(variant_suite) \
    X(view_suite) \
    X(world_suite)
/* clang-format on */

#define X(suite) void suite(void);
SUITES(X)
#undef X

#endif
