BEGIN;

DROP FUNCTION journal.load_seals(integer);
DROP FUNCTION journal.load_events(integer);
DROP FUNCTION journal.load_snapshots(integer);
DROP FUNCTION journal.save_seal(bigint, integer, bytea, bytea);
DROP FUNCTION journal.save_snapshot(bigint, bigint, text);
DROP FUNCTION journal.append_events(bigint, bigint[], bigint[], integer[], text[], timestamptz[],
                                    text[], bigint[], bigint[], integer);
DROP FUNCTION journal.beat(bigint, timestamptz, integer);
DROP FUNCTION journal.fence(bigint, bigint, bytea, bytea, timestamptz, integer);
DROP FUNCTION journal.take_over(integer);
DROP TABLE journal.seals;
DROP TABLE journal.snapshots;
DROP TABLE journal.events;
DROP TABLE journal.batches;
DROP TABLE journal.fences;

COMMIT;
