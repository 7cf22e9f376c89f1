-- The audit that an operator runs each night, and the role that may: it reads the journal and the
-- ledger as they are, but no seal and no hidden card. Batches come in order, so a BRIN index finds
-- the rows of a batch and costs a write next to nothing.

BEGIN;

SET LOCAL lock_timeout = '5s';

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'brelan_audit') THEN
        CREATE ROLE brelan_audit NOLOGIN;
    END IF;
END
$$;

COMMENT ON ROLE brelan_audit IS
    'Brelan: brelan audit and brelan verify-journal. Reads journal and ledger, writes the outcome.';

SET LOCAL ROLE brelan_owner;

CREATE INDEX events_batch ON journal.events USING brin (batch);
CREATE INDEX transfers_batch ON ledger.transfers USING brin (batch);

CREATE TABLE ledger.audits (
    audit_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    findings text[] NOT NULL
);

COMMENT ON TABLE ledger.audits IS 'Outcomes of ledger.audit(). Append only.';
COMMENT ON COLUMN ledger.audits.findings IS 'what was wrong, a sentence each; empty: nothing';

CREATE TRIGGER audits_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.audits
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.findings(hands_since timestamptz) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT format('all balances together are %s chips, not 0', sum(balance))
    FROM ledger.accounts HAVING sum(balance) <> 0
    UNION ALL
    SELECT format('account %s (%s %s, seat %s) has %s chips; its transfers give %s',
                  m.account_id, m.kind, m.owner_id, m.seat, m.kept, m.recomputed)
    FROM report.ledger_mismatch AS m
    UNION ALL
    SELECT format('the pot of table %s holds %s chips between settlements', owner_id, balance)
    FROM ledger.accounts WHERE kind = 'pot' AND balance <> 0
    UNION ALL
    SELECT format('trigger %s of %s.%s is missing or switched off', w.name, w.space, w.relation)
    FROM (VALUES ('transfers_append_only', 'ledger', 'transfers'),
                 ('transfers_keep_balances', 'ledger', 'transfers'),
                 ('audits_append_only', 'ledger', 'audits'),
                 ('batches_append_only', 'journal', 'batches'),
                 ('events_append_only', 'journal', 'events')) AS w (name, space, relation)
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger AS t
        WHERE t.tgname = w.name AND t.tgenabled IN ('O', 'A')
          AND t.tgrelid = to_regclass(format('%I.%I', w.space, w.relation)))
    UNION ALL
    SELECT format('shard %s: the fence is at batch %s, the journal at batch %s',
                  f.shard, f.last_batch, coalesce(b.batch, 0))
    FROM journal.fences AS f
    LEFT JOIN LATERAL (
        SELECT batch, chain FROM journal.batches AS b
        WHERE b.shard = f.shard ORDER BY batch DESC LIMIT 1) AS b ON true
    WHERE f.last_batch <> coalesce(b.batch, 0) OR f.chain <> coalesce(b.chain, '')
    UNION ALL
    SELECT format('hand %s: its seats have %s chips less after it, its rake is %s',
                  h.hand_id, sum(s.stack_before - s.stack_after), h.rake)
    FROM history.hands AS h
    JOIN history.hand_seats AS s ON s.hand_id = h.hand_id
    WHERE h.ended_at >= hands_since
    GROUP BY h.hand_id
    HAVING sum(s.stack_before - s.stack_after) <> h.rake
    UNION ALL
    SELECT format('hand %s: %s chips were raked in the history, %s in the ledger',
                  h.hand_id, h.rake, coalesce(t.amount, 0))
    FROM history.hands AS h
    LEFT JOIN (
        SELECT table_id, hand_no, sum(amount) AS amount FROM ledger.transfers
        WHERE reason = 'rake' AND at >= hands_since - interval '1 day'
        GROUP BY table_id, hand_no) AS t
        ON t.table_id = h.table_id AND t.hand_no = h.hand_no
    WHERE h.ended_at >= hands_since AND h.rake <> coalesce(t.amount, 0);
END;

COMMENT ON FUNCTION ledger.findings IS
    'What is wrong with the ledger, the fence and the hands that ended since then; no row: nothing. '
    'Reads every transfer.';

CREATE FUNCTION ledger.audit(hands_since timestamptz DEFAULT '-infinity') RETURNS text[]
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    INSERT INTO ledger.audits (findings)
    VALUES (ARRAY(SELECT ledger.findings(audit.hands_since) LIMIT 1000))
    RETURNING findings;
END;

COMMENT ON FUNCTION ledger.audit IS
    'Looks for what is wrong, at most 1,000 findings, and keeps the outcome in ledger.audits.';

CREATE FUNCTION api.last_audit() RETURNS TABLE (at timestamptz, finding_count integer)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT a.at, cardinality(a.findings) FROM ledger.audits AS a ORDER BY a.audit_id DESC LIMIT 1;
END;

COMMENT ON FUNCTION api.last_audit IS 'When the ledger was audited last and how much was wrong.';

CREATE VIEW report.audits AS
SELECT audit_id, at, cardinality(findings) AS finding_count, findings
FROM ledger.audits
ORDER BY audit_id DESC;

COMMENT ON VIEW report.audits IS
    'Audits of the ledger, the newest first. finding_count must be 0.';

GRANT USAGE ON SCHEMA journal, ledger TO brelan_audit;
GRANT SELECT ON journal.fences, journal.batches, journal.events, ledger.accounts, ledger.transfers
    TO brelan_audit;
GRANT EXECUTE ON FUNCTION ledger.audit TO brelan_audit;
GRANT EXECUTE ON FUNCTION api.last_audit TO brelan_edge;
GRANT SELECT ON report.audits TO brelan_report;

COMMIT;
