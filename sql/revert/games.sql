-- Hands of other games have no place in the older tables: they are dropped, the journal keeps them.

BEGIN;

SET LOCAL ROLE brelan_owner;

DELETE FROM history.hand_results AS r USING history.hands AS h
WHERE r.hand_id = h.hand_id AND (h.game <> 'holdem' OR h.more_boards IS NOT NULL);
DELETE FROM history.hand_actions AS a USING history.hands AS h
WHERE a.hand_id = h.hand_id AND (h.game <> 'holdem' OR h.more_boards IS NOT NULL);
DELETE FROM history.hand_holes AS o USING history.hands AS h
WHERE o.hand_id = h.hand_id AND (h.game <> 'holdem' OR h.more_boards IS NOT NULL);
DELETE FROM history.hand_seats AS s USING history.hands AS h
WHERE s.hand_id = h.hand_id AND (h.game <> 'holdem' OR h.more_boards IS NOT NULL);
DELETE FROM history.hands WHERE game <> 'holdem' OR more_boards IS NOT NULL;

DROP FUNCTION history.last_hands(integer);
DROP FUNCTION history.open_table(bigint, text);
DROP FUNCTION history.masked(text[], integer);
DROP FUNCTION history.saw_flop(history.hands);
DROP FUNCTION history.boards(history.hands);

ALTER TABLE history.hand_results
    DROP CONSTRAINT hand_results_pkey,
    DROP COLUMN board,
    DROP COLUMN share,
    ADD PRIMARY KEY (hand_id, pot, seat);

DELETE FROM history.hand_actions WHERE kind = 'post_straddle';
ALTER TABLE history.hand_actions
    DROP COLUMN cards,
    DROP CONSTRAINT hand_actions_street_known,
    DROP CONSTRAINT hand_actions_kind_known,
    ADD CONSTRAINT hand_actions_street_known CHECK (street IN ('preflop', 'flop', 'turn', 'river')),
    ADD CONSTRAINT hand_actions_kind_known CHECK (kind IN (
        'post_small_blind', 'post_big_blind', 'post_ante', 'post_live', 'post_dead',
        'fold', 'check', 'call', 'bet', 'raise', 'return'));

ALTER TABLE history.hand_seats DROP COLUMN up;

ALTER TABLE history.hands
    DROP CONSTRAINT hands_board_fits,
    DROP CONSTRAINT hands_more_boards_fit,
    DROP CONSTRAINT hands_bets_fit,
    DROP COLUMN game,
    DROP COLUMN bet_limit,
    DROP COLUMN small_bet,
    DROP COLUMN bring_in,
    DROP COLUMN more_boards,
    ADD CONSTRAINT hands_board_fits CHECK (cardinality(board) IN (0, 3, 4, 5));

UPDATE history.tables SET game = 'nlhe' WHERE game = 'holdem';
ALTER TABLE history.tables DROP COLUMN bet_limit, DROP COLUMN rotation;

CREATE OR REPLACE FUNCTION history.record_hand(hand text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    document jsonb := hand::jsonb;
    id bigint := (document->>'table')::bigint * 4294967296 + (document->>'hand')::bigint;
    ended timestamptz := site.from_ms((document->>'endedAt')::bigint);
BEGIN
    INSERT INTO history.hands
        (hand_id, table_id, hand_no, started_at, ended_at, button, small_blind_seat,
         big_blind_seat, small_blind, big_blind, ante, rake, board, pot)
    SELECT id, h."table", h.hand, site.from_ms(h."startedAt"), ended, h.button,
           h."smallBlindSeat", h."bigBlindSeat", h."smallBlind", h."bigBlind", h.ante, h.rake,
           h.board,
           h.rake + (SELECT coalesce(sum((r->>'amount')::bigint), 0)
                     FROM jsonb_array_elements(document->'results') AS r)
    FROM jsonb_to_record(document) AS h (
        "table" bigint, hand integer, "startedAt" bigint, button smallint,
        "smallBlindSeat" smallint, "bigBlindSeat" smallint, "smallBlind" bigint,
        "bigBlind" bigint, ante bigint, rake bigint, board text[]);

    INSERT INTO history.hand_seats
        (hand_id, seat, player_id, name, is_bot, stack_before, stack_after, won, ended_at, shown)
    SELECT id, s.seat, s.player, s.name, s.bot, s."stackBefore", s."stackAfter", s.won, ended,
           CASE WHEN s.shown <> 0 THEN ARRAY(
               SELECT CASE WHEN s.shown & (1 << (c.position::integer - 1)) <> 0 THEN c.card END
               FROM unnest(s.hole) WITH ORDINALITY AS c (card, position)
               ORDER BY c.position) END
    FROM jsonb_to_recordset(document->'seats') AS s (
        seat smallint, player bigint, name text, bot boolean, "stackBefore" bigint,
        "stackAfter" bigint, won bigint, hole text[], shown integer);

    INSERT INTO history.hand_holes (hand_id, seat, cards)
    SELECT id, s.seat, s.hole
    FROM jsonb_to_recordset(document->'seats') AS s (seat smallint, hole text[])
    WHERE s.hole IS NOT NULL;

    INSERT INTO history.hand_actions
        (hand_id, action_no, street, seat, kind, amount, bet_to, is_all_in, is_forced)
    SELECT id, e.position, a.street, a.seat, a.kind, coalesce(a.amount, 0), coalesce(a."to", 0),
           coalesce(a."allIn", false), coalesce(a.forced, false)
    FROM jsonb_array_elements(document->'actions') WITH ORDINALITY AS e (action, position),
         jsonb_to_record(e.action) AS a (
        street text, seat smallint, kind text, amount bigint, "to" bigint, "allIn" boolean,
        forced boolean);

    INSERT INTO history.hand_results (hand_id, pot, seat, amount)
    SELECT id, r.pot, r.seat, r.amount
    FROM jsonb_to_recordset(document->'results')
         AS r (pot smallint, seat smallint, amount bigint);
END
$$;

CREATE OR REPLACE FUNCTION api.my_hands(
    player_id bigint, before bigint DEFAULT NULL, table_id bigint DEFAULT NULL,
    hands_max integer DEFAULT 20
) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    wanted integer := least(greatest(coalesce(hands_max, 20), 1), 100);
    before_at timestamptz := coalesce(
        (SELECT h.ended_at FROM history.hands AS h WHERE h.hand_id = before), 'infinity');
    before_id bigint := coalesce(before, 9223372036854775807);
BEGIN
    RETURN (
        WITH found AS (
            SELECT s.hand_id, s.seat, s.stack_after - s.stack_before AS net,
                   s.shown IS NOT NULL AS is_shown,
                   row_number() OVER (ORDER BY s.ended_at DESC, s.hand_id DESC) AS position
            FROM history.hand_seats AS s
            WHERE s.player_id = my_hands.player_id
              AND (s.ended_at, s.hand_id) < (before_at, before_id)
              AND (my_hands.table_id IS NULL OR s.hand_id / 4294967296 = my_hands.table_id)
            ORDER BY s.ended_at DESC, s.hand_id DESC
            LIMIT wanted + 1
        )
        SELECT json_build_object(
            'hands', coalesce(json_agg(json_build_object(
                'id', h.hand_id, 'table', h.table_id, 'tableName', t.name, 'hand', h.hand_no,
                'startedAt', site.to_ms(h.started_at), 'endedAt', site.to_ms(h.ended_at),
                'board', h.board, 'hole', coalesce(o.cards, '{}'),
                'net', f.net, 'pot', h.pot, 'shown', f.is_shown)
                ORDER BY f.position) FILTER (WHERE f.position <= wanted), '[]'),
            'more', count(*) > wanted)::text
        FROM found AS f
        JOIN history.hands AS h ON h.hand_id = f.hand_id
        JOIN history.tables AS t ON t.table_id = h.table_id
        LEFT JOIN history.hand_holes AS o ON o.hand_id = f.hand_id AND o.seat = f.seat);
END
$$;

CREATE OR REPLACE FUNCTION api.hand(player_id bigint, hand_id bigint) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT json_build_object(
            'id', h.hand_id, 'table', h.table_id, 'tableName', t.name, 'hand', h.hand_no,
            'smallBlind', h.small_blind, 'bigBlind', h.big_blind,
            'startedAt', site.to_ms(h.started_at), 'endedAt', site.to_ms(h.ended_at),
            'button', h.button, 'board', h.board, 'pot', h.pot,
            'seats', (
                SELECT json_agg(json_build_object(
                    'seat', s.seat,
                    'player', json_build_object('id', s.player_id, 'name', s.name, 'bot', s.is_bot),
                    'stackBefore', s.stack_before, 'stackAfter', s.stack_after,
                    'net', s.stack_after - s.stack_before,
                    'hole', CASE WHEN s.player_id = hand.player_id THEN o.cards ELSE s.shown END,
                    'shown', s.shown IS NOT NULL, 'won', s.won) ORDER BY s.seat)
                FROM history.hand_seats AS s
                LEFT JOIN history.hand_holes AS o ON o.hand_id = s.hand_id AND o.seat = s.seat
                WHERE s.hand_id = h.hand_id),
            'actions', (
                SELECT coalesce(json_agg(json_build_object(
                    'street', a.street, 'seat', a.seat, 'kind', a.kind, 'amount', a.amount,
                    'to', a.bet_to, 'allIn', a.is_all_in) ORDER BY a.action_no), '[]')
                FROM history.hand_actions AS a WHERE a.hand_id = h.hand_id),
            'results', (
                SELECT coalesce(json_agg(json_build_object(
                    'pot', r.pot, 'seat', r.seat, 'amount', r.amount) ORDER BY r.pot, r.seat), '[]')
                FROM history.hand_results AS r WHERE r.hand_id = h.hand_id))::text
        FROM history.hands AS h
        JOIN history.tables AS t ON t.table_id = h.table_id
        WHERE h.hand_id = hand.hand_id
          AND EXISTS (SELECT FROM history.hand_seats AS v
                      WHERE v.hand_id = h.hand_id AND v.player_id = hand.player_id));
END
$$;

CREATE FUNCTION history.open_table(table_id bigint, config text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    INSERT INTO history.tables AS t
        (table_id, name, game, seats, small_blind, big_blind, config)
    SELECT open_table.table_id, c.name, coalesce(c.game, 'nlhe'), c.seats, c."smallBlind",
           c."bigBlind", open_table.config::jsonb
    FROM jsonb_to_record(open_table.config::jsonb)
         AS c (name text, game text, seats smallint, "smallBlind" bigint, "bigBlind" bigint)
    ON CONFLICT ON CONSTRAINT tables_pkey DO UPDATE SET
        name = excluded.name, game = excluded.game, seats = excluded.seats,
        small_blind = excluded.small_blind, big_blind = excluded.big_blind,
        config = excluded.config;
END;

CREATE FUNCTION history.last_hands(per_table integer)
RETURNS TABLE (
    table_id bigint, started_at timestamptz, ended_at timestamptz, pot bigint, saw_flop boolean
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT t.table_id, h.started_at, h.ended_at, h.pot, cardinality(h.board) > 0
    FROM history.tables AS t
    JOIN LATERAL (
        SELECT * FROM history.hands AS h WHERE h.table_id = t.table_id
        ORDER BY h.hand_no DESC LIMIT last_hands.per_table
    ) AS h ON true
    ORDER BY t.table_id, h.hand_no;
END;

GRANT EXECUTE ON FUNCTION history.open_table, history.last_hands TO brelan_game;

COMMIT;
