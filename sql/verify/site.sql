BEGIN;

SELECT player_id, name, kind, password_hash, created_at, seen_at, deleted_at
FROM site.players WHERE false;

SELECT login_id, token_hash, player_id, created_at, seen_at
FROM site.logins WHERE false;

SELECT 1 / (site.to_ms(site.from_ms(1234567890123)) = 1234567890123)::int;
SELECT 1 / (site.name_key('ÉVA') = site.name_key('éva'))::int;

ROLLBACK;
