/* Requests reach an edge where libfcgi would have read them, and answers leave it there. */
#include "edge/fcgi.h"
#include "http.h"
#include "programs.h"
#include "told.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fcgi {
    struct fcgi_options options;
    int count;
    bool is_stopped;
};

struct fcgi_connection {
    struct list list;
    struct process *process; /* NULL: the answer is on its way */
    struct fcgi_holder *holder;
    player_id player;
    http_done done;
    void *context;
    bool is_left; /* by the browser */
    bool is_read;
    char *path, *cookie, *body;
    int status;
    char *answer;
    size_t length;
};

struct process *http_edge[SIM_EDGES_MAX];
static struct list connections;

void http_begin(void)
{
    list_init(&connections);
    memset(http_edge, 0, sizeof http_edge);
}

static void release(struct fcgi_connection *connection)
{
    struct process *inside = sim_enter();

    list_remove(&connection->list);
    free(connection->path);
    free(connection->cookie);
    free(connection->body);
    free(connection->answer);
    free(connection);
    sim_leave(inside);
}

static void on_answer(void *context, uint64_t number)
{
    struct fcgi_connection *connection = context;

    (void)number;
    if (!connection->is_left)
        connection->done(connection->context, connection->status, connection->answer,
                         connection->length);
    release(connection);
}

static int64_t way_us(void)
{
    return sim_between(100, 3000);
}

/* The browser sees its connection end. */
static void fail(struct fcgi_connection *connection)
{
    connection->process = NULL;
    connection->status = 0;
    sim_after(way_us(), NULL, on_answer, connection, 0);
}

void door_fcgi_ended(struct process *process)
{
    for (struct list *node = connections.next; node != &connections; node = node->next) {
        struct fcgi_connection *connection = LIST_ITEM(node, struct fcgi_connection, list);
        if (connection->process == process)
            fail(connection);
    }
}

static void on_request(void *context, uint64_t number)
{
    struct fcgi_connection *connection = context;
    const struct fcgi *fcgi = connection->process->fcgi;
    char uri[256], cookie[96], length[48];
    bool is_post = connection->body != NULL;

    (void)number;
    if (connection->is_left || fcgi == NULL) {
        fail(connection);
        return;
    }
    (void)snprintf(uri, sizeof uri, "REQUEST_URI=%s", connection->path);
    (void)snprintf(cookie, sizeof cookie, "HTTP_COOKIE=%s=%s", fcgi->options.cookie,
                   connection->cookie);
    size_t size = is_post ? strlen(connection->body) : 0;
    (void)snprintf(length, sizeof length, "CONTENT_LENGTH=%zu", size);
    char *const parameters[] = {is_post ? "REQUEST_METHOD=POST" : "REQUEST_METHOD=GET",
                                uri,
                                cookie,
                                length,
                                "CONTENT_TYPE=application/json",
                                "REMOTE_ADDR=127.0.0.1",
                                "HTTP_HOST=localhost",
                                "HTTP_ORIGIN=http://localhost",
                                NULL};
    struct request *request =
        request_create(parameters, fcgi->options.cookie, is_post ? connection->body : "", size);
    connection->is_read = true;
    fcgi->options.handle(fcgi->options.context, connection, request);
}

struct fcgi_connection *http_ask(const struct ask *ask)
{
    struct fcgi_connection *connection = calloc(1, sizeof *connection);

    assert(connection != NULL && sim.running == NULL);
    *connection = (struct fcgi_connection){.process = http_edge[ask->slot],
                                           .player = ask->player,
                                           .done = ask->done,
                                           .context = ask->context,
                                           .path = strdup(ask->path),
                                           .cookie = strdup(ask->token),
                                           .body = ask->body == NULL ? NULL : strdup(ask->body)};
    list_add(&connections, &connection->list);
    if (connection->process == NULL)
        fail(connection);
    else
        sim_after(way_us(), connection->process, on_request, connection, 0);
    return connection;
}

static void on_left(void *context, uint64_t number)
{
    struct fcgi_connection *connection = context;
    struct fcgi_holder *holder = connection->holder;

    (void)number;
    if (connection->process == NULL)
        return; /* it was answered meanwhile */
    connection->holder = NULL;
    if (holder != NULL)
        holder->gone(holder);
    release(connection);
}

void http_leave(struct fcgi_connection *connection)
{
    connection->is_left = true;
    if (connection->process != NULL && connection->is_read)
        sim_after(way_us(), connection->process, on_left, connection, 0);
}

int http_open(void)
{
    int count = 0;

    for (struct list *node = connections.next; node != &connections; node = node->next)
        count += LIST_ITEM(node, struct fcgi_connection, list)->is_left ? 0 : 1;
    return count;
}

struct fcgi *fcgi_create(uv_loop_t *loop, const struct fcgi_options *options)
{
    struct fcgi *fcgi = calloc(1, sizeof *fcgi);

    (void)loop;
    assert(fcgi != NULL);
    fcgi->options = *options;
    sim.running->fcgi = fcgi;
    return fcgi;
}

void fcgi_stop(struct fcgi *fcgi)
{
    fcgi->is_stopped = true;
}

int fcgi_connection_count(const struct fcgi *fcgi)
{
    return fcgi->count;
}

void fcgi_hold(struct fcgi_connection *connection, struct fcgi_holder *holder)
{
    connection->holder = holder;
}

void fcgi_answer(struct fcgi_connection *connection, const char *answer, size_t length)
{
    static const char status[] = "Status: ";
    struct process *inside = sim_enter();
    const char *body = strstr(answer, "\r\n\r\n");

    assert(strncmp(answer, status, strlen(status)) == 0 && body != NULL);
    connection->holder = NULL;
    connection->process = NULL;
    connection->status = atoi(answer + strlen(status));
    body += 4;
    connection->length = length - (size_t)(body - answer);
    connection->answer = malloc(connection->length + 1);
    assert(connection->answer != NULL);
    memcpy(connection->answer, body, connection->length);
    connection->answer[connection->length] = '\0';
    told_answer(connection->player, connection->answer, connection->length);
    sim_after(way_us(), NULL, on_answer, connection, 0);
    sim_leave(inside);
}
