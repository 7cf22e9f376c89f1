#include "base/units.h"
#include "suites.h"
#include "tools/http.h"

#include <CUnit/Basic.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

/* A server on this machine that says what a test wants it to say, one text for each read. */
struct script {
    const char *say[6]; /* NULL: nothing any more. "!": hang up. "": stay silent */
    int next;
    int connections;
};

struct stage {
    uv_loop_t loop;
    uv_tcp_t server;
    uv_tcp_t peer[6];
    uv_write_t write;
    struct script script;
    struct http_site site;
    struct http *http;
    char input[4096];
    int answers;
    int status;
    char body[64];
};

static void on_alloc(uv_handle_t *handle, size_t size, uv_buf_t *buffer)
{
    struct stage *stage = handle->data;
    (void)size;
    *buffer = uv_buf_init(stage->input, sizeof stage->input);
}

static void on_request(uv_stream_t *stream, ssize_t length, const uv_buf_t *buffer)
{
    struct stage *stage = stream->data;
    (void)buffer;

    if (length <= 0) {
        if (!uv_is_closing((uv_handle_t *)stream))
            uv_close((uv_handle_t *)stream, NULL);
        return;
    }
    const char *say = stage->script.say[stage->script.next++];
    if (say != NULL && say[0] == '!') {
        uv_close((uv_handle_t *)stream, NULL);
    } else if (say != NULL && say[0] != '\0') {
        uv_buf_t whole = uv_buf_init((char *)(uintptr_t)say, (unsigned)strlen(say));
        uv_write(&stage->write, stream, &whole, 1, NULL);
    }
}

static void on_connection(uv_stream_t *server, int status)
{
    struct stage *stage = server->data;
    uv_tcp_t *peer = &stage->peer[stage->script.connections++];

    CU_ASSERT_EQUAL_FATAL(status, 0);
    uv_tcp_init(&stage->loop, peer);
    peer->data = stage;
    CU_ASSERT_EQUAL(uv_accept(server, (uv_stream_t *)peer), 0);
    uv_read_start((uv_stream_t *)peer, on_alloc, on_request);
}

static void open_stage(struct stage *stage, struct script script)
{
    struct sockaddr_in address;
    int length = sizeof address;
    char url[64];
    struct error error;

    memset(stage, 0, sizeof *stage);
    stage->script = script;
    uv_loop_init(&stage->loop);
    uv_tcp_init(&stage->loop, &stage->server);
    stage->server.data = stage;
    uv_ip4_addr("127.0.0.1", 0, &address);
    CU_ASSERT_EQUAL_FATAL(uv_tcp_bind(&stage->server, (struct sockaddr *)&address, 0), 0);
    CU_ASSERT_EQUAL_FATAL(uv_listen((uv_stream_t *)&stage->server, 8, on_connection), 0);
    uv_tcp_getsockname(&stage->server, (struct sockaddr *)&address, &length);
    (void)snprintf(url, sizeof url, "http://127.0.0.1:%d", ntohs(address.sin_port));
    CU_ASSERT_EQUAL_FATAL(http_site_open(&stage->site, &stage->loop, url, &error), 0);
    stage->http = http_create(&stage->site, NULL);
}

static void close_stage(struct stage *stage)
{
    http_destroy(stage->http);
    uv_close((uv_handle_t *)&stage->server, NULL);
    for (int i = 0; i < stage->script.connections; i++)
        if (!uv_is_closing((uv_handle_t *)&stage->peer[i]))
            uv_close((uv_handle_t *)&stage->peer[i], NULL);
    uv_run(&stage->loop, UV_RUN_DEFAULT);
    http_site_close(&stage->site);
    CU_ASSERT_EQUAL(uv_loop_close(&stage->loop), 0); /* nothing was forgotten */
}

static void on_done(void *context, const struct http_answer *answer)
{
    struct stage *stage = context;

    stage->answers++;
    stage->status = answer->status;
    (void)snprintf(stage->body, sizeof stage->body, "%.*s", (int)answer->length,
                   answer->length > 0 ? answer->body : "");
}

static void post(struct stage *stage, int timeout_ms)
{
    http_send(stage->http,
              &(struct http_request){
                  .method = "POST", .path = "/x", .body = "{}", .timeout_ms = timeout_ms},
              on_done, stage);
}

static void send_and_wait(struct stage *stage, int timeout_ms)
{
    int answers = stage->answers;

    post(stage, timeout_ms);
    while (stage->answers == answers)
        uv_run(&stage->loop, UV_RUN_ONCE);
}

#define OK(body, length) "HTTP/1.1 200 OK\r\nContent-Length: " length "\r\n\r\n" body

static void test_connection_is_kept(void)
{
    static struct stage stage;

    open_stage(&stage, (struct script){.say = {OK("one", "3"), OK("two", "3")}});
    send_and_wait(&stage, 2000);
    CU_ASSERT_STRING_EQUAL(stage.body, "one");
    send_and_wait(&stage, 2000);
    CU_ASSERT_STRING_EQUAL(stage.body, "two");
    CU_ASSERT_EQUAL(stage.script.connections, 1);
    close_stage(&stage);
}

/* The server has closed a connection that lay idle: the next request goes out on a new one. */
static void test_closed_connection(void)
{
    static struct stage stage;

    open_stage(&stage, (struct script){.say = {OK("one", "3"), "!", OK("two", "3")}});
    send_and_wait(&stage, 2000);
    send_and_wait(&stage, 2000);
    CU_ASSERT_EQUAL(stage.status, 200);
    CU_ASSERT_STRING_EQUAL(stage.body, "two");
    CU_ASSERT_EQUAL(stage.script.connections, 2);
    close_stage(&stage);
}

static void test_failures(void)
{
    static const char *const says[] = {"!", "what?\r\n\r\n", OK("more than announced", "4"), ""};
    static struct stage stage;

    for (size_t i = 0; i < ARRAY_LEN(says); i++) {
        open_stage(&stage, (struct script){.say = {says[i], OK("good", "4")}});
        send_and_wait(&stage, 100);
        CU_ASSERT_EQUAL(stage.status, 0);
        CU_ASSERT_FALSE(http_is_busy(stage.http));
        send_and_wait(&stage, 2000);
        CU_ASSERT_STRING_EQUAL(stage.body, "good");
        close_stage(&stage);
    }
}

static void test_nobody_listens(void)
{
    static struct stage stage;

    open_stage(&stage, (struct script){.next = 0});
    uv_close((uv_handle_t *)&stage.server, NULL);
    uv_run(&stage.loop, UV_RUN_NOWAIT);
    send_and_wait(&stage, 2000);
    CU_ASSERT_EQUAL(stage.status, 0);
    uv_tcp_init(&stage.loop, &stage.server);
    close_stage(&stage);
}

static void test_cancel(void)
{
    static struct stage stage;

    open_stage(&stage, (struct script){.say = {"", OK("good", "4")}});
    post(&stage, 2000);
    http_cancel(stage.http);
    CU_ASSERT_FALSE(http_is_busy(stage.http));
    post(&stage, 2000);
    while (stage.script.next == 0) /* until the server has it and stays silent */
        uv_run(&stage.loop, UV_RUN_ONCE);
    http_cancel(stage.http);
    send_and_wait(&stage, 2000);
    CU_ASSERT_EQUAL(stage.answers, 1);
    CU_ASSERT_EQUAL(stage.status, 200);
    close_stage(&stage);
}

static void test_addresses(void)
{
    static const char *const bad[] = {
        "https://x",  "localhost:80",          "http://",
        "http://x/y", "http://localhost:port", "http://no.such.host.invalid"};
    uv_loop_t loop;
    struct http_site site;
    struct error error;

    uv_loop_init(&loop);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        CU_ASSERT_EQUAL(http_site_open(&site, &loop, bad[i], &error), -1);
    CU_ASSERT_EQUAL(http_site_open(&site, &loop, "http://127.0.0.1:99/", &error), 0);
    CU_ASSERT_STRING_EQUAL(site.host, "127.0.0.1:99");
    http_site_close(&site);
    uv_run(&loop, UV_RUN_DEFAULT);
    CU_ASSERT_EQUAL(uv_loop_close(&loop), 0);
}

void http_suite(void)
{
    CU_pSuite suite = CU_add_suite("http", NULL, NULL);
    CU_ADD_TEST(suite, test_connection_is_kept);
    CU_ADD_TEST(suite, test_closed_connection);
    CU_ADD_TEST(suite, test_failures);
    CU_ADD_TEST(suite, test_nobody_listens);
    CU_ADD_TEST(suite, test_cancel);
    CU_ADD_TEST(suite, test_addresses);
}
