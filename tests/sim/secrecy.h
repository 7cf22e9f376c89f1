/*
 * secrecy.h - the test of two runs: what a viewer is told must not depend on what it may not know.
 *
 * A seed is lived twice; the second time the cards of one hand that the viewer has not seen have
 * changed places. Everybody acts as before, by the dice. Until somebody shows cards, every byte
 * that the viewer is told must be the same at the same time, and so must the journal and the logs.
 */
#ifndef SIM_SECRECY_H
#define SIM_SECRECY_H

#include "life.h"
#include "poker/shuffle.h"

/* True when both runs are the same; else sim.failure says why. */
bool secrecy_try(uint64_t seed, const struct plan *plan);

bool secrecy_is_over(void); /* the life need not go on */

/* A hand has begun; an event comes, and `known` is what was known before it. */
void secrecy_started(const struct event *event, const uint8_t seed[SEED_BYTES]);
void secrecy_event(const struct event *event, const struct known_cards *known);

void secrecy_told(player_id player, const char *body, size_t length);
void secrecy_public(const void *bytes, size_t length); /* logs and journal */

#endif
