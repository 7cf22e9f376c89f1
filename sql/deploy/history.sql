-- Finished hands, written in the transaction that ends them. A running hand has no row here.
-- Hole cards that were not shown are kept apart, in hand_holes: what reports read has none.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE TABLE history.tables (
    table_id    bigint PRIMARY KEY,
    name        text NOT NULL,
    game        text NOT NULL,
    seats       smallint NOT NULL,
    small_blind bigint NOT NULL,
    big_blind   bigint NOT NULL,
    config      jsonb NOT NULL,
    opened_at   timestamptz NOT NULL DEFAULT now(),
    -- hand_id = table_id * 2^32 + hand_no stays exact in a browser
    CONSTRAINT tables_id_fits CHECK (table_id BETWEEN 1 AND 2097151)
);

COMMENT ON TABLE history.tables IS 'Every table ever opened.';
COMMENT ON COLUMN history.tables.table_id IS
    'shard * 65536 + number, so that it is unique across shards';
COMMENT ON COLUMN history.tables.config IS
    'everything the table was opened with, as in its table_opened event';

CREATE TABLE history.hands (
    hand_id          bigint PRIMARY KEY,
    table_id         bigint NOT NULL REFERENCES history.tables,
    hand_no          integer NOT NULL,
    started_at       timestamptz NOT NULL,
    ended_at         timestamptz NOT NULL,
    button           smallint, -- NULL: the table had none
    small_blind_seat smallint, -- NULL: nobody posted it
    big_blind_seat   smallint, -- NULL: nobody posted it
    small_blind      bigint NOT NULL,
    big_blind        bigint NOT NULL,
    ante             bigint NOT NULL,
    pot              bigint NOT NULL,
    rake             bigint NOT NULL,
    board            text[] NOT NULL,
    CONSTRAINT hands_once UNIQUE (table_id, hand_no),
    CONSTRAINT hands_id_is_table_and_number CHECK (hand_id = table_id * 4294967296 + hand_no),
    CONSTRAINT hands_amounts_not_negative CHECK (
        least(small_blind, big_blind, ante, pot, rake) >= 0 AND rake <= pot),
    CONSTRAINT hands_board_fits CHECK (cardinality(board) IN (0, 3, 4, 5))
);
CREATE INDEX hands_ended ON history.hands (ended_at);

COMMENT ON TABLE history.hands IS 'Finished hands.';
COMMENT ON COLUMN history.hands.hand_no IS '1, 2, 3 … at each table';
COMMENT ON COLUMN history.hands.pot IS 'everything that was won, and the rake';
COMMENT ON COLUMN history.hands.board IS 'as far as it was dealt: {Ah,Td,2c}';

CREATE TABLE history.hand_seats (
    hand_id      bigint NOT NULL REFERENCES history.hands,
    seat         smallint NOT NULL,
    player_id    bigint NOT NULL,
    is_bot       boolean NOT NULL,
    name         text NOT NULL,
    stack_before bigint NOT NULL,
    stack_after  bigint NOT NULL,
    won          bigint NOT NULL,
    ended_at     timestamptz NOT NULL,
    shown        text[], -- NULL: laid nothing open
    PRIMARY KEY (hand_id, seat),
    CONSTRAINT hand_seats_seat_fits CHECK (seat BETWEEN 0 AND 9),
    CONSTRAINT hand_seats_amounts_not_negative CHECK (least(stack_before, stack_after, won) >= 0)
);
CREATE INDEX hand_seats_player ON history.hand_seats (player_id, ended_at, hand_id);

COMMENT ON TABLE history.hand_seats IS 'Who was dealt in.';
COMMENT ON COLUMN history.hand_seats.name IS 'as it was then';
COMMENT ON COLUMN history.hand_seats.ended_at IS 'of the hand, for the index of a player''s hands';
COMMENT ON COLUMN history.hand_seats.shown IS
    'the hole cards that lay open; an element is NULL where that card did not';

CREATE TABLE history.hand_holes (
    hand_id bigint NOT NULL,
    seat    smallint NOT NULL,
    cards   text[] NOT NULL,
    PRIMARY KEY (hand_id, seat),
    FOREIGN KEY (hand_id, seat) REFERENCES history.hand_seats
);

COMMENT ON TABLE history.hand_holes IS
    'Hole cards, mucked ones too: read by api functions for their owner only.';

CREATE TABLE history.hand_actions (
    hand_id   bigint NOT NULL,
    action_no smallint NOT NULL,
    seat      smallint NOT NULL,
    is_all_in boolean NOT NULL,
    is_forced boolean NOT NULL,
    street    text NOT NULL,
    kind      text NOT NULL,
    amount    bigint NOT NULL,
    bet_to    bigint NOT NULL,
    PRIMARY KEY (hand_id, action_no),
    FOREIGN KEY (hand_id, seat) REFERENCES history.hand_seats,
    CONSTRAINT hand_actions_street_known CHECK (street IN ('preflop', 'flop', 'turn', 'river')),
    CONSTRAINT hand_actions_kind_known CHECK (kind IN (
        'post_small_blind', 'post_big_blind', 'post_ante', 'post_live', 'post_dead',
        'fold', 'check', 'call', 'bet', 'raise', 'return')),
    CONSTRAINT hand_actions_amounts_not_negative CHECK (least(amount, bet_to) >= 0)
);

COMMENT ON TABLE history.hand_actions IS 'What everybody did, in order, from 1.';
COMMENT ON COLUMN history.hand_actions.amount IS
    'chips that left the stack now; of a return: came back';
COMMENT ON COLUMN history.hand_actions.bet_to IS 'the seat''s bet on this street after it';
COMMENT ON COLUMN history.hand_actions.is_forced IS 'done by the clock';

CREATE TABLE history.hand_results (
    hand_id bigint NOT NULL,
    pot     smallint NOT NULL,
    seat    smallint NOT NULL,
    amount  bigint NOT NULL,
    PRIMARY KEY (hand_id, pot, seat),
    FOREIGN KEY (hand_id, seat) REFERENCES history.hand_seats,
    CONSTRAINT hand_results_amount_positive CHECK (amount > 0)
);

COMMENT ON TABLE history.hand_results IS 'Who won what. Pot 0 is the main pot.';

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

COMMENT ON FUNCTION history.open_table IS
    'A table was opened, or opened again with another configuration. config: JSON with the fields '
    'of table_opened (name, game, seats, smallBlind, bigBlind, …).';

CREATE FUNCTION history.record_hand(hand text) RETURNS void
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

COMMENT ON FUNCTION history.record_hand IS
    'One finished hand, in the transaction of its hand_ended event. JSON: '
    '{"table","hand","startedAt","endedAt","button","smallBlindSeat","bigBlindSeat","smallBlind", '
    '"bigBlind","ante","board":["Ah"],"rake","seats":[{"seat","player","name","bot", '
    '"stackBefore","stackAfter","won","hole":["Ah","Kd"],"shown"}], '
    '"actions":[{"street","seat","kind","amount","to","allIn","forced"}], '
    '"results":[{"pot","seat","amount"}]} Times are milliseconds; shown is a mask: bit k means '
    'that hole card k lay open.';

CREATE FUNCTION history.show_cards(
    table_id bigint, hand_no integer, seat integer, cards text[]
) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    UPDATE history.hand_seats AS s
    SET shown = show_cards.cards
    WHERE s.hand_id = show_cards.table_id * 4294967296 + show_cards.hand_no
        AND s.seat = show_cards.seat;
END;

COMMENT ON FUNCTION history.show_cards IS
'Somebody showed cards after the hand: all that lie open now, NULL for one that does not.';

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

COMMENT ON FUNCTION history.last_hands IS 'The last hands of each table, oldest first, for the averages in the lobby.';

GRANT EXECUTE ON FUNCTION history.open_table, history.record_hand, history.show_cards,
    history.last_hands TO brelan_game;

COMMIT;
