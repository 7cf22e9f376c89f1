BEGIN;

DROP VIEW report.hand_mismatch;
DROP VIEW report.player_results;
DROP VIEW report.players;
DROP VIEW report.tables;
DROP VIEW report.hands;

COMMIT;
