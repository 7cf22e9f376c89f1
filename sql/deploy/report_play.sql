-- What administrators read with psql of finished hands, tables and players. Nothing in schema
-- report reads the journal or history.hand_holes, so no running hand and no mucked card is seen.

BEGIN;

SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE brelan_owner;

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

CREATE VIEW report.players AS
SELECT p.player_id,
       p.name,
       p.kind,
       p.created_at,
       p.seen_at,
       p.deleted_at,
       coalesce(a.balance, 0) AS balance,
       coalesce(s.at_tables, 0) AS at_tables,
       g.granted,
       h.hands
FROM site.players AS p
LEFT JOIN ledger.accounts AS a ON a.kind = 'player' AND a.owner_id = p.player_id AND a.seat = 0
CROSS JOIN LATERAL (
    SELECT sum(s.balance) AS at_tables
    FROM ledger.accounts AS s
    WHERE s.holder_id = p.player_id
) AS s
CROSS JOIN LATERAL (
    SELECT coalesce(sum(t.amount), 0) AS granted
    FROM ledger.transfers AS t
    JOIN ledger.accounts AS i ON i.account_id = t.from_account_id
    WHERE t.to_account_id = a.account_id AND i.kind = 'issuance'
) AS g
CROSS JOIN LATERAL (
    SELECT count(*) AS hands
    FROM history.hand_seats AS s
    WHERE s.player_id = p.player_id
) AS h;

COMMENT ON VIEW report.players IS
    'Everybody: kind, when seen last, chips in the account and at tables, free chips ever '
    'granted, hands. deleted_at: NULL unless deleted.';

CREATE VIEW report.player_results AS
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

COMMENT ON VIEW report.player_results IS
    'What each player has won or lost in finished hands: net in chips, bb_per_100 in big blinds '
    'for a hundred hands, the best and the worst hand. Restrict by player_id to make it fast.';

CREATE VIEW report.hand_mismatch AS
SELECT h.hand_id,
       s.before,
       s.after,
       h.rake,
       s.won,
       h.pot
FROM history.hands AS h
CROSS JOIN LATERAL (
    SELECT sum(stack_before) AS before, sum(stack_after) AS after, sum(won) AS won
    FROM history.hand_seats
    WHERE hand_id = h.hand_id
) AS s
WHERE s.before <> s.after + h.rake OR h.pot <> s.won + h.rake;

COMMENT ON VIEW report.hand_mismatch IS
    'Finished hands whose chips do not add up: stacks before against stacks after and rake, pot '
    'against winnings and rake. Must be empty.';

GRANT SELECT ON report.hands, report.tables, report.players, report.player_results,
    report.hand_mismatch TO brelan_report;

COMMIT;
