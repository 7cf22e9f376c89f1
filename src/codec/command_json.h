/* command_json.h - the bodies of the API's POSTs about tables and chips. */
#ifndef CODEC_COMMAND_JSON_H
#define CODEC_COMMAND_JSON_H

#include "codec/fields.h"
#include "room/command.h"

/*
 * Reads the body of a command whose kind the route has put into `command`; everything else of it
 * is filled or zeroed (table and asker are not in a body). `command_id` gets the client's text:
 * the caller hashes it together with the player into command->id. -1 and a fault when refused.
 */
int command_decode(struct command *command, char command_id[COMMAND_ID_BYTES], const char *body,
                   size_t length, struct fault *fault);

#endif
