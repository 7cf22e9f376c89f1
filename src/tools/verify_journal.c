/* verify_journal.c - `brelan verify-journal`: journal and ledger, checked from outside. */
#include "os/entropy.h"
#include "store/rows.h"
#include "tools/command.h"
#include "tools/verifier.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGE_BATCHES = 500 };

enum { EXIT_NOT_WHOLE = 1, EXIT_USAGE = 2, EXIT_DATABASE = 3 };

static const struct statement end_statement = {
    "verify_end",
    "SELECT last_batch, encode(chain, 'hex') AS chain,"
    " (SELECT count(*) FROM ledger.transfers AS t"
    "  WHERE t.shard = f.shard AND (t.batch < 1 OR t.batch > f.last_batch)) AS strays"
    " FROM journal.fences AS f WHERE shard = 0",
    0};

static const struct statement batches_statement = {
    "verify_batches",
    "SELECT batch, epoch, encode(chain, 'hex') AS chain, encode(signature, 'hex') AS signature"
    " FROM journal.batches WHERE shard = 0 AND batch BETWEEN $1::bigint AND $2::bigint"
    " ORDER BY batch",
    2};

static const struct statement events_statement = {
    "verify_events",
    "SELECT batch, seq, table_id, hand_no, kind, (extract(epoch FROM at) * 1000)::bigint AS at,"
    " payload::text AS payload, digest, command_id"
    " FROM journal.events WHERE shard = 0 AND batch BETWEEN $1::bigint AND $2::bigint"
    " ORDER BY seq",
    2};

static const struct statement transfers_statement = {
    "verify_transfers",
    "SELECT t.batch, t.transfer_id, f.kind AS from_kind, f.owner_id AS from_owner,"
    " f.seat AS from_seat, i.kind AS to_kind, i.owner_id AS to_owner, i.seat AS to_seat,"
    " t.amount, t.reason, t.table_id, t.hand_no"
    " FROM ledger.transfers AS t"
    " JOIN ledger.accounts AS f ON f.account_id = t.from_account_id"
    " JOIN ledger.accounts AS i ON i.account_id = t.to_account_id"
    " WHERE t.shard = 0 AND t.batch BETWEEN $1::bigint AND $2::bigint ORDER BY t.transfer_id",
    2};

/* A result that is needed until the last one of its page has come. */
struct kept {
    struct run *run;
    PGresult *result; /* owned */
};

struct run {
    uv_loop_t loop;
    struct db *db;
    struct verifier *verifier;
    int64_t last_batch, strays;
    uint8_t chain[DIGEST_BYTES]; /* of the last batch, by the fence */
    struct kept batches, events; /* of the page */
    struct journal_line *line;   /* of a batch; owned */
    struct transfer_row *transfer;
    int event_at, transfer_at; /* next rows of the page */
    int status;                /* of the program */
    struct error failure;
};

/* The first failure counts. */
static void fail(struct run *run, int status, const struct error *error)
{
    if (run->status == 0) {
        run->status = status;
        run->failure = *error;
    }
    uv_stop(&run->loop);
}

static void on_lost(void *context, const struct error *error)
{
    fail(context, EXIT_DATABASE, error);
}

static int read_batch(struct batch_rows *rows, const PGresult *result, int row)
{
    struct row_bytes chain = {.bytes = rows->chain, .size = sizeof(rows->chain)};
    struct row_bytes signature = {.bytes = rows->signature, .size = sizeof(rows->signature)};

    if (row_int(result, row, "batch", &rows->batch) < 0 ||
        row_int(result, row, "epoch", &rows->epoch) < 0 ||
        row_hex(result, row, "chain", &chain) < 0 ||
        row_hex(result, row, "signature", &signature) < 0 || chain.length != DIGEST_BYTES ||
        signature.length != SIGNATURE_BYTES)
        return -1;
    return 0;
}

static int read_line(struct journal_line *line, const PGresult *result, int row)
{
    int64_t seq, hand_no, state, command;

    if (row_int(result, row, "seq", &seq) < 0 ||
        row_int(result, row, "table_id", &line->table) < 0 ||
        row_int(result, row, "hand_no", &hand_no) < 0 ||
        row_int(result, row, "at", &line->at) < 0 || row_int(result, row, "digest", &state) < 0 ||
        row_int(result, row, "command_id", &command) < 0)
        return -1;
    line->seq = (uint64_t)seq;
    line->hand_no = (int32_t)hand_no;
    line->state = (uint64_t)state;
    line->command = (uint64_t)command;
    line->kind = row_text(result, row, "kind");
    line->payload = row_text(result, row, "payload");
    line->payload_length = strlen(line->payload);
    return 0;
}

static int read_transfer(struct transfer_row *transfer, const PGresult *result, int row)
{
    transfer->from_kind = row_text(result, row, "from_kind");
    transfer->to_kind = row_text(result, row, "to_kind");
    transfer->reason = row_text(result, row, "reason");
    return row_int(result, row, "transfer_id", &transfer->transfer) < 0 ||
                   row_int(result, row, "from_owner", &transfer->from_owner) < 0 ||
                   row_int(result, row, "from_seat", &transfer->from_seat) < 0 ||
                   row_int(result, row, "to_owner", &transfer->to_owner) < 0 ||
                   row_int(result, row, "to_seat", &transfer->to_seat) < 0 ||
                   row_int(result, row, "amount", &transfer->amount) < 0 ||
                   row_int(result, row, "table_id", &transfer->table) < 0 ||
                   row_int(result, row, "hand_no", &transfer->hand_no) < 0
               ? -1
               : 0;
}

static bool is_of(const PGresult *result, int row, int64_t batch)
{
    int64_t number;

    return row < PQntuples(result) && row_int(result, row, "batch", &number) == 0 &&
           number == batch;
}

static void *must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

/* The batch in a row of the page, with its events and transfers. */
static int check_batch(struct run *run, int row, const PGresult *transfers, struct error *error)
{
    struct batch_rows rows = {.line = run->line, .transfer = run->transfer};
    int status = read_batch(&rows, run->batches.result, row);

    for (; status == 0 && is_of(run->events.result, run->event_at, rows.batch); run->event_at++)
        status = read_line(&run->line[rows.line_count++], run->events.result, run->event_at);
    for (; status == 0 && is_of(transfers, run->transfer_at, rows.batch); run->transfer_at++)
        status = read_transfer(&run->transfer[rows.transfer_count++], transfers, run->transfer_at);
    if (status < 0)
        return error_set(error, "batch %lld has a row of another shape", (long long)rows.batch);
    return verifier_batch(run->verifier, &rows, error);
}

static int check_page(struct run *run, const PGresult *transfers, struct error *error)
{
    int status = 0;

    run->line = must(calloc((size_t)PQntuples(run->events.result) + 1, sizeof(*run->line)));
    run->transfer = must(calloc((size_t)PQntuples(transfers) + 1, sizeof(*run->transfer)));
    run->event_at = run->transfer_at = 0;
    for (int row = 0; row < PQntuples(run->batches.result) && status == 0; row++)
        status = check_batch(run, row, transfers, error);
    if (status == 0 && run->event_at < PQntuples(run->events.result))
        status = error_set(error, "event %s is of a batch that is missing, or out of order",
                           row_text(run->events.result, run->event_at, "seq"));
    if (status == 0 && run->transfer_at < PQntuples(transfers))
        status = error_set(error, "transfer %s is of a batch that is missing, or out of order",
                           row_text(transfers, run->transfer_at, "transfer_id"));
    free(run->line);
    free(run->transfer);
    return status;
}

static void read_page(struct run *run);

static void on_kept(void *context, const PGresult *result, const char *sqlstate,
                    const struct error *error)
{
    struct kept *kept = context;

    (void)sqlstate;
    if (result == NULL) {
        fail(kept->run, EXIT_DATABASE, error);
        return;
    }
    PQclear(kept->result);
    kept->result = must(PQcopyResult(result, PG_COPYRES_ATTRS | PG_COPYRES_TUPLES));
}

static void on_transfers(void *context, const PGresult *result, const char *sqlstate,
                         const struct error *error)
{
    struct run *run = context;
    struct error difference;

    (void)sqlstate;
    if (run->status != 0)
        return;
    if (result == NULL)
        fail(run, EXIT_DATABASE, error);
    else if (check_page(run, result, &difference) < 0)
        fail(run, EXIT_NOT_WHOLE, &difference);
    else if (verifier_journal(run->verifier)->batch < run->last_batch)
        read_page(run);
    else
        uv_stop(&run->loop);
}

static void read_page(struct run *run)
{
    int64_t done = verifier_journal(run->verifier)->batch;
    int64_t until = done + PAGE_BATCHES < run->last_batch ? done + PAGE_BATCHES : run->last_batch;
    char from[ROW_NUMBER_BYTES], to[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(from, done + 1), row_number(to, until)};

    if (isatty(STDERR_FILENO) && done > 0)
        (void)fprintf(stderr, "\r  batch %lld of %lld", (long long)done,
                      (long long)run->last_batch);
    db_send(run->db, &batches_statement, values, on_kept, &run->batches);
    db_send(run->db, &events_statement, values, on_kept, &run->events);
    db_send(run->db, &transfers_statement, values, on_transfers, run);
    db_sync(run->db, NULL, NULL);
}

static void on_end(void *context, const PGresult *result, const char *sqlstate,
                   const struct error *error)
{
    struct run *run = context;
    struct row_bytes chain = {.bytes = run->chain, .size = sizeof(run->chain)};
    struct error failure;

    (void)sqlstate;
    if (result == NULL) {
        fail(run, EXIT_DATABASE, error);
        return;
    }
    bool has_run = PQntuples(result) > 0; /* some game */
    if (has_run && (row_int(result, 0, "last_batch", &run->last_batch) < 0 ||
                    row_int(result, 0, "strays", &run->strays) < 0 ||
                    row_hex(result, 0, "chain", &chain) < 0)) {
        error_set(&failure, "journal.fences has another shape");
        fail(run, EXIT_DATABASE, &failure);
        return;
    }
    if (run->last_batch > 0)
        read_page(run);
    else
        uv_stop(&run->loop);
}

/* What only the whole can tell. */
static void check_ends(struct run *run)
{
    struct error difference;

    if (run->strays > 0) {
        error_set(&difference, "%lld transfers are of no batch of the journal",
                  (long long)run->strays);
        fail(run, EXIT_NOT_WHOLE, &difference);
    }
    if (memcmp(run->chain, verifier_journal(run->verifier)->chain, DIGEST_BYTES) != 0) {
        error_set(&difference, "the fence holds another chain than batch %lld",
                  (long long)run->last_batch);
        fail(run, EXIT_NOT_WHOLE, &difference);
    }
}

static void tell(const struct run *run)
{
    const struct verifier_counts *counts = verifier_counts(run->verifier);
    const struct journal *journal = verifier_journal(run->verifier);
    char chain[2 * DIGEST_BYTES + 1];

    if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "\r\033[K");
    (void)printf("%lld batches chained and signed, %lld epochs; %lld events, %lld states, %lld "
                 "hands; %lld transfers\n",
                 (long long)counts->batches, (long long)journal->epoch, (long long)counts->events,
                 (long long)counts->states, (long long)counts->hands, (long long)counts->transfers);
    if (run->status == EXIT_DATABASE)
        (void)fprintf(stderr, "brelan verify-journal: %s\n", run->failure.text);
    else if (run->status == EXIT_NOT_WHOLE)
        (void)printf("NOT whole: %s\n", run->failure.text);
    else
        (void)printf("the journal is whole up to batch %lld, chain %s\n",
                     (long long)run->last_batch,
                     sodium_bin2hex(chain, sizeof(chain), journal->chain, DIGEST_BYTES));
}

static int usage(FILE *out, int status)
{
    (void)fprintf(
        out,
        "usage: brelan verify-journal --database URL --key HEX\n\n"
        "Reads the journal and the ledger of a site, running or not, from the first batch on,\n"
        "and checks that none is missing, altered or added: chain, signatures, order, the state\n"
        "of each table after each event, every transfer of chips. HEX is the public key that\n"
        "brelan-gamed logs at its start (journal_key); the user of URL has the role brelan_audit.\n"
        "Exit code: 0 the journal is whole, %d it is not (the first difference is told), %d the\n"
        "database did not answer.\n",
        EXIT_NOT_WHOLE, EXIT_DATABASE);
    return status;
}

int verify_journal_main(int argc, char *argv[])
{
    static const struct option options[] = {{"database", required_argument, NULL, 'd'},
                                            {"key", required_argument, NULL, 'k'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *url = NULL;
    uint8_t key[SIGNING_PUBLIC_BYTES];
    size_t key_length = 0;
    struct run run = {.batches.run = &run, .events.run = &run};

    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == 'd')
            url = optarg;
        else if (option == 'k')
            (void)sodium_hex2bin(key, sizeof(key), optarg, strlen(optarg), NULL, &key_length, NULL);
        else
            return option == 'h' ? usage(stdout, 0) : usage(stderr, EXIT_USAGE);
    }
    if (url == NULL || key_length != sizeof(key) || optind != argc)
        return usage(stderr, EXIT_USAGE);
    entropy_open();
    if (uv_loop_init(&run.loop) < 0)
        abort();
    run.verifier = verifier_create(key);
    run.db = db_create(&run.loop, url, on_lost, &run);
    db_send(run.db, &end_statement, NULL, on_end, &run);
    db_sync(run.db, NULL, NULL);
    (void)uv_run(&run.loop, UV_RUN_DEFAULT);
    db_destroy(run.db);
    (void)uv_run(&run.loop, UV_RUN_DEFAULT); /* handles close */
    (void)uv_loop_close(&run.loop);
    check_ends(&run);
    tell(&run);
    PQclear(run.batches.result);
    PQclear(run.events.result);
    verifier_destroy(run.verifier);
    return run.status;
}
