#include "poker/equity.h"
#include "tools/strategy.h"

static uint64_t next(void *dice)
{
    return dice_next(dice);
}

static void add_cards(struct equity_hand *hand, const card *cards, int count)
{
    for (int i = 0; i < count; i++) {
        if (cards[i] != CARD_NONE)
            hand->cards[hand->count++] = cards[i];
    }
}

/* The viewer first, then the others: as many as `opponents` says, with what lies open of them. */
static void add_players(struct equity_query *query, const struct seen *seen, int opponents)
{
    add_cards(&query->player[0].hand[0], seen->hole, seen->hole_count);
    query->player_count = 1 + opponents;
    int next_player = 1;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        struct equity_hand up = {0};
        add_cards(&up, seen->up[seat], HOLE_MAX);
        if (seat == seen->own_seat)
            continue;
        if (seen->sitter[seat].is_live && next_player <= opponents) {
            query->player[next_player++].hand[0] = up;
            continue;
        }
        for (int i = 0; i < up.count; i++)
            query->dead |= UINT64_C(1) << up.cards[i];
    }
    for (int p = 0; p < query->player_count; p++)
        query->player[p].count = 1;
}

double strategy_equity(const struct seen *seen, int opponents, int deals, struct dice *dice)
{
    static struct equity_query query; /* large, and one thread */
    struct equity_result result;

    query.game = equity_game_of(seen->variant);
    query.dead = 0;
    for (int p = 0; p < EQUITY_PLAYERS_MAX; p++)
        query.player[p].hand[0] = (struct equity_hand){0};
    add_players(&query, seen, opponents < EQUITY_PLAYERS_MAX ? opponents : EQUITY_PLAYERS_MAX - 1);
    query.board_count = query.game.board_count == 0 ? 0 : seen->board_count;
    for (int i = 0; i < query.board_count; i++)
        query.board[i] = seen->board[i];
    if (!equity_sample(&query, (uint64_t)deals, (struct equity_random){next, dice}, &result))
        return 1.0 / query.player_count; /* the deck has no cards for so many */
    return equity_mean(&result, 0);
}
