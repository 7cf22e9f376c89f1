-- report.hand prints what happened, and no card that was not shown.
\ir fixture.psql
SELECT plan(5);

SET ROLE brelan_report;

SELECT results_eq($$SELECT * FROM report.hand(30064771073)$$, $$VALUES
    ('Hand 30064771073: Lyon, hand 1, no-limit hold''em 50/100'),
    ('2026-11-21 08:00:00 UTC, 42 s'),
    (''),
    ('Seat 0  Ada         10,000  button'),
    ('Seat 2  Boris        6,000  small blind'),
    ('Seat 5  Cleo (bot)   3,000  big blind'),
    (''),
    ('Preflop'),
    ('  Boris posts the small blind of 50'),
    ('  Cleo posts the big blind of 100'),
    ('  Ada raises to 300'),
    ('  Boris calls 250'),
    ('  Cleo calls 200'),
    ('Flop [Ah 7d 2c], pot 900'),
    ('  Boris checks'),
    ('  Cleo bets 500'),
    ('  Ada calls 500'),
    ('  Boris folds (out of time)'),
    ('Turn [Ah 7d 2c] [Kd], pot 1,900'),
    ('  Cleo checks'),
    ('  Ada checks'),
    ('River [Ah 7d 2c Kd] [9s], pot 1,900'),
    ('  Cleo bets 2,200, all in'),
    ('  Ada calls 2,200'),
    ('End, pot 6,300'),
    ('  Ada does not show'),
    ('  Cleo shows [7h 7s]'),
    ('  Cleo wins 6,200'),
    ('  The house takes 100'),
    (''),
    ('Seat 0  Ada         -3,000  has 7,000'),
    ('Seat 2  Boris         -300  has 5,700'),
    ('Seat 5  Cleo (bot)  +3,200  has 6,200')$$,
    'a hand with a showdown, as text');

SELECT results_eq($$SELECT * FROM report.hand(30064771074) OFFSET 7$$, $$VALUES
    ('Preflop'),
    ('  Cleo posts the small blind of 50'),
    ('  Ada posts the big blind of 100'),
    ('  Boris raises to 250'),
    ('  Cleo folds'),
    ('  Ada folds'),
    ('  Boris takes back 150 that nobody called'),
    ('End, pot 250'),
    ('  Boris shows [Qs ??]'),
    ('  Boris wins 250'),
    (''),
    ('Seat 0  Ada         -100  has 6,900'),
    ('Seat 2  Boris       +150  has 5,850'),
    ('Seat 5  Cleo (bot)   -50  has 6,150')$$,
    'a hand without a showdown; one card shown');

SELECT is_empty($$SELECT * FROM report.hand(30064771075)$$, 'a hand that has not ended has no text');

SELECT is_empty(
    $$SELECT line FROM report.hand(30064771073) AS line WHERE line ~ 'As|Ac|Qh|Jh'$$,
    'mucked cards are not in the text');
SELECT is_empty(
    $$SELECT line FROM report.hand(30064771074) AS line WHERE line ~ '6d|3h|8c|2s|9h'$$,
    'the card beside the one that was shown is not in the text');

SELECT * FROM finish();
ROLLBACK;
