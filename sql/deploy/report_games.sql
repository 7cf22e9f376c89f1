-- Reports know every game: its name, several boards, open cards, draws, halves of pots.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE FUNCTION report.game(game text, bet_limit text) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE bet_limit WHEN 'no' THEN 'no-limit ' WHEN 'pot' THEN 'pot-limit '
        WHEN 'fixed' THEN 'limit ' ELSE '' END
    || CASE game
        WHEN 'holdem' THEN 'hold''em'
        WHEN 'shortdeck' THEN 'short-deck hold''em'
        WHEN 'royal' THEN 'Royal hold''em'
        WHEN 'omaha' THEN 'Omaha'
        WHEN 'omaha5' THEN 'five-card Omaha'
        WHEN 'omaha6' THEN 'six-card Omaha'
        WHEN 'omaha8' THEN 'Omaha hi-lo'
        WHEN 'omaha58' THEN 'five-card Omaha hi-lo'
        WHEN 'courchevel' THEN 'Courchevel'
        WHEN 'courchevel8' THEN 'Courchevel hi-lo'
        WHEN 'stud' THEN 'seven-card stud'
        WHEN 'stud8' THEN 'seven-card stud hi-lo'
        WHEN 'razz' THEN 'razz'
        WHEN 'draw5' THEN 'five-card draw'
        WHEN 'draw27' THEN '2-7 single draw'
        WHEN 'triple27' THEN '2-7 triple draw'
        WHEN 'triplea5' THEN 'A-5 triple draw'
        WHEN 'badugi' THEN 'badugi'
        ELSE game
    END;

COMMENT ON FUNCTION report.game IS 'A game and its limit in words: pot-limit Omaha.';

-- Blinds where there are some, else the bets: 50/100.
CREATE FUNCTION report.stakes(hand history.hands) RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN hand.big_blind > 0 THEN hand.small_blind || '/' || hand.big_blind
    ELSE hand.small_bet || '/' || 2 * hand.small_bet END;

COMMENT ON FUNCTION report.stakes IS 'The blinds of a hand, or the bets of a game without blinds.';

DROP VIEW report.hands;
CREATE VIEW report.hands AS
SELECT h.hand_id,
       h.ended_at,
       t.name AS table_name,
       h.hand_no,
       report.game(h.game, h.bet_limit) AS game,
       report.stakes(h) AS blinds,
       s.players,
       s.bots,
       concat_ws(' | ', array_to_string(h.board, ' '), nullif(array_to_string(h.more_boards[1:1], ' '), ''),
                 nullif(array_to_string(h.more_boards[2:2], ' '), '')) AS board,
       h.pot,
       h.rake,
       s.winners,
       date_trunc('second', h.ended_at - h.started_at) AS took
FROM history.hands AS h
JOIN history.tables AS t USING (table_id)
CROSS JOIN LATERAL (
    SELECT count(*) AS players,
           count(*) FILTER (WHERE s.is_bot) AS bots,
           string_agg(s.name, ', ' ORDER BY s.won DESC, s.seat) FILTER (WHERE s.won > 0) AS winners
    FROM history.hand_seats AS s
    WHERE s.hand_id = h.hand_id
) AS s;

COMMENT ON VIEW report.hands IS
    'Finished hands, one line each. The last ones: SELECT * FROM report.hands ORDER BY ended_at '
    'DESC LIMIT 20; one of them as text: SELECT * FROM report.hand(hand_id).';

DROP VIEW report.tables;
CREATE VIEW report.tables AS
SELECT t.table_id,
       t.name,
       CASE t.rotation WHEN 'none' THEN report.game(t.game, t.bet_limit)
           WHEN 'horse' THEN 'HORSE' WHEN 'eight_game' THEN '8-game' ELSE t.rotation END AS game,
       t.seats,
       t.small_blind || '/' || t.big_blind AS blinds,
       t.opened_at,
       count(h.hand_id) AS hands,
       max(h.ended_at) AS last_hand_at,
       round(avg(h.pot)) AS average_pot,
       round(100.0 * count(*) FILTER (
                 WHERE cardinality(h.board) >= 3 OR EXISTS (
                     SELECT FROM history.hand_actions AS a
                     WHERE a.hand_id = h.hand_id
                         AND a.street NOT IN ('preflop', 'third', 'predraw')))
             / nullif(count(h.hand_id), 0)) AS flop_percent,
       coalesce(sum(h.rake), 0) AS rake
FROM history.tables AS t
LEFT JOIN history.hands AS h USING (table_id)
GROUP BY t.table_id;

COMMENT ON VIEW report.tables IS
    'Every table, with its hands, average pot, how many of a hundred hands went beyond the first '
    'round of betting, and its rake.';

CREATE OR REPLACE VIEW report.player_results AS
SELECT s.player_id,
       p.name,
       p.kind,
       count(*) AS hands,
       count(*) FILTER (WHERE s.won > 0) AS hands_won,
       count(*) FILTER (WHERE s.shown IS NOT NULL) AS hands_shown,
       sum(s.stack_after - s.stack_before) AS net,
       round(100 * avg((s.stack_after - s.stack_before)::numeric / h.small_bet), 1) AS bb_per_100,
       max(s.stack_after - s.stack_before) AS best_hand,
       min(s.stack_after - s.stack_before) AS worst_hand,
       max(s.ended_at) AS last_hand_at
FROM history.hand_seats AS s
JOIN history.hands AS h USING (hand_id)
JOIN site.players AS p USING (player_id)
GROUP BY s.player_id, p.player_id;

COMMENT ON VIEW report.player_results IS
    'What each player has won or lost in finished hands: net in chips, bb_per_100 in big blinds (in '
    'small bets where there are none) for a hundred hands, the best and the worst hand. Restrict by '
    'player_id to make it fast.';

GRANT SELECT ON report.hands, report.tables TO brelan_report;
GRANT EXECUTE ON FUNCTION report.game, report.stakes TO brelan_report;

CREATE OR REPLACE FUNCTION report.deed(action history.hand_actions) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE action.kind
        WHEN 'post_small_blind' THEN 'posts the small blind of ' || report.chips(action.amount)
        WHEN 'post_big_blind' THEN 'posts the big blind of ' || report.chips(action.amount)
        WHEN 'post_ante' THEN 'posts the ante of ' || report.chips(action.amount)
        WHEN 'post_straddle' THEN 'straddles with ' || report.chips(action.amount)
        WHEN 'post_live' THEN 'posts ' || report.chips(action.amount) || ' to come back in'
        WHEN 'post_dead' THEN 'posts ' || report.chips(action.amount) || ' dead'
        WHEN 'fold' THEN 'folds'
        WHEN 'check' THEN 'checks'
        WHEN 'call' THEN 'calls ' || report.chips(action.amount)
        WHEN 'bet' THEN 'bets ' || report.chips(action.amount)
        WHEN 'raise' THEN 'raises to ' || report.chips(action.bet_to)
        WHEN 'bring_in' THEN 'brings in ' || report.chips(action.amount)
        WHEN 'draw' THEN CASE action.cards WHEN 0 THEN 'stands pat'
            ELSE 'discards ' || action.cards END
        WHEN 'return' THEN 'takes back ' || report.chips(action.amount) || ' that nobody called'
    END
    || CASE WHEN action.is_all_in THEN ', all in' ELSE '' END
    || CASE WHEN action.is_forced THEN ' (out of time)' ELSE '' END;

-- The streets of every game: how many cards a board has then, and which open card comes in stud.
CREATE FUNCTION report.streets()
RETURNS TABLE (street_no integer, street text, title text, old_cards integer, cards integer,
               up_place integer)
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    VALUES (1, 'preflop', 'Preflop', 0, 0, NULL::integer), (2, 'flop', 'Flop', 0, 3, NULL),
           (3, 'turn', 'Turn', 3, 4, NULL), (4, 'river', 'River', 4, 5, NULL),
           (5, 'third', 'Third street', 0, 0, 3), (6, 'fourth', 'Fourth street', 0, 0, 4),
           (7, 'fifth', 'Fifth street', 0, 0, 5), (8, 'sixth', 'Sixth street', 0, 0, 6),
           (9, 'seventh', 'Seventh street', 0, 0, 7), (10, 'predraw', 'Before the draw', 0, 0, NULL),
           (11, 'first_draw', 'First draw', 0, 0, NULL),
           (12, 'second_draw', 'Second draw', 0, 0, NULL),
           (13, 'third_draw', 'Third draw', 0, 0, NULL);
END;

COMMENT ON FUNCTION report.streets IS 'The streets of every game in their order, for report.hand.';

-- "[Ah 7d] [2c]" for each board, or the open cards of a stud street; NULL: none.
CREATE FUNCTION report.street_cards(wanted history.hands, up_place integer, old_cards integer,
                                    cards integer)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT CASE WHEN cards > 0 THEN (
        SELECT string_agg(concat_ws(' ',
                   CASE WHEN old_cards > 0 THEN report.cards(l.board[:old_cards]) END,
                   report.cards(l.board[old_cards + 1:cards])), ' | ' ORDER BY b.number)
        FROM jsonb_array_elements(history.boards(wanted)) WITH ORDINALITY AS b (dealt, number)
        CROSS JOIN LATERAL (
            SELECT ARRAY(SELECT jsonb_array_elements_text(b.dealt)) AS board) AS l)
    WHEN up_place < 7 THEN (
        SELECT string_agg(s.name || ' [' || coalesce(s.up[up_place], s.shown[up_place]) || ']', ', '
                          ORDER BY s.seat)
        FROM history.hand_seats AS s
        WHERE s.hand_id = wanted.hand_id
            AND coalesce(s.up[up_place], s.shown[up_place]) IS NOT NULL)
    WHEN up_place = 7 AND cardinality(wanted.board) = 1 THEN report.cards(wanted.board) END;
END;

COMMENT ON FUNCTION report.street_cards IS 'Part of a line of report.hand: what was dealt open.';

CREATE OR REPLACE FUNCTION report.hand_streets(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH streets AS (
        SELECT s.*, report.street_cards(wanted, s.up_place, s.old_cards, s.cards) AS open
        FROM report.streets() AS s
        WHERE s.cards <= cardinality(wanted.board)
            AND (EXISTS (SELECT FROM history.hand_actions AS a
                         WHERE a.hand_id = wanted.hand_id AND a.street = s.street)
                 OR s.cards > 0
                 OR (s.up_place < 7 AND EXISTS (
                         SELECT FROM history.hand_seats AS p
                         WHERE p.hand_id = wanted.hand_id AND p.up IS NOT NULL
                             AND coalesce(p.up[s.up_place], p.shown[s.up_place]) IS NOT NULL)))
    ),
    lines AS (
        SELECT s.street_no, 0 AS action_no,
               concat_ws(' ', s.title, s.open)
               || CASE WHEN EXISTS (SELECT FROM streets AS e WHERE e.street_no < s.street_no)
                  THEN ', pot ' || report.chips((
                       SELECT sum(CASE a.kind WHEN 'return' THEN -a.amount ELSE a.amount END)
                       FROM history.hand_actions AS a
                       JOIN streets AS e ON e.street = a.street
                       WHERE a.hand_id = wanted.hand_id AND e.street_no < s.street_no)::bigint)
                  ELSE '' END AS line
        FROM streets AS s
        UNION ALL
        SELECT s.street_no, a.action_no, '  ' || p.name || ' ' || report.deed(a)
        FROM history.hand_actions AS a
        JOIN streets AS s ON s.street = a.street
        JOIN history.hand_seats AS p ON p.hand_id = a.hand_id AND p.seat = a.seat
        WHERE a.hand_id = wanted.hand_id
    )
    SELECT line FROM lines ORDER BY street_no, action_no;
END;

CREATE OR REPLACE FUNCTION report.hand_end(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH stayed AS (
        SELECT s.seat, count(*) OVER () AS players
        FROM history.hand_seats AS s
        WHERE s.hand_id = wanted.hand_id AND NOT EXISTS (
            SELECT FROM history.hand_actions AS a
            WHERE a.hand_id = s.hand_id AND a.seat = s.seat AND a.kind = 'fold')
    ),
    lines AS (
        SELECT 1 AS part, 0 AS pot, 0 AS board, '' AS share, s.seat,
               '  ' || s.name || CASE WHEN s.shown IS NULL THEN ' does not show'
                   ELSE ' shows ' || report.cards(s.shown) END AS line
        FROM history.hand_seats AS s
        LEFT JOIN stayed AS t ON t.seat = s.seat
        WHERE s.hand_id = wanted.hand_id AND (s.shown IS NOT NULL OR t.players > 1)
        UNION ALL
        SELECT 2, r.pot, r.board, r.share, r.seat,
               '  ' || s.name || ' wins ' || report.chips(r.amount)
               || CASE WHEN max(r.pot) OVER () = 0 THEN ''
                   WHEN r.pot = 0 THEN ' from the main pot'
                   ELSE ' from side pot ' || r.pot END
               || CASE r.share WHEN 'high' THEN ' with the high hand'
                   WHEN 'low' THEN ' with the low hand' ELSE '' END
               || CASE WHEN wanted.more_boards IS NULL THEN '' ELSE ' on board ' || r.board + 1 END
        FROM history.hand_results AS r
        JOIN history.hand_seats AS s ON s.hand_id = r.hand_id AND s.seat = r.seat
        WHERE r.hand_id = wanted.hand_id
        UNION ALL
        SELECT 3, 0, 0, '', 0, '  The house takes ' || report.chips(wanted.rake)
        WHERE wanted.rake > 0
    )
    SELECT line FROM lines ORDER BY part, pot, board, share, seat;
END;

CREATE OR REPLACE FUNCTION report.hand(hand_id bigint) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted history.hands;
BEGIN
    SELECT h.* INTO wanted FROM history.hands AS h WHERE h.hand_id = hand.hand_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;

    RETURN NEXT (
        SELECT format('Hand %s: %s, hand %s, %s %s%s%s', wanted.hand_id, t.name, wanted.hand_no,
                      report.game(wanted.game, wanted.bet_limit), report.stakes(wanted),
                      CASE WHEN wanted.ante > 0
                          THEN ', ante ' || report.chips(wanted.ante) ELSE '' END,
                      CASE WHEN wanted.bring_in > 0
                          THEN ', bring-in ' || report.chips(wanted.bring_in) ELSE '' END)
        FROM history.tables AS t
        WHERE t.table_id = wanted.table_id);
    RETURN NEXT format('%s UTC, %s s',
        to_char(wanted.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'),
        round(extract(epoch FROM wanted.ended_at - wanted.started_at)));
    RETURN NEXT '';
    RETURN QUERY SELECT report.hand_seats(wanted);
    RETURN NEXT '';
    RETURN QUERY SELECT report.hand_streets(wanted);
    RETURN NEXT 'End, pot ' || report.chips(wanted.pot);
    RETURN QUERY SELECT report.hand_end(wanted);
    RETURN NEXT '';
    RETURN QUERY SELECT report.hand_results(wanted);
END
$$;

COMMIT;
