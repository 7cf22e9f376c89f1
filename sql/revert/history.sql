BEGIN;

DROP FUNCTION history.last_hands(integer);
DROP FUNCTION history.show_cards(bigint, integer, integer, text[]);
DROP FUNCTION history.record_hand(text);
DROP FUNCTION history.open_table(bigint, text);
DROP TABLE history.hand_results;
DROP TABLE history.hand_actions;
DROP TABLE history.hand_holes;
DROP TABLE history.hand_seats;
DROP TABLE history.hands;
DROP TABLE history.tables;

COMMIT;
