-- Who may do what: programs call functions and touch no table; reports read views only.
\ir fixture.psql
SELECT plan(46);

CREATE TEMP VIEW our_schemas AS
SELECT oid, nspname FROM pg_namespace
WHERE nspname IN ('site', 'ledger', 'journal', 'history', 'report', 'api');

CREATE TEMP VIEW our_roles AS
SELECT unnest(ARRAY['brelan_game', 'brelan_edge', 'brelan_report']) AS role;

SELECT is_empty(
    $$SELECT role, nspname, relname, privilege
      FROM our_roles, our_schemas
      JOIN pg_class AS c ON c.relnamespace = our_schemas.oid,
           unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
               AS privilege
      WHERE relkind IN ('r', 'p', 'v', 'm')
        AND has_table_privilege(role, c.oid, privilege)
        AND NOT (role = 'brelan_report' AND nspname = 'report' AND privilege = 'SELECT')$$,
    'no role has a right on a table, except that report reads its views');

SELECT is_empty(
    $$SELECT nspname, relname FROM our_schemas JOIN pg_class AS c ON c.relnamespace = our_schemas.oid
      WHERE relkind = 'v' AND NOT has_table_privilege('brelan_report', c.oid, 'SELECT')$$,
    'report reads every view');

PREPARE callable AS
SELECT (nspname || '.' || proname) COLLATE "default" FROM our_schemas
JOIN pg_proc AS p ON p.pronamespace = our_schemas.oid
WHERE has_schema_privilege($1, our_schemas.oid, 'USAGE') AND has_function_privilege($1, p.oid, 'EXECUTE')
ORDER BY 1;

SELECT results_eq($$EXECUTE callable('brelan_game')$$, $$VALUES
    ('history.last_hands'), ('history.open_table'), ('history.record_hand'),
    ('history.show_cards'),
    ('journal.append_events'), ('journal.beat'), ('journal.fence'), ('journal.granted'),
    ('journal.load_events'),
    ('journal.load_seals'), ('journal.load_snapshots'), ('journal.pulse'), ('journal.save_seal'),
    ('journal.save_snapshot'), ('journal.take_over'),
    ('ledger.post'),
    ('site.asker'), ('site.from_ms'), ('site.to_ms')$$,
    'the game may call these functions and no other');

SELECT results_eq($$EXECUTE callable('brelan_edge')$$, $$VALUES
    ('api.create_guest'), ('api.create_login'), ('api.delete_login'), ('api.find_login_by_name'),
    ('api.hand'), ('api.hear_logins'), ('api.last_audit'), ('api.login'), ('api.me'), ('api.my_hands'), ('api.register'), ('api.rehash')$$,
    'an edge may call these functions and no other');

SELECT results_eq($$EXECUTE callable('brelan_report')$$, $$VALUES
    ('report.game'), ('report.hand'), ('report.stakes')$$,
    'report may call these functions and no other');

SELECT is_empty(
    $$SELECT nspname, proname FROM our_schemas JOIN pg_proc AS p ON p.pronamespace = our_schemas.oid
      WHERE prosecdef AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)$$,
    'a function with its owner''s rights has a pinned search_path');

SELECT is_empty(
    $$SELECT nspname, relname, relowner::regrole
      FROM our_schemas JOIN pg_class AS c ON c.relnamespace = our_schemas.oid
      WHERE relowner <> 'brelan_owner'::regrole
      UNION ALL
      SELECT nspname, proname, proowner::regrole
      FROM our_schemas JOIN pg_proc AS p ON p.pronamespace = our_schemas.oid
      WHERE proowner <> 'brelan_owner'::regrole$$,
    'brelan_owner owns everything');

SELECT is_empty(
    $$SELECT rolname FROM pg_roles
      WHERE rolname LIKE 'brelan\_%'
        AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR rolcanlogin)$$,
    'our roles are plain groups');

SELECT is_empty(
    $$SELECT member::regrole FROM pg_auth_members WHERE roleid = 'brelan_owner'::regrole$$,
    'nobody is a member of the owner');

SELECT is_empty(
    $$SELECT nspname, relname FROM our_schemas JOIN pg_class AS c ON c.relnamespace = our_schemas.oid
      WHERE relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL
      UNION ALL
      SELECT nspname, proname FROM our_schemas JOIN pg_proc AS p ON p.pronamespace = our_schemas.oid
      WHERE obj_description(p.oid, 'pg_proc') IS NULL$$,
    'every table, view and function says what it is');

-- The same by trying, with each role.
CREATE FUNCTION pg_temp.refused(statement text) RETURNS text
LANGUAGE sql
AS $$SELECT throws_ok(statement, '42501', NULL, current_role || ': ' || statement)$$;

CREATE TEMP TABLE attempts (attempt_no integer GENERATED ALWAYS AS IDENTITY, statement text);
INSERT INTO attempts (statement) VALUES
    ('INSERT INTO ledger.transfers (from_account_id) VALUES (1)'),
    ('UPDATE ledger.accounts SET balance = 0'),
    ('DELETE FROM ledger.transfers'),
    ('TRUNCATE ledger.transfers'),
    ('ALTER TABLE ledger.transfers DISABLE TRIGGER ALL'),
    ('INSERT INTO journal.events (seq) VALUES (1)'),
    ('UPDATE journal.fences SET epoch = 0'),
    ('DELETE FROM journal.events'),
    ('TRUNCATE journal.batches'),
    ('ALTER TABLE journal.events DISABLE TRIGGER ALL'),
    ('SELECT * FROM journal.seals'),
    ('SELECT * FROM history.hand_holes');
GRANT SELECT ON attempts TO PUBLIC;

SET ROLE brelan_game;
SELECT pg_temp.refused(statement) FROM attempts ORDER BY attempt_no;
RESET ROLE;
SET ROLE brelan_edge;
SELECT pg_temp.refused(statement) FROM attempts ORDER BY attempt_no;
RESET ROLE;
SET ROLE brelan_report;
SELECT pg_temp.refused(statement) FROM attempts ORDER BY attempt_no;
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
