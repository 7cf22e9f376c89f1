-- A player sees the hands that he was dealt in: his own cards, and of others what was shown.
\ir fixture.psql
SELECT plan(26);

CREATE TEMP TABLE known AS
SELECT :ada::bigint AS ada, :boris::bigint AS boris, :cleo::bigint AS cleo, :dora::bigint AS dora;
GRANT SELECT ON known TO PUBLIC;

-- seat:hole:shown of each seat, as one player sees the hand.
CREATE FUNCTION pg_temp.seats(viewer bigint, hand_id bigint) RETURNS text
LANGUAGE sql
AS $$
    SELECT string_agg(concat_ws(' ', s->'seat', replace((s->'hole')::text, ' ', ''), s->'shown'), '; ')
    FROM jsonb_array_elements(api.hand(viewer, hand_id)::jsonb->'seats') AS s
$$;

SET ROLE brelan_edge;

SELECT is(pg_temp.seats(ada, :hand1),
    '0 ["As","Ac"] false; 2 null false; 5 ["7h","7s"] true',
    'the owner sees the cards that he mucked, and those that were shown') FROM known;
SELECT is(pg_temp.seats(boris, :hand1),
    '0 null false; 2 ["Qh","Jh"] false; 5 ["7h","7s"] true',
    'another player does not see mucked cards') FROM known;
SELECT is(pg_temp.seats(cleo, :hand1),
    '0 null false; 2 null false; 5 ["7h","7s"] true', 'nor does the winner') FROM known;
SELECT is(pg_temp.seats(ada, :hand2),
    '0 ["3h","8c"] false; 2 ["Qs",null] true; 5 null false',
    'of two cards, the one that was shown') FROM known;
SELECT is(pg_temp.seats(boris, :hand2),
    '0 null false; 2 ["Qs","6d"] true; 5 null false', 'its owner sees both') FROM known;
SELECT is(api.hand(dora, :hand1), NULL, 'who was not dealt in sees nothing') FROM known;
SELECT is(api.hand(ada, 30064771075), NULL, 'a hand that has not ended') FROM known;
SELECT is(api.hand(0, :hand1), NULL, 'nobody sees nothing');
SELECT is(api.hand(NULL, :hand1), NULL, 'NULL is nobody');

SELECT is(api.hand(ada, :hand1)::jsonb - 'seats' - 'actions',
    '{"id":30064771073,"table":7,"tableName":"Lyon","hand":1,"game":"holdem","limit":"no",
      "smallBlind":50,"bigBlind":100,"smallBet":100,"ante":0,"bringIn":0,
      "startedAt":1795248000000,"endedAt":1795248042000,"button":0,
      "boards":[["Ah","7d","2c","Kd","9s"]],"pot":6300,
      "results":[{"pot":0,"board":0,"share":"whole","seat":5,"amount":6200}]}'::jsonb, 'the hand itself') FROM known;
SELECT is(api.hand(ada, :hand1)::jsonb->'actions'->11,
    '{"street":"river","seat":5,"kind":"bet","amount":2200,"to":2200,"cards":0,"allIn":true}'::jsonb,
    'an action') FROM known;
SELECT is(jsonb_array_length(api.hand(ada, :hand1)::jsonb->'actions'), 13, 'all of them') FROM known;
SELECT is(api.hand(ada, :hand1)::jsonb->'seats'->2 #- '{player,id}',
    '{"seat":5,"player":{"name":"Cleo","bot":true},"stackBefore":3000,"stackAfter":6200,"net":3200,
      "hole":["7h","7s"],"up":[],"shown":true,"won":6200}'::jsonb, 'a seat') FROM known;

SELECT is(api.my_hands(ada)::jsonb,
    '{"hands":[
      {"id":30064771074,"table":7,"tableName":"Lyon","hand":2,"game":"holdem","limit":"no","startedAt":1795248050000,
       "endedAt":1795248062000,"board":[],"hole":["3h","8c"],"net":-100,"pot":250,"shown":false},
      {"id":30064771073,"table":7,"tableName":"Lyon","hand":1,"game":"holdem","limit":"no","startedAt":1795248000000,
       "endedAt":1795248042000,"board":["Ah","7d","2c","Kd","9s"],"hole":["As","Ac"],"net":-3000,
       "pot":6300,"shown":false}],"more":false}'::jsonb, 'one''s own hands, the last one first')
FROM known;
SELECT is(api.my_hands(dora)::jsonb, '{"hands":[],"more":false}'::jsonb, 'none') FROM known;
SELECT is(api.my_hands(NULL)::jsonb, '{"hands":[],"more":false}'::jsonb, 'NULL has none');
SELECT is(api.my_hands(ada, NULL, NULL, 1)::jsonb->'more', 'true'::jsonb, 'there are more') FROM known;
SELECT is(jsonb_array_length(api.my_hands(ada, NULL, NULL, 1)::jsonb->'hands'), 1, 'than one')
FROM known;
SELECT is(api.my_hands(ada, :hand2)::jsonb #> '{hands,0,id}', '30064771073'::jsonb, 'before a hand')
FROM known;
SELECT is(api.my_hands(ada, :hand1)::jsonb->'hands', '[]'::jsonb, 'before the first') FROM known;
SELECT is(api.my_hands(ada, NULL, 7)::jsonb #> '{hands,1,id}', '30064771073'::jsonb, 'of a table')
FROM known;
SELECT is(api.my_hands(ada, NULL, 8)::jsonb->'hands', '[]'::jsonb, 'of another table') FROM known;

RESET ROLE;

SELECT is((SELECT count(*) FROM history.hand_actions), 19::bigint, 'every action has its row');
SELECT throws_ok(
    $$SELECT history.record_hand('{"table":7,"hand":2,"game":"holdem","limit":"no","startedAt":1,"endedAt":2,
      "smallBlind":1,"bigBlind":2,"smallBet":2,"ante":0,"bringIn":0,"boards":[[]],"rake":0,"seats":[],"actions":[],"results":[]}')$$,
    '23505', NULL, 'a hand is recorded once');
SELECT throws_ok(
    $$SELECT history.record_hand('{"table":99,"hand":1,"game":"holdem","limit":"no","startedAt":1,"endedAt":2,
      "smallBlind":1,"bigBlind":2,"smallBet":2,"ante":0,"bringIn":0,"boards":[[]],"rake":0,"seats":[],"actions":[],"results":[]}')$$,
    '23503', NULL, 'a hand belongs to a table that was opened');
SELECT throws_ok($$SELECT history.record_hand('{"table":7')$$, '22P02', NULL, 'half a hand');

SELECT * FROM finish();
ROLLBACK;
