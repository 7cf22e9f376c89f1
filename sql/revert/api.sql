BEGIN;

DROP FUNCTION api.hand(bigint, bigint);
DROP FUNCTION api.my_hands(bigint, bigint, bigint, integer);
DROP FUNCTION api.me(bigint, bigint);
DROP FUNCTION api.delete_login(bytea);
DROP FUNCTION api.login(bytea);
DROP FUNCTION api.find_login_by_name(text);
DROP FUNCTION api.register(text, text, bytea, bigint);
DROP FUNCTION api.create_guest(text, boolean, bytea);
DROP FUNCTION api.create_login(bigint, bytea);
DROP FUNCTION site.is_alive(site.logins);
DROP FUNCTION site.free_name(text);

COMMIT;
