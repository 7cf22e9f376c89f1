BEGIN;

DROP VIEW report.ledger_mismatch;
DROP VIEW report.ledger_balance;
DROP VIEW report.transfers;

COMMIT;
