BEGIN;

DROP FUNCTION site.asker(bigint);
DROP FUNCTION ledger.post(bigint, text[], bigint[], integer[], text[], bigint[], integer[],
                          bigint[], text[], bigint[], integer[], timestamptz, integer);
DROP TABLE ledger.transfers;
DROP TABLE ledger.accounts;
DROP FUNCTION ledger.require_player();
DROP FUNCTION ledger.keep_balances();
DROP FUNCTION ledger.refuse_change();

COMMIT;
