-- Stud, draw and hi-lo with two boards: recorded, read by their players, and as text.
\ir fixture.psql
SELECT plan(17);

SELECT history.open_table(8, '{"id":8,"name":"Clichy","game":"stud8","limit":"fixed",
    "rotation":"none","seats":8,"smallBlind":5,"bigBlind":10}') \gset
SELECT history.open_table(9, '{"id":9,"name":"Nation","game":"triple27","limit":"fixed",
    "rotation":"eight_game","seats":6,"smallBlind":5,"bigBlind":10}') \gset

-- Ada folds on fourth street, Boris and Cleo show.
SELECT history.record_hand(format('{"table":8,"hand":1,"game":"stud8","limit":"fixed",
    "startedAt":1795248100000,"endedAt":1795248142000,"button":7,"smallBlindSeat":null,
    "bigBlindSeat":null,"smallBlind":0,"bigBlind":0,"smallBet":10,"ante":1,"bringIn":3,
    "boards":[[]],"rake":0,
    "seats":[
    {"seat":0,"player":%s,"name":"Ada","bot":false,"stackBefore":100,"stackAfter":96,"won":0,
     "hole":["As","Ac","2h","Kd"],"up":12,"shown":12},
    {"seat":2,"player":%s,"name":"Boris","bot":false,"stackBefore":100,"stackAfter":102,"won":16,
     "hole":["Qh","Jh","3h","4d","5s","6c","Qc"],"up":60,"shown":127},
    {"seat":5,"player":%s,"name":"Cleo","bot":true,"stackBefore":100,"stackAfter":102,"won":16,
     "hole":["7h","7s","8d","9d","Td","Jc","2c"],"up":60,"shown":60}],
    "actions":[
    {"street":"third","seat":0,"kind":"post_ante","amount":1,"to":0,"cards":0},
    {"street":"third","seat":2,"kind":"post_ante","amount":1,"to":0,"cards":0},
    {"street":"third","seat":5,"kind":"post_ante","amount":1,"to":0,"cards":0},
    {"street":"third","seat":0,"kind":"bring_in","amount":3,"to":3,"cards":0,"forced":true},
    {"street":"third","seat":2,"kind":"raise","amount":10,"to":10,"cards":0},
    {"street":"third","seat":5,"kind":"call","amount":10,"to":10,"cards":0},
    {"street":"third","seat":0,"kind":"fold","amount":0,"to":3,"cards":0},
    {"street":"fourth","seat":2,"kind":"check","amount":0,"to":0,"cards":0},
    {"street":"fourth","seat":5,"kind":"check","amount":0,"to":0,"cards":0},
    {"street":"seventh","seat":2,"kind":"check","amount":0,"to":0,"cards":0}],
    "results":[{"pot":0,"board":0,"share":"high","seat":5,"amount":16},
               {"pot":0,"board":0,"share":"low","seat":2,"amount":16}]}',
    :ada, :boris, :cleo)) \gset

-- A draw of two, a pat hand, and everybody else folds.
SELECT history.record_hand(format('{"table":9,"hand":1,"game":"triple27","limit":"fixed",
    "startedAt":1795248200000,"endedAt":1795248242000,"button":0,"smallBlindSeat":0,
    "bigBlindSeat":2,"smallBlind":5,"bigBlind":10,"smallBet":10,"ante":0,"bringIn":0,
    "boards":[[]],"rake":0,
    "seats":[
    {"seat":0,"player":%s,"name":"Ada","bot":false,"stackBefore":100,"stackAfter":90,"won":0,
     "hole":["2s","3c","4h","5d","7s"],"up":0,"shown":0},
    {"seat":2,"player":%s,"name":"Boris","bot":false,"stackBefore":100,"stackAfter":110,"won":20,
     "hole":["2h",null,"8h","9d",null],"up":0,"shown":0}],
    "actions":[
    {"street":"predraw","seat":0,"kind":"post_small_blind","amount":5,"to":5,"cards":0},
    {"street":"predraw","seat":2,"kind":"post_big_blind","amount":10,"to":10,"cards":0},
    {"street":"predraw","seat":0,"kind":"call","amount":5,"to":10,"cards":0},
    {"street":"first_draw","seat":2,"kind":"draw","amount":0,"to":0,"cards":2},
    {"street":"first_draw","seat":0,"kind":"draw","amount":0,"to":0,"cards":0,"forced":true},
    {"street":"first_draw","seat":0,"kind":"fold","amount":0,"to":0,"cards":0}],
    "results":[{"pot":0,"board":0,"share":"whole","seat":2,"amount":20}]}', :ada, :boris)) \gset

-- Omaha hi-lo, all-in on the flop and run twice.
SELECT history.record_hand(format('{"table":7,"hand":3,"game":"omaha8","limit":"pot",
    "startedAt":1795248300000,"endedAt":1795248342000,"button":0,"smallBlindSeat":0,
    "bigBlindSeat":2,"smallBlind":50,"bigBlind":100,"smallBet":100,"ante":0,"bringIn":0,
    "boards":[["Ah","7d","2c","Kd","9s"],["Ah","7d","2c","3c","4s"]],"rake":0,
    "seats":[
    {"seat":0,"player":%s,"name":"Ada","bot":false,"stackBefore":100,"stackAfter":150,"won":150,
     "hole":["As","Ac","3h","Kc"],"up":0,"shown":15},
    {"seat":2,"player":%s,"name":"Boris","bot":false,"stackBefore":100,"stackAfter":50,"won":50,
     "hole":["Qh","Jh","5h","6d"],"up":0,"shown":15}],
    "actions":[
    {"street":"preflop","seat":0,"kind":"bet","amount":100,"to":100,"cards":0,"allIn":true},
    {"street":"preflop","seat":2,"kind":"call","amount":100,"to":100,"cards":0,"allIn":true}],
    "results":[{"pot":0,"board":0,"share":"whole","seat":0,"amount":100},
               {"pot":0,"board":1,"share":"high","seat":0,"amount":50},
               {"pot":0,"board":1,"share":"low","seat":2,"amount":50}]}', :ada, :boris)) \gset

\set stud 34359738369
\set draw 38654705665
\set runs 30064771075

CREATE TEMP TABLE known AS SELECT :ada::bigint AS ada, :boris::bigint AS boris;
GRANT SELECT ON known TO PUBLIC;

SET ROLE brelan_edge;

SELECT is(jsonb_path_query_array(api.hand(ada, :stud)::jsonb, '$.seats[*].hole'),
    '[["As","Ac","2h","Kd"],["Qh","Jh","3h","4d","5s","6c","Qc"],
      [null,null,"8d","9d","Td","Jc",null]]'::jsonb,
    'stud: one''s own cards, those that were shown, and of the others the open ones') FROM known;
SELECT is(jsonb_path_query_array(api.hand(boris, :stud)::jsonb, '$.seats[*].hole') -> 0,
    '[null,null,"2h","Kd"]'::jsonb, 'a folded hand: its open cards') FROM known;
SELECT is(jsonb_path_query_array(api.hand(ada, :stud)::jsonb, '$.seats[*].shown'),
    '[false,true,false]'::jsonb, 'open cards are not shown ones') FROM known;
SELECT is(jsonb_path_query_array(api.hand(ada, :stud)::jsonb, '$.seats[*].up'),
    '[[2,3],[2,3,4,5],[2,3,4,5]]'::jsonb, 'which were dealt open') FROM known;
SELECT is(api.hand(ada, :stud)::jsonb - 'seats' - 'actions',
    '{"id":34359738369,"table":8,"tableName":"Clichy","hand":1,"game":"stud8","limit":"fixed",
      "smallBlind":0,"bigBlind":0,"smallBet":10,"ante":1,"bringIn":3,
      "startedAt":1795248100000,"endedAt":1795248142000,"button":7,"boards":[[]],"pot":32,
      "results":[{"pot":0,"board":0,"share":"high","seat":5,"amount":16},
                 {"pot":0,"board":0,"share":"low","seat":2,"amount":16}]}'::jsonb,
    'the halves of a pot') FROM known;
SELECT is(jsonb_path_query_array(api.hand(ada, :draw)::jsonb,
        '$.actions[*] ? (@.kind == "draw").cards'), '[2,0]'::jsonb, 'draws') FROM known;
SELECT is(api.hand(boris, :draw)::jsonb #> '{seats,1,hole}', '["2h",null,"8h","9d",null]'::jsonb,
    'cards that were given away and not replaced') FROM known;
SELECT is(api.hand(ada, :runs)::jsonb->'boards',
    '[["Ah","7d","2c","Kd","9s"],["Ah","7d","2c","3c","4s"]]'::jsonb, 'two boards') FROM known;
SELECT is((api.my_hands(ada, NULL, 7)::jsonb #> '{hands,0}') - 'id',
    '{"table":7,"tableName":"Lyon","hand":3,"game":"omaha8","limit":"pot",
      "startedAt":1795248300000,"endedAt":1795248342000,"board":["Ah","7d","2c","Kd","9s"],
      "hole":["As","Ac","3h","Kc"],"net":50,"pot":200,"shown":true}'::jsonb,
    'a line of one''s own hands') FROM known;

RESET ROLE;
SET ROLE brelan_report;

SELECT results_eq($$SELECT * FROM report.hand(34359738369)$$, $$VALUES
    ('Hand 34359738369: Clichy, hand 1, limit seven-card stud hi-lo 10/20, ante 1, bring-in 3'),
    ('2026-11-21 08:01:40 UTC, 42 s'),
    (''),
    ('Seat 0  Ada         100'),
    ('Seat 2  Boris       100'),
    ('Seat 5  Cleo (bot)  100'),
    (''),
    ('Third street Ada [2h], Boris [3h], Cleo [8d]'),
    ('  Ada posts the ante of 1'),
    ('  Boris posts the ante of 1'),
    ('  Cleo posts the ante of 1'),
    ('  Ada brings in 3 (out of time)'),
    ('  Boris raises to 10'),
    ('  Cleo calls 10'),
    ('  Ada folds'),
    ('Fourth street Ada [Kd], Boris [4d], Cleo [9d], pot 26'),
    ('  Boris checks'),
    ('  Cleo checks'),
    ('Fifth street Boris [5s], Cleo [Td], pot 26'),
    ('Sixth street Boris [6c], Cleo [Jc], pot 26'),
    ('Seventh street, pot 26'),
    ('  Boris checks'),
    ('End, pot 32'),
    ('  Boris shows [Qh Jh 3h 4d 5s 6c Qc]'),
    ('  Cleo does not show'),
    ('  Cleo wins 16 with the high hand'),
    ('  Boris wins 16 with the low hand'),
    (''),
    ('Seat 0  Ada         -4  has  96'),
    ('Seat 2  Boris       +2  has 102'),
    ('Seat 5  Cleo (bot)  +2  has 102')$$,
    'a stud hand as text');

SELECT results_eq($$SELECT * FROM report.hand(38654705665) OFFSET 6 LIMIT 8$$, $$VALUES
    ('Before the draw'),
    ('  Ada posts the small blind of 5'),
    ('  Boris posts the big blind of 10'),
    ('  Ada calls 5'),
    ('First draw, pot 20'),
    ('  Boris discards 2'),
    ('  Ada stands pat (out of time)'),
    ('  Ada folds')$$,
    'a draw hand as text');

SELECT results_eq($$SELECT * FROM report.hand(30064771075) OFFSET 6 LIMIT 12$$, $$VALUES
    ('Preflop'),
    ('  Ada bets 100, all in'),
    ('  Boris calls 100, all in'),
    ('Flop [Ah 7d 2c] | [Ah 7d 2c], pot 200'),
    ('Turn [Ah 7d 2c] [Kd] | [Ah 7d 2c] [3c], pot 200'),
    ('River [Ah 7d 2c Kd] [9s] | [Ah 7d 2c 3c] [4s], pot 200'),
    ('End, pot 200'),
    ('  Ada shows [As Ac 3h Kc]'),
    ('  Boris shows [Qh Jh 5h 6d]'),
    ('  Ada wins 100 on board 1'),
    ('  Ada wins 50 with the high hand on board 2'),
    ('  Boris wins 50 with the low hand on board 2')$$,
    'two boards as text');

SELECT is_empty(
    $$SELECT line FROM report.hand(34359738369) AS line WHERE line ~ 'As|Ac|7h|7s'$$,
    'closed cards that nobody showed are not in the text');
SELECT results_eq(
    $$SELECT game, blinds, board FROM report.hands WHERE hand_id > 30064771074 ORDER BY hand_id$$,
    $$VALUES ('pot-limit Omaha hi-lo', '50/100', 'Ah 7d 2c Kd 9s | Ah 7d 2c 3c 4s'),
             ('limit seven-card stud hi-lo', '10/20', ''),
             ('limit 2-7 triple draw', '5/10', '')$$,
    'hands of every game');
SELECT results_eq(
    $$SELECT name, game, flop_percent FROM report.tables ORDER BY table_id$$,
    $$VALUES ('Lyon', 'no-limit hold''em', 67::numeric),
             ('Clichy', 'limit seven-card stud hi-lo', 100), ('Nation', '8-game', 100)$$,
    'tables of every game');

RESET ROLE;

SELECT results_eq('SELECT table_id, saw_flop FROM history.last_hands(1)',
    'VALUES (7::bigint, true), (8, true), (9, true)', 'what the lobby counts');
SELECT history.show_cards(8, 1, 0, '{As,Ac,2h,Kd}') \gset
SELECT is((SELECT shown FROM history.hand_seats WHERE hand_id = :stud AND seat = 0),
    '{As,Ac,2h,Kd}'::text[], 'shown after the hand');

SELECT * FROM finish();
ROLLBACK;
