-- A password hash of former parameters is made anew when its owner logs in: only then is the
-- password at hand.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE FUNCTION api.rehash(player_id bigint, old_hash text, new_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    UPDATE site.players AS p
    SET password_hash = rehash.new_hash
    WHERE p.player_id = rehash.player_id AND p.password_hash = rehash.old_hash;
END;

COMMENT ON FUNCTION api.rehash IS
    'The same password, hashed with today''s parameters; nothing happens when old_hash is not the '
    'player''s any more.';

GRANT EXECUTE ON FUNCTION api.rehash TO brelan_edge;

COMMIT;
