/*
 * event_json.h - events as the journal and the clients know them.
 *
 * An event's payload is a JSON object of the fields that its kind has in docs/protocol.md. What
 * every event has (table, kind, at, hand number) stands beside it: in columns of the journal, and
 * before the payload's fields in what a client gets. The deck is in neither.
 */
#ifndef CODEC_EVENT_JSON_H
#define CODEC_EVENT_JSON_H

#include "base/error.h"
#include "base/text.h"
#include "room/view.h"

enum { EVENT_JSON_BYTES = 8192 }; /* enough for any event or view */

/* "sat", "acted", "street_dealt": events inside a hand have names of their own. */
const char *event_kind_name(const struct event *event);

/* The payload with its braces. */
void event_encode(const struct event *event, struct text *text);

/*
 * Fills a whole event from a kind's name and a payload; the caller sets at, table, hand_no and
 * command_id, and the deck of HAND_STARTED (CARD_NONE here). -1 when they are not an event.
 */
int event_decode(struct event *event, const char *kind, const char *payload, struct error *error);

/*
 * What a client gets: {"seq":9,"table":12,"kind":"acted","at":…,"hand":4,…}. "table" is 0 for
 * events of an account; "hand" is there for events of a hand.
 */
void view_encode(const struct view *view, uint64_t seq, struct text *text);

#endif
