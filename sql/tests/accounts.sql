-- Guests, members, bots, their names and their logins, as the edges see them.
\ir fixture.psql
SELECT plan(49);

CREATE TEMP TABLE known AS SELECT :ada::bigint AS ada, :boris::bigint AS boris;
GRANT SELECT ON known TO PUBLIC;

SET ROLE brelan_edge;

-- Names

SELECT results_eq($$SELECT name, kind FROM api.create_guest('Emil', false, sha256('e'))$$,
    $$VALUES ('Emil', 'guest')$$, 'a guest');
SELECT results_eq($$SELECT name, kind FROM api.create_guest('Robot', true, sha256('r'))$$,
    $$VALUES ('Robot', 'bot')$$, 'a bot');
SELECT is_empty($$SELECT * FROM api.create_guest('aDa', false, sha256('x'))$$,
    'a name is taken whatever its case');
SELECT is_empty($$SELECT * FROM api.register('BORIS', '$argon2id$x', sha256('x'))$$,
    'for members too');
SELECT results_eq($$SELECT name FROM api.create_guest('Éva', false, sha256('eva'))$$,
    $$VALUES ('Éva')$$, 'a name beyond ASCII');
SELECT is_empty($$SELECT * FROM api.create_guest('éVA', false, sha256('x'))$$,
    'whatever the case of its letters beyond ASCII');
SELECT is_empty(format('SELECT * FROM api.create_guest(%L, false, sha256(''x''))', U&'E\0301va'),
    'and however they are composed');
SELECT results_eq(
    $$SELECT name FROM api.create_guest('O''Neil"); DROP TABLE <b>&amp;</b> \n %s', false, sha256('o'))$$,
    $$VALUES ('O''Neil"); DROP TABLE <b>&amp;</b> \n %s')$$,
    'quotes and markup are kept as they are');
SELECT results_eq($$SELECT name FROM api.login(sha256('o'))$$,
    $$VALUES ('O''Neil"); DROP TABLE <b>&amp;</b> \n %s')$$, 'and come back as they were');
SELECT throws_ok($$SELECT api.create_guest('', false, sha256('x'))$$, '23514', NULL, 'no name');
SELECT throws_ok($$SELECT api.create_guest(repeat('é', 32), false, sha256('x'))$$, '23514', NULL,
    'a name of 64 bytes');
SELECT throws_ok($$SELECT api.create_guest(E'a\nb', false, sha256('x'))$$, '23514', NULL,
    'a name with a control character');
SELECT throws_ok($$SELECT api.create_guest(' a', false, sha256('x'))$$, '23514', NULL,
    'a name with a space before it');
SELECT throws_ok($$SELECT api.create_guest('Token', false, 'short')$$, '23514', NULL,
    'a token hash that is none');
SELECT throws_ok($$SELECT api.create_guest('Token', false, sha256('ada'))$$, '23505', NULL,
    'a token of somebody else');
SELECT throws_ok($$SELECT api.register('Plain', 'secret', sha256('x'))$$, '23514', NULL,
    'a password that is not hashed');

-- From guest to member

SELECT results_eq(
    $$SELECT r.player_id, r.name, r.kind FROM known, api.register('ada', '$argon2id$a', sha256('a2'), ada) AS r$$,
    $$SELECT ada, 'ada', 'member' FROM known$$, 'a guest becomes a member and may keep the name');
SELECT is_empty($$SELECT * FROM api.login(sha256('ada'))$$, 'the guest''s login has ended');
SELECT results_eq($$SELECT l.player_id FROM api.login(sha256('a2')) AS l$$, $$SELECT ada FROM known$$,
    'the member''s works');
SELECT results_eq(
    $$SELECT (m->'balance')::text, (m->'atTables')::text, (m->'tables')::text
      FROM known, (SELECT api.me(ada, 2000)::jsonb->'player' FROM known) AS p (m)$$,
    $$VALUES ('10000', '6900', '[7]')$$, 'with the same chips and the same seat');
SELECT is_empty(
    $$SELECT r.* FROM known, api.register('Ada2', '$argon2id$b', sha256('a3'), ada) AS r$$,
    'a member cannot become one again');
SELECT is_empty(
    $$SELECT r.* FROM api.login(sha256('e')) AS g, api.register('boris', '$argon2id$b', sha256('x'), g.player_id) AS r$$,
    'a guest cannot take the name of a member');
SELECT results_eq($$SELECT kind FROM api.login(sha256('e'))$$, $$VALUES ('guest')$$,
    'and stays a guest, logged in');

-- Logins

SELECT results_eq($$SELECT f.player_id, password_hash FROM api.find_login_by_name('BoRiS') AS f$$,
    $$SELECT boris, '$argon2id$boris' FROM known$$, 'a member is found by name');
SELECT is_empty($$SELECT * FROM api.find_login_by_name('Emil')$$, 'a guest has no password');
SELECT is_empty($$SELECT * FROM api.find_login_by_name('Nobody')$$, 'nobody');
SELECT results_eq($$SELECT name FROM known, api.create_login(boris, sha256('b2'))$$,
    $$VALUES ('Boris')$$, 'a second login');
SELECT is_empty($$SELECT * FROM api.create_login(999999, sha256('x'))$$, 'a login of nobody');
SELECT lives_ok($$SELECT api.delete_login(sha256('boris'))$$, 'log out');
SELECT is_empty($$SELECT * FROM api.login(sha256('boris'))$$, 'then the cookie is worth nothing');
SELECT results_eq($$SELECT name FROM api.login(sha256('b2'))$$, $$VALUES ('Boris')$$,
    'the other login goes on');
SELECT is_empty($$SELECT * FROM api.login(sha256('guess'))$$, 'an invented cookie');
SELECT is(api.me(999999, 2000), NULL, 'me: nobody');

SELECT lives_ok($$SELECT api.rehash(boris, '$argon2id$boris', '$argon2id$new') FROM known$$,
    'a hash is made anew');
SELECT lives_ok($$SELECT api.rehash(boris, '$argon2id$boris', '$argon2id$late') FROM known$$,
    'but not when it is another one by now');
SELECT results_eq($$SELECT password_hash FROM api.find_login_by_name('BoRiS')$$,
    $$VALUES ('$argon2id$new')$$, 'it is kept instead');

-- Free chips

SELECT is(api.me(ada, 16900)::jsonb #> '{player,claimAt}', 'null'::jsonb,
    'no free chips for who has enough') FROM known;
SELECT is((m->>'now'), m #>> '{player,claimAt}', 'at once for who has less and never had any')
FROM known, CAST(api.me(ada, 16901) AS jsonb) AS m;

RESET ROLE;
SELECT count(*) FROM ledger.post(1, '{issuance}', '{0}', '{0}', '{player}', ARRAY[:ada], '{0}',
    '{5000}', '{daily}', '{0}', '{0}', now() - interval '23 hours') \gset
SET ROLE brelan_edge;
SELECT is((m->>'now')::bigint + 3600000, (m #>> '{player,claimAt}')::bigint, 'once a day')
FROM known, CAST(api.me(ada, 100000) AS jsonb) AS m;

-- Time passes

RESET ROLE;
UPDATE site.logins SET seen_at = now() - interval '13 days 23 hours' WHERE token_hash = sha256('b2');
SELECT results_eq($$SELECT name FROM api.login(sha256('b2'))$$, $$VALUES ('Boris')$$,
    'after almost 14 days unused');
SELECT is((SELECT seen_at FROM site.logins WHERE token_hash = sha256('b2')), now(),
    'its use is noted');
UPDATE site.logins SET seen_at = now() - interval '50 seconds' WHERE token_hash = sha256('b2');
SELECT results_eq($$SELECT name FROM api.login(sha256('b2'))$$, $$VALUES ('Boris')$$, 'again');
SELECT is((SELECT seen_at FROM site.logins WHERE token_hash = sha256('b2')),
    now() - interval '50 seconds', 'noted once a minute at most');
UPDATE site.logins SET seen_at = now() - interval '14 days' WHERE token_hash = sha256('b2');
SELECT is_empty($$SELECT * FROM api.login(sha256('b2'))$$, 'it ends after 14 days unused');
UPDATE site.logins SET seen_at = now(), created_at = now() - interval '90 days'
WHERE token_hash = sha256('b2');
SELECT is_empty($$SELECT * FROM api.login(sha256('b2'))$$, 'and after 90 days anyway');

UPDATE site.players SET seen_at = now() - interval '31 days';
SELECT results_eq($$SELECT name FROM api.create_guest('EMIL', false, sha256('e2'))$$,
    $$VALUES ('EMIL')$$, 'the name of a guest who has been gone for 30 days is free');
SELECT is_empty($$SELECT * FROM api.create_guest('Cleo', false, sha256('x'))$$,
    'not while there are chips on a table');
SELECT is_empty($$SELECT * FROM api.create_guest('Boris', false, sha256('x'))$$,
    'and never that of a member');
SELECT results_eq(
    $$SELECT name, deleted_at IS NULL FROM site.players WHERE name ILIKE 'emil' ORDER BY player_id$$,
    $$VALUES ('Emil', false), ('EMIL', true)$$, 'the guest who is gone is marked as deleted');

SELECT * FROM finish();
ROLLBACK;
