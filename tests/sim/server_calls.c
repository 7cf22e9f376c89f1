/* What the functions of sql/deploy do, told from the programs' side: one C function for each. */
#include "server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ELEMENTS_MAX = 4096 };

static bool wants(const struct transaction *transaction, const struct asked *asked)
{
    return asked->done != NULL && transaction->session->db != NULL;
}

static bool known_table(int64_t table)
{
    return table >= 1 && table <= SIM_TABLES_MAX;
}

static bool lead_lock(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"is_won"};

    if (server.leader == NULL)
        server.leader = transaction->session;
    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 1);
    value_set(asked->result, 0, 0, server.leader == transaction->session ? "t" : "f");
    return true;
}

static bool take_over(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"epoch", "batch", "seq", "chain", "beat_at"};
    struct tables *now = &server.now;

    if (!now->has_fence)
        now->beat_at = sim.now_us / 1000 + sim.wall_ahead_ms;
    now->has_fence = true;
    now->epoch++;
    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 5);
    value_set_int(asked->result, 0, 0, now->epoch);
    value_set_int(asked->result, 0, 1, now->last_batch);
    value_set_int(asked->result, 0, 2, now->row_count);
    value_set(asked->result, 0, 3, now->chain);
    value_set_int(asked->result, 0, 4, now->beat_at);
    return true;
}

static bool fence(struct transaction *transaction, struct asked *asked)
{
    struct tables *now = &server.now;
    int64_t batch = value_int(asked->values[1]);

    if (now->epoch != value_int(asked->values[0]) || now->last_batch != batch - 1)
        return server_refuse(transaction, "BR001", "fenced");
    now->last_batch = batch;
    assert(strlen(asked->values[2]) == 2 + 64); /* \x before the digits */
    memcpy(now->chain, asked->values[2] + 2, 65);
    now->beat_at = value_instant(asked->values[4]);
    return true;
}

static bool beat(struct transaction *transaction, struct asked *asked)
{
    if (server.now.epoch != value_int(asked->values[0]))
        return server_refuse(transaction, "BR001", "fenced");
    server.now.beat_at = value_instant(asked->values[1]);
    return true;
}

static struct row *new_row(void)
{
    int count = server.now.row_count++;

    if (count == server.row_size) {
        server.row_size = server.row_size == 0 ? 1024 : 2 * server.row_size;
        server.row = realloc(server.row, (size_t)server.row_size * sizeof *server.row);
        assert(server.row != NULL);
    }
    return &server.row[count];
}

static bool append(struct transaction *transaction, struct asked *asked)
{
    static int64_t seq[ELEMENTS_MAX], table[ELEMENTS_MAX], hand_no[ELEMENTS_MAX];
    static int64_t state[ELEMENTS_MAX], command[ELEMENTS_MAX];
    static char *kind[ELEMENTS_MAX], *payload[ELEMENTS_MAX];
    char **values = asked->values;

    if (strcmp(transaction->first->statement->name, "journal_fence") != 0)
        sim_fail("epochs", "events without a fence before them");
    int count = value_ints(values[1], seq, ELEMENTS_MAX);

    (void)value_ints(values[2], table, ELEMENTS_MAX);
    (void)value_ints(values[3], hand_no, ELEMENTS_MAX);
    (void)value_texts(values[4], kind, ELEMENTS_MAX);
    const char *time = values[5] + 1; /* unquoted, one after the other */
    (void)value_texts(values[6], payload, ELEMENTS_MAX);
    (void)value_ints(values[7], state, ELEMENTS_MAX);
    (void)value_ints(values[8], command, ELEMENTS_MAX);
    for (int i = 0; i < count; i++) {
        if (seq[i] <= server.now.row_count)
            return server_refuse(transaction, "23505", "events_pkey");
        if (seq[i] != server.now.row_count + 1)
            sim_fail("journal", "seq %lld follows %d", (long long)seq[i], server.now.row_count);
        *new_row() = (struct row){.seq = (uint64_t)seq[i],
                                  .batch = value_int(values[0]),
                                  .table = table[i],
                                  .hand_no = (int32_t)hand_no[i],
                                  .at = value_instant(time),
                                  .state = (uint64_t)state[i],
                                  .command = (uint64_t)command[i],
                                  .kind = kind[i],
                                  .payload = payload[i]};
        time = strchr(time, 'Z') + 2;
    }
    return true;
}

static bool load_events(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"seq", "table_id", "hand_no", "kind",
                                          "at",  "payload",  "digest",  "command_id"};
    int found = 0;

    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 8);
    for (int i = 0; i < server.now.row_count; i++) {
        const struct row *row = &server.row[i];
        if (row->table != 0 && (int64_t)row->seq <= server.now.snapshot[row->table].seq)
            continue;
        value_set_int(asked->result, found, 0, (int64_t)row->seq);
        value_set_int(asked->result, found, 1, row->table);
        value_set_int(asked->result, found, 2, row->hand_no);
        value_set(asked->result, found, 3, row->kind);
        value_set_int(asked->result, found, 4, row->at);
        value_set(asked->result, found, 5, row->payload);
        value_set_int(asked->result, found, 6, (int64_t)row->state);
        value_set_int(asked->result, found++, 7, (int64_t)row->command);
    }
    return true;
}

static bool save_seal(struct transaction *transaction, struct asked *asked)
{
    int64_t table = value_int(asked->values[0]);

    assert(known_table(table));
    int32_t hand_no = (int32_t)value_int(asked->values[1]);
    if (hand_no <= server.now.last_seal[table])
        return server_refuse(transaction, "23505", "seals_pkey");
    server.now.last_seal[table] = hand_no;
    struct kept_seal *seal = &server.now.seal[table][hand_no % SEALS_KEPT];
    seal->hand_no = hand_no;
    assert(strlen(asked->values[2] + 2) == 48 && strlen(asked->values[3] + 2) == 96);
    memcpy(seal->nonce, asked->values[2] + 2, sizeof seal->nonce);
    memcpy(seal->sealed, asked->values[3] + 2, sizeof seal->sealed);
    return true;
}

static bool load_seals(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"table_id", "hand_no", "nonce", "sealed"};
    int found = 0;

    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 4);
    for (int table = 1; table <= SIM_TABLES_MAX; table++) {
        int32_t last = server.now.last_seal[table];
        const struct kept_seal *seal = &server.now.seal[table][last % SEALS_KEPT];
        if (last == 0)
            continue;
        value_set_int(asked->result, found, 0, table);
        value_set_int(asked->result, found, 1, seal->hand_no);
        value_set(asked->result, found, 2, seal->nonce);
        value_set(asked->result, found++, 3, seal->sealed);
    }
    return true;
}

static bool save_snapshot(struct transaction *transaction, struct asked *asked)
{
    int64_t table = value_int(asked->values[0]), seq = value_int(asked->values[1]);

    (void)transaction;
    assert(known_table(table));
    if (seq < server.now.snapshot[table].seq)
        return true;
    server.now.snapshot[table].seq = seq;
    server.now.snapshot[table].state = strdup(asked->values[2]);
    return true;
}

static bool load_snapshots(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"table_id", "seq", "state"};
    int found = 0;

    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 3);
    for (int table = 1; table <= SIM_TABLES_MAX; table++) {
        if (server.now.snapshot[table].state == NULL)
            continue;
        value_set_int(asked->result, found, 0, table);
        value_set_int(asked->result, found, 1, server.now.snapshot[table].seq);
        value_set(asked->result, found++, 2, server.now.snapshot[table].state);
    }
    return true;
}

static bool record_hand(struct transaction *transaction, struct asked *asked)
{
    static const char start[] = "{\"table\":";
    const char *json = asked->values[0];

    assert(strncmp(json, start, strlen(start)) == 0);
    int64_t table = value_int(json + strlen(start));
    const char *hand = strstr(json, ",\"hand\":");
    assert(known_table(table) && hand != NULL);
    int64_t hand_no = value_int(hand + 8);
    if (hand_no <= server.now.hand_saved[table])
        return server_refuse(transaction, "23505", "hands_pkey");
    server.now.hand_saved[table] = (int32_t)hand_no;
    return true;
}

static bool last_hands(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"table_id", "started_at", "ended_at", "pot", "saw_flop"};

    if (wants(transaction, asked))
        asked->result = value_result(columns, 5);
    return true;
}

static bool login(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"player_id", "name", "kind"};
    char name[32];

    if (!wants(transaction, asked))
        return true;
    asked->result = value_result(columns, 3);
    for (int player = 1; player <= server.players; player++) {
        if (strcmp(server.login[player].hash, asked->values[0] + 2) != 0)
            continue;
        value_set_int(asked->result, 0, 0, player);
        (void)snprintf(name, sizeof name, "player%d", player);
        value_set(asked->result, 0, 1, name);
        value_set(asked->result, 0, 2, "guest");
    }
    return true;
}

/* Of no weight for the game: they succeed. */
static bool nothing(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"nothing"};

    if (wants(transaction, asked))
        asked->result = value_result(columns, 1);
    return true;
}

bool server_post(struct transaction *transaction, struct asked *asked);
bool server_asker(struct transaction *transaction, struct asked *asked);

static const struct call {
    const char *name;
    bool (*call)(struct transaction *transaction, struct asked *asked);
} calls[] = {
    {"journal_fence", fence},
    {"journal_append", append},
    {"ledger_post", server_post},
    {"journal_beat", beat},
    {"journal_save_snapshot", save_snapshot},
    {"journal_save_seal", save_seal},
    {"history_record_hand", record_hand},
    {"history_show_cards", nothing},
    {"history_open_table", nothing},
    {"site_asker", server_asker},
    {"api_login", login},
    {"lead_lock", lead_lock},
    {"journal_take_over", take_over},
    {"journal_load_events", load_events},
    {"journal_load_seals", load_seals},
    {"journal_load_snapshots", load_snapshots},
    {"history_last_hands", last_hands},
    {"edge_timeout", nothing},
    {"edge_listen", nothing},
};

bool server_call(struct transaction *transaction, struct asked *asked)
{
    for (size_t i = 0; i < ARRAY_LEN(calls); i++)
        if (strcmp(calls[i].name, asked->statement->name) == 0)
            return calls[i].call(transaction, asked);
    sim_fail("simulator", "the virtual database does not know %s", asked->statement->name);
}
