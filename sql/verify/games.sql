BEGIN;

SELECT bet_limit, rotation FROM history.tables WHERE false;
SELECT game, bet_limit, small_bet, bring_in, more_boards FROM history.hands WHERE false;
SELECT up FROM history.hand_seats WHERE false;
SELECT cards FROM history.hand_actions WHERE false;
SELECT board, share FROM history.hand_results WHERE false;
SELECT history.boards(h), history.saw_flop(h) FROM history.hands AS h WHERE false;
SELECT 1 / (history.masked('{Ah,Kd}', 2) IS NOT DISTINCT FROM '{NULL,Kd}')::integer;

ROLLBACK;
