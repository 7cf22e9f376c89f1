BEGIN;

SELECT has_function_privilege('brelan_edge', 'api.rehash(bigint, text, text)', 'EXECUTE');
SELECT api.rehash(0, '', '');

ROLLBACK;
