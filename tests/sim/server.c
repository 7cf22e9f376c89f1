#include "server.h"

#include "oracle.h"

#include <stdio.h>
#include <string.h>

struct server server;

void server_begin(int players)
{
    server = (struct server){.players = players, .latency_least_us = 50, .latency_most_us = 600};
    list_init(&server.sessions);
}

bool server_refuse(struct transaction *transaction, const char *sqlstate, const char *why)
{
    memcpy(transaction->sqlstate, sqlstate, sizeof transaction->sqlstate);
    (void)snprintf(transaction->failure, sizeof transaction->failure, "%s", why);
    return false;
}

/* From here on nobody hears what the session does, and it has no lock. */
static void end_session(struct session *session)
{
    session->is_over = true;
    if (server.leader == session)
        server.leader = NULL;
}

static bool call_all(struct transaction *transaction)
{
    bool is_good = true;

    for (struct asked *asked = transaction->first; asked != NULL; asked = asked->next) {
        if (is_good)
            is_good = server_call(transaction, asked);
        asked->has_failed = !is_good;
    }
    return is_good;
}

void server_execute(struct transaction *transaction)
{
    const struct asked *first = transaction->first;
    bool is_batch = first != NULL && strcmp(first->statement->name, "journal_fence") == 0;
    int lose = is_batch ? server.lose_answer : 0;
    struct tables before = server.now;

    server.transactions++;
    if (lose == 2) {
        server.lose_answer = 0;
        end_session(transaction->session);
        return;
    }
    bool is_good = call_all(transaction);
    if (!is_good && is_batch && strcmp(transaction->sqlstate, "BR001") != 0)
        sim_fail("ledger", "the database refuses a batch: %s %s", transaction->sqlstate,
                 transaction->failure);
    if (is_good && is_batch && server.fail_with[0] != '\0') {
        is_good = server_refuse(transaction, server.fail_with, "the disk is full, or worse");
        server.fail_with[0] = '\0';
    }
    if (!is_good)
        server.now = before;
    sim_trace("transaction of %s%s%s", first == NULL ? "nothing" : first->statement->name,
              is_good ? "" : " fails: ", transaction->sqlstate);
    if (is_good && is_batch) {
        server.writer = transaction->session->process;
        server.before = before;
        oracle_committed(before.row_count);
    }
    if (lose == 1) {
        server.lose_answer = 0;
        end_session(transaction->session);
    }
}

void server_forget_batch(void)
{
    server_end_sessions();
    if (server.before.has_fence && server.before.epoch == server.now.epoch)
        server.now = server.before;
}
