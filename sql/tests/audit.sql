-- The audit finds what no program of ours can do: each case breaks one thing as the owner.
\ir fixture.psql
SELECT plan(19);

GRANT brelan_owner TO current_user;
SET ROLE brelan_audit;
SELECT is(ledger.audit(), '{}', 'two hands: nothing is wrong');
SELECT lives_ok($$SELECT batch, seq, payload FROM journal.events$$, 'the audit reads events');
SELECT lives_ok($$SELECT from_account_id FROM ledger.transfers$$, 'the audit reads transfers');
SELECT throws_ok(statement, '42501', NULL, 'the audit: ' || statement) FROM (VALUES
    ('SELECT * FROM journal.seals'), ('SELECT * FROM history.hand_holes'),
    ('UPDATE ledger.accounts SET balance = 0'), ('DELETE FROM ledger.audits'),
    ('TRUNCATE ledger.transfers'), ('ALTER TABLE ledger.transfers DISABLE TRIGGER ALL')) AS a (statement);
RESET ROLE;

SELECT throws_ok('DELETE FROM ledger.audits', '23000', NULL, 'an outcome stays');

CREATE FUNCTION pg_temp.finds(break text, pattern text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    found text[];
BEGIN
    EXECUTE break;
    found := ledger.audit();
    RETURN alike(array_to_string(found, '; '), pattern, break);
END
$$;

SAVEPOINT whole;
SELECT pg_temp.finds($$UPDATE ledger.accounts SET balance = balance + 1 WHERE kind = 'rake'$$,
    'all balances together are 1 chips, not 0; account % (rake 0, seat 0) has 101 chips; its transfers give 100');
ROLLBACK TO whole;
SELECT pg_temp.finds($$SELECT ledger.post(1, ARRAY['seat'], ARRAY[7::bigint], ARRAY[0], ARRAY['pot'],
    ARRAY[7::bigint], ARRAY[0], ARRAY[5::bigint], ARRAY['hand_lost'], ARRAY[7::bigint], ARRAY[1], now())$$,
    'the pot of table 7 holds 5 chips between settlements');
ROLLBACK TO whole;
SELECT pg_temp.finds('ALTER TABLE ledger.transfers DISABLE TRIGGER transfers_append_only',
    'trigger transfers_append_only of ledger.transfers is missing or switched off');
ROLLBACK TO whole;
SELECT pg_temp.finds('DROP TRIGGER events_append_only ON journal.events',
    'trigger events_append_only of journal.events is missing or switched off');
ROLLBACK TO whole;
SELECT pg_temp.finds('UPDATE journal.fences SET last_batch = 9',
    'shard 0: the fence is at batch 9, the journal at batch 1');
ROLLBACK TO whole;
SELECT pg_temp.finds($$UPDATE journal.fences SET chain = sha256('other')$$, 'shard 0: the fence is at batch 1%');
ROLLBACK TO whole;
SELECT pg_temp.finds('UPDATE history.hand_seats SET stack_after = stack_after + 1 WHERE seat = 5 AND hand_id % 65536 = 1',
    'hand %: its seats have 99 chips less after it, its rake is 100');
ROLLBACK TO whole;
SELECT pg_temp.finds('UPDATE history.hands SET rake = 90 WHERE hand_no = 1',
    '%hand %: 90 chips were raked in the history, 100 in the ledger%');
ROLLBACK TO whole;

SET ROLE brelan_edge;
SELECT results_eq('SELECT finding_count FROM api.last_audit()', 'VALUES (0)', 'an edge sees the last outcome');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
