/* audit.c - `brelan audit`: has the ledger an answer for every chip? */
#include "os/log.h"
#include "store/rows.h"
#include "tools/command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_DATABASE = 3 };

static const struct statement audit_statement = {
    "audit",
    "SELECT unnest(ledger.audit(CASE WHEN $1::bigint = 0 THEN '-infinity'::timestamptz"
    " ELSE now() - $1::bigint * interval '1 day' END)) AS finding",
    1};

struct run {
    uv_loop_t loop;
    int status;
};

static void end(struct run *run, int status)
{
    run->status = status;
    uv_stop(&run->loop);
}

static void fail(struct run *run, const struct error *error)
{
    char quoted[LOG_QUOTE_BYTES];

    log_write(LOG_ERROR, "audit_failed", "reason=%s", log_quote(quoted, error->text));
    end(run, EXIT_DATABASE);
}

static void on_lost(void *context, const struct error *error)
{
    fail(context, error);
}

static void on_audited(void *context, const PGresult *result, const char *sqlstate,
                       const struct error *error)
{
    struct run *run = context;
    char quoted[LOG_QUOTE_BYTES];

    (void)sqlstate;
    if (result == NULL) {
        fail(run, error);
        return;
    }
    for (int row = 0; row < PQntuples(result); row++)
        log_write(LOG_ERROR, "audit_finding", "finding=%s",
                  log_quote(quoted, row_text(result, row, "finding")));
    log_write(PQntuples(result) == 0 ? LOG_INFO : LOG_ERROR, "audited", "findings=%d",
              PQntuples(result));
    run->status = PQntuples(result) == 0 ? 0 : EXIT_FINDINGS;
}

static void on_committed(void *context, const PGresult *result, const char *sqlstate,
                         const struct error *error)
{
    struct run *run = context;

    (void)sqlstate;
    if (result == NULL)
        fail(run, error);
    else
        end(run, run->status);
}

static int usage(FILE *out, int status)
{
    (void)fprintf(
        out,
        "usage: brelan audit --database URL [--days N]\n\n"
        "Recomputes every balance from the transfers, and looks at pots, the fence, the guards of\n"
        "the tables that only grow, and the hands of the last N days (0, the default: of all).\n"
        "Each finding is a line of the log; the outcome is kept in the database, where\n"
        "report.audits and /api/health show it. The user of URL has the role brelan_audit.\n"
        "Exit code: 0 nothing is wrong, %d something is, %d the database did not answer.\n",
        EXIT_FINDINGS, EXIT_DATABASE);
    return status;
}

int audit_main(int argc, char *argv[])
{
    static const struct option options[] = {{"database", required_argument, NULL, 'd'},
                                            {"days", required_argument, NULL, 'n'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    const char *url = NULL;
    char number[ROW_NUMBER_BYTES];
    long days = 0;
    struct run run = {0};

    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        char *rest = NULL;
        if (option == 'd')
            url = optarg;
        else if (option == 'h')
            return usage(stdout, 0);
        else if (option != 'n' || (days = strtol(optarg, &rest, 10)) < 0 || days > 36500 ||
                 *rest != '\0' || rest == optarg)
            return usage(stderr, EXIT_USAGE);
    }
    if (url == NULL || optind != argc)
        return usage(stderr, EXIT_USAGE);
    const char *values[] = {row_number(number, days)};

    log_open(LOG_INFO);
    if (uv_loop_init(&run.loop) < 0)
        abort();
    struct db *db = db_create(&run.loop, url, on_lost, &run);
    db_send(db, &audit_statement, values, on_audited, &run);
    db_sync(db, on_committed, &run);
    (void)uv_run(&run.loop, UV_RUN_DEFAULT);
    db_destroy(db);
    (void)uv_run(&run.loop, UV_RUN_DEFAULT); /* its handles close */
    (void)uv_loop_close(&run.loop);
    return run.status;
}
