BEGIN;

DROP FUNCTION api.hear_logins;
DROP TRIGGER logins_notice ON site.logins;
DROP FUNCTION site.notice_login;

COMMIT;
