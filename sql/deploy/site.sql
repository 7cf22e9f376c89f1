-- Who plays here. A guest has only a login; a member has a password too; a bot is a guest that
-- says so. Names are unique among players that are not deleted, whatever their case.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

-- The programs count milliseconds since 1970.
CREATE FUNCTION site.to_ms(at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (extract(epoch FROM at) * 1000)::bigint;

CREATE FUNCTION site.from_ms(ms bigint) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_timestamp(ms / 1000.0);

CREATE FUNCTION site.name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(normalize(name, NFKC) COLLATE "und-x-icu");

COMMENT ON FUNCTION site.to_ms IS 'A time as milliseconds since 1970, UTC.';
COMMENT ON FUNCTION site.from_ms IS 'Milliseconds since 1970, UTC, as a time.';
COMMENT ON FUNCTION site.name_key IS
    'Two names are the same when their keys are equal: case and compatibility forms do not count.';

GRANT EXECUTE ON FUNCTION site.to_ms, site.from_ms TO brelan_game;

CREATE TABLE site.players (
    player_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    kind          text NOT NULL,
    password_hash text, -- NULL: not a member
    created_at    timestamptz NOT NULL DEFAULT now(),
    seen_at       timestamptz NOT NULL DEFAULT now(), -- exact to a minute
    deleted_at    timestamptz, -- NULL: not deleted
    CONSTRAINT players_name_fits CHECK (octet_length(name) BETWEEN 1 AND 63),
    CONSTRAINT players_name_printable CHECK (name !~ '[[:cntrl:]]' AND name = btrim(name)),
    CONSTRAINT players_kind_known CHECK (kind IN ('guest', 'member', 'bot')),
    CONSTRAINT players_member_has_password CHECK ((kind = 'member') = (password_hash IS NOT NULL)),
    CONSTRAINT players_password_hashed CHECK (password_hash LIKE '$argon2id$%')
);
CREATE UNIQUE INDEX players_name_once ON site.players (site.name_key(name))
    WHERE deleted_at IS NULL;

COMMENT ON TABLE site.players IS
    'Everybody who has played. A deleted player keeps the row, so that hands keep their seats.';
COMMENT ON COLUMN site.players.kind IS
    'guest: a name and a login; member: a password too; bot: a guest that says that it is a '
    'program';
COMMENT ON COLUMN site.players.password_hash IS 'argon2id, made by the edge; NULL: not a member';

CREATE TABLE site.logins (
    login_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea NOT NULL,
    player_id  bigint NOT NULL REFERENCES site.players,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at    timestamptz NOT NULL DEFAULT now(), -- exact to a minute
    CONSTRAINT logins_token_once UNIQUE (token_hash),
    CONSTRAINT logins_token_is_sha256 CHECK (octet_length(token_hash) = 32)
) WITH (fillfactor = 80);
CREATE INDEX logins_player ON site.logins (player_id);
CREATE INDEX logins_created ON site.logins (created_at);

COMMENT ON TABLE site.logins IS
    'Sessions. The cookie holds the token, this table its SHA-256. Ends after 14 days unused or '
    '90 days.';

COMMIT;
