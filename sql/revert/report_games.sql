BEGIN;

SET LOCAL ROLE brelan_owner;

CREATE OR REPLACE FUNCTION report.deed(action history.hand_actions) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE action.kind
        WHEN 'post_small_blind' THEN 'posts the small blind of ' || report.chips(action.amount)
        WHEN 'post_big_blind' THEN 'posts the big blind of ' || report.chips(action.amount)
        WHEN 'post_ante' THEN 'posts the ante of ' || report.chips(action.amount)
        WHEN 'post_live' THEN 'posts ' || report.chips(action.amount) || ' to come back in'
        WHEN 'post_dead' THEN 'posts ' || report.chips(action.amount) || ' dead'
        WHEN 'fold' THEN 'folds'
        WHEN 'check' THEN 'checks'
        WHEN 'call' THEN 'calls ' || report.chips(action.amount)
        WHEN 'bet' THEN 'bets ' || report.chips(action.amount)
        WHEN 'raise' THEN 'raises to ' || report.chips(action.bet_to)
        WHEN 'return' THEN 'takes back ' || report.chips(action.amount) || ' that nobody called'
    END
    || CASE WHEN action.is_all_in THEN ', all in' ELSE '' END
    || CASE WHEN action.is_forced AND action.kind IN ('check', 'fold') THEN ' (out of time)'
       ELSE '' END;

CREATE OR REPLACE FUNCTION report.hand_streets(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH streets AS (
        SELECT *
        FROM (VALUES (1, 'preflop', 0, 0), (2, 'flop', 0, 3), (3, 'turn', 3, 4), (4, 'river', 4, 5))
             AS s (street_no, street, old_cards, cards)
        WHERE s.cards <= cardinality(wanted.board)
    ),
    lines AS (
        SELECT s.street_no, 0 AS action_no,
               concat_ws(' ', initcap(s.street),
                   CASE WHEN s.old_cards > 0 THEN report.cards(wanted.board[:s.old_cards]) END,
                   CASE WHEN s.cards > 0
                       THEN report.cards(wanted.board[s.old_cards + 1:s.cards]) END)
               || CASE WHEN s.cards > 0 THEN ', pot ' || report.chips((
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
        SELECT 1 AS part, 0 AS pot, s.seat,
               '  ' || s.name || CASE WHEN s.shown IS NULL THEN ' does not show'
                   ELSE ' shows ' || report.cards(s.shown) END AS line
        FROM history.hand_seats AS s
        LEFT JOIN stayed AS t ON t.seat = s.seat
        WHERE s.hand_id = wanted.hand_id AND (s.shown IS NOT NULL OR t.players > 1)
        UNION ALL
        SELECT 2, r.pot, r.seat,
               '  ' || s.name || ' wins ' || report.chips(r.amount)
               || CASE WHEN max(r.pot) OVER () = 0 THEN ''
                   WHEN r.pot = 0 THEN ' from the main pot'
                   ELSE ' from side pot ' || r.pot END
        FROM history.hand_results AS r
        JOIN history.hand_seats AS s ON s.hand_id = r.hand_id AND s.seat = r.seat
        WHERE r.hand_id = wanted.hand_id
        UNION ALL
        SELECT 3, 0, 0, '  The house takes ' || report.chips(wanted.rake)
        WHERE wanted.rake > 0
    )
    SELECT line FROM lines ORDER BY part, pot, seat;
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
        SELECT format('Hand %s: %s, hand %s, %s %s/%s%s', wanted.hand_id, t.name, wanted.hand_no,
                      CASE t.game WHEN 'nlhe' THEN 'no-limit hold''em' ELSE t.game END,
                      report.chips(wanted.small_blind), report.chips(wanted.big_blind),
                      CASE WHEN wanted.ante > 0
                          THEN ', ante ' || report.chips(wanted.ante) ELSE '' END)
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

DROP VIEW report.hands;
CREATE VIEW report.hands AS
SELECT h.hand_id,
       h.ended_at,
       t.name AS table_name,
       h.hand_no,
       h.small_blind || '/' || h.big_blind AS blinds,
       s.players,
       s.bots,
       array_to_string(h.board, ' ') AS board,
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
       t.game,
       t.seats,
       t.small_blind || '/' || t.big_blind AS blinds,
       t.opened_at,
       count(h.hand_id) AS hands,
       max(h.ended_at) AS last_hand_at,
       round(avg(h.pot)) AS average_pot,
       round(100.0 * count(*) FILTER (WHERE cardinality(h.board) > 0)
             / nullif(count(h.hand_id), 0)) AS flop_percent,
       coalesce(sum(h.rake), 0) AS rake
FROM history.tables AS t
LEFT JOIN history.hands AS h USING (table_id)
GROUP BY t.table_id;

COMMENT ON VIEW report.tables IS
    'Every table, with its hands, average pot, how many of a hundred hands saw a flop, and its '
    'rake.';

CREATE OR REPLACE VIEW report.player_results AS
SELECT s.player_id,
       p.name,
       p.kind,
       count(*) AS hands,
       count(*) FILTER (WHERE s.won > 0) AS hands_won,
       count(*) FILTER (WHERE s.shown IS NOT NULL) AS hands_shown,
       sum(s.stack_after - s.stack_before) AS net,
       round(100 * avg((s.stack_after - s.stack_before)::numeric / h.big_blind), 1) AS bb_per_100,
       max(s.stack_after - s.stack_before) AS best_hand,
       min(s.stack_after - s.stack_before) AS worst_hand,
       max(s.ended_at) AS last_hand_at
FROM history.hand_seats AS s
JOIN history.hands AS h USING (hand_id)
JOIN site.players AS p USING (player_id)
GROUP BY s.player_id, p.player_id;

GRANT SELECT ON report.hands, report.tables TO brelan_report;

DROP FUNCTION report.street_cards(history.hands, integer, integer, integer);
DROP FUNCTION report.streets();
DROP FUNCTION report.stakes(history.hands);
DROP FUNCTION report.game(text, text);

COMMIT;
