BEGIN;

SELECT 'journal.events_batch'::regclass, 'ledger.transfers_batch'::regclass;
SELECT audit_id, at, finding_count, findings FROM report.audits WHERE false;
SELECT at, finding_count FROM api.last_audit() WHERE false;
SELECT 1 / has_function_privilege('brelan_audit', 'ledger.audit(timestamptz)', 'execute')::integer;

ROLLBACK;
