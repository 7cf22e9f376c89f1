BEGIN;

SELECT hand_id, ended_at, table_name, hand_no, blinds, players, bots, board, pot, rake, winners,
       took
FROM report.hands WHERE false;
SELECT table_id, name, game, seats, blinds, opened_at, hands, last_hand_at, average_pot,
       flop_percent, rake
FROM report.tables WHERE false;
SELECT player_id, name, kind, created_at, seen_at, deleted_at, balance, at_tables, granted, hands
FROM report.players WHERE false;
SELECT player_id, name, kind, hands, hands_won, hands_shown, net, bb_per_100, best_hand,
       worst_hand, last_hand_at
FROM report.player_results WHERE false;
SELECT hand_id, before, after, rake, won, pot FROM report.hand_mismatch WHERE false;

ROLLBACK;
