BEGIN;

SELECT account_id, kind, owner_id, seat, balance, holder_id
FROM ledger.accounts WHERE false;

SELECT transfer_id, from_account_id, to_account_id, amount, batch, table_id, hand_no, shard,
       reason, at
FROM ledger.transfers WHERE false;

SELECT player_id, name, kind, balance, total, claimed_at, is_welcomed FROM site.asker(0);

ROLLBACK;
