BEGIN;

SELECT 'journal.events_granted'::regclass;
SELECT seq, amount FROM journal.granted(0);

ROLLBACK;
