BEGIN;

SELECT game, blinds FROM report.hands WHERE false;
SELECT game FROM report.tables WHERE false;
SELECT report.hand(0);
SELECT 1 / (report.game('omaha8', 'pot') = 'pot-limit Omaha hi-lo')::integer;

ROLLBACK;
