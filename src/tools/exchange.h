/* exchange.h - which cards a bot exchanges in a draw: every choice is tried against random hands.
 */
#ifndef TOOLS_EXCHANGE_H
#define TOOLS_EXCHANGE_H

#include "tools/dice.h"
#include "tools/seen.h"

/* Bit k: hole card k goes. All cards of the viewer are known. The same dice give the same answer.
 */
unsigned exchange_choose(const struct seen *seen, struct dice *dice);

#endif
