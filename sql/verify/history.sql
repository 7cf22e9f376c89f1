BEGIN;

SELECT table_id, name, game, seats, small_blind, big_blind, config, opened_at
FROM history.tables WHERE false;
SELECT hand_id, table_id, hand_no, started_at, ended_at, button, small_blind_seat, big_blind_seat,
       small_blind, big_blind, ante, pot, rake, board
FROM history.hands WHERE false;
SELECT hand_id, seat, player_id, is_bot, name, stack_before, stack_after, won, ended_at, shown
FROM history.hand_seats WHERE false;
SELECT hand_id, seat, cards FROM history.hand_holes WHERE false;
SELECT hand_id, action_no, street, seat, kind, amount, bet_to, is_all_in, is_forced
FROM history.hand_actions WHERE false;
SELECT hand_id, pot, seat, amount FROM history.hand_results WHERE false;

ROLLBACK;
