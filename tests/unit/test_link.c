#include "suites.h"
#include "wire/link.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMANDS = 500, BODY_MAX = 100000 };

/* Both ends of one connection on one loop. */
struct fixture {
    uv_loop_t loop;
    char folder[32];
    char path[64];
    uv_pipe_t server;
    struct link *edge;
    struct link *game;
    bool is_flooding;   /* the game side sends until it is cut */
    size_t body_length; /* of an answer */
    int opened;
    int closed_edge;
    int closed_game;
    uint64_t received;
    uint64_t answered;
};

static void stop_server(struct fixture *f)
{
    uv_close((uv_handle_t *)&f->server, NULL);
}

static void edge_opened(void *context, struct link *link)
{
    struct fixture *f = context;

    f->opened++;
    for (uint64_t i = 1; i <= COMMANDS; i++) {
        struct message message = {.type = MESSAGE_LOOK, .request = i, .table = 3};
        CU_ASSERT_EQUAL(link_send(link, &message), 0);
    }
    CU_ASSERT(link_queued(link) > COMMANDS * 24);
}

static void edge_message(void *context, struct link *link, const struct message *message)
{
    struct fixture *f = context;

    f->answered++;
    CU_ASSERT_EQUAL(message->type, MESSAGE_ANSWER);
    CU_ASSERT_EQUAL(message->request, f->answered);
    CU_ASSERT_EQUAL(message->body_length, f->body_length);
    if (f->answered == COMMANDS) {
        link_destroy(link);
        stop_server(f);
    }
}

static void edge_closed(void *context, struct link *link, const struct error *error)
{
    struct fixture *f = context;
    (void)link;
    (void)error;
    f->closed_edge++;
}

static const struct link_handler edge_handler = {edge_opened, edge_message, edge_closed};

static void game_message(void *context, struct link *link, const struct message *message)
{
    static char body[BODY_MAX];
    struct fixture *f = context;

    f->received++;
    CU_ASSERT_EQUAL(message->type, MESSAGE_LOOK);
    CU_ASSERT_EQUAL(message->request, f->received);
    struct message answer = {.type = MESSAGE_ANSWER,
                             .request = message->request,
                             .body = body,
                             .body_length = f->body_length};
    if (!f->is_flooding)
        CU_ASSERT_EQUAL(link_send(link, &answer), 0);
    if (!f->is_flooding || f->received > 1)
        return;
    while (link_send(link, &answer) == 0)
        ;
    CU_ASSERT_FALSE(link_is_open(link));
}

static void game_closed(void *context, struct link *link, const struct error *error)
{
    struct fixture *f = context;

    (void)error;
    f->closed_game++;
    link_destroy(link);
    f->game = NULL;
    if (f->is_flooding) {
        link_destroy(f->edge);
        stop_server(f);
    }
}

static const struct link_handler game_handler = {NULL, game_message, game_closed};

static void on_connection(uv_stream_t *server, int status)
{
    struct fixture *f = server->data;

    CU_ASSERT_EQUAL(status, 0);
    f->game = link_accept(server, &game_handler, f);
    CU_ASSERT_PTR_NOT_NULL(f->game);
    CU_ASSERT(link_descriptor(f->game) >= 0);
}

static void listen_later(uv_timer_t *timer)
{
    struct fixture *f = timer->data;

    uv_pipe_init(&f->loop, &f->server, 0);
    f->server.data = f;
    CU_ASSERT_EQUAL(uv_pipe_bind(&f->server, f->path), 0);
    CU_ASSERT_EQUAL(uv_listen((uv_stream_t *)&f->server, 8, on_connection), 0);
    uv_close((uv_handle_t *)timer, NULL);
}

/* The server comes 30 ms after the edge began to try. */
static void run(struct fixture *f)
{
    uv_timer_t later;

    memcpy(f->folder, "/tmp/brelan-link-XXXXXX", sizeof("/tmp/brelan-link-XXXXXX"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(f->folder));
    (void)snprintf(f->path, sizeof(f->path), "%s/s", f->folder);
    uv_loop_init(&f->loop);
    uv_timer_init(&f->loop, &later);
    later.data = f;
    uv_timer_start(&later, listen_later, 30, 0);
    f->edge = link_connect(&f->loop, f->path, &edge_handler, f);
    uv_run(&f->loop, UV_RUN_DEFAULT);
    CU_ASSERT_EQUAL(uv_loop_close(&f->loop), 0);
    (void)unlink(f->path); /* libuv removes it when it closes the server */
    CU_ASSERT_EQUAL(rmdir(f->folder), 0);
}

static void test_order_and_reconnect(void)
{
    struct fixture f = {.body_length = 1000};

    run(&f);
    CU_ASSERT_EQUAL(f.opened, 1);
    CU_ASSERT(f.closed_edge > 0); /* attempts before the server was there */
    CU_ASSERT_EQUAL(f.received, COMMANDS);
    CU_ASSERT_EQUAL(f.answered, COMMANDS);
    CU_ASSERT_EQUAL(f.closed_game, 1);
}

/* Far more than may wait for the edge: the game side takes up the rest as its answers leave. */
static void test_many_questions_at_once_are_no_flood(void)
{
    struct fixture f = {.body_length = BODY_MAX};

    run(&f);
    CU_ASSERT_EQUAL(f.answered, COMMANDS);
    CU_ASSERT_EQUAL(f.opened, 1);
}

static void test_peer_that_does_not_read_is_cut(void)
{
    struct fixture f = {.is_flooding = true, .body_length = 1000};

    run(&f);
    CU_ASSERT_EQUAL(f.closed_game, 1);
    CU_ASSERT_EQUAL(f.received, 1);
}

void link_suite(void)
{
    CU_pSuite suite = CU_add_suite("link", NULL, NULL);
    CU_ADD_TEST(suite, test_order_and_reconnect);
    CU_ADD_TEST(suite, test_many_questions_at_once_are_no_flood);
    CU_ADD_TEST(suite, test_peer_that_does_not_read_is_cut);
}
