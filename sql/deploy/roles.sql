-- Group roles without login; the users that programs and people connect as are granted one each.
-- Roles belong to the whole cluster, so another database of it may have made them already.

BEGIN;

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['brelan_owner', 'brelan_game', 'brelan_edge', 'brelan_report']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
END
$$;

COMMENT ON ROLE brelan_owner IS 'Brelan: owns every object; no program connects as it.';
COMMENT ON ROLE brelan_game IS
    'Brelan: the game process. Calls functions of journal, ledger, history and site.';
COMMENT ON ROLE brelan_edge IS 'Brelan: the edges. Call functions of api.';
COMMENT ON ROLE brelan_report IS
    'Brelan: people with psql. Read report; see no running hand and no mucked card.';

-- A function may be called only by those to whom it is granted, one by one.
ALTER DEFAULT PRIVILEGES FOR ROLE brelan_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE SCHEMA site AUTHORIZATION brelan_owner;
CREATE SCHEMA ledger AUTHORIZATION brelan_owner;
CREATE SCHEMA journal AUTHORIZATION brelan_owner;
CREATE SCHEMA history AUTHORIZATION brelan_owner;
CREATE SCHEMA api AUTHORIZATION brelan_owner;
CREATE SCHEMA report AUTHORIZATION brelan_owner;

COMMENT ON SCHEMA site IS 'Players and their logins.';
COMMENT ON SCHEMA ledger IS 'Every movement of chips, and the balances that follow from them.';
COMMENT ON SCHEMA journal IS 'Everything that happened, in order: the game is rebuilt from it.';
COMMENT ON SCHEMA history IS 'Finished hands.';
COMMENT ON SCHEMA api IS 'Functions for the edges; each filters what its viewer may see.';
COMMENT ON SCHEMA report IS
    'Views and functions for administrators with psql. Start with \dv+ report.*';

GRANT USAGE ON SCHEMA site, ledger, journal, history TO brelan_game;
GRANT USAGE ON SCHEMA api TO brelan_edge;
GRANT USAGE ON SCHEMA report TO brelan_report;

COMMIT;
