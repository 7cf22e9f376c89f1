#include "poker/strength.h"
#include "tools/strategy.h"

#include <string.h>

struct unseen {
    int count;
    card card[DECK_SIZE];
};

static struct unseen unseen_cards(const struct seen *seen)
{
    struct unseen unseen = {0};

    for (int c = 0; c < DECK_SIZE; c++) {
        if (memchr(seen->hole, c, HOLDEM_HOLE) == NULL &&
            memchr(seen->board, c, (size_t)seen->board_count) == NULL)
            unseen.card[unseen.count++] = (card)c;
    }
    return unseen;
}

/* Moves `count` random cards to the front: the beginning of a shuffle is all that is needed. */
static void draw(struct unseen *unseen, int count, struct dice *dice)
{
    for (int i = 0; i < count; i++) {
        int other = i + dice_below(dice, unseen->count - i);
        card drawn = unseen->card[other];
        unseen->card[other] = unseen->card[i];
        unseen->card[i] = drawn;
    }
}

/* The share of one deal: 1 won, 0 lost, a fraction when divided. */
static double play_out(const struct seen *seen, int opponents, const struct unseen *unseen)
{
    card seven[HOLDEM_HOLE + BOARD_MAX];
    int missing = BOARD_MAX - seen->board_count;
    int next = missing;
    int tied = 1;

    memcpy(seven, seen->hole, HOLDEM_HOLE);
    memcpy(seven + HOLDEM_HOLE, seen->board, (size_t)seen->board_count);
    memcpy(seven + HOLDEM_HOLE + seen->board_count, unseen->card, (size_t)missing);
    uint32_t own = strength_value(RANKING_HIGH, seven, HOLDEM_HOLE + BOARD_MAX);
    for (int i = 0; i < opponents; i++, next += HOLDEM_HOLE) {
        memcpy(seven, unseen->card + next, HOLDEM_HOLE);
        uint32_t other = strength_value(RANKING_HIGH, seven, HOLDEM_HOLE + BOARD_MAX);
        if (other > own)
            return 0;
        tied += other == own;
    }
    return 1.0 / tied;
}

double strategy_equity(const struct seen *seen, int opponents, int deals, struct dice *dice)
{
    struct unseen unseen = unseen_cards(seen);
    int needed = BOARD_MAX - seen->board_count + opponents * HOLDEM_HOLE;
    double sum = 0;

    for (int i = 0; i < deals; i++) {
        draw(&unseen, needed, dice);
        sum += play_out(seen, opponents, &unseen);
    }
    return sum / deals;
}
