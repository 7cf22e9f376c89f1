-- One writer, each batch once, nothing altered afterwards; and what recovery reads.
\ir fixture.psql
SELECT plan(30);

CREATE FUNCTION pg_temp.fence(epoch bigint, batch bigint) RETURNS void
LANGUAGE sql
AS $$SELECT journal.fence(epoch, batch, sha256('c'), sha256('s') || sha256('s'), '2026-11-21Z')$$;

CREATE FUNCTION pg_temp.append(first_seq bigint, tables bigint[]) RETURNS void
LANGUAGE sql
AS $$
    SELECT journal.append_events(2, array_agg(first_seq + n - 1), tables, array_agg(0),
        array_agg('chatted'::text), array_agg(now()), array_agg('{"text":"<b>é"}'::text),
        array_agg(-1::bigint), array_agg(0::bigint))
    FROM generate_series(1, cardinality(tables)) AS n
$$;

SET ROLE brelan_game;

SELECT results_eq(
    $$SELECT epoch, batch, seq, chain FROM journal.take_over()$$,
    $$VALUES (2::bigint, 1::bigint, 0::bigint, sha256('1'))$$,
    'a take-over raises the epoch and says how far the journal is');

SELECT throws_ok($$SELECT pg_temp.fence(1, 2)$$, 'BR001', NULL, 'an old epoch is fenced');
SELECT throws_ok($$SELECT journal.beat(1, now())$$, 'BR001', NULL, 'an old epoch cannot beat');
SELECT throws_ok($$SELECT pg_temp.fence(3, 2)$$, 'BR001', NULL, 'a future epoch is fenced');
SELECT throws_ok($$SELECT pg_temp.fence(2, 1)$$, 'BR001', NULL, 'a replayed batch is refused');
SELECT throws_ok($$SELECT pg_temp.fence(2, 3)$$, 'BR001', NULL, 'a batch is not skipped');
SELECT lives_ok($$SELECT pg_temp.fence(2, 2)$$, 'the next batch of this epoch is written');
SELECT throws_ok($$SELECT pg_temp.fence(2, 2)$$, 'BR001', NULL, 'only once');

SELECT lives_ok($$SELECT pg_temp.append(1, ARRAY[7, 8, 7, 0, 7])$$, 'events are appended');
SELECT throws_ok($$SELECT pg_temp.append(5, ARRAY[8])$$, '23505', NULL,
    'a position is taken once');
SELECT throws_ok(
    $$SELECT journal.append_events(2, ARRAY[6], ARRAY[7], ARRAY[0], ARRAY['chatted'], ARRAY[now()],
                                   ARRAY['{"text":'], ARRAY[0], ARRAY[0])$$,
    '22P02', NULL, 'a payload is JSON');

SELECT lives_ok($$SELECT journal.beat(2, '2026-11-21 00:01Z')$$, 'the current epoch beats');
SELECT results_eq(
    $$SELECT epoch, batch, seq, chain, beat_at FROM journal.take_over()$$,
    $$VALUES (3::bigint, 2::bigint, 5::bigint, sha256('c'), '2026-11-21 00:01Z'::timestamptz)$$,
    'the next take-over finds batch, position, chain and beat');

SELECT lives_ok($$SELECT journal.save_snapshot(7, 3, '{"hand":1}')$$, 'a snapshot is saved');
SELECT lives_ok($$SELECT journal.save_snapshot(7, 1, '{"hand":0}')$$, 'an older one comes late');
SELECT results_eq($$SELECT * FROM journal.load_snapshots()$$,
    $$VALUES (7::bigint, 3::bigint, '{"hand":1}')$$, 'the newest snapshot of a table is kept');
SELECT results_eq($$SELECT seq, table_id, payload, digest FROM journal.load_events()$$,
    $$VALUES (2::bigint, 8::bigint, '{"text":"<b>é"}', -1::bigint), (4, 0, '{"text":"<b>é"}', -1),
             (5, 7, '{"text":"<b>é"}', -1)$$,
    'recovery reads the events after each table''s snapshot, in order, byte for byte');

SELECT lives_ok(
    $$SELECT journal.save_seal(t, h, substr(sha256('n'), 1, 24), sha256(h::text::bytea) || substr(sha256('t'), 1, 16))
      FROM (VALUES (7, 1), (7, 2), (8, 1)) AS v (t, h)$$, 'seals are saved');
SELECT results_eq(
    $$SELECT table_id, hand_no, substr(sealed, 1, 32) FROM journal.load_seals() ORDER BY table_id$$,
    $$VALUES (7::bigint, 2, sha256('2')), (8, 1, sha256('1'))$$,
    'recovery reads the seal of each table''s last hand');
SELECT throws_ok(
    $$SELECT journal.save_seal(7, 2, substr(sha256('n'), 1, 24), sha256('2'))$$,
    '23505', NULL, 'the seal of a hand is not replaced');

-- Another shard in the same database: its tables are numbered from 31 * 65536.
SELECT lives_ok(
    $$SELECT journal.append_events(1, ARRAY[1, 2], ARRAY[2031617, 0], ARRAY[0, 0],
        ARRAY['chatted', 'chips_granted'], ARRAY[now(), now()], ARRAY['{}', '{}'], ARRAY[0, 0],
        ARRAY[0, 0], 31)$$, 'another shard has positions of its own');
SELECT results_eq($$SELECT seq, table_id FROM journal.load_events()$$,
    $$VALUES (2::bigint, 8::bigint), (4, 0), (5, 7)$$, 'recovery does not read another shard''s events');
SELECT results_eq($$SELECT seq, table_id FROM journal.load_events(31)$$,
    $$VALUES (1::bigint, 2031617::bigint), (2, 0)$$, 'the other shard reads its own');
SELECT is_empty(
    $$SELECT FROM journal.load_snapshots(31) UNION ALL SELECT FROM journal.load_seals(31)$$,
    'and no snapshot or seal of this one');

SELECT lives_ok(
    $$SELECT journal.append_events(2, ARRAY[6, 7, 8], ARRAY[0, 0, 7], ARRAY[0, 0, 0],
        ARRAY['chips_granted', 'chips_granted', 'chatted'], array_fill(now(), ARRAY[3]),
        array_fill('{"amount":5000}'::text, ARRAY[3]), ARRAY[0, 0, 0], ARRAY[0, 77, 78])$$,
    'free chips');
SELECT results_eq(
    $$SELECT c, seq, amount FROM (VALUES (0), (77), (78), (79)) AS v (c), journal.granted(c)$$,
    $$VALUES (77, 7::bigint, 5000::bigint)$$, 'are found by the id of their command');

RESET ROLE;

SELECT throws_ok($$UPDATE journal.events SET digest = 0$$, '23000', NULL,
    'not even the owner updates an event');
SELECT throws_ok($$DELETE FROM journal.batches$$, '23000', NULL,
    'not even the owner deletes a batch');
SELECT throws_ok($$TRUNCATE journal.events$$, '23000', NULL,
    'not even the owner truncates events');

SELECT is((SELECT count(*) FROM journal.take_over(1)), 1::bigint, 'another shard has its own fence');

SELECT * FROM finish();
ROLLBACK;
