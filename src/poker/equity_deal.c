#include "poker/equity_deal.h"

#include <assert.h>
#include <string.h>

static uint64_t card_bit(card c)
{
    return (uint64_t)1 << c;
}

bool equity_deal_init(struct equity_deal *deal, const struct equity_query *query,
                      const uint16_t hand[EQUITY_PLAYERS_MAX])
{
    *deal = (struct equity_deal){.game = query->game,
                                 .player_count = query->player_count,
                                 .board_count = query->board_count,
                                 .used = query->dead | (card_bit(query->game.lowest) - 1)};
    memcpy(deal->board, query->board, sizeof deal->board);
    for (int i = 0; i < query->board_count; i++)
        deal->used |= card_bit(query->board[i]);
    for (int p = 0; p < query->player_count; p++) {
        deal->hand[p] = query->player[p].hand[hand[p]];
        for (int i = 0; i < deal->hand[p].count; i++) {
            uint64_t bit = card_bit(deal->hand[p].cards[i]);
            if (deal->used & bit)
                return false;
            deal->used |= bit;
        }
    }
    return true;
}

static uint32_t value_of(const struct equity_deal *deal, int player, enum ranking ranking)
{
    const struct equity_hand *hand = &deal->hand[player];
    card cards[STRENGTH_CARDS_MAX];

    if (deal->game.is_omaha)
        return strength_omaha(ranking, hand->cards, hand->count, deal->board, deal->board_count);
    memcpy(cards, hand->cards, hand->count);
    memcpy(cards + hand->count, deal->board, (size_t)deal->board_count);
    return strength_value(ranking, cards, hand->count + deal->board_count);
}

/* How many have the highest value. 0 when that is 0: nobody qualifies. */
static int count_best(const uint32_t *values, int count, uint32_t *best)
{
    int winners = 0;

    *best = 0;
    for (int i = 0; i < count; i++)
        *best = values[i] > *best ? values[i] : *best;
    for (int i = 0; i < count; i++)
        winners += values[i] == *best;
    return *best == 0 ? 0 : winners;
}

static void add_part(struct equity_share *share, uint64_t units)
{
    if (units == EQUITY_UNITS) {
        share->wins++;
    } else if (units > 0) {
        share->ties++;
        share->units += units;
        share->squares += units * units;
    }
}

void equity_share_pot(const uint32_t *values, int count, struct equity_result *result)
{
    uint32_t best;
    int winners = count_best(values, count, &best);

    assert(winners > 0); /* every hand has a value */
    for (int i = 0; i < count; i++) {
        if (values[i] == best)
            add_part(&result->player[i], EQUITY_UNITS / (unsigned)winners);
    }
    result->deals++;
}

static void share_split(const uint32_t *high, const uint32_t *low, int count,
                        struct equity_result *result)
{
    uint32_t best_high;
    uint32_t best_low;
    int high_winners = count_best(high, count, &best_high);
    int low_winners = count_best(low, count, &best_low);
    assert(high_winners > 0); /* every hand has a high value */
    unsigned half = low_winners > 0 ? EQUITY_UNITS / 2 : EQUITY_UNITS;

    for (int i = 0; i < count; i++) {
        unsigned high_part = high[i] == best_high ? half / (unsigned)high_winners : 0;
        unsigned low_part =
            low_winners > 0 && low[i] == best_low ? half / (unsigned)low_winners : 0;
        add_part(&result->player[i], high_part + low_part);
        result->player[i].high_units += high_part;
        result->player[i].low_units += low_part;
    }
    result->deals++;
}

void equity_deal_count(const struct equity_deal *deal, struct equity_result *result)
{
    uint32_t high[EQUITY_PLAYERS_MAX];
    uint32_t low[EQUITY_PLAYERS_MAX] = {0};

    for (int p = 0; p < deal->player_count; p++)
        high[p] = value_of(deal, p, deal->game.ranking);
    if (!deal->game.is_split) {
        equity_share_pot(high, deal->player_count, result);
        return;
    }
    for (int p = 0; p < deal->player_count; p++)
        low[p] = value_of(deal, p, RANKING_LOW_8);
    share_split(high, low, deal->player_count, result);
}

void equity_finish(struct equity_result *result, int player_count)
{
    for (int p = 0; p < player_count; p++) {
        struct equity_share *share = &result->player[p];
        share->units += share->wins * EQUITY_UNITS;
        share->squares += share->wins * EQUITY_UNITS * EQUITY_UNITS;
    }
}
