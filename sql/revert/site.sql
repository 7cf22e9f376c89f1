BEGIN;

DROP TABLE site.logins;
DROP TABLE site.players;
DROP FUNCTION site.name_key(text);
DROP FUNCTION site.from_ms(bigint);
DROP FUNCTION site.to_ms(timestamptz);

COMMIT;
