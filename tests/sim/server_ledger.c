/* ledger.post() and site.asker(): every transfer moves balances, and none may be overdrawn. */
#include "server.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRANSFERS = 4096 };

bool server_post(struct transaction *transaction, struct asked *asked);
bool server_asker(struct transaction *transaction, struct asked *asked);

struct side {
    char *kind[TRANSFERS];
    int64_t owner[TRANSFERS], seat[TRANSFERS];
};

static void read_side(struct side *side, char **values)
{
    (void)value_texts(values[0], side->kind, TRANSFERS);
    (void)value_ints(values[1], side->owner, TRANSFERS);
    (void)value_ints(values[2], side->seat, TRANSFERS);
}

static void free_texts(char *texts[], int count)
{
    for (int i = 0; i < count; i++)
        free(texts[i]);
}

/* NULL: there can be no such account. */
static chips *account(const struct side *side, int i)
{
    struct tables *now = &server.now;
    int64_t owner = side->owner[i], seat = side->seat[i];
    bool is_house = owner == 0 && seat == 0;
    bool is_table = owner >= 1 && owner <= SIM_TABLES_MAX;

    if (strcmp(side->kind[i], "issuance") == 0)
        return is_house ? &now->issuance : NULL;
    if (strcmp(side->kind[i], "rake") == 0)
        return is_house ? &now->rake : NULL;
    if (strcmp(side->kind[i], "player") == 0)
        return owner >= 1 && owner <= server.players && seat == 0 ? &now->player[owner] : NULL;
    if (strcmp(side->kind[i], "pot") == 0)
        return is_table && seat == 0 ? &now->pot[owner] : NULL;
    return is_table && seat >= 0 && seat < SEATS_MAX ? &now->seat[owner][seat] : NULL;
}

static bool is_overdrawn(void)
{
    const struct tables *now = &server.now;

    for (int player = 1; player <= server.players; player++)
        if (now->player[player] < 0)
            return true;
    for (int table = 1; table <= SIM_TABLES_MAX; table++) {
        if (now->pot[table] < 0)
            return true;
        for (int seat = 0; seat < SEATS_MAX; seat++)
            if (now->seat[table][seat] < 0)
                return true;
    }
    return now->rake < 0;
}

static bool note_reason(struct transaction *transaction, const char *reason, int64_t player,
                        instant_ms at)
{
    if (strcmp(reason, "daily") == 0)
        server.now.claimed_at[player] = at;
    if (strcmp(reason, "welcome") != 0)
        return true;
    if (server.now.is_welcomed[player])
        return server_refuse(transaction, "23505", "transfers_welcome_once");
    server.now.is_welcomed[player] = true;
    return true;
}

static void add_balances(struct asked *asked, const struct side *from, const struct side *to,
                         int count)
{
    static const char *const columns[] = {"player_id", "balance"};
    bool is_touched[SIM_PLAYERS_MAX + 1] = {false};
    int row = 0;

    for (int i = 0; i < count; i++) {
        if (strcmp(from->kind[i], "player") == 0)
            is_touched[from->owner[i]] = true;
        if (strcmp(to->kind[i], "player") == 0)
            is_touched[to->owner[i]] = true;
    }
    asked->result = value_result(columns, 2);
    for (int player = 1; player <= server.players; player++) {
        if (!is_touched[player])
            continue;
        value_set_int(asked->result, row, 0, player);
        value_set_int(asked->result, row++, 1, server.now.player[player]);
    }
}

static bool move(struct transaction *transaction, const struct side *from, const struct side *to,
                 int i, chips amount)
{
    chips *source = account(from, i), *target = account(to, i);

    if (source == NULL || target == NULL)
        return server_refuse(transaction, "23503", "there is no such account");
    if (amount < 1 || amount > CHIPS_MAX || source == target)
        return server_refuse(transaction, "23514", "transfers_amount_fits");
    *source -= amount;
    *target += amount;
    if (strcmp(to->kind[i], "seat") == 0 && strcmp(from->kind[i], "player") == 0)
        server.now.holder[to->owner[i]][to->seat[i]] = from->owner[i];
    return true;
}

bool server_post(struct transaction *transaction, struct asked *asked)
{
    static struct side from, to;
    static int64_t amount[TRANSFERS];
    static char *reason[TRANSFERS];
    bool is_good = true;

    read_side(&from, asked->values + 1);
    read_side(&to, asked->values + 4);
    int count = value_ints(asked->values[7], amount, TRANSFERS);
    (void)value_texts(asked->values[8], reason, TRANSFERS);
    instant_ms at = value_instant(asked->values[11]);
    for (int i = 0; i < count && is_good; i++) {
        is_good = move(transaction, &from, &to, i, amount[i]) &&
                  note_reason(transaction, reason[i], to.owner[i], at);
        sim_trace("%s: %lld from %s %lld/%lld to %s %lld/%lld", reason[i], (long long)amount[i],
                  from.kind[i], (long long)from.owner[i], (long long)from.seat[i], to.kind[i],
                  (long long)to.owner[i], (long long)to.seat[i]);
    }
    if (is_good && is_overdrawn())
        is_good = server_refuse(transaction, "23514", "accounts_no_overdraft");
    if (is_good && asked->done != NULL && transaction->session->db != NULL)
        add_balances(asked, &from, &to, count);
    free_texts(from.kind, count);
    free_texts(to.kind, count);
    free_texts(reason, count);
    return is_good;
}

static chips chips_at_tables(int64_t player)
{
    chips total = 0;

    for (int table = 1; table <= SIM_TABLES_MAX; table++)
        for (int seat = 0; seat < SEATS_MAX; seat++)
            if (server.now.holder[table][seat] == player)
                total += server.now.seat[table][seat];
    return total;
}

static const struct row *granted(uint64_t command)
{
    for (int i = server.now.row_count - 1; command != 0 && i >= 0; i--)
        if (server.row[i].table == 0 && server.row[i].command == command)
            return &server.row[i];
    return NULL;
}

bool server_asker(struct transaction *transaction, struct asked *asked)
{
    static const char *const columns[] = {"player_id",  "name",        "kind",
                                          "balance",    "total",       "is_welcomed",
                                          "claimed_at", "granted_seq", "granted"};
    int64_t player = value_int(asked->values[0]);
    const struct row *grant = granted((uint64_t)value_int(asked->values[1]));
    const struct tables *now = &server.now;
    char name[32];

    if (asked->done == NULL || transaction->session->db == NULL)
        return true;
    asked->result = value_result(columns, 9);
    if (player < 1 || player > server.players)
        return true;
    (void)snprintf(name, sizeof name, "player%lld", (long long)player);
    value_set_int(asked->result, 0, 0, player);
    value_set(asked->result, 0, 1, name);
    value_set(asked->result, 0, 2, "guest");
    value_set_int(asked->result, 0, 3, now->player[player]);
    value_set_int(asked->result, 0, 4, now->player[player] + chips_at_tables(player));
    value_set(asked->result, 0, 5, now->is_welcomed[player] ? "t" : "f");
    value_set_int(asked->result, 0, 6, now->claimed_at[player]);
    value_set_int(asked->result, 0, 7, grant == NULL ? 0 : (int64_t)grant->seq);
    const char *amount = grant == NULL ? NULL : strstr(grant->payload, "\"amount\":");
    value_set_int(asked->result, 0, 8, amount == NULL ? 0 : value_int(amount + 9));
    return true;
}
