-- Every game: which one a hand was, several boards, draws and bring-ins, halves of pots.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

ALTER TABLE history.tables
    ADD COLUMN bet_limit text NOT NULL DEFAULT 'no',
    ADD COLUMN rotation text NOT NULL DEFAULT 'none';
ALTER TABLE history.tables
    ALTER COLUMN bet_limit DROP DEFAULT,
    ALTER COLUMN rotation DROP DEFAULT;
UPDATE history.tables SET game = 'holdem' WHERE game = 'nlhe';

COMMENT ON COLUMN history.tables.game IS 'with a rotation: its first one';
COMMENT ON COLUMN history.tables.bet_limit IS 'no, pot or fixed';
COMMENT ON COLUMN history.tables.rotation IS 'none, or the mixed game that is played';

ALTER TABLE history.hands
    ADD COLUMN game text NOT NULL DEFAULT 'holdem',
    ADD COLUMN bet_limit text NOT NULL DEFAULT 'no',
    ADD COLUMN small_bet bigint,
    ADD COLUMN bring_in bigint NOT NULL DEFAULT 0,
    ADD COLUMN more_boards text[];
UPDATE history.hands SET small_bet = big_blind;
ALTER TABLE history.hands
    ALTER COLUMN game DROP DEFAULT,
    ALTER COLUMN bet_limit DROP DEFAULT,
    ALTER COLUMN small_bet SET NOT NULL,
    ALTER COLUMN bring_in DROP DEFAULT,
    DROP CONSTRAINT hands_board_fits,
    ADD CONSTRAINT hands_board_fits CHECK (cardinality(board) IN (0, 1, 3, 4, 5)),
    ADD CONSTRAINT hands_more_boards_fit CHECK (array_length(more_boards, 1) IN (1, 2)),
    ADD CONSTRAINT hands_bets_fit CHECK (small_bet > 0 AND bring_in BETWEEN 0 AND small_bet);

COMMENT ON COLUMN history.hands.game IS 'as in Game of docs/openapi.json: omaha8';
COMMENT ON COLUMN history.hands.bet_limit IS 'no, pot or fixed';
COMMENT ON COLUMN history.hands.small_bet IS
    'the smallest bet; in fixed-limit of the first streets, and half of that of the last';
COMMENT ON COLUMN history.hands.bring_in IS 'of stud games, which have no blinds; otherwise 0';
COMMENT ON COLUMN history.hands.more_boards IS
    'the second board, and the third: {{Ah,Td,2c,3c,4c}}. NULL: there was one, or none';

ALTER TABLE history.hand_seats ADD COLUMN up text[];

COMMENT ON COLUMN history.hand_seats.up IS
    'cards that were dealt open (stud); NULL for those that were not. NULL: none';
COMMENT ON COLUMN history.hand_seats.shown IS
    'all that lay open once the seat laid cards open itself; an element is NULL where that card did '
    'not. NULL: it laid nothing open';

ALTER TABLE history.hand_actions
    ADD COLUMN cards smallint NOT NULL DEFAULT 0,
    DROP CONSTRAINT hand_actions_street_known,
    DROP CONSTRAINT hand_actions_kind_known,
    ADD CONSTRAINT hand_actions_street_known CHECK (street IN (
        'preflop', 'flop', 'turn', 'river', 'third', 'fourth', 'fifth', 'sixth', 'seventh',
        'predraw', 'first_draw', 'second_draw', 'third_draw')),
    ADD CONSTRAINT hand_actions_kind_known CHECK (kind IN (
        'post_small_blind', 'post_big_blind', 'post_ante', 'post_straddle', 'post_live',
        'post_dead', 'fold', 'check', 'call', 'bet', 'raise', 'bring_in', 'draw', 'return')),
    ADD CONSTRAINT hand_actions_cards_fit CHECK (cards BETWEEN 0 AND 7);

COMMENT ON COLUMN history.hand_actions.cards IS 'of a draw: how many were given away';

ALTER TABLE history.hand_results
    ADD COLUMN board smallint NOT NULL DEFAULT 0,
    ADD COLUMN share text NOT NULL DEFAULT 'whole',
    DROP CONSTRAINT hand_results_pkey,
    ADD PRIMARY KEY (hand_id, pot, board, share, seat),
    ADD CONSTRAINT hand_results_share_known CHECK (share IN ('whole', 'high', 'low'));

COMMENT ON COLUMN history.hand_results.board IS '0 is the first';
COMMENT ON COLUMN history.hand_results.share IS 'all of the pot, or the half of the high or low hand';

CREATE FUNCTION history.boards(hand history.hands) RETURNS jsonb
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN jsonb_build_array(to_jsonb(hand.board)) || coalesce(to_jsonb(hand.more_boards), '[]');

COMMENT ON FUNCTION history.boards IS 'All boards of a hand: [["Ah","Td","2c"]]; an empty one if there was none.';

CREATE FUNCTION history.saw_flop(hand history.hands) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
RETURN cardinality(hand.board) >= 3 OR EXISTS (
    SELECT FROM history.hand_actions AS a
    WHERE a.hand_id = hand.hand_id AND a.street NOT IN ('preflop', 'third', 'predraw'));

COMMENT ON FUNCTION history.saw_flop IS 'The hand went beyond its first street.';

CREATE OR REPLACE FUNCTION history.open_table(table_id bigint, config text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    INSERT INTO history.tables AS t
        (table_id, name, game, bet_limit, rotation, seats, small_blind, big_blind, config)
    SELECT open_table.table_id, c.name, c.game, c."limit", c.rotation, c.seats, c."smallBlind",
           c."bigBlind", open_table.config::jsonb
    FROM jsonb_to_record(open_table.config::jsonb)
         AS c (name text, game text, "limit" text, rotation text, seats smallint,
               "smallBlind" bigint, "bigBlind" bigint)
    ON CONFLICT ON CONSTRAINT tables_pkey DO UPDATE SET
        name = excluded.name, game = excluded.game, bet_limit = excluded.bet_limit,
        rotation = excluded.rotation, seats = excluded.seats, small_blind = excluded.small_blind,
        big_blind = excluded.big_blind, config = excluded.config;
END;

COMMENT ON FUNCTION history.open_table IS
    'A table was opened, or opened again with another configuration. config: JSON with the fields '
    'of table_opened (name, game, limit, rotation, seats, smallBlind, bigBlind, …).';

-- The cards of a mask: bit k is the k-th, NULL stands for the others.
CREATE FUNCTION history.masked(cards text[], mask integer) RETURNS text[]
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN mask <> 0 THEN ARRAY(
    SELECT CASE WHEN mask & (1 << (c.position::integer - 1)) <> 0 THEN c.card END
    FROM unnest(cards) WITH ORDINALITY AS c (card, position)
    ORDER BY c.position) END;

COMMENT ON FUNCTION history.masked IS 'The cards of a mask in their places, NULL for the others; NULL: none.';

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
        (hand_id, table_id, hand_no, game, bet_limit, started_at, ended_at, button,
         small_blind_seat, big_blind_seat, small_blind, big_blind, small_bet, ante, bring_in, rake,
         board, more_boards, pot)
    SELECT id, h."table", h.hand, h.game, h."limit", site.from_ms(h."startedAt"), ended, h.button,
           h."smallBlindSeat", h."bigBlindSeat", h."smallBlind", h."bigBlind", h."smallBet", h.ante,
           h."bringIn", h.rake,
           ARRAY(SELECT jsonb_array_elements_text(document->'boards'->0)),
           (SELECT array_agg(ARRAY(SELECT jsonb_array_elements_text(b.cards)) ORDER BY b.position)
            FROM jsonb_array_elements(document->'boards') WITH ORDINALITY AS b (cards, position)
            WHERE b.position > 1 AND jsonb_array_length(b.cards) > 0),
           h.rake + (SELECT coalesce(sum((r->>'amount')::bigint), 0)
                     FROM jsonb_array_elements(document->'results') AS r)
    FROM jsonb_to_record(document) AS h (
        "table" bigint, hand integer, game text, "limit" text, "startedAt" bigint, button smallint,
        "smallBlindSeat" smallint, "bigBlindSeat" smallint, "smallBlind" bigint,
        "bigBlind" bigint, "smallBet" bigint, ante bigint, "bringIn" bigint, rake bigint);

    INSERT INTO history.hand_seats
        (hand_id, seat, player_id, name, is_bot, stack_before, stack_after, won, ended_at, up, shown)
    SELECT id, s.seat, s.player, s.name, s.bot, s."stackBefore", s."stackAfter", s.won, ended,
           history.masked(s.hole, s.up),
           CASE WHEN s.shown & ~s.up <> 0 THEN history.masked(s.hole, s.shown) END
    FROM jsonb_to_recordset(document->'seats') AS s (
        seat smallint, player bigint, name text, bot boolean, "stackBefore" bigint,
        "stackAfter" bigint, won bigint, hole text[], up integer, shown integer);

    INSERT INTO history.hand_holes (hand_id, seat, cards)
    SELECT id, s.seat, s.hole
    FROM jsonb_to_recordset(document->'seats') AS s (seat smallint, hole text[])
    WHERE s.hole IS NOT NULL;

    INSERT INTO history.hand_actions
        (hand_id, action_no, street, seat, kind, amount, bet_to, cards, is_all_in, is_forced)
    SELECT id, e.position, a.street, a.seat, a.kind, coalesce(a.amount, 0), coalesce(a."to", 0),
           coalesce(a.cards, 0), coalesce(a."allIn", false), coalesce(a.forced, false)
    FROM jsonb_array_elements(document->'actions') WITH ORDINALITY AS e (action, position),
         jsonb_to_record(e.action) AS a (
        street text, seat smallint, kind text, amount bigint, "to" bigint, cards smallint,
        "allIn" boolean, forced boolean);

    INSERT INTO history.hand_results (hand_id, pot, board, share, seat, amount)
    SELECT id, r.pot, r.board, r.share, r.seat, r.amount
    FROM jsonb_to_recordset(document->'results')
         AS r (pot smallint, board smallint, share text, seat smallint, amount bigint);
END
$$;

COMMENT ON FUNCTION history.record_hand IS
    'One finished hand, in the transaction of its hand_ended event. JSON: '
    '{"table","hand","game","limit","startedAt","endedAt","button","smallBlindSeat", '
    '"bigBlindSeat","smallBlind","bigBlind","smallBet","ante","bringIn","boards":[["Ah"]],"rake", '
    '"seats":[{"seat","player","name","bot","stackBefore","stackAfter","won","hole":["Ah","Kd"], '
    '"up","shown"}],"actions":[{"street","seat","kind","amount","to","cards","allIn","forced"}], '
    '"results":[{"pot","board","share","seat","amount"}]} Times are milliseconds; up and shown are '
    'masks: bit k means that hole card k was dealt open, or lay open at the end.';

CREATE OR REPLACE FUNCTION history.last_hands(per_table integer)
RETURNS TABLE (
    table_id bigint, started_at timestamptz, ended_at timestamptz, pot bigint, saw_flop boolean
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT t.table_id, h.started_at, h.ended_at, h.pot, history.saw_flop(h)
    FROM history.tables AS t
    JOIN LATERAL (
        SELECT h.hand_id FROM history.hands AS h WHERE h.table_id = t.table_id
        ORDER BY h.hand_no DESC LIMIT last_hands.per_table
    ) AS l ON true
    JOIN history.hands AS h ON h.hand_id = l.hand_id
    ORDER BY t.table_id, h.hand_no;
END;

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
                'game', h.game, 'limit', h.bet_limit,
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
            'game', h.game, 'limit', h.bet_limit,
            'smallBlind', h.small_blind, 'bigBlind', h.big_blind, 'smallBet', h.small_bet,
            'ante', h.ante, 'bringIn', h.bring_in,
            'startedAt', site.to_ms(h.started_at), 'endedAt', site.to_ms(h.ended_at),
            'button', h.button, 'boards', history.boards(h), 'pot', h.pot,
            'seats', (
                SELECT json_agg(json_build_object(
                    'seat', s.seat,
                    'player', json_build_object('id', s.player_id, 'name', s.name, 'bot', s.is_bot),
                    'stackBefore', s.stack_before, 'stackAfter', s.stack_after,
                    'net', s.stack_after - s.stack_before,
                    'hole', CASE WHEN s.player_id = hand.player_id THEN o.cards
                        ELSE coalesce(s.shown, s.up) END,
                    'up', (SELECT coalesce(json_agg(c.place - 1 ORDER BY c.place), '[]')
                           FROM unnest(s.up) WITH ORDINALITY AS c (card, place)
                           WHERE c.card IS NOT NULL),
                    'shown', s.shown IS NOT NULL, 'won', s.won) ORDER BY s.seat)
                FROM history.hand_seats AS s
                LEFT JOIN history.hand_holes AS o ON o.hand_id = s.hand_id AND o.seat = s.seat
                WHERE s.hand_id = h.hand_id),
            'actions', (
                SELECT coalesce(json_agg(json_build_object(
                    'street', a.street, 'seat', a.seat, 'kind', a.kind, 'amount', a.amount,
                    'to', a.bet_to, 'cards', a.cards, 'allIn', a.is_all_in) ORDER BY a.action_no), '[]')
                FROM history.hand_actions AS a WHERE a.hand_id = h.hand_id),
            'results', (
                SELECT coalesce(json_agg(json_build_object(
                    'pot', r.pot, 'board', r.board, 'share', r.share, 'seat', r.seat,
                    'amount', r.amount) ORDER BY r.pot, r.board, r.share, r.seat), '[]')
                FROM history.hand_results AS r WHERE r.hand_id = h.hand_id))::text
        FROM history.hands AS h
        JOIN history.tables AS t ON t.table_id = h.table_id
        WHERE h.hand_id = hand.hand_id
          AND EXISTS (SELECT FROM history.hand_seats AS v
                      WHERE v.hand_id = h.hand_id AND v.player_id = hand.player_id));
END
$$;

COMMENT ON FUNCTION api.hand IS
    'The answer of GET /api/hands/{id}; NULL: no such hand, or the player was not dealt in. Other '
    'players'' hole cards are there only where they were shown or dealt open.';

COMMIT;
