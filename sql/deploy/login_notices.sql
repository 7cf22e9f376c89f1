-- Every edge listens for logins that have ended, whoever ends them: a notice comes with the commit,
-- so nothing is asked for each request and nothing is revoked later than it is gone.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE FUNCTION site.notice_login() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_notify('login_ended', encode(old.token_hash, 'hex'));
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION site.notice_login IS
    'Trigger: tells whoever called api.hear_logins the token_hash of a login that is gone, as hex.';

CREATE TRIGGER logins_notice
    AFTER DELETE ON site.logins
    FOR EACH ROW EXECUTE FUNCTION site.notice_login();

CREATE FUNCTION api.hear_logins() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    LISTEN login_ended;
END
$$;

COMMENT ON FUNCTION api.hear_logins IS
    'From now on this connection hears on the channel login_ended which logins end.';

GRANT EXECUTE ON FUNCTION api.hear_logins TO brelan_edge;

COMMIT;
