/* api.h - the handlers of the API, one for each row of routes.c. docs/openapi.json describes them.
 */
#ifndef EDGE_API_H
#define EDGE_API_H

#include "edge/exchange.h"

void api_healthz(struct exchange *exchange);
void api_health(struct exchange *exchange);

void api_me(struct exchange *exchange);
void api_guest(struct exchange *exchange);
void api_register(struct exchange *exchange);
void api_login(struct exchange *exchange);
void api_logout(struct exchange *exchange);

void api_look(struct exchange *exchange);    /* at the lobby, or at a table */
void api_command(struct exchange *exchange); /* a command goes to the game */
void api_poll(struct exchange *exchange);

void api_hands(struct exchange *exchange);
void api_hand(struct exchange *exchange);

/* From the database; `context` is the edge. */
void api_login_ended(void *context, const char *hash);

/* The car park's answers; `context` is the edge. */
void api_poll_answer(void *context, const struct poll *poll, enum parked_reason reason);

#endif
