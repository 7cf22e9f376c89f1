/*
 * bench_target.h - the servers that `brelan bench poll` measures, behind one shape: how a
 * subscriber asks, what an answer brought, how a message is published.
 */
#ifndef TOOLS_BENCH_TARGET_H
#define TOOLS_BENCH_TARGET_H

#include "base/text.h"
#include "tools/bench_http.h"

enum { SESSION_BYTES = 96, REQUEST_BYTES = 1024 };

/* What a subscriber or publisher must remember between two requests. */
struct session {
    int topic; /* subscriber: the number of its topic, from 0 */
    int stage; /* of the handshake; targets with none stay at 0 */
    uint64_t cursor;
    int64_t player;           /* who publishes; 0 where nobody needs to log in */
    char text[SESSION_BYTES]; /* cookie, session id, or message id */
};

/* Called for each message found in an answer: its text as it was published. */
typedef void (*message_found)(void *context, const char *text, size_t length);

struct target {
    const char *name;
    const char *what; /* one line for people */
    /* The next request of a subscriber. */
    void (*subscribe)(struct session *session, int topic_id, struct text *request);
    /* Reads an answer; false: it was an error. */
    bool (*received)(struct session *session, const struct http_reply *reply, message_found found,
                     void *context);
    /* True when the next answer may carry messages, so that a publisher may start. */
    bool (*is_subscribed)(const struct session *session);
    /* A publisher's request: first whatever `stage` needs, then messages. */
    bool (*is_ready)(const struct session *session);
    void (*log_in)(struct session *session, int number, struct text *request);
    void (*logged_in)(struct session *session, const struct http_reply *reply);
    /* What it must ask before it may publish on a topic; NULL: nothing. */
    void (*enter)(const struct session *session, int topic_id, struct text *request);
    void (*publish)(const struct session *session, int topic_id, const char *message,
                    struct text *request);
};

const struct target *target_find(const char *name); /* NULL: unknown */
const char *target_names(void);                     /* "brelan, nchan, socketio" */

#endif
