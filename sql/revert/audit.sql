BEGIN;

DROP VIEW report.audits;
DROP FUNCTION api.last_audit, ledger.audit, ledger.findings;
DROP TABLE ledger.audits;
DROP INDEX journal.events_batch, ledger.transfers_batch;
REVOKE SELECT ON journal.fences, journal.batches, journal.events, ledger.accounts, ledger.transfers
    FROM brelan_audit;
REVOKE USAGE ON SCHEMA journal, ledger FROM brelan_audit;

-- The role stays while another database of the cluster needs it.
DO $$
BEGIN
    DROP ROLE IF EXISTS brelan_audit;
EXCEPTION
    WHEN dependent_objects_still_exist THEN NULL;
END
$$;

COMMIT;
