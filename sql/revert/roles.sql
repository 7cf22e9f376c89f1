-- A role that another database of the cluster still uses stays.

BEGIN;

DROP SCHEMA report;
DROP SCHEMA api;
DROP SCHEMA history;
DROP SCHEMA journal;
DROP SCHEMA ledger;
DROP SCHEMA site;

ALTER DEFAULT PRIVILEGES FOR ROLE brelan_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['brelan_report', 'brelan_edge', 'brelan_game', 'brelan_owner']
    LOOP
        BEGIN
            EXECUTE format('DROP ROLE %I', role);
        EXCEPTION WHEN dependent_objects_still_exist THEN
            RAISE NOTICE 'role % stays: another database uses it', role;
        END;
    END LOOP;
END
$$;

COMMIT;
