BEGIN;

DROP FUNCTION journal.pulse;

COMMIT;
