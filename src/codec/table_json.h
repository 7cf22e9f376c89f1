/*
 * table_json.h - a table between hands as JSON: its rules, what everybody may see, and the
 * snapshot that recovery starts from. None of them has a card: a table with a running hand must
 * not be passed.
 */
#ifndef CODEC_TABLE_JSON_H
#define CODEC_TABLE_JSON_H

#include "base/error.h"
#include "base/text.h"
#include "room/table.h"

enum { TABLE_JSON_BYTES = 32 * 1024 }; /* enough for any of them */

/* {"id","name","game","seats","smallBlind",…}: as in GET /api/tables/{id} */
void table_config_encode(const struct table *table, struct text *text);

/* {"seq","hand","button","sitters","waiting","nextHandAt"}: likewise */
void table_state_encode(const struct table *table, uint64_t seq, struct text *text);

/* Everything but cards, for the database, and back. -1 when it is no snapshot. */
void table_snapshot_encode(const struct table *table, struct text *text);
int table_snapshot_decode(struct table *table, const char *json, struct error *error);

#endif
