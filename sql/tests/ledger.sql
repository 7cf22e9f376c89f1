-- Chips are neither made nor lost, and nobody but issuance can owe them.
\ir fixture.psql
SELECT plan(28);

-- One transfer of the last player to be named, by the game.
CREATE FUNCTION pg_temp.post(
    from_kind text, from_owner bigint, from_seat integer, to_kind text, to_owner bigint,
    to_seat integer, amount bigint, reason text DEFAULT 'test'
) RETURNS SETOF text
LANGUAGE sql
AS $$
    SELECT p.player_id || ':' || p.balance FROM ledger.post(1, ARRAY[from_kind], ARRAY[from_owner],
        ARRAY[from_seat], ARRAY[to_kind], ARRAY[to_owner], ARRAY[to_seat], ARRAY[amount],
        ARRAY[reason], ARRAY[0::bigint], ARRAY[0], now()) AS p
$$;
CREATE TEMP TABLE known AS SELECT :ada::bigint AS ada, :boris::bigint AS boris, :dora::bigint AS dora;
GRANT SELECT ON known TO PUBLIC;

SELECT results_eq(
    $$SELECT kind, seat::integer, balance FROM ledger.accounts
      WHERE kind <> 'player' ORDER BY kind, seat$$,
    $$VALUES ('issuance', 0, -40000::bigint), ('pot', 0, 0), ('rake', 0, 100),
             ('seat', 0, 6900), ('seat', 2, 5850), ('seat', 5, 6150)$$,
    'two hands: the seats have what the hands left them, the pot has nothing');
SELECT is((SELECT sum(balance) FROM ledger.accounts), 0::numeric, 'all balances sum to zero');

SELECT results_eq(
    $$SELECT a.name, a.balance, a.total, a.is_welcomed, a.claimed_at IS NULL
      FROM known, site.asker(ada) AS a$$,
    $$VALUES ('Ada', 10000::bigint, 16900::bigint, true, true)$$,
    'asker: balance, and total with the chips at tables');
SELECT results_eq(
    $$SELECT a.balance, a.total, a.is_welcomed FROM known, site.asker(dora) AS a$$,
    $$VALUES (0::bigint, 0::bigint, false)$$, 'asker: a player without chips');
SELECT is_empty($$SELECT * FROM site.asker(999999)$$, 'asker: nobody');

SET ROLE brelan_game;

SELECT results_eq(
    $$SELECT pg_temp.post('issuance', 0, 0, 'player', dora, 0, 5000, 'daily') FROM known$$,
    $$SELECT dora || ':5000' FROM known$$, 'a grant gives the new balance');
SELECT results_eq(
    $$SELECT a.claimed_at = now(), a.is_welcomed FROM known, site.asker(dora) AS a$$,
    $$VALUES (true, false)$$, 'asker: the daily grant is remembered');

SELECT throws_ok($$SELECT pg_temp.post('player', ada, 0, 'seat', 7, 1, 0) FROM known$$,
    '23514', NULL, 'an amount of 0 is refused');
SELECT throws_ok($$SELECT pg_temp.post('player', ada, 0, 'seat', 7, 1, -1) FROM known$$,
    '23514', NULL, 'an amount below 0 is refused');
SELECT throws_ok($$SELECT pg_temp.post('issuance', 0, 0, 'player', ada, 0, 9007199254740992) FROM known$$,
    '23514', NULL, 'an amount above 2^53 - 1 is refused');
SELECT throws_ok($$SELECT pg_temp.post('issuance', 0, 0, 'player', ada, 0, NULL) FROM known$$,
    '23502', NULL, 'no amount is refused');
SELECT throws_ok(
    $$SELECT pg_temp.post('issuance', 0, 0, 'player', ada, 0, 9007199254740991) FROM known$$,
    '23514', NULL, 'a balance that a browser cannot hold is refused');

SELECT throws_ok($$SELECT pg_temp.post('player', ada, 0, 'seat', 7, 1, 10001) FROM known$$,
    '23514', NULL, 'overdraft of a player');
SELECT throws_ok($$SELECT pg_temp.post('seat', 7, 0, 'player', ada, 0, 6901) FROM known$$,
    '23514', NULL, 'overdraft of a seat');
SELECT throws_ok($$SELECT pg_temp.post('pot', 7, 0, 'seat', 7, 0, 1)$$,
    '23514', NULL, 'overdraft of a pot');
SELECT throws_ok($$SELECT pg_temp.post('rake', 0, 0, 'player', ada, 0, 101) FROM known$$,
    '23514', NULL, 'overdraft of the rake');
SELECT lives_ok($$SELECT pg_temp.post('player', ada, 0, 'seat', 7, 1, 10000) FROM known$$,
    'a player may put in everything');

SELECT throws_ok($$SELECT pg_temp.post('bank', 0, 0, 'player', ada, 0, 1) FROM known$$,
    '23514', NULL, 'an unknown kind is refused');
SELECT throws_ok($$SELECT pg_temp.post('issuance', 0, 0, 'player', 999999, 0, 1)$$,
    '23503', NULL, 'an unknown player is refused');
SELECT throws_ok($$SELECT pg_temp.post('issuance', 3, 0, 'player', ada, 0, 1) FROM known$$,
    '23514', NULL, 'there is one issuance');
SELECT throws_ok($$SELECT pg_temp.post('player', ada, 0, 'seat', 7, 10, 1) FROM known$$,
    '23514', NULL, 'a seat beyond the table is refused');
SELECT throws_ok($$SELECT pg_temp.post('player', dora, 0, 'player', dora, 0, 1) FROM known$$,
    '23514', NULL, 'a transfer to oneself is refused');
SELECT throws_ok($$SELECT pg_temp.post('issuance', 0, 0, 'player', ada, 0, 1, 'welcome') FROM known$$,
    '23505', NULL, 'welcome chips come once');

RESET ROLE;

SELECT is(
    (SELECT holder_id FROM ledger.accounts WHERE kind = 'seat' AND owner_id = 7 AND seat = 1), :ada::bigint,
    'a seat knows whose chips it holds');

SELECT throws_ok($$UPDATE ledger.transfers SET amount = 1$$, '23000', NULL,
    'not even the owner updates a transfer');
SELECT throws_ok($$DELETE FROM ledger.transfers$$, '23000', NULL,
    'not even the owner deletes a transfer');
SELECT throws_ok($$TRUNCATE ledger.transfers$$, '23000', NULL,
    'not even the owner truncates transfers');

SELECT is((SELECT sum(balance) FROM ledger.accounts), 0::numeric,
    'whatever was refused moved nothing');

SELECT * FROM finish();
ROLLBACK;
