-- A finished hand as text, for support and for disputes.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE FUNCTION report.chips(amount bigint) RETURNS text
LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp
RETURN to_char(amount, 'FM9,999,999,999,999,990');

COMMENT ON FUNCTION report.chips IS 'An amount with its thousands set apart: 12,500.';

CREATE FUNCTION report.cards(cards text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp
RETURN '[' || array_to_string(cards, ' ', '??') || ']';

COMMENT ON FUNCTION report.cards IS 'Cards in brackets, ?? where one stayed hidden: [Ah ??].';

CREATE FUNCTION report.deed(action history.hand_actions) RETURNS text
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

COMMENT ON FUNCTION report.deed IS 'What somebody did, in words.';

CREATE FUNCTION report.hand_seats(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT rtrim(format('Seat %s  %s  %s  %s', s.seat,
                        rpad(s.title, max(length(s.title)) OVER ()),
                        lpad(s.stack, max(length(s.stack)) OVER ()),
                        s.role))
    FROM (
        SELECT seat, report.chips(stack_before) AS stack,
               name || CASE WHEN is_bot THEN ' (bot)' ELSE '' END AS title,
               concat_ws(', ',
                   CASE WHEN seat = wanted.button THEN 'button' END,
                   CASE WHEN seat = wanted.small_blind_seat THEN 'small blind' END,
                   CASE WHEN seat = wanted.big_blind_seat THEN 'big blind' END) AS role
        FROM history.hand_seats
        WHERE hand_id = wanted.hand_id
    ) AS s
    ORDER BY s.seat;
END;

COMMENT ON FUNCTION report.hand_seats IS 'Lines of report.hand: who was dealt in, with what.';

CREATE FUNCTION report.hand_streets(wanted history.hands) RETURNS SETOF text
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

COMMENT ON FUNCTION report.hand_streets IS
    'Lines of report.hand: the streets, and what everybody did.';

CREATE FUNCTION report.hand_end(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH stayed AS (
        SELECT s.*, count(*) OVER () AS players
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

COMMENT ON FUNCTION report.hand_end IS 'Lines of report.hand: who showed what and won what.';

CREATE FUNCTION report.hand_results(wanted history.hands) RETURNS SETOF text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT format('Seat %s  %s  %s  has %s', s.seat,
                  rpad(s.title, max(length(s.title)) OVER ()),
                  lpad(s.net, max(length(s.net)) OVER ()),
                  lpad(s.stack, max(length(s.stack)) OVER ()))
    FROM (
        SELECT seat, report.chips(stack_after) AS stack,
               name || CASE WHEN is_bot THEN ' (bot)' ELSE '' END AS title,
               CASE WHEN stack_after > stack_before THEN '+' ELSE '' END
               || report.chips(stack_after - stack_before) AS net
        FROM history.hand_seats
        WHERE hand_id = wanted.hand_id
    ) AS s
    ORDER BY s.seat;
END;

COMMENT ON FUNCTION report.hand_results IS 'Lines of report.hand: what everybody won or lost.';

CREATE FUNCTION report.hand(hand_id bigint) RETURNS SETOF text
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

COMMENT ON FUNCTION report.hand IS
    'A finished hand as text, a line a row: SELECT * FROM report.hand(30064771073); mucked cards '
    'are not in it. No row: there is no such hand, or it still runs.';

GRANT EXECUTE ON FUNCTION report.hand TO brelan_report;

COMMIT;
