/* equity_deal.h - inside equity: one deal, its cards and who wins it. */
#ifndef POKER_EQUITY_DEAL_H
#define POKER_EQUITY_DEAL_H

#include "poker/equity.h"
#include "poker/strength_key.h"

struct equity_deal {
    struct equity_game game;
    int player_count;
    struct equity_hand hand[EQUITY_PLAYERS_MAX];
    int board_count;
    card board[EQUITY_BOARD_MAX];
    uint64_t used; /* bit c: card c is not in the deck any more */
};

/* The player's hands are chosen, nothing is dealt yet. False: two want the same card. */
bool equity_deal_init(struct equity_deal *deal, const struct equity_query *query,
                      const uint16_t hand[EQUITY_PLAYERS_MAX]);

/* Adds what the deal is worth. All cards are dealt. */
void equity_deal_count(const struct equity_deal *deal, struct equity_result *result);

/* Gives the pot to the highest values. */
void equity_share_pot(const uint32_t *values, int count, struct equity_result *result);

/* Completes the units: while counting, they are only those of ties. */
void equity_finish(struct equity_result *result, int player_count);

#endif
