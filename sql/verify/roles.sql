BEGIN;

SELECT 'brelan_owner'::regrole, 'brelan_game'::regrole, 'brelan_edge'::regrole,
       'brelan_report'::regrole;

SELECT 'site'::regnamespace, 'ledger'::regnamespace, 'journal'::regnamespace,
       'history'::regnamespace, 'api'::regnamespace, 'report'::regnamespace;

ROLLBACK;
