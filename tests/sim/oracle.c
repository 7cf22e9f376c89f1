#include "oracle.h"

#include "codec/event_json.h"
#include "secrecy.h"
#include "server.h"
#include "store/seal.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { SENT_SLOTS = 1 << 17 };

struct oracle oracle;
static struct sent *sent_by_id[SENT_SLOTS];
static int sent_count;
static struct seal_keys keys;

void oracle_begin(void)
{
    static const uint8_t secret[SEAL_SECRET_BYTES] = {0};

    oracle = (struct oracle){0};
    memset(sent_by_id, 0, sizeof sent_by_id);
    sent_count = 0;
    seal_keys_derive(&keys, secret);
}

void oracle_resumed(void)
{
    oracle.resumed_us = sim.now_us;
    oracle.resumed_at = sim.now_us / 1000 + sim.wall_ahead_ms;
}

static int slot_of(uint64_t id)
{
    int slot = (int)(id % SENT_SLOTS);

    while (sent_by_id[slot] != NULL && sent_by_id[slot]->id != id)
        slot = (slot + 1) % SENT_SLOTS;
    return slot;
}

void oracle_sent(const struct sent *sent)
{
    int slot = slot_of(sent->id);

    if (sent_by_id[slot] != NULL)
        return; /* once more */
    assert(++sent_count < SENT_SLOTS / 2);
    sent_by_id[slot] = malloc(sizeof **sent_by_id);
    assert(sent_by_id[slot] != NULL);
    *sent_by_id[slot] = *sent;
}

const struct sent *oracle_find(uint64_t id)
{
    return sent_by_id[slot_of(id)];
}

const struct known_cards *oracle_known(int64_t table, int64_t hand_no)
{
    if (table < 1 || table > SIM_TABLES_MAX)
        return NULL;
    const struct known_cards *known = &oracle.known[table][hand_no % HANDS_KEPT];
    return known->hand_no == hand_no ? known : NULL;
}

cards cards_in(const char *text, size_t length)
{
    cards found = 0;

    for (size_t i = 0; i + 3 < length; i++) {
        if (text[i] != '"' || text[i + 3] != '"')
            continue;
        const char name[] = {text[i + 1], text[i + 2], '\0'};
        card c = card_parse(name);
        if (c != CARD_NONE)
            found |= UINT64_C(1) << c;
    }
    return found;
}

static void unseal(struct event *event)
{
    const struct kept_seal *kept = &server.now.seal[event->table][event->hand_no % SEALS_KEPT];
    struct seal seal = {.table = event->table, .hand_no = kept->hand_no};
    uint8_t seed[SEED_BYTES];
    struct error error;

    if (kept->hand_no != event->hand_no)
        sim_fail("recovery", "hand %d began without its seal", event->hand_no);
    (void)sodium_hex2bin(seal.nonce, sizeof seal.nonce, kept->nonce, 48, NULL, NULL, NULL);
    (void)sodium_hex2bin(seal.sealed, sizeof seal.sealed, kept->sealed, 96, NULL, NULL, NULL);
    if (seal_open(&keys, &seal, seed, &error) < 0)
        sim_fail("recovery", "%s", error.text);
    secrecy_started(event, seed);
    const struct variant_rules *rules = variant_rules(event->hand.started.setup.variant);
    event->hand.started.deck = shuffle_deck(seed, variant_deck_size(rules));
}

static cards bit(card c)
{
    return c == CARD_NONE ? 0 : UINT64_C(1) << c;
}

/* What lies open, and what each holds, grows as the hand goes on. */
static void note_cards(const struct table *table)
{
    const struct hand *hand = &table->hand;
    struct known_cards *known = &oracle.known[table->id][table->hand_no % HANDS_KEPT];

    if (known->hand_no != table->hand_no)
        *known = (struct known_cards){.hand_no = table->hand_no};
    for (int board = 0; board < BOARDS_MAX; board++)
        for (int k = 0; k < hand->board_count; k++)
            known->open |= board < hand->boards ? bit(hand->board[board][k]) : 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        player_id player = table->sitter[seat].in_hand ? table->sitter[seat].player : 0;
        if (player != 0)
            known->player[seat] = player;
        for (int k = 0; k < hand->hole_count[seat]; k++) {
            known->own[player] |= bit(hand->hole[seat][k]);
            known->open |= hand->shown[seat] >> k & 1 ? bit(hand->hole[seat][k]) : 0;
        }
    }
    known->own[0] = 0;
}

static player_id player_at(const struct table *table, const struct event *event)
{
    int seat = event->kind == EVENT_HAND ? event->hand.seat : event->seat;
    return seat == SEAT_NONE ? event->player : table->sitter[seat].player;
}

/* `table` is the state before it. */
static void verify_command(const struct table *table, const struct event *event, uint64_t seq)
{
    struct sent *sent = sent_by_id[slot_of(event->command_id)];

    if (sent == NULL)
        sim_fail("exactly once", "event %llu has a command that nobody sent",
                 (unsigned long long)seq);
    if (sent->done_seq != 0)
        sim_fail("exactly once", "events %llu and %llu are of one command",
                 (unsigned long long)sent->done_seq, (unsigned long long)seq);
    sent->done_seq = seq;
    oracle.commands[event->table]++;
    player_id player = event->player != 0 ? event->player : player_at(table, event);
    if (player != sent->player)
        sim_fail("exactly once", "event %llu of player %lld has a command of player %lld",
                 (unsigned long long)seq, (long long)player, (long long)sent->player);
    if (sent->command.table != event->table)
        sim_fail("exactly once", "event %llu is at another table than was meant",
                 (unsigned long long)seq);
    if (event->kind == EVENT_SAT &&
        (sent->command.kind != COMMAND_SIT || sent->command.amount != event->amount))
        sim_fail("exactly once", "event %llu is another buy-in", (unsigned long long)seq);
    if (event->kind == EVENT_TOP_UP_ASKED && sent->command.amount != event->amount)
        sim_fail("exactly once", "event %llu is another top-up", (unsigned long long)seq);
}

static bool is_forced(const struct table *table, int seat)
{
    return table->is_timed_out || table->sitter[seat].is_out || table->sitter[seat].is_leaving;
}

static void verify_act(const struct table *table, const struct event *event, uint64_t seq)
{
    const struct hand_event *hand = &event->hand;

    if (hand->seat != table->hand.to_act)
        sim_fail("exactly once", "event %llu acts out of turn", (unsigned long long)seq);
    if (event->command_id == 0) {
        if (!is_forced(table, hand->seat))
            sim_fail("exactly once", "event %llu acts for a player who is there",
                     (unsigned long long)seq);
        return;
    }
    const struct command *command = &oracle_find(event->command_id)->command;
    bool is_raise = hand->acted.action == ACTION_BET || hand->acted.action == ACTION_RAISE;
    if (command->kind != COMMAND_ACT || command->hand_no != table->hand_no ||
        command->turn != table->hand.turn || command->action != hand->acted.action ||
        (is_raise && command->amount != hand->acted.to) || command->mask != hand->acted.mask)
        sim_fail("exactly once", "event %llu is not what was meant", (unsigned long long)seq);
}

static void verify_timeout(const struct table *table, const struct event *event, uint64_t seq)
{
    oracle.timeouts++;
    if (event->at <= table->act_until || table->is_timed_out)
        sim_fail("timers", "event %llu: the turn had not ended", (unsigned long long)seq);
    if (!table->on_time_bank && table->sitter[event->seat].time_bank_ms > 0)
        sim_fail("timers", "event %llu: the time bank was left out", (unsigned long long)seq);
    bool was_interrupted =
        oracle.clock_us[table->id] < oracle.resumed_us && event->at > oracle.resumed_at;
    if (was_interrupted && sim.now_us < oracle.resumed_us + INT64_C(1000) * RESUME_MS)
        sim_fail("timers", "event %llu: a player lost a turn %lld ms after we were back",
                 (unsigned long long)seq, (long long)(sim.now_us - oracle.resumed_us) / 1000);
}

static void verify_before(const struct table *table, const struct event *event, uint64_t seq)
{
    if (event->command_id != 0)
        verify_command(table, event, seq);
    if (event->kind == EVENT_TIMED_OUT)
        verify_timeout(table, event, seq);
    if (event->kind == EVENT_CLOCK_STARTED)
        oracle.clock_us[event->table] = sim.now_us;
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_ACTED)
        verify_act(table, event, seq);
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED &&
        (table->hand.is_running || event->hand_no != table->hand_no + 1))
        sim_fail("journal", "hand %d follows hand %d", event->hand_no, table->hand_no);
}

static void verify_after(const struct table *table, const struct row *row,
                         const struct event *event)
{
    if (table_digest(table) != row->state)
        sim_fail("replay", "event %llu leads to another state than the journal says",
                 (unsigned long long)row->seq);
    if (event->kind != EVENT_HAND)
        return;
    note_cards(table);
    struct known_cards *known = &oracle.known[table->id][table->hand_no % HANDS_KEPT];
    if ((cards_in(row->payload, strlen(row->payload)) & ~known->open) != 0)
        sim_fail("secrecy", "event %llu of the journal has a hidden card: %s",
                 (unsigned long long)row->seq, row->payload);
    if (event->hand.kind == HAND_SHOWN && known->shown_seq == 0)
        known->shown_seq = row->seq;
    if (event->hand.kind == HAND_ENDED) {
        referee_look(table);
        oracle.hands++;
        oracle.progress_us[table->id] = sim.now_us;
    }
}

static void replay(const struct row *row)
{
    struct event event;
    struct error error;

    if (event_decode(&event, row->kind, row->payload, &error) < 0)
        sim_fail("replay", "event %llu: %s", (unsigned long long)row->seq, error.text);
    event.table = row->table;
    event.at = row->at;
    event.hand_no = row->hand_no;
    event.command_id = row->command;
    sim_trace("event %llu table %lld hand %d %s %.150s", (unsigned long long)row->seq,
              (long long)row->table, row->hand_no, row->kind, row->payload);
    sim_note(row->payload, strlen(row->payload));
    sim_note(&row->at, sizeof row->at);
    secrecy_event(&event, oracle_known(event.table, event.hand_no));
    secrecy_public(row->payload, strlen(row->payload));
    secrecy_public(&row->state, sizeof row->state);
    oracle.events++;
    oracle.seq = row->seq;
    struct table *table = &oracle.table[row->table];
    verify_before(table, &event, row->seq);
    if (row->table == 0)
        return;
    if (event.kind == EVENT_HAND && event.hand.kind == HAND_STARTED)
        unseal(&event);
    table_apply(table, &event);
    verify_after(table, row, &event);
}

/* Chips of a table: what its seats own in the ledger is what lies on it. */
static void verify_table(const struct table *table)
{
    chips at_table = table->hand.is_running ? hand_pot_total(&table->hand) : 0;
    chips owned = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        chips has = table_seat_chips(table, seat);
        at_table += has;
        owned += server.now.seat[table->id][seat];
        if (!table->hand.is_running && has != server.now.seat[table->id][seat])
            sim_fail("chips", "table %lld seat %d has %lld, in the ledger %lld",
                     (long long)table->id, seat, (long long)has,
                     (long long)server.now.seat[table->id][seat]);
    }
    if (server.now.pot[table->id] != 0)
        sim_fail("chips", "the pot of table %lld is not empty", (long long)table->id);
    if (at_table != owned)
        sim_fail("chips", "table %lld has %lld, in the ledger %lld", (long long)table->id,
                 (long long)at_table, (long long)owned);
}

static void verify_ledger(void)
{
    const struct tables *now = &server.now;
    chips sum = now->issuance + now->rake;

    for (int player = 1; player <= server.players; player++)
        sum += now->player[player];
    for (int table = 1; table <= SIM_TABLES_MAX; table++) {
        sum += now->pot[table];
        for (int seat = 0; seat < SEATS_MAX; seat++)
            sum += now->seat[table][seat];
    }
    if (sum != 0)
        sim_fail("chips", "the ledger sums to %lld", (long long)sum);
}

void oracle_committed(int first_row)
{
    bool is_touched[SIM_TABLES_MAX + 1] = {false};

    oracle.batches++;
    if (server.now.epoch < oracle.epoch)
        sim_fail("epochs", "epoch %lld follows %lld", (long long)server.now.epoch,
                 (long long)oracle.epoch);
    oracle.epoch = server.now.epoch;
    for (int i = first_row; i < server.now.row_count; i++) {
        replay(&server.row[i]);
        is_touched[server.row[i].table] = true;
    }
    for (int table = 1; table <= SIM_TABLES_MAX; table++)
        if (is_touched[table])
            verify_table(&oracle.table[table]);
    verify_ledger();
}
