-- Reports on chips, after two hands whose outcome is known.
\ir fixture.psql
SELECT plan(5);

SET ROLE brelan_report;

SELECT results_eq('SELECT * FROM report.ledger_balance',
    $$VALUES ('issuance', 1::bigint, -40000::numeric), ('player', 3, 21000), ('pot', 1, 0),
             ('rake', 1, 100), ('seat', 3, 18900), ('total', 9, 0)$$,
    'ledger_balance: everything sums to zero');

SELECT is_empty('SELECT * FROM report.ledger_mismatch', 'ledger_mismatch: nothing');

SELECT results_eq(
    $$SELECT amount, reason, from_account, to_account, table_id, hand_no, batch
      FROM report.transfers WHERE hand_no = 1 ORDER BY transfer_id$$,
    $$VALUES (3000::bigint, 'hand_lost', 'seat 7 0', 'pot 7', 7::bigint, 1, 1::bigint),
             (300, 'hand_lost', 'seat 7 2', 'pot 7', 7, 1, 1),
             (3200, 'hand_won', 'pot 7', 'seat 7 5', 7, 1, 1),
             (100, 'rake', 'pot 7', 'rake', 7, 1, 1)$$,
    'transfers: the settlement of a hand, in order');
SELECT results_eq(
    $$SELECT amount, from_account, table_id, hand_no FROM report.transfers WHERE reason = 'welcome'
      ORDER BY transfer_id LIMIT 1$$,
    $$VALUES (20000::bigint, 'issuance', NULL::bigint, NULL::integer)$$,
    'transfers: free chips belong to no table');

RESET ROLE;
UPDATE ledger.accounts SET balance = balance + 1 WHERE kind = 'rake';
SET ROLE brelan_report;
SELECT results_eq(
    'SELECT kind, owner_id, seat::integer, kept, recomputed FROM report.ledger_mismatch',
    $$VALUES ('rake', 0::bigint, 0, 101::bigint, 100::numeric)$$,
    'ledger_mismatch finds a balance that its transfers do not explain');

SELECT * FROM finish();
ROLLBACK;
