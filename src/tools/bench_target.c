#include "tools/bench_target.h"

#include "os/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void get(struct text *request, const char *path)
{
    text_add(request, "GET ");
    text_add(request, path);
}

static void end_get(struct text *request)
{
    text_add(request, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

static void post(struct text *request, const char *path, const char *type, const char *cookie,
                 const char *body)
{
    text_add(request, "POST ");
    text_add(request, path);
    text_add(request, " HTTP/1.1\r\nHost: localhost\r\nContent-Type: ");
    text_add(request, type);
    if (cookie[0] != '\0') {
        text_add(request, "\r\nCookie: ");
        text_add(request, cookie);
    }
    text_add(request, "\r\nContent-Length: ");
    text_add_uint(request, strlen(body));
    text_add(request, "\r\n\r\n");
    text_add(request, body);
}

static void copy_text(char to[SESSION_BYTES], const char *from, size_t length)
{
    if (length >= SESSION_BYTES)
        length = SESSION_BYTES - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

static bool always(const struct session *session)
{
    (void)session; /* this target needs no handshake */
    return true;
}

/* Brelan: the site itself. A message is a line of chat by a sitter, so it is journaled first. */

static void brelan_subscribe(struct session *session, int topic_id, struct text *request)
{
    get(request, "/api/poll?wait=25&topics=");
    text_add_int(request, topic_id);
    if (session->cursor > 0) {
        text_add(request, "&cursor=");
        text_add_uint(request, session->cursor);
    }
    end_get(request);
}

static bool brelan_received(struct session *session, const struct http_reply *reply,
                            message_found found, void *context)
{
    static const char cursor_key[] = "\"cursor\":";
    static const char text_key[] = "\"text\":\"";
    const char *cursor = strstr(reply->body, cursor_key);

    if (reply->status != 200 || !cursor)
        return false;
    session->cursor = strtoull(cursor + sizeof cursor_key - 1, NULL, 10);
    for (const char *text = reply->body; (text = strstr(text, text_key)) != NULL;) {
        text += sizeof text_key - 1;
        found(context, text, strcspn(text, "\""));
    }
    return true;
}

static bool brelan_is_ready(const struct session *session)
{
    return session->text[0] != '\0';
}

static void brelan_log_in(struct session *session, int number, struct text *request)
{
    char body[64];

    (void)session; /* the cookie comes with the answer */
    (void)snprintf(body, sizeof body, "{\"name\":\"bench %x %x\",\"bot\":true}", (unsigned)getpid(),
                   (unsigned)number);
    post(request, "/api/guest", "application/json", "", body);
}

static void brelan_logged_in(struct session *session, const struct http_reply *reply)
{
    static const char id_key[] = "\"id\" : "; /* as PostgreSQL writes it */
    size_t length = 0;
    const char *cookie = http_header(reply, "Set-Cookie:", &length);

    const char *player = strstr(reply->body, id_key);

    if (reply->status != 201 || !cookie || !player)
        return;
    session->player = strtoll(player + sizeof id_key - 1, NULL, 10);
    copy_text(session->text, cookie, strcspn(cookie, ";\r"));
}

/* A seat with the smallest buy-in; one player alone is dealt no cards. */
static void brelan_enter(const struct session *session, int topic_id, struct text *request)
{
    char path[64];
    char body[96];

    (void)snprintf(path, sizeof path, "/api/tables/%d/sit", topic_id);
    (void)snprintf(body, sizeof body, "{\"commandId\":\"bench-sit-%d\",\"seat\":0,\"buyIn\":200}",
                   topic_id);
    post(request, path, "application/json", session->text, body);
}

static void brelan_publish(const struct session *session, int topic_id, const char *message,
                           struct text *request)
{
    char path[64];
    char body[128];

    (void)snprintf(path, sizeof path, "/api/tables/%d/chat", topic_id);
    (void)snprintf(body, sizeof body, "{\"commandId\":\"bench-%llx\",\"text\":\"%s\"}",
                   (unsigned long long)clock_steady_us(), message);
    post(request, path, "application/json", session->text, body);
}

/* Nchan: nginx's long-poll module. The last message's time and tag are its cursor. */

static void nchan_subscribe(struct session *session, int topic_id, struct text *request)
{
    get(request, "/sub?id=");
    text_add_int(request, topic_id);
    text_add(request, " HTTP/1.1\r\nHost: localhost\r\n");
    text_add(request, session->text);
    text_add(request, "\r\n");
}

static bool nchan_received(struct session *session, const struct http_reply *reply,
                           message_found found, void *context)
{
    size_t time_length = 0;
    size_t tag_length = 0;
    const char *time = http_header(reply, "Last-Modified:", &time_length);
    const char *tag = http_header(reply, "Etag:", &tag_length);

    if (reply->status == 408 || reply->status == 304)
        return true; /* nothing new in time */
    if (reply->status != 200 || !time || !tag)
        return false;
    (void)snprintf(session->text, sizeof session->text,
                   "If-Modified-Since: %.*s\r\nIf-None-Match: %.*s\r\n", (int)time_length, time,
                   (int)tag_length, tag);
    found(context, reply->body, reply->body_length);
    return true;
}

static void nchan_publish(const struct session *session, int topic_id, const char *message,
                          struct text *request)
{
    char path[64];

    (void)session; /* nobody needs to log in */
    (void)snprintf(path, sizeof path, "/pub?id=%d", topic_id);
    post(request, path, "text/plain", "", message);
}

/* Flask-SocketIO: Engine.IO 4 by polling. Stages: open, connect, its answer, join, listen, pong. */

enum { IO_OPEN, IO_CONNECT, IO_CONNECTED, IO_JOIN, IO_LISTEN, IO_PONG };

static void socketio_subscribe(struct session *session, int topic_id, struct text *request)
{
    char path[SESSION_BYTES + 64];
    char join[48];

    (void)snprintf(path, sizeof path, "/socket.io/?EIO=4&transport=polling%s%s",
                   session->stage == IO_OPEN ? "" : "&sid=", session->text);
    switch (session->stage) {
    case IO_CONNECT:
        post(request, path, "text/plain", "", "40");
        break;
    case IO_JOIN:
        (void)snprintf(join, sizeof join, "42[\"join\",\"%d\"]", topic_id);
        post(request, path, "text/plain", "", join);
        break;
    case IO_PONG:
        post(request, path, "text/plain", "", "3");
        break;
    default:
        get(request, path);
        end_get(request);
    }
}

/* Packets of one answer are separated by the record separator. */
static void socketio_packets(struct session *session, const char *body, message_found found,
                             void *context)
{
    static const char event[] = "42[\"message\",\"";

    for (const char *packet = body; *packet != '\0';) {
        size_t length = strcspn(packet, "\x1e");
        if (packet[0] == '2' && length == 1)
            session->stage = IO_PONG;
        else if (strncmp(packet, event, sizeof event - 1) == 0)
            found(context, packet + sizeof event - 1, strcspn(packet + sizeof event - 1, "\""));
        packet += length;
        packet += *packet == '\x1e';
    }
}

static bool socketio_received(struct session *session, const struct http_reply *reply,
                              message_found found, void *context)
{
    static const char sid_key[] = "\"sid\":\"";

    if (reply->status != 200)
        return false;
    switch (session->stage) {
    case IO_OPEN: {
        const char *sid = strstr(reply->body, sid_key);
        if (!sid)
            return false;
        sid += sizeof sid_key - 1;
        copy_text(session->text, sid, strcspn(sid, "\""));
        session->stage = IO_CONNECT;
        return true;
    }
    case IO_PONG:
        session->stage = IO_LISTEN;
        return true;
    case IO_LISTEN:
        socketio_packets(session, reply->body, found, context);
        return true;
    default:
        session->stage++;
        return true;
    }
}

static bool socketio_is_subscribed(const struct session *session)
{
    return session->stage >= IO_LISTEN;
}

static void socketio_publish(const struct session *session, int topic_id, const char *message,
                             struct text *request)
{
    char path[64];

    (void)session; /* nobody needs to log in */
    (void)snprintf(path, sizeof path, "/publish/%d", topic_id);
    post(request, path, "text/plain", "", message);
}

static const struct target targets[] = {
    {.name = "brelan",
     .what = "Brelan: nginx, edges, gamed; every message durable before it is delivered",
     .subscribe = brelan_subscribe,
     .received = brelan_received,
     .is_subscribed = always,
     .is_ready = brelan_is_ready,
     .log_in = brelan_log_in,
     .logged_in = brelan_logged_in,
     .enter = brelan_enter,
     .publish = brelan_publish},
    {.name = "nchan",
     .what = "Nchan: nginx's long-poll module, messages in memory",
     .subscribe = nchan_subscribe,
     .received = nchan_received,
     .is_subscribed = always,
     .is_ready = always,
     .publish = nchan_publish},
    {.name = "socketio",
     .what = "Flask-SocketIO with eventlet, polling, messages in memory",
     .subscribe = socketio_subscribe,
     .received = socketio_received,
     .is_subscribed = socketio_is_subscribed,
     .is_ready = always,
     .publish = socketio_publish},
};

const struct target *target_find(const char *name)
{
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
        if (strcmp(targets[i].name, name) == 0)
            return &targets[i];
    return NULL;
}

const char *target_names(void)
{
    return "brelan, nchan, socketio";
}
