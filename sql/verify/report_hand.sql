BEGIN;

SELECT report.hand(0);

ROLLBACK;
