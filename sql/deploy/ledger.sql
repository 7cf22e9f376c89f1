-- Every movement of chips is one row naming the account it leaves and the one it enters, so the
-- ledger balances by construction. Balances are kept beside by a trigger rather than by
-- ledger.post, so that a correction made by hand cannot forget them either; a statement-level
-- trigger with a transition table costs one update per account and post, not one per transfer.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE TABLE ledger.accounts (
    account_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    owner_id   bigint NOT NULL,
    seat       smallint NOT NULL,
    balance    bigint NOT NULL DEFAULT 0,
    holder_id  bigint, -- NULL: not a seat, or nobody has sat there
    CONSTRAINT accounts_once UNIQUE (kind, owner_id, seat),
    CONSTRAINT accounts_kind_known CHECK (kind IN ('issuance', 'rake', 'player', 'seat', 'pot')),
    CONSTRAINT accounts_owner_fits CHECK (
        CASE WHEN kind IN ('issuance', 'rake') THEN owner_id = 0 ELSE owner_id > 0 END),
    CONSTRAINT accounts_seat_fits CHECK (
        CASE WHEN kind = 'seat' THEN seat BETWEEN 0 AND 9 ELSE seat = 0 END),
    CONSTRAINT accounts_no_overdraft CHECK (balance >= 0 OR kind = 'issuance'),
    CONSTRAINT accounts_balance_exact CHECK (abs(balance) <= 9007199254740991)
) WITH (fillfactor = 50);
CREATE INDEX accounts_holder ON ledger.accounts (holder_id) WHERE holder_id IS NOT NULL;

COMMENT ON TABLE ledger.accounts IS
    'Where chips can be. Balances follow from the transfers and are kept here to be read and '
    'guarded.';
COMMENT ON COLUMN ledger.accounts.kind IS
    'issuance: chips ever made (below zero); rake: taken by the house; player: not at a table; '
    'seat: at a table; pot: zero except inside a settlement';
COMMENT ON COLUMN ledger.accounts.owner_id IS
    'player: player_id; seat and pot: table_id; issuance and rake: 0';
COMMENT ON COLUMN ledger.accounts.holder_id IS
    'of a seat: the player who put chips there last, so whose they are';
COMMENT ON COLUMN ledger.accounts.seat IS '0 for every other kind';

CREATE TABLE ledger.transfers (
    transfer_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_account_id bigint NOT NULL REFERENCES ledger.accounts,
    to_account_id   bigint NOT NULL REFERENCES ledger.accounts,
    amount          bigint NOT NULL,
    batch           bigint NOT NULL,
    table_id        bigint NOT NULL,
    hand_no         integer NOT NULL,
    shard           smallint NOT NULL,
    reason          text NOT NULL,
    at              timestamptz NOT NULL, -- the game's clock, not the database's
    CONSTRAINT transfers_amount_fits CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT transfers_accounts_differ CHECK (from_account_id <> to_account_id),
    CONSTRAINT transfers_reason_is_a_word CHECK (reason ~ '^[a-z_]{1,32}$')
);
CREATE INDEX transfers_from ON ledger.transfers (from_account_id, transfer_id);
CREATE INDEX transfers_to ON ledger.transfers (to_account_id, transfer_id);
-- Welcome chips come once in a player's life; the game decides it, this makes it impossible twice.
CREATE UNIQUE INDEX transfers_welcome_once ON ledger.transfers (to_account_id)
    WHERE reason = 'welcome';
CREATE INDEX transfers_daily ON ledger.transfers (to_account_id, at) WHERE reason = 'daily';

COMMENT ON TABLE ledger.transfers IS
    'Movements of chips. Append only: a mistake is corrected by a new row.';
COMMENT ON COLUMN ledger.transfers.reason IS
    'buy_in, top_up, top_up_returned, left, hand_lost, hand_won, rake; welcome and daily are free '
    'chips';
COMMENT ON COLUMN ledger.transfers.table_id IS '0: no table';
COMMENT ON COLUMN ledger.transfers.hand_no IS '0: no hand';

CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '%.% is append only: % is refused',
        tg_table_schema, tg_table_name, lower(tg_op)
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

COMMENT ON FUNCTION ledger.refuse_change IS 'Trigger of tables that only grow.';

CREATE TRIGGER transfers_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.transfers
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.keep_balances() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE ledger.accounts AS a
    SET balance = a.balance + c.change,
        holder_id = CASE WHEN a.kind = 'seat' THEN coalesce(c.payer_id, a.holder_id) END
    FROM (
        SELECT m.account_id, sum(m.change)::bigint AS change,
               (array_agg(p.owner_id ORDER BY m.transfer_id DESC)
                FILTER (WHERE p.owner_id IS NOT NULL))[1] AS payer_id
        FROM (
            SELECT transfer_id, from_account_id AS account_id, -amount AS change,
                   NULL::bigint AS other_id
            FROM added
            UNION ALL
            SELECT transfer_id, to_account_id, amount, from_account_id
            FROM added
        ) AS m
        LEFT JOIN ledger.accounts AS p ON p.account_id = m.other_id AND p.kind = 'player'
        GROUP BY m.account_id
    ) AS c
    WHERE a.account_id = c.account_id;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION ledger.keep_balances IS
    'Trigger: adds the new transfers to the balances; the check of accounts refuses an overdraft.';

CREATE TRIGGER transfers_keep_balances
    AFTER INSERT ON ledger.transfers
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.keep_balances();

CREATE FUNCTION ledger.post(
    batch      bigint,
    from_kind  text[], from_owner bigint[], from_seat integer[],
    to_kind    text[], to_owner bigint[], to_seat integer[],
    amount     bigint[], reason text[], table_id bigint[], hand_no integer[],
    at         timestamptz,
    shard      integer DEFAULT 0
) RETURNS TABLE (player_id bigint, balance bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO ledger.accounts (kind, owner_id, seat)
    SELECT n.kind, n.owner_id, n.seat
    FROM unnest(from_kind || to_kind, from_owner || to_owner, from_seat || to_seat)
         AS n (kind, owner_id, seat)
    WHERE NOT EXISTS (
        SELECT FROM ledger.accounts AS a
        WHERE a.kind = n.kind AND a.owner_id = n.owner_id AND a.seat = n.seat)
    ON CONFLICT DO NOTHING;

    INSERT INTO ledger.transfers
        (from_account_id, to_account_id, amount, batch, table_id, hand_no, shard, reason, at)
    SELECT f.account_id, t.account_id, m.amount, post.batch, m.table_id, m.hand_no, post.shard,
           m.reason, post.at
    FROM unnest(from_kind, from_owner, from_seat, to_kind, to_owner, to_seat,
                amount, reason, table_id, hand_no) WITH ORDINALITY
         AS m (from_kind, from_owner, from_seat, to_kind, to_owner, to_seat,
               amount, reason, table_id, hand_no, position)
    LEFT JOIN ledger.accounts AS f -- a transfer without its account must fail, not vanish
        ON f.kind = m.from_kind AND f.owner_id = m.from_owner AND f.seat = m.from_seat
    LEFT JOIN ledger.accounts AS t
        ON t.kind = m.to_kind AND t.owner_id = m.to_owner AND t.seat = m.to_seat
    ORDER BY m.position;

    RETURN QUERY
    SELECT a.owner_id, a.balance
    FROM ledger.accounts AS a
    WHERE a.kind = 'player' AND a.seat = 0 AND a.owner_id IN (
        SELECT n.owner_id
        FROM unnest(from_kind || to_kind, from_owner || to_owner) AS n (kind, owner_id)
        WHERE n.kind = 'player');
END
$$;

COMMENT ON FUNCTION ledger.post IS
    'One transfer for each position of the arrays, in order; accounts that are missing are '
    'opened. Refuses an overdraft, an amount below 1, an unknown kind and a player that does not '
    'exist: then nothing of the batch happens. Gives the new balance of each player account that '
    'was touched.';

CREATE FUNCTION ledger.require_player() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM site.players WHERE player_id = new.owner_id) THEN
        RAISE EXCEPTION 'there is no player %', new.owner_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN new;
END
$$;

COMMENT ON FUNCTION ledger.require_player IS
    'Trigger: an account of a player belongs to one that exists.';

CREATE TRIGGER accounts_require_player
    BEFORE INSERT ON ledger.accounts
    FOR EACH ROW WHEN (new.kind = 'player') EXECUTE FUNCTION ledger.require_player();

CREATE FUNCTION site.asker(asker_id bigint)
RETURNS TABLE (
    player_id bigint, name text, kind text, balance bigint, total bigint,
    claimed_at timestamptz, is_welcomed boolean
)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY
    SELECT p.player_id, p.name, p.kind, coalesce(a.balance, 0),
           (SELECT coalesce(a.balance, 0) + coalesce(sum(s.balance), 0)::bigint
            FROM ledger.accounts AS s WHERE s.holder_id = p.player_id),
           (SELECT max(t.at) FROM ledger.transfers AS t
            WHERE t.to_account_id = a.account_id AND t.reason = 'daily'),
           EXISTS (SELECT FROM ledger.transfers AS t
                   WHERE t.to_account_id = a.account_id AND t.reason = 'welcome')
    FROM site.players AS p
    LEFT JOIN ledger.accounts AS a
        ON a.kind = 'player' AND a.owner_id = p.player_id AND a.seat = 0
    WHERE p.player_id = asker_id AND p.deleted_at IS NULL;
END
$$;

COMMENT ON FUNCTION site.asker IS
    'What the game must know of a player who asks for something; no row: there is no such player. '
    'total: balance and the chips on tables; claimed_at: the last daily grant, NULL if none.';

GRANT EXECUTE ON FUNCTION ledger.post, site.asker TO brelan_game;

COMMIT;
