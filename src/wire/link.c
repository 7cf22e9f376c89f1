#include "wire/link.h"

#include "wire/frame.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    RETRY_FIRST_MS = 10,
    RETRY_MOST_MS = 250,     /* a Unix socket is cheap to try, and players wait */
    FIELDS_MAX = 1024,       /* of a message without its body: the longest is a command with text */
    KEEP_BYTES = 256 * 1024, /* an output buffer that has grown beyond this is given back */
    PAUSE_BYTES = 1024 * 1024 /* while more waits for an edge, its next messages wait too */
};

enum link_state { LINK_CLOSED, LINK_CONNECTING, LINK_OPEN, LINK_CLOSING };

struct output {
    uint8_t *bytes;
    size_t size;
    size_t length;
};

struct link {
    uv_loop_t *loop;
    struct link_handler handler;
    void *context;
    char *path; /* NULL: accepted, does not reconnect */
    enum link_state state;
    bool is_destroyed;
    bool is_writing;
    bool is_paused;   /* reads nothing until answers have left */
    int open_handles; /* of pipe, retry and flush: not closed yet */
    unsigned retry_ms;
    struct error error; /* why it closes */
    uv_pipe_t pipe;
    uv_timer_t retry;
    uv_prepare_t flush;
    uv_connect_t connect;
    uv_write_t write;
    struct output filling; /* collects until the end of the loop's turn */
    struct output leaving; /* is being written */
    struct frame_reader reader;
};

static void *allocate(size_t size)
{
    void *memory = calloc(1, size);
    if (memory == NULL)
        abort();
    return memory;
}

static void free_link(struct link *link)
{
    frame_reader_release(&link->reader);
    free(link->filling.bytes);
    free(link->leaving.bytes);
    free(link->path);
    free(link);
}

static void handle_closed(uv_handle_t *handle)
{
    struct link *link = handle->data;
    link->open_handles--;
    if (link->is_destroyed && link->open_handles == 0)
        free_link(link);
}

static void on_retry(uv_timer_t *timer);

static void pipe_closed(uv_handle_t *handle)
{
    struct link *link = handle->data;

    link->state = LINK_CLOSED;
    link->filling.length = 0;
    link->leaving.length = 0;
    link->is_writing = false;
    link->is_paused = false;
    frame_reader_reset(&link->reader);
    if (!link->is_destroyed)
        link->handler.closed(link->context, link, &link->error);
    if (!link->is_destroyed && link->path != NULL) {
        uv_timer_start(&link->retry, on_retry, link->retry_ms, 0);
        link->retry_ms = link->retry_ms * 2 < RETRY_MOST_MS ? link->retry_ms * 2 : RETRY_MOST_MS;
    }
    handle_closed(handle);
}

void link_cut(struct link *link, const struct error *error)
{
    if (link->state != LINK_OPEN && link->state != LINK_CONNECTING)
        return;
    link->state = LINK_CLOSING;
    link->error = *error;
    uv_prepare_stop(&link->flush);
    uv_close((uv_handle_t *)&link->pipe, pipe_closed);
}

static void fail(struct link *link, const char *what, int status)
{
    struct error error;
    error_set(&error, "%s: %s", what, uv_strerror(status));
    link_cut(link, &error);
}

static void on_space(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
    struct link *link = handle->data;
    size_t size;

    (void)suggested; /* the reader knows what fits */
    buffer->base = (char *)frame_space(&link->reader, &size);
    buffer->len = size;
}

/*
 * An edge may ask for more in one breath than may wait for it. Only gamed's end pauses: if both
 * did, they could wait for each other.
 */
static bool must_pause(const struct link *link)
{
    return link->path == NULL && link_queued(link) > PAUSE_BYTES;
}

static void take_frames(struct link *link)
{
    struct message message;
    struct error error;
    const uint8_t *frame;
    size_t length;
    int found = 1;

    while (link->state == LINK_OPEN &&
           (found = frame_next(&link->reader, &frame, &length, &error)) == 1) {
        if (message_decode(&message, frame, length, &error) < 0) {
            link_cut(link, &error);
            return;
        }
        link->handler.message(link->context, link, &message);
        if (link->state == LINK_OPEN && must_pause(link)) {
            link->is_paused = true;
            (void)uv_read_stop((uv_stream_t *)&link->pipe); /* it cannot fail */
            return;
        }
    }
    if (link->state == LINK_OPEN && found < 0)
        link_cut(link, &error);
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    struct link *link = stream->data;

    (void)buffer; /* the reader's own memory */
    if (count < 0) {
        fail(link, "the connection ended", (int)count);
    } else if (count > 0) {
        frame_added(&link->reader, (size_t)count);
        take_frames(link);
    }
}

static void start_reading(struct link *link)
{
    int status = uv_read_start((uv_stream_t *)&link->pipe, on_space, on_read);
    if (status < 0)
        fail(link, "reading failed", status);
}

/* After something has left: what was read before the pause comes first. */
static void resume(struct link *link)
{
    if (link->state != LINK_OPEN || !link->is_paused || must_pause(link))
        return;
    link->is_paused = false;
    take_frames(link);
    if (link->state == LINK_OPEN && !link->is_paused)
        start_reading(link);
}

static void flush(struct link *link);

static void on_written(uv_write_t *write, int status)
{
    struct link *link = write->data;

    link->is_writing = false;
    link->leaving.length = 0;
    if (link->state != LINK_OPEN)
        return;
    if (status < 0)
        fail(link, "writing failed", status);
    else
        flush(link);
    resume(link);
}

/* Writes what fits at once, and hands only the rest to the loop. */
static void flush(struct link *link)
{
    if (link->is_writing || link->filling.length == 0)
        return;

    struct output swap = link->leaving;
    link->leaving = link->filling;
    link->filling = swap;
    if (link->filling.size > KEEP_BYTES) {
        free(link->filling.bytes);
        link->filling = (struct output){0};
    }

    uv_stream_t *stream = (uv_stream_t *)&link->pipe;
    uv_buf_t rest = uv_buf_init((char *)link->leaving.bytes, (unsigned)link->leaving.length);
    int written = uv_try_write(stream, &rest, 1);
    if (written < 0 && written != UV_EAGAIN) {
        fail(link, "writing failed", written);
        return;
    }
    if (written > 0) {
        rest.base += written;
        rest.len -= (size_t)written;
    }
    if (rest.len == 0) {
        link->leaving.length = 0;
        return;
    }
    int status = uv_write(&link->write, stream, &rest, 1, on_written);
    if (status < 0)
        fail(link, "writing failed", status);
    else
        link->is_writing = true;
}

static void on_flush(uv_prepare_t *prepare)
{
    struct link *link = prepare->data;
    uv_prepare_stop(prepare);
    if (link->state == LINK_OPEN)
        flush(link);
    resume(link);
}

static void open_pipe(struct link *link)
{
    link->state = LINK_OPEN;
    link->retry_ms = RETRY_FIRST_MS;
    start_reading(link);
}

static void on_connected(uv_connect_t *request, int status)
{
    struct link *link = request->data;

    if (link->state != LINK_CONNECTING)
        return;
    if (status < 0) {
        fail(link, link->path, status);
        return;
    }
    open_pipe(link);
    if (link->state == LINK_OPEN)
        link->handler.opened(link->context, link);
}

static void init_pipe(struct link *link)
{
    uv_pipe_init(link->loop, &link->pipe, 0);
    link->pipe.data = link;
    link->open_handles++;
}

static void on_retry(uv_timer_t *timer)
{
    struct link *link = timer->data;

    init_pipe(link);
    link->state = LINK_CONNECTING;
    uv_pipe_connect(&link->connect, &link->pipe, link->path, on_connected);
}

static struct link *create(uv_loop_t *loop, const struct link_handler *handler, void *context)
{
    struct link *link = allocate(sizeof(*link));

    link->loop = loop;
    link->handler = *handler;
    link->context = context;
    link->retry_ms = RETRY_FIRST_MS;
    link->connect.data = link;
    link->write.data = link;
    frame_reader_init(&link->reader);
    uv_timer_init(loop, &link->retry);
    uv_prepare_init(loop, &link->flush);
    link->retry.data = link;
    link->flush.data = link;
    link->open_handles = 2;
    return link;
}

struct link *link_connect(uv_loop_t *loop, const char *path, const struct link_handler *handler,
                          void *context)
{
    struct link *link = create(loop, handler, context);
    size_t size = strlen(path) + 1;

    link->path = allocate(size);
    memcpy(link->path, path, size);
    uv_timer_start(&link->retry, on_retry, 0, 0);
    return link;
}

struct link *link_accept(uv_stream_t *server, const struct link_handler *handler, void *context)
{
    struct link *link = create(server->loop, handler, context);

    init_pipe(link);
    if (uv_accept(server, (uv_stream_t *)&link->pipe) < 0) {
        link->state = LINK_OPEN; /* so that destroying closes the pipe too */
        link_destroy(link);
        return NULL;
    }
    open_pipe(link);
    return link;
}

void link_destroy(struct link *link)
{
    struct error error = {"destroyed"};

    if (link->state == LINK_OPEN)
        flush(link);
    link->is_destroyed = true;
    link_cut(link, &error);
    uv_close((uv_handle_t *)&link->retry, handle_closed);
    uv_close((uv_handle_t *)&link->flush, handle_closed);
}

bool link_is_open(const struct link *link)
{
    return link->state == LINK_OPEN;
}

int link_descriptor(const struct link *link)
{
    uv_os_fd_t descriptor = -1;
    if (link->state != LINK_OPEN || uv_fileno((const uv_handle_t *)&link->pipe, &descriptor) < 0)
        return -1;
    return descriptor;
}

/* Room for `more` bytes at the end of what collects; NULL when the peer has been cut. */
static uint8_t *reserve(struct link *link, size_t more)
{
    struct output *output = &link->filling;
    size_t needed = output->length + more;

    if (link->state != LINK_OPEN)
        return NULL;
    if (link_queued(link) + more > LINK_QUEUE_MAX) {
        struct error error;
        error_set(&error, "the peer does not read: %zu bytes wait for it", link_queued(link));
        link_cut(link, &error);
        return NULL;
    }
    if (needed > output->size) {
        size_t size = output->size == 0 ? 4096 : output->size;
        while (size < needed)
            size *= 2;
        output->bytes = realloc(output->bytes, size);
        if (output->bytes == NULL)
            abort();
        output->size = size;
    }
    return output->bytes + output->length;
}

static void added(struct link *link, size_t length)
{
    if (link->filling.length == 0)
        uv_prepare_start(&link->flush, on_flush);
    link->filling.length += length;
}

int link_send(struct link *link, const struct message *message)
{
    size_t size = FIELDS_MAX + message->body_length;
    uint8_t *frame = reserve(link, size);

    if (frame == NULL)
        return -1;
    size_t length = message_encode(message, frame, size);
    if (length == 0) {
        struct error error;
        error_set(&error, "wire: a body of %zu bytes does not fit a frame", message->body_length);
        link_cut(link, &error);
        return -1;
    }
    added(link, length);
    return 0;
}

int link_send_frames(struct link *link, const uint8_t *frames, size_t length)
{
    uint8_t *space = reserve(link, length);

    if (space == NULL)
        return -1;
    if (length == 0)
        return 0;
    memcpy(space, frames, length);
    added(link, length);
    return 0;
}

size_t link_queued(const struct link *link)
{
    return link->filling.length + link->leaving.length;
}
