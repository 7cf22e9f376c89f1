BEGIN;

SELECT shard, epoch, last_batch, chain, beat_at FROM journal.fences WHERE false;
SELECT shard, batch, epoch, chain, signature, at FROM journal.batches WHERE false;
SELECT shard, seq, batch, table_id, hand_no, kind, at, payload, digest, command_id
FROM journal.events WHERE false;
SELECT table_id, seq, state FROM journal.snapshots WHERE false;
SELECT table_id, hand_no, nonce, sealed, created_at FROM journal.seals WHERE false;

SELECT count(*) FROM journal.load_snapshots();
SELECT count(*) FROM journal.load_seals();

ROLLBACK;
