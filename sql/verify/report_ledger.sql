BEGIN;

SELECT kind, accounts, balance FROM report.ledger_balance WHERE false;
SELECT account_id, kind, owner_id, seat, kept, recomputed FROM report.ledger_mismatch WHERE false;
SELECT transfer_id, at, amount, reason, from_account, to_account, table_id, hand_no,
       from_account_id, to_account_id, batch
FROM report.transfers WHERE false;

ROLLBACK;
