/* Links between edges and gamed over a virtual network: frames are made and read as ever. */
#include "network.h"
#include "oracle.h"
#include "programs.h"
#include "told.h"
#include "wire/frame.h"
#include "wire/link.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { RETRY_FIRST_MS = 10, RETRY_MOST_MS = 250, FIELDS_MAX = 1024 };

/* Two ends. Bytes that an end has sent arrive in order, or the connection is cut. */
struct connection {
    struct list list;
    struct process *process[2]; /* 0: who connected */
    struct link *link[2];       /* NULL: not accepted yet, or gone */
    bool is_cut;
    int64_t arrives_us[2]; /* when the last bytes to that end do */
};

struct link {
    struct list list;
    struct process *process;
    struct connection *connection;
    int side;
    struct link_handler handler;
    void *context;
    bool is_connector;
    bool is_open;
    bool is_destroyed;
    unsigned retry_ms;
    size_t size, length; /* of what leaves at the end of the turn */
    uint8_t *leaving;
    struct frame_reader reader;
    struct error error;
};

struct packet {
    struct connection *connection;
    int to;
    size_t length;
    uint8_t bytes[];
};

struct network network;

static struct {
    struct process *process; /* who listens */
    uv_stream_t *stream;
    uv_connection_cb callback;
    struct connection *knocking;
    struct list connections;
} listener;

void network_begin(void)
{
    network = (struct network){.delay_least_us = 20, .delay_most_us = 400};
    listener.process = NULL;
    list_init(&listener.connections);
}

static int64_t delay(void)
{
    if (sim_chance(network.spike))
        return sim_between(1000, network.spike_most_us);
    return sim_between(network.delay_least_us, network.delay_most_us);
}

static void attempt(void *context, uint64_t number);

static void tell_closed(void *context, uint64_t number)
{
    struct link *link = context;

    (void)number;
    if (link->is_destroyed)
        return;
    frame_reader_reset(&link->reader);
    link->handler.closed(link->context, link, &link->error);
    if (link->is_destroyed || !link->is_connector)
        return;
    sim_after((int64_t)link->retry_ms * 1000, link->process, attempt, link, 0);
    link->retry_ms = link->retry_ms * 2 < RETRY_MOST_MS ? link->retry_ms * 2 : RETRY_MOST_MS;
}

/* This end is of no more use; its owner hears it from the loop. */
static void shut(struct link *link, const char *why)
{
    if (link->connection != NULL)
        link->connection->link[link->side] = NULL;
    link->connection = NULL;
    link->is_open = false;
    link->length = 0;
    error_set(&link->error, "%s", why);
    sim_after(0, link->process, tell_closed, link, 0);
}

static void on_end(void *context, uint64_t side)
{
    struct connection *connection = context;
    struct link *link = connection->link[side];

    if (link != NULL)
        shut(link, "the connection ended");
}

/* The other end reads what is on its way, and then the end. */
static void hang_up(struct connection *connection, int side)
{
    struct process *inside = sim_enter();
    int other = 1 - side;
    int64_t wait = connection->arrives_us[other] - sim.now_us;

    connection->link[side] = NULL;
    connection->process[side] = NULL;
    if (connection->process[other] != NULL)
        sim_after(wait > 0 ? wait : 0, connection->process[other], on_end, connection,
                  (uint64_t)other);
    else
        connection->is_cut = true;
    sim_leave(inside);
}

void door_link_ended(struct process *process)
{
    if (listener.process == process)
        listener.process = NULL;
    for (struct list *node = listener.connections.next; node != &listener.connections;
         node = node->next) {
        struct connection *connection = LIST_ITEM(node, struct connection, list);
        for (int side = 0; side < 2; side++)
            if (connection->process[side] == process)
                hang_up(connection, side);
    }
}

void network_cut(void)
{
    for (struct list *node = listener.connections.next; node != &listener.connections;
         node = node->next) {
        struct connection *connection = LIST_ITEM(node, struct connection, list);
        if (connection->is_cut || !sim_chance(0.5))
            continue;
        connection->is_cut = true; /* what is on its way is lost, in mid-frame or not */
        for (int side = 0; side < 2; side++)
            if (connection->process[side] != NULL)
                sim_after(delay(), connection->process[side], on_end, connection, (uint64_t)side);
    }
}

static void take_frames(struct link *link)
{
    struct message message;
    struct error error;
    const uint8_t *frame;
    size_t length;
    int found = 1;

    while (link->is_open && (found = frame_next(&link->reader, &frame, &length, &error)) == 1) {
        if (message_decode(&message, frame, length, &error) < 0) {
            link_cut(link, &error);
            return;
        }
        if (message.type == MESSAGE_COMMAND)
            sim_point(CRASH_BEFORE_APPLY);
        link->handler.message(link->context, link, &message);
    }
    if (link->is_open && found < 0)
        link_cut(link, &error);
}

static void on_packet(void *context, uint64_t number)
{
    struct packet *packet = context;
    struct link *link = packet->connection->link[packet->to];
    size_t at = 0;

    (void)number;
    while (link != NULL && link->is_open && !packet->connection->is_cut && at < packet->length) {
        size_t size;
        uint8_t *space = frame_space(&link->reader, &size);
        size = size < packet->length - at ? size : packet->length - at;
        memcpy(space, packet->bytes + at, size);
        frame_added(&link->reader, size);
        at += size;
        take_frames(link);
    }
    struct process *inside = sim_enter();
    free(packet);
    sim_leave(inside);
}

static void send_piece(struct connection *connection, int to, const uint8_t *bytes, size_t length)
{
    struct packet *packet = malloc(sizeof *packet + length);
    int64_t at = sim.now_us + delay();

    assert(packet != NULL);
    packet->connection = connection;
    packet->to = to;
    packet->length = length;
    memcpy(packet->bytes, bytes, length);
    if (at <= connection->arrives_us[to])
        at = connection->arrives_us[to] + 1;
    connection->arrives_us[to] = at;
    sim_after(at - sim.now_us, connection->process[to], on_packet, packet, 0);
}

static void flush(struct link *link)
{
    struct connection *connection = link->connection;
    size_t length = link->length;

    link->length = 0;
    if (link->process->program == PROGRAM_GAMED)
        told_frames(link->leaving, length);
    struct process *inside = sim_enter();
    if (connection->process[1 - link->side] != NULL && !connection->is_cut) {
        size_t cut = length > 1 && sim_chance(network.pieces) ? (size_t)sim_below((int)length) : 0;
        if (cut > 0)
            send_piece(connection, 1 - link->side, link->leaving, cut);
        send_piece(connection, 1 - link->side, link->leaving + cut, length - cut);
    }
    sim_leave(inside);
}

void door_link_flush(struct process *process)
{
    int told = 0;

    for (struct list *node = process->links.next; node != &process->links; node = node->next) {
        struct link *link = LIST_ITEM(node, struct link, list);
        if (!link->is_open || link->length == 0)
            continue;
        if (told++ > 0)
            sim_point(CRASH_HALF_TOLD);
        flush(link);
    }
}

static struct link *create(const struct link_handler *handler, void *context)
{
    struct link *link = calloc(1, sizeof *link);

    assert(link != NULL);
    link->process = sim.running;
    link->handler = *handler;
    link->context = context;
    link->retry_ms = RETRY_FIRST_MS;
    frame_reader_init(&link->reader);
    list_add(&sim.running->links, &link->list);
    return link;
}

static void knock(void *context, uint64_t number)
{
    (void)number;
    listener.knocking = context;
    if (listener.process == sim.running)
        listener.callback(listener.stream, 0);
}

static void attempt(void *context, uint64_t number)
{
    struct link *link = context;

    (void)number;
    if (listener.process == NULL) {
        shut(link, "nobody listens");
        return;
    }
    struct process *inside = sim_enter();
    struct connection *connection = calloc(1, sizeof *connection);
    assert(connection != NULL);
    sim_leave(inside);
    connection->process[0] = link->process;
    connection->process[1] = listener.process;
    connection->link[0] = link;
    list_add(&listener.connections, &connection->list);
    link->connection = connection;
    link->side = 0;
    link->is_open = true;
    link->retry_ms = RETRY_FIRST_MS;
    connection->arrives_us[1] = sim.now_us + delay();
    sim_after(connection->arrives_us[1] - sim.now_us, listener.process, knock, connection, 0);
    link->handler.opened(link->context, link);
}

struct link *link_connect(uv_loop_t *loop, const char *path, const struct link_handler *handler,
                          void *context)
{
    struct link *link = create(handler, context);

    (void)loop;
    (void)path; /* there is one socket */
    link->is_connector = true;
    sim_after(0, link->process, attempt, link, 0);
    return link;
}

struct link *link_accept(uv_stream_t *server, const struct link_handler *handler, void *context)
{
    struct connection *connection = listener.knocking;

    (void)server;
    if (connection->is_cut || connection->process[0] == NULL)
        return NULL;
    struct link *link = create(handler, context);
    link->connection = connection;
    link->side = 1;
    link->is_open = true;
    connection->link[1] = link;
    return link;
}

void link_destroy(struct link *link)
{
    if (link->is_open && link->length > 0)
        flush(link);
    if (link->connection != NULL)
        hang_up(link->connection, link->side);
    link->connection = NULL;
    link->is_open = false;
    link->is_destroyed = true; /* its memory goes with the process: something may still name it */
    list_remove(&link->list);
    frame_reader_release(&link->reader);
}

bool link_is_open(const struct link *link)
{
    return link->is_open;
}

int link_descriptor(const struct link *link)
{
    (void)link;
    return 3;
}

static uint8_t *reserve(struct link *link, size_t more)
{
    struct error error;

    if (!link->is_open)
        return NULL;
    if (link->length + more > LINK_QUEUE_MAX) {
        error_set(&error, "the peer does not read");
        link_cut(link, &error);
        return NULL;
    }
    if (link->length + more > link->size) {
        while (link->size < link->length + more)
            link->size = link->size == 0 ? 4096 : 2 * link->size;
        link->leaving = realloc(link->leaving, link->size);
        assert(link->leaving != NULL);
    }
    return link->leaving + link->length;
}

int link_send(struct link *link, const struct message *message)
{
    size_t size = FIELDS_MAX + message->body_length;
    uint8_t *frame = reserve(link, size);

    if (frame == NULL)
        return -1;
    link->length += message_encode(message, frame, size);
    return 0;
}

int link_send_frames(struct link *link, const uint8_t *frames, size_t length)
{
    uint8_t *space = reserve(link, length);

    if (space == NULL)
        return -1;
    memcpy(space, frames, length);
    link->length += length;
    return 0;
}

void link_cut(struct link *link, const struct error *error)
{
    if (!link->is_open)
        return;
    struct connection *connection = link->connection;
    int side = link->side;
    shut(link, error->text);
    hang_up(connection, side);
}

size_t link_queued(const struct link *link)
{
    return link->length;
}

/* The server's end, as gamed/edges.c opens it. */
int uv_pipe_init(uv_loop_t *loop, uv_pipe_t *pipe, int ipc)
{
    (void)ipc;
    pipe->loop = loop;
    pipe->type = UV_NAMED_PIPE;
    return 0;
}

int uv_pipe_open(uv_pipe_t *pipe, uv_file file)
{
    (void)pipe;
    (void)file;
    return 0;
}

/* The socket's file, which nobody looks for. */
int socket(int domain, int type, int protocol)
{
    (void)domain;
    (void)type;
    (void)protocol;
    return 3;
}

int bind(int descriptor, const struct sockaddr *address, socklen_t length)
{
    (void)descriptor;
    (void)address;
    (void)length;
    return 0;
}

int listen(int descriptor, int backlog)
{
    (void)descriptor;
    (void)backlog;
    return 0;
}

int rename(const char *from, const char *to)
{
    (void)from;
    (void)to;
    return 0;
}

int uv_listen(uv_stream_t *stream, int backlog, uv_connection_cb callback)
{
    (void)backlog;
    listener.process = sim.running;
    listener.stream = stream;
    listener.callback = callback;
    oracle_resumed(); /* clocks go on now, from what was left */
    return 0;
}
