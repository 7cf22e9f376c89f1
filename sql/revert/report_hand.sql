BEGIN;

DROP FUNCTION report.hand(bigint);
DROP FUNCTION report.hand_results(history.hands);
DROP FUNCTION report.hand_end(history.hands);
DROP FUNCTION report.hand_streets(history.hands);
DROP FUNCTION report.hand_seats(history.hands);
DROP FUNCTION report.deed(history.hand_actions);
DROP FUNCTION report.cards(text[]);
DROP FUNCTION report.chips(bigint);

COMMIT;
