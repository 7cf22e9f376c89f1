-- A standby looks whether the leader lives. It must not read the fence itself: programs call
-- functions and touch no table.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE FUNCTION journal.pulse(shard integer DEFAULT 0)
RETURNS TABLE (epoch bigint, batch bigint, beat_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT f.epoch, f.last_batch, f.beat_at FROM journal.fences AS f WHERE f.shard = pulse.shard;
END
$$;

COMMENT ON FUNCTION journal.pulse IS
    'What changes at least once a second while the leader of a shard lives and can write.';

GRANT EXECUTE ON FUNCTION journal.pulse TO brelan_game;

COMMIT;
