/*
 * equity_range.h - hands as players write them: "AhKd", "JJ+,AKs,A5s-A2s,KQo,random".
 *
 * Suited (s), offsuit (o) or both; + takes the pairs above, or the higher second ranks; a dash goes
 * from one to the other. Only games of two hole cards have classes like these; in the others a
 * range is one hand, whole or in part. "random" is a hand of which nothing is known.
 */
#ifndef POKER_EQUITY_RANGE_H
#define POKER_EQUITY_RANGE_H

#include "poker/equity.h"

/* False: the text is no range, or has no hand of this game's deck. */
bool equity_range_parse(const char *text, const struct equity_game *game,
                        struct equity_range *range);

/* Cards one after another, "2c7d9h". Returns how many, or -1: not cards, twice one, or too many. */
int equity_cards_parse(const char *text, card *cards, int max);

#endif
