-- What the edges may ask. Every function filters what its viewer may see; nothing else is granted
-- to them. Those that give JSON give the very text that the API answers with. PL/pgSQL keeps plans
-- between calls; a function in SQL would be planned each time.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

-- A guest cannot log in again, so after 30 days without a sign of life, its chips not on a table,
-- the name is free for somebody else: the guest's row is marked as deleted.
CREATE FUNCTION site.free_name(name text) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    UPDATE site.players AS p
    SET deleted_at = now()
    WHERE site.name_key(p.name) = site.name_key(free_name.name)
      AND p.deleted_at IS NULL
      AND p.kind <> 'member'
      AND p.seen_at < now() - interval '30 days'
      AND NOT EXISTS (SELECT FROM ledger.accounts AS s
                      WHERE s.holder_id = p.player_id AND s.balance > 0);
END;

COMMENT ON FUNCTION site.free_name IS
    'Takes the name from a guest or bot that has been gone for 30 days and has no chips on a '
    'table.';

CREATE FUNCTION site.is_alive(login site.logins) RETURNS boolean
LANGUAGE sql STABLE
RETURN login.seen_at > now() - interval '14 days' AND login.created_at > now() - interval '90 days';

COMMENT ON FUNCTION site.is_alive IS 'A login ends after 14 days unused and after 90 days anyway.';

CREATE FUNCTION api.create_login(owner_id bigint, new_token_hash bytea)
RETURNS TABLE (player_id bigint, name text, kind text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    DELETE FROM site.logins
    WHERE login_id IN (
        SELECT l.login_id FROM site.logins AS l
        WHERE l.created_at < now() - interval '90 days'
        LIMIT 10
        FOR UPDATE SKIP LOCKED);

    INSERT INTO site.logins (token_hash, player_id)
    SELECT new_token_hash, p.player_id
    FROM site.players AS p
    WHERE p.player_id = owner_id AND p.deleted_at IS NULL;

    RETURN QUERY
    UPDATE site.players AS p
    SET seen_at = now()
    WHERE p.player_id = owner_id AND p.deleted_at IS NULL
    RETURNING p.player_id, p.name, p.kind;
END
$$;

COMMENT ON FUNCTION api.create_login IS
    'A new login of a player whose password was verified; no row: there is no such player. '
    'new_token_hash: SHA-256 of the 32 random bytes in the cookie. Sweeps a few logins that have '
    'ended.';

CREATE FUNCTION api.create_guest(new_name text, is_bot boolean, token_hash bytea)
RETURNS TABLE (player_id bigint, name text, kind text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    id bigint;
BEGIN
    PERFORM site.free_name(new_name);
    INSERT INTO site.players AS p (name, kind)
    VALUES (new_name, CASE WHEN is_bot THEN 'bot' ELSE 'guest' END)
    ON CONFLICT DO NOTHING
    RETURNING p.player_id INTO id;
    RETURN QUERY SELECT l.player_id, l.name, l.kind FROM api.create_login(id, token_hash) AS l;
END
$$;

COMMENT ON FUNCTION api.create_guest IS
    'A new guest (or bot) and its login; no row: the name is taken. Raises 23514 '
    '(check_violation) for a name that is empty, longer than 63 bytes, has control characters or '
    'spaces around it.';

CREATE FUNCTION api.register(
    new_name text, new_password_hash text, token_hash bytea, guest_id bigint DEFAULT NULL
) RETURNS TABLE (player_id bigint, name text, kind text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    id bigint;
BEGIN
    IF guest_id IS NULL THEN
        PERFORM site.free_name(new_name);
        INSERT INTO site.players AS p (name, kind, password_hash)
        VALUES (new_name, 'member', new_password_hash)
        ON CONFLICT DO NOTHING
        RETURNING p.player_id INTO id;
    ELSE
        PERFORM site.free_name(new_name)
        FROM site.players AS p
        WHERE p.player_id = guest_id AND site.name_key(p.name) <> site.name_key(new_name);
        BEGIN
            UPDATE site.players AS p
            SET name = new_name, kind = 'member', password_hash = new_password_hash
            WHERE p.player_id = guest_id AND p.kind = 'guest' AND p.deleted_at IS NULL
            RETURNING p.player_id INTO id;
        EXCEPTION WHEN unique_violation THEN
            RETURN;
        END;
        DELETE FROM site.logins AS l WHERE l.player_id = id;
    END IF;
    RETURN QUERY SELECT l.player_id, l.name, l.kind FROM api.create_login(id, token_hash) AS l;
END
$$;

COMMENT ON FUNCTION api.register IS
    'A new member and its login; no row: the name is taken. guest_id: that guest becomes the '
    'member and keeps chips and seat, its old logins end (no row also when it is not a guest any '
    'more). new_password_hash: argon2id. Raises 23514 (check_violation) like api.create_guest.';

CREATE FUNCTION api.find_login_by_name(login_name text)
RETURNS TABLE (player_id bigint, password_hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT p.player_id, p.password_hash
    FROM site.players AS p
    WHERE site.name_key(p.name) = site.name_key(login_name)
      AND p.deleted_at IS NULL AND p.kind = 'member';
END
$$;

COMMENT ON FUNCTION api.find_login_by_name IS
    'The member with that name, to verify the password; no row: none.';

CREATE FUNCTION api.login(token_hash bytea)
RETURNS TABLE (player_id bigint, name text, kind text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    found_login site.logins;
BEGIN
    SELECT l.* INTO found_login
    FROM site.logins AS l
    WHERE l.token_hash = login.token_hash AND site.is_alive(l);
    IF NOT FOUND THEN
        RETURN;
    END IF;

    IF found_login.seen_at < now() - interval '1 minute' THEN
        UPDATE site.logins AS l SET seen_at = now() WHERE l.login_id = found_login.login_id;
        UPDATE site.players AS p SET seen_at = now() WHERE p.player_id = found_login.player_id;
    END IF;

    RETURN QUERY
    SELECT p.player_id, p.name, p.kind
    FROM site.players AS p
    WHERE p.player_id = found_login.player_id AND p.deleted_at IS NULL;
END
$$;

COMMENT ON FUNCTION api.login IS
    'Who has this cookie; no row: nobody, or the login has ended. Notes that it was used, once a '
    'minute.';

CREATE FUNCTION api.delete_login(token_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    DELETE FROM site.logins AS l WHERE l.token_hash = delete_login.token_hash;
END;

COMMENT ON FUNCTION api.delete_login IS 'Logs out; nothing happens when there is no such login.';

CREATE FUNCTION api.me(player_id bigint, daily_below bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT json_build_object(
            'player', json_build_object(
                'id', a.player_id, 'name', a.name, 'kind', a.kind, 'balance', a.balance,
                'atTables', a.total - a.balance,
                'tables', (
                    SELECT coalesce(json_agg(DISTINCT s.owner_id), '[]')
                    FROM ledger.accounts AS s
                    WHERE s.holder_id = a.player_id AND s.balance > 0),
                'claimAt', CASE WHEN a.total < me.daily_below THEN
                    site.to_ms(coalesce(a.claimed_at + interval '24 hours', now())) END),
            'now', site.to_ms(now()))::text
        FROM site.asker(me.player_id) AS a);
END
$$;

COMMENT ON FUNCTION api.me IS
'The answer of GET /api/me; NULL: there is no such player. claimAt: when free chips may be claimed, 24 hours after the last ones; null while balance and chips on tables are not below daily_below, the setting HOUSE_DAILY_BELOW. tables: where the player has chips.';

CREATE FUNCTION api.my_hands(
    player_id bigint, before bigint DEFAULT NULL, table_id bigint DEFAULT NULL,
    hands_max integer DEFAULT 20
) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted integer := least(greatest(coalesce(hands_max, 20), 1), 100);
    before_at timestamptz := coalesce(
        (SELECT h.ended_at FROM history.hands AS h WHERE h.hand_id = before), 'infinity');
    before_id bigint := coalesce(before, 9223372036854775807);
BEGIN
    RETURN (
        WITH found AS (
            SELECT s.hand_id, s.seat, s.stack_after - s.stack_before AS net,
                   s.shown IS NOT NULL AS is_shown,
                   row_number() OVER (ORDER BY s.ended_at DESC, s.hand_id DESC) AS position
            FROM history.hand_seats AS s
            WHERE s.player_id = my_hands.player_id
              AND (s.ended_at, s.hand_id) < (before_at, before_id)
              AND (my_hands.table_id IS NULL OR s.hand_id / 4294967296 = my_hands.table_id)
            ORDER BY s.ended_at DESC, s.hand_id DESC
            LIMIT wanted + 1
        )
        SELECT json_build_object(
            'hands', coalesce(json_agg(json_build_object(
                'id', h.hand_id, 'table', h.table_id, 'tableName', t.name, 'hand', h.hand_no,
                'startedAt', site.to_ms(h.started_at), 'endedAt', site.to_ms(h.ended_at),
                'board', h.board, 'hole', coalesce(o.cards, '{}'),
                'net', f.net, 'pot', h.pot, 'shown', f.is_shown)
                ORDER BY f.position) FILTER (WHERE f.position <= wanted), '[]'),
            'more', count(*) > wanted)::text
        FROM found AS f
        JOIN history.hands AS h ON h.hand_id = f.hand_id
        JOIN history.tables AS t ON t.table_id = h.table_id
        LEFT JOIN history.hand_holes AS o ON o.hand_id = f.hand_id AND o.seat = f.seat);
END
$$;

COMMENT ON FUNCTION api.my_hands IS
'The answer of GET /api/hands: the player''s own hands, the last one first. before: only hands that ended before this one; table_id: only of this table; NULL: all. hands_max: 1 to 100.';

CREATE FUNCTION api.hand(player_id bigint, hand_id bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT json_build_object(
            'id', h.hand_id, 'table', h.table_id, 'tableName', t.name, 'hand', h.hand_no,
            'smallBlind', h.small_blind, 'bigBlind', h.big_blind,
            'startedAt', site.to_ms(h.started_at), 'endedAt', site.to_ms(h.ended_at),
            'button', h.button, 'board', h.board, 'pot', h.pot,
            'seats', (
                SELECT json_agg(json_build_object(
                    'seat', s.seat,
                    'player', json_build_object('id', s.player_id, 'name', s.name, 'bot', s.is_bot),
                    'stackBefore', s.stack_before, 'stackAfter', s.stack_after,
                    'net', s.stack_after - s.stack_before,
                    'hole', CASE WHEN s.player_id = hand.player_id THEN o.cards ELSE s.shown END,
                    'shown', s.shown IS NOT NULL, 'won', s.won) ORDER BY s.seat)
                FROM history.hand_seats AS s
                LEFT JOIN history.hand_holes AS o ON o.hand_id = s.hand_id AND o.seat = s.seat
                WHERE s.hand_id = h.hand_id),
            'actions', (
                SELECT coalesce(json_agg(json_build_object(
                    'street', a.street, 'seat', a.seat, 'kind', a.kind, 'amount', a.amount,
                    'to', a.bet_to, 'allIn', a.is_all_in) ORDER BY a.action_no), '[]')
                FROM history.hand_actions AS a WHERE a.hand_id = h.hand_id),
            'results', (
                SELECT coalesce(json_agg(json_build_object(
                    'pot', r.pot, 'seat', r.seat, 'amount', r.amount) ORDER BY r.pot, r.seat), '[]')
                FROM history.hand_results AS r WHERE r.hand_id = h.hand_id))::text
        FROM history.hands AS h
        JOIN history.tables AS t ON t.table_id = h.table_id
        WHERE h.hand_id = hand.hand_id
          AND EXISTS (SELECT FROM history.hand_seats AS v
                      WHERE v.hand_id = h.hand_id AND v.player_id = hand.player_id));
END
$$;

COMMENT ON FUNCTION api.hand IS
    'The answer of GET /api/hands/{id}; NULL: no such hand, or the player was not dealt in. Other '
    'players'' hole cards are there only where they were shown.';

GRANT EXECUTE ON FUNCTION api.create_guest, api.register, api.find_login_by_name, api.create_login,
    api.login, api.delete_login, api.me, api.my_hands, api.hand TO brelan_edge;

COMMIT;
