/* No text can break the readers of cards and ranges; what they read fits, each card once. */
#include "poker/equity.h"
#include "poker/equity_range.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { TEXT_MAX = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void verify_hand(const struct equity_game *game, const struct equity_hand *hand)
{
    uint64_t seen = 0;

    assert(hand->count <= game->hole_count);
    for (int i = 0; i < hand->count; i++) {
        assert(hand->cards[i] >= game->lowest && hand->cards[i] < DECK_SIZE);
        assert(!(seen >> hand->cards[i] & 1));
        seen |= (uint64_t)1 << hand->cards[i];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct equity_range range;
    char text[TEXT_MAX];
    card cards[EQUITY_BOARD_MAX];

    if (size < 1 || size >= TEXT_MAX)
        return 0;
    struct equity_game game = equity_game_of((enum variant)(data[0] % VARIANT_COUNT));
    memcpy(text, data + 1, size - 1);
    text[size - 1] = '\0';
    int count = equity_cards_parse(text, cards, EQUITY_BOARD_MAX);
    assert(count >= -1 && count <= EQUITY_BOARD_MAX);
    memset(&range, 0, sizeof range);
    if (!equity_range_parse(text, &game, &range))
        return 0;
    assert(range.count > 0 && range.count <= EQUITY_HANDS_MAX);
    for (int i = 0; i < range.count; i++)
        verify_hand(&game, &range.hand[i]);
    return 0;
}
