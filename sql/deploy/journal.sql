-- What happened, in order. One row of fences says who may write: every batch begins by moving it,
-- so that a second writer is impossible and each batch happens exactly once. Events are a plain
-- table keyed by (shard, seq): it can become the first partition of a range-partitioned one without
-- being rewritten. The functions of every batch are in PL/pgSQL, which keeps their plans; a function
-- in SQL would be planned at each call, and small batches would take twice as long.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

CREATE TABLE journal.fences (
    shard      smallint PRIMARY KEY,
    epoch      bigint NOT NULL,
    last_batch bigint NOT NULL,
    chain      bytea NOT NULL,
    beat_at    timestamptz NOT NULL
) WITH (fillfactor = 10);

COMMENT ON TABLE journal.fences IS
    'One row for each game process: who writes now and how far the journal is.';
COMMENT ON COLUMN journal.fences.epoch IS
    'raised by each take-over; a process of an older epoch can write nothing';
COMMENT ON COLUMN journal.fences.chain IS
    'hash over all batches up to last_batch; empty before the first';
COMMENT ON COLUMN journal.fences.beat_at IS
    'the game''s clock when it last wrote or said that it lives';

CREATE TABLE journal.batches (
    shard     smallint NOT NULL,
    batch     bigint NOT NULL,
    epoch     bigint NOT NULL,
    chain     bytea NOT NULL,
    signature bytea NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (shard, batch),
    CONSTRAINT batches_chain_is_sha256 CHECK (octet_length(chain) = 32),
    CONSTRAINT batches_signature_is_ed25519 CHECK (octet_length(signature) = 64)
);

COMMENT ON TABLE journal.batches IS
    'One row for each transaction of the game, in order, chained and signed. Append only.';

CREATE TABLE journal.events (
    seq        bigint NOT NULL,
    batch      bigint NOT NULL,
    table_id   bigint NOT NULL,
    at         timestamptz NOT NULL,
    digest     bigint NOT NULL,
    command_id bigint NOT NULL,
    hand_no    integer NOT NULL,
    shard      smallint NOT NULL,
    kind       text NOT NULL,
    payload    json NOT NULL,
    PRIMARY KEY (shard, seq),
    CONSTRAINT events_seq_positive CHECK (seq > 0)
);
CREATE INDEX events_table ON journal.events (table_id, seq);

COMMENT ON TABLE journal.events IS 'What happened. Append only. No payload holds a hidden card.';
COMMENT ON COLUMN journal.events.seq IS
    'position in the journal of its shard, without gaps: the cursor of clients';
COMMENT ON COLUMN journal.events.table_id IS '0: no table (free chips)';
COMMENT ON COLUMN journal.events.hand_no IS '0: not inside a hand';
COMMENT ON COLUMN journal.events.digest IS
    'of the table after the event; 64 bits, to be read as unsigned';
COMMENT ON COLUMN journal.events.command_id IS 'of the command that caused it, 64 bits; 0: none';
COMMENT ON COLUMN journal.events.payload IS 'json and not jsonb: the very bytes that were signed';

CREATE TRIGGER batches_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.batches
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER events_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE TABLE journal.snapshots (
    table_id bigint PRIMARY KEY,
    seq      bigint NOT NULL,
    state    text NOT NULL
);

COMMENT ON TABLE journal.snapshots IS
    'The newest saved state of each table; events after seq are still to be applied.';

CREATE TABLE journal.seals (
    table_id   bigint NOT NULL,
    hand_no    integer NOT NULL,
    nonce      bytea NOT NULL,
    sealed     bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (table_id, hand_no),
    CONSTRAINT seals_nonce_length CHECK (octet_length(nonce) = 24),
    CONSTRAINT seals_sealed_length CHECK (octet_length(sealed) BETWEEN 17 AND 1024)
);

COMMENT ON TABLE journal.seals IS
    'The seed of each deck, encrypted with a key that the database never has '
    '(XChaCha20-Poly1305).';

CREATE FUNCTION journal.take_over(shard integer DEFAULT 0)
RETURNS TABLE (epoch bigint, batch bigint, seq bigint, chain bytea, beat_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    -- Two statements: the second one must see the batch that the first one may have waited for.
    INSERT INTO journal.fences AS f (shard, epoch, last_batch, chain, beat_at)
    VALUES (take_over.shard, 1, 0, '', now())
    ON CONFLICT ON CONSTRAINT fences_pkey DO UPDATE SET epoch = f.epoch + 1;

    RETURN QUERY
    SELECT f.epoch, f.last_batch,
           coalesce((SELECT max(e.seq) FROM journal.events AS e WHERE e.shard = f.shard), 0),
           f.chain, f.beat_at
    FROM journal.fences AS f
    WHERE f.shard = take_over.shard;
END
$$;

COMMENT ON FUNCTION journal.take_over IS
    'Raises the epoch: from now on only the caller can write. Waits for a batch that is still '
    'under way and gives the last batch, position and chain (empty: no batch yet) and the last '
    'beat.';

CREATE FUNCTION journal.fence(
    epoch bigint, batch bigint, chain bytea, signature bytea, beat_at timestamptz,
    shard integer DEFAULT 0
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE journal.fences AS f
    SET last_batch = fence.batch, chain = fence.chain, beat_at = fence.beat_at
    WHERE f.shard = fence.shard AND f.epoch = fence.epoch AND f.last_batch = fence.batch - 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'fenced: epoch % may not write batch %', fence.epoch, fence.batch
            USING ERRCODE = 'BR001';
    END IF;

    INSERT INTO journal.batches (shard, batch, epoch, chain, signature, at)
    VALUES (fence.shard, fence.batch, fence.epoch, fence.chain, fence.signature, fence.beat_at);
END
$$;

COMMENT ON FUNCTION journal.fence IS
    'Begins a batch: first statement of its transaction. Raises BR001 unless the epoch is the '
    'current one and the batch follows the last one, so that a batch that is sent again cannot '
    'happen again.';

CREATE FUNCTION journal.beat(epoch bigint, beat_at timestamptz, shard integer DEFAULT 0)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE journal.fences AS f
    SET beat_at = beat.beat_at
    WHERE f.shard = beat.shard AND f.epoch = beat.epoch;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'fenced: epoch % is over', beat.epoch USING ERRCODE = 'BR001';
    END IF;
END
$$;

COMMENT ON FUNCTION journal.beat IS
    'The game lives although it has nothing to write. Raises BR001 when another one has taken '
    'over.';

CREATE FUNCTION journal.append_events(
    batch bigint, seq bigint[], table_id bigint[], hand_no integer[], kind text[],
    at timestamptz[], payload text[], digest bigint[], command_id bigint[],
    shard integer DEFAULT 0
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO journal.events
        (shard, seq, batch, table_id, hand_no, kind, at, payload, digest, command_id)
    SELECT append_events.shard, e.seq, append_events.batch, e.table_id, e.hand_no, e.kind, e.at,
           e.payload::json, e.digest, e.command_id
    FROM unnest(append_events.seq, append_events.table_id, append_events.hand_no,
                append_events.kind, append_events.at, append_events.payload,
                append_events.digest, append_events.command_id)
         AS e (seq, table_id, hand_no, kind, at, payload, digest, command_id);
END
$$;

COMMENT ON FUNCTION journal.append_events IS
    'One event for each position of the arrays. After journal.fence in the same transaction.';

CREATE FUNCTION journal.save_snapshot(table_id bigint, seq bigint, state text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO journal.snapshots AS s (table_id, seq, state)
    VALUES (save_snapshot.table_id, save_snapshot.seq, save_snapshot.state)
    ON CONFLICT ON CONSTRAINT snapshots_pkey
    DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE s.seq <= excluded.seq;
END
$$;

COMMENT ON FUNCTION journal.save_snapshot IS
    'Keeps the newest state of a table; an older one changes nothing.';

CREATE FUNCTION journal.save_seal(table_id bigint, hand_no integer, nonce bytea, sealed bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO journal.seals (table_id, hand_no, nonce, sealed)
    VALUES (save_seal.table_id, save_seal.hand_no, save_seal.nonce, save_seal.sealed);
END
$$;

COMMENT ON FUNCTION journal.save_seal IS 'Keeps the encrypted seed of a hand''s deck.';

CREATE FUNCTION journal.load_snapshots(shard integer DEFAULT 0)
RETURNS TABLE (table_id bigint, seq bigint, state text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT s.table_id, s.seq, s.state
    FROM journal.snapshots AS s
    WHERE s.table_id / 65536 = load_snapshots.shard
    ORDER BY s.table_id;
END;

COMMENT ON FUNCTION journal.load_snapshots IS 'The newest state of each table of a shard.';

CREATE FUNCTION journal.load_events(shard integer DEFAULT 0)
RETURNS TABLE (
    seq bigint, table_id bigint, hand_no integer, kind text, at timestamptz, payload text,
    digest bigint, command_id bigint
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    -- From table to table through the index, instead of through all events ever.
    WITH RECURSIVE known AS (
        SELECT load_events.shard * 65536::bigint AS table_id -- below its first table
        UNION ALL
        SELECT (SELECT min(e.table_id) FROM journal.events AS e
                WHERE e.table_id > k.table_id AND e.table_id < (load_events.shard + 1) * 65536::bigint)
        FROM known AS k WHERE k.table_id IS NOT NULL
    ),
    starts AS (
        SELECT k.table_id, coalesce(s.seq, 0) AS seq
        FROM known AS k
        LEFT JOIN journal.snapshots AS s ON s.table_id = k.table_id
        WHERE k.table_id % 65536 > 0
        UNION ALL
        SELECT 0, (SELECT max(e.seq) - 10000 FROM journal.events AS e
                   WHERE e.table_id = 0 AND e.shard = load_events.shard)
    )
    SELECT e.seq, e.table_id, e.hand_no, e.kind, e.at, e.payload::text, e.digest, e.command_id
    FROM starts AS b
    JOIN LATERAL (
        SELECT * FROM journal.events AS e
        WHERE e.table_id = b.table_id AND e.seq > b.seq AND e.shard = load_events.shard
    ) AS e ON true
    ORDER BY e.seq;
END;

COMMENT ON FUNCTION journal.load_events IS
    'The events of a shard after their table''s snapshot, in order; all for a table without one. '
    'Events of no table (0) only from the last 10,000 positions up to the newest of them.';

CREATE FUNCTION journal.load_seals(shard integer DEFAULT 0)
RETURNS TABLE (table_id bigint, hand_no integer, nonce bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH RECURSIVE known AS (
        SELECT (load_seals.shard + 1) * 65536::bigint AS table_id -- above its last table
        UNION ALL
        SELECT (SELECT max(s.table_id) FROM journal.seals AS s
                WHERE s.table_id < k.table_id AND s.table_id > load_seals.shard * 65536::bigint)
        FROM known AS k WHERE k.table_id IS NOT NULL
    )
    SELECT s.table_id, s.hand_no, s.nonce, s.sealed
    FROM known AS k
    JOIN LATERAL (
        SELECT * FROM journal.seals AS s WHERE s.table_id = k.table_id
        ORDER BY s.hand_no DESC LIMIT 1
    ) AS s ON true;
END;

COMMENT ON FUNCTION journal.load_seals IS 'The seal of the last hand, running or ended, of each table of a shard.';

GRANT EXECUTE ON FUNCTION journal.take_over, journal.fence, journal.beat, journal.append_events,
    journal.save_snapshot, journal.save_seal, journal.load_snapshots, journal.load_events,
    journal.load_seals TO brelan_game;

COMMIT;
