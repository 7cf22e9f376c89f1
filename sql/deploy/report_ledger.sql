-- What administrators read with psql of the chips.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE VIEW report.transfers AS
SELECT t.transfer_id,
       t.at,
       t.amount,
       t.reason,
       concat_ws(' ', f.kind, nullif(f.owner_id, 0), CASE WHEN f.kind = 'seat' THEN f.seat END)
           AS from_account,
       concat_ws(' ', i.kind, nullif(i.owner_id, 0), CASE WHEN i.kind = 'seat' THEN i.seat END)
           AS to_account,
       nullif(t.table_id, 0) AS table_id,
       nullif(t.hand_no, 0) AS hand_no,
       t.from_account_id,
       t.to_account_id,
       t.batch
FROM ledger.transfers AS t
JOIN ledger.accounts AS f ON f.account_id = t.from_account_id
JOIN ledger.accounts AS i ON i.account_id = t.to_account_id;

COMMENT ON VIEW report.transfers IS
    'Every movement of chips: "player 7" is the account of player 7, "seat 12 3" is seat 3 of '
    'table 12. table_id and hand_no: NULL where there was none.';

CREATE VIEW report.ledger_balance AS
SELECT coalesce(kind, 'total') AS kind,
       count(*) AS accounts,
       sum(balance) AS balance
FROM ledger.accounts
GROUP BY ROLLUP (kind)
ORDER BY grouping(kind), kind;

COMMENT ON VIEW report.ledger_balance IS
    'Where all chips are. The line "total" must be 0: issuance is below zero by what all others '
    'hold. Pot is 0: bets of a running hand are still in the seats.';

CREATE VIEW report.ledger_mismatch AS
SELECT a.account_id,
       a.kind,
       a.owner_id,
       a.seat,
       a.balance AS kept,
       coalesce(m.recomputed, 0) AS recomputed
FROM ledger.accounts AS a
LEFT JOIN (
    SELECT account_id, sum(change) AS recomputed
    FROM (
        SELECT from_account_id AS account_id, -amount AS change FROM ledger.transfers
        UNION ALL
        SELECT to_account_id, amount FROM ledger.transfers
    ) AS c
    GROUP BY account_id
) AS m USING (account_id)
WHERE a.balance <> coalesce(m.recomputed, 0);

COMMENT ON VIEW report.ledger_mismatch IS
    'Accounts whose balance differs from the sum of their transfers. Must be empty. Reads every '
    'transfer.';

GRANT SELECT ON report.transfers, report.ledger_balance, report.ledger_mismatch TO brelan_report;

COMMIT;
