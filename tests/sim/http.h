/* http.h - a request of a browser to one edge, and its answer. nginx adds nothing that matters. */
#ifndef SIM_HTTP_H
#define SIM_HTTP_H

#include "sim.h"

/* Status 0: the connection broke, or nobody listened: who knows what happened. */
typedef void (*http_done)(void *context, int status, const char *body, size_t length);

struct ask {
    int slot; /* of the edge */
    player_id player;
    const char *token;
    const char *path; /* with its query */
    const char *body; /* NULL: GET */
    http_done done;
    void *context;
};

struct fcgi_connection;

void http_begin(void);
struct fcgi_connection *http_ask(const struct ask *ask); /* everything is copied */
void http_leave(struct fcgi_connection *connection);     /* `done` will not be called */
int http_open(void);                                     /* requests without an answer */

/* The running edge of a slot; NULL: none. */
extern struct process *http_edge[SIM_EDGES_MAX];

#endif
