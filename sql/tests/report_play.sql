-- Reports on hands, tables and players, on two hands whose outcome is known.
\ir fixture.psql
SELECT plan(7);

SET ROLE brelan_report;

SELECT results_eq(
    $$SELECT hand_id, ended_at, table_name, hand_no, game, blinds, players, bots, board, pot, rake,
             winners, took
      FROM report.hands ORDER BY hand_id$$,
    $$VALUES (30064771073, '2026-11-21 08:00:42Z'::timestamptz, 'Lyon', 1, 'no-limit hold''em', '50/100', 3::bigint,
              1::bigint, 'Ah 7d 2c Kd 9s', 6300::bigint, 100::bigint, 'Cleo', '42 s'::interval),
             (30064771074, '2026-11-21 08:01:02Z', 'Lyon', 2, 'no-limit hold''em', '50/100', 3, 1, '', 250, 0, 'Boris',
              '12 s')$$,
    'hands');

SELECT results_eq(
    $$SELECT table_id, name, game, seats::integer, blinds, hands, last_hand_at, average_pot,
             flop_percent, rake
      FROM report.tables$$,
    $$VALUES (7::bigint, 'Lyon', 'no-limit hold''em', 6, '50/100', 2::bigint,
              '2026-11-21 08:01:02Z'::timestamptz, 3275::numeric, 50::numeric, 100::numeric)$$,
    'tables');

SELECT results_eq(
    $$SELECT name, kind, deleted_at, balance, at_tables, granted, hands
      FROM report.players ORDER BY player_id$$,
    $$VALUES ('Ada', 'guest', NULL::timestamptz, 10000::bigint, 6900::numeric, 20000::numeric, 2::bigint),
             ('Boris', 'member', NULL, 4000, 5850, 10000, 2),
             ('Cleo', 'bot', NULL, 7000, 6150, 10000, 2),
             ('Dora', 'guest', NULL, 0, 0, 0, 0)$$,
    'players');

SELECT results_eq(
    $$SELECT name, kind, hands, hands_won, hands_shown, net, bb_per_100, best_hand, worst_hand,
             last_hand_at
      FROM report.player_results ORDER BY player_id$$,
    $$VALUES ('Ada', 'guest', 2::bigint, 0::bigint, 0::bigint, -3100::numeric, -1550.0,
              -100::bigint, -3000::bigint, '2026-11-21 08:01:02Z'::timestamptz),
             ('Boris', 'member', 2, 1, 1, -150, -75.0, 150, -300, '2026-11-21 08:01:02Z'),
             ('Cleo', 'bot', 2, 1, 1, 3150, 1575.0, 3200, -50, '2026-11-21 08:01:02Z')$$,
    'player_results: who did not play has no line');

SELECT is_empty('SELECT * FROM report.hand_mismatch', 'the chips of both hands add up');

RESET ROLE;
UPDATE history.hand_seats SET stack_after = stack_after + 1 WHERE hand_id = :hand2 AND seat = 0;
UPDATE history.hands SET pot = pot + 1 WHERE hand_id = :hand1;
SET ROLE brelan_report;
SELECT results_eq(
    $$SELECT * FROM report.hand_mismatch ORDER BY hand_id$$,
    $$VALUES (30064771073, 19000::numeric, 18900::numeric, 100::bigint, 6200::numeric, 6301::bigint),
             (30064771074, 18900, 18901, 0, 250, 250)$$,
    'hand_mismatch finds a chip too many');

SELECT is_empty(
    $$SELECT * FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'report'::regnamespace AND attname ~ 'hole|password|token|sealed'$$,
    'no view has a column of secrets');

SELECT * FROM finish();
ROLLBACK;
