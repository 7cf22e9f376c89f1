#include "poker/strength.h"

#include <assert.h>

uint32_t strength_value(enum ranking ranking, const card *cards, int count)
{
    assert(count <= STRENGTH_CARDS_MAX);
    assert(ranking == RANKING_BADUGI ? count >= 1 && count <= STRENGTH_BADUGI_MAX : count >= 5);

    struct strength words = strength_words(ranking, cards, count);
    return strength_order(&words);
}

uint32_t strength_omaha(enum ranking ranking, const card *hole, int hole_count, const card *board,
                        int board_count)
{
    assert(board_count >= 3);

    struct strength words = strength_words_omaha(ranking, hole, hole_count, board, board_count);
    return strength_order(&words);
}

uint32_t strength_showing(enum ranking ranking, const card *cards, int count)
{
    assert(ranking == RANKING_HIGH || ranking == RANKING_LOW_A5);
    assert(count >= 1 && count <= 4);

    struct strength words = strength_words(ranking, cards, count);
    return strength_order(&words);
}
