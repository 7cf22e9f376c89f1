/* names.h - names for house bots, pleasant and within the rules for names. */
#ifndef TOOLS_NAMES_H
#define TOOLS_NAMES_H

#include "base/units.h"
#include "tools/dice.h"

/* The n-th name; a `tries` above 0 makes it another one, because somebody has it already. */
void names_choose(char name[NAME_BYTES], int n, int tries, struct dice *dice);

#endif
