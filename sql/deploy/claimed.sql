-- A command for free chips that comes again, perhaps after a restart of the game, is answered as it
-- was: the journal knows its id.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE INDEX events_granted ON journal.events (command_id) WHERE table_id = 0 AND command_id <> 0;

CREATE FUNCTION journal.granted(command_id bigint) RETURNS TABLE (seq bigint, amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT e.seq, (e.payload ->> 'amount')::bigint
    FROM journal.events AS e
    WHERE e.table_id = 0 AND e.command_id = granted.command_id AND e.command_id <> 0;
END
$$;

COMMENT ON FUNCTION journal.granted IS
    'The free chips that came with this command; no row: it has not been done.';

GRANT EXECUTE ON FUNCTION journal.granted TO brelan_game;

COMMIT;
