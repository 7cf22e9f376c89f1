BEGIN;

DROP FUNCTION journal.granted;
DROP INDEX journal.events_granted;

COMMIT;
