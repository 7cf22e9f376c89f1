/*
 * batch.h - everything that becomes true, and then visible, together: one transaction on its way,
 * and what edges will hear once it has committed.
 */
#ifndef GAMED_BATCH_H
#define GAMED_BATCH_H

#include "gamed/edges.h"
#include "store/journal.h"
#include "store/ledger.h"

enum { BATCH_EVENTS_MAX = 200 }; /* of them, and whatever the last command causes */

/* Statements beside events and transfers. */
enum batch_extra_kind { EXTRA_SNAPSHOT, EXTRA_HAND, EXTRA_OPENED };

struct batch_extra {
    enum batch_extra_kind kind;
    table_id table;
    uint64_t seq;  /* of a snapshot */
    size_t offset; /* of its text, with a NUL, in `texts` */
};

/* An answer that waits for the commit. */
struct batch_answer {
    struct asked_by by;
    int status;
    uint64_t seq;
    size_t offset; /* in `texts` */
    size_t length;
};

enum publication_kind {
    PUBLISH_EVENT, /* to the edges and into the table's feed */
    PUBLISH_CHAT,  /* to the edges and into the table's chat */
    PUBLISH_LOBBY, /* to the edges; its summary, after the event, becomes the lobby's line */
    PUBLISH_BASE   /* the feed begins anew with this state */
};

struct publication {
    enum publication_kind kind;
    int desk; /* index of the table */
    player_id viewer;
    size_t offset; /* in `frames`, but in `texts` for PUBLISH_BASE */
    size_t length;
};

struct batch {
    struct journal_events events;
    struct ledger_batch transfers;
    struct buffer texts;
    struct buffer frames; /* messages as they leave: what was decided first leaves first */
    int extra_count, extra_size;
    struct batch_extra *extra;
    int shown_count, shown_size;
    struct shown_cards *shown; /* after their hand */
    int seal_count, seal_size;
    struct seal *seal;
    int answer_count, answer_size;
    struct batch_answer *answer;
    int publication_count, publication_size;
    struct publication *publication;
    int64_t number;  /* once it is sent */
    uint64_t seq;    /* of the last event in it */
    int64_t sent_us; /* when, by the steady clock */
    instant_ms at;   /* and by the wall's */
};

void batch_init(struct batch *batch);
void batch_release(struct batch *batch);
void batch_clear(struct batch *batch);

/* True when committing it would change nothing. */
bool batch_is_empty(const struct batch *batch);

/* Copies a text in and returns its offset. */
size_t batch_text(struct batch *batch, const char *text, size_t length);

void batch_add_extra(struct batch *batch, struct batch_extra extra);
void batch_add_shown(struct batch *batch, const struct shown_cards *shown);
void batch_add_seal(struct batch *batch, const struct seal *seal);
void batch_add_answer(struct batch *batch, struct batch_answer answer);
void batch_add_publication(struct batch *batch, struct publication publication);

/* Encodes an event message into `frames` and adds its publication. */
void batch_publish(struct batch *batch, struct publication publication, uint64_t seq,
                   table_id table, const struct buffer *json);

#endif
