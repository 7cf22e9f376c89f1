#include "poker/equity_range.h"

#include "poker/card.h"

#include <assert.h>
#include <string.h>

enum { TOKEN_BYTES = 32 };

enum suits { SUITS_BOTH, SUITS_SUITED, SUITS_OFFSUIT };

/* All hands of two ranks: "AKs". */
struct group {
    int high;
    int low;
    enum suits suits;
};

int equity_cards_parse(const char *text, card *cards, int max)
{
    uint64_t seen = 0;
    int count = 0;

    for (; text[0] != '\0'; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        card c = card_parse(one);
        if (c == CARD_NONE || count == max || (seen >> c & 1))
            return -1;
        seen |= (uint64_t)1 << c;
        cards[count++] = c;
    }
    return count;
}

static bool has_hand(const struct equity_range *range, card a, card b)
{
    for (int i = 0; i < range->count; i++) {
        const card *cards = range->hand[i].cards;
        if ((cards[0] == a && cards[1] == b) || (cards[0] == b && cards[1] == a))
            return true;
    }
    return false;
}

static void add_pair(struct equity_range *range, const struct equity_game *game, card a, card b)
{
    if (a < game->lowest || b < game->lowest || has_hand(range, a, b))
        return;
    assert(range->count < EQUITY_HANDS_MAX);
    range->hand[range->count++] = (struct equity_hand){.count = 2, .cards = {a, b}};
}

static void add_group(struct equity_range *range, const struct equity_game *game,
                      struct group group)
{
    for (int first = 0; first < 4; first++) {
        for (int second = 0; second < 4; second++) {
            bool is_suited = first == second;
            bool is_wanted = group.high == group.low        ? first < second
                             : group.suits == SUITS_SUITED  ? is_suited
                             : group.suits == SUITS_OFFSUIT ? !is_suited
                                                            : true;
            if (is_wanted)
                add_pair(range, game, (card)((group.high - 2) * 4 + first),
                         (card)((group.low - 2) * 4 + second));
        }
    }
}

/* Reads "AK", "AKs", "77": returns what follows, or NULL. */
static const char *read_group(const char *text, struct group *group)
{
    static const char letters[] = "23456789TJQKA";
    const char *first = text[0] != '\0' ? strchr(letters, text[0]) : NULL;
    const char *second = first != NULL && text[1] != '\0' ? strchr(letters, text[1]) : NULL;

    if (second == NULL)
        return NULL;
    int a = (int)(first - letters) + 2;
    int b = (int)(second - letters) + 2;
    *group = (struct group){a > b ? a : b, a > b ? b : a, SUITS_BOTH};
    text += 2;
    if (a != b && (text[0] == 's' || text[0] == 'o'))
        group->suits = *text++ == 's' ? SUITS_SUITED : SUITS_OFFSUIT;
    return text;
}

/* From one group to another of the same form; false: they are not. */
static bool add_groups(struct equity_range *range, const struct equity_game *game,
                       struct group from, struct group to)
{
    if (from.low > to.low) {
        struct group swap = from;
        from = to;
        to = swap;
    }
    bool is_moving = to.high - from.high == to.low - from.low; /* pairs, or "76s-54s" */
    if (from.suits != to.suits || (from.high != to.high && !is_moving))
        return false;
    int step = from.high == to.high ? 0 : 1;
    for (struct group group = from; group.low <= to.low; group.low++, group.high += step)
        add_group(range, game, group);
    return true;
}

static bool add_token(struct equity_range *range, const struct equity_game *game, const char *token)
{
    struct group group;
    struct group other;
    card cards[2];

    if (equity_cards_parse(token, cards, 2) == 2) {
        add_pair(range, game, cards[0], cards[1]);
        return true;
    }
    const char *rest = read_group(token, &group);
    if (rest == NULL)
        return false;
    if (strcmp(rest, "") == 0) {
        add_group(range, game, group);
        return true;
    }
    if (strcmp(rest, "+") == 0) {
        bool is_pair = group.high == group.low;
        other =
            (struct group){is_pair ? 14 : group.high, is_pair ? 14 : group.high - 1, group.suits};
        return add_groups(range, game, group, other);
    }
    if (rest[0] != '-')
        return false;
    rest = read_group(rest + 1, &other);
    return rest != NULL && rest[0] == '\0' && add_groups(range, game, group, other);
}

static bool parse_tokens(const char *text, const struct equity_game *game,
                         struct equity_range *range)
{
    for (;;) {
        char token[TOKEN_BYTES];
        const char *comma = strchr(text, ',');
        size_t length = comma != NULL ? (size_t)(comma - text) : strlen(text);
        if (length == 0 || length >= sizeof token)
            return false;
        memcpy(token, text, length);
        token[length] = '\0';
        if (!add_token(range, game, token))
            return false;
        if (comma == NULL)
            return range->count > 0;
        text = comma + 1;
    }
}

bool equity_range_parse(const char *text, const struct equity_game *game,
                        struct equity_range *range)
{
    struct equity_hand hand = {0};

    range->count = 0;
    if (strcmp(text, "random") == 0) {
        range->hand[range->count++] = hand;
        return true;
    }
    if (game->hole_count == 2 && parse_tokens(text, game, range))
        return true;

    int count = equity_cards_parse(text, hand.cards, game->hole_count);
    if (count <= 0)
        return false;
    for (int i = 0; i < count; i++) {
        if (hand.cards[i] < game->lowest)
            return false;
    }
    hand.count = (uint8_t)count;
    range->count = 0;
    range->hand[range->count++] = hand;
    return true;
}
