BEGIN;

SELECT epoch, batch, beat_at FROM journal.pulse();

ROLLBACK;
