/*
 * tables_file.h - the tables that the house opens at the very first start, one a line:
 *
 *     name seats smallBlind bigBlind buyInMin buyInMax actSeconds [key=value …]
 *
 * A name may hold blanks. Keys with a number: ante, bringIn, runs, rotationHands, timeBankSeconds,
 * pauseMs, rakeBp, rakeCap; with a name of docs/openapi.json: game, limit, rotation, rules,
 * anteRule. What cannot be played is refused. Empty lines and lines that begin with # are left out.
 */
#ifndef GAMED_TABLES_FILE_H
#define GAMED_TABLES_FILE_H

#include "base/error.h"
#include "room/command.h"

/* One line without its newline. Returns 1; 0 when it names no table; -1 when it is malformed. */
int tables_file_parse(struct table_config *config, const char *line, struct error *error);

/*
 * Reads up to `max` tables and returns how many. -1: the file cannot be read, or a line of it is
 * malformed; the error names the line.
 */
int tables_file_read(const char *path, struct table_config configs[], int max, struct error *error);

#endif
