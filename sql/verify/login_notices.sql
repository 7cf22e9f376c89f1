BEGIN;

SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'site.logins'::regclass AND tgname = 'logins_notice';

SELECT has_function_privilege('brelan_edge', 'api.hear_logins()', 'EXECUTE');

ROLLBACK;
