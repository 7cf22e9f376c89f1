/*
 * strength_tables.c - a program of the build: writes the tables of poker/strength_tables.h as C to
 * its standard output. It asks the evaluator in words for every value, so the two agree.
 */
#include "poker/strength_tables.h"

#include "poker/ranks.h"
#include "poker/strength.h"
#include "poker/strength_low.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The smallest numbers, found one after another, of which no two different sevens (none more than
 * four times) have one sum. The short deck's nine ranks use the upper nine.
 */
static const uint32_t rank_numbers[RANK_COUNT] = {
    0, 1, 5, 22, 98, 453, 2031, 8698, 22854, 83661, 262349, 636345, 1479181,
};

/* Any odd number keeps sums apart; this one packs the rows well. */
static const uint32_t scramble = 3371652557;

enum { SUMS_MAX = 49205, SLOTS_MAX = 1 << 18, CARDS_MAX = 7, FLUSHES = 1 << RANK_COUNT };

static const uint32_t sum_mask = (1u << STRENGTH_SUM_BITS) - 1;

static uint32_t rank_sum(int rank)
{
    return rank_numbers[rank] * scramble & sum_mask;
}

/* -- Values: the classes of five cards, numbered from the worst, 1 */

struct classes {
    enum ranking ranking;
    int count;
    uint32_t order[STRENGTH_HIGH_CLASSES];
};

static int compare_orders(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a;
    uint32_t second = *(const uint32_t *)b;

    return (first > second) - (first < second);
}

/* The class of these cards: what is not there is a bug. */
static uint16_t class_of(const struct classes *classes, const card *cards, int count)
{
    uint32_t order = strength_order_of(classes->ranking, cards, count);
    const uint32_t *found = bsearch(&order, classes->order, (size_t)classes->count,
                                    sizeof classes->order[0], compare_orders);

    assert(found != NULL);
    return (uint16_t)(found - classes->order + 1);
}

/* -- Hands by their ranks only, no five of one suit */

struct hand {
    card cards[CARDS_MAX];
    int count;
    uint32_t sum;
};

struct hands {
    int wanted; /* cards of each */
    int count;
    struct hand hand[SUMS_MAX];
};

/* Adds every hand of the ranks from `rank` on, four of each at most. */
static void add_hands(struct hands *hands, struct hand hand, int rank)
{
    if (hand.count == hands->wanted) {
        assert(hands->count < SUMS_MAX);
        hands->hand[hands->count++] = hand;
        return;
    }
    if (rank == RANK_COUNT)
        return;
    for (int copies = 0;; copies++) {
        add_hands(hands, hand, rank + 1);
        if (copies == SUIT_COUNT || hand.count == hands->wanted)
            return;
        hand.cards[hand.count] = (card)(rank * 4 + hand.count % 4); /* suits in turn */
        hand.count++;
        hand.sum = (hand.sum + rank_sum(rank)) & sum_mask;
    }
}

/* -- The hash: rows are laid over one another, the fullest first */

struct hash {
    int row_bits;
    int slots; /* in use */
    uint32_t offset[1 << STRENGTH_HIGH_7_BITS];
    uint16_t value[SLOTS_MAX];
};

static int compare_sums(const void *a, const void *b)
{
    return compare_orders(&((const struct hand *)a)->sum, &((const struct hand *)b)->sum);
}

/* May these sums, moved by `move`, lie in the slots? */
static bool fits(const struct hash *hash, const struct hand *hands, int count, uint32_t move)
{
    for (int i = 0; i < count; i++) {
        uint32_t slot = (hands[i].sum + move) & (SLOTS_MAX - 1);
        if (hands[i].sum + move >= SLOTS_MAX || hash->value[slot] != 0)
            return false;
    }
    return true;
}

static void place_row(struct hash *hash, const struct hand *hands, int count,
                      const struct classes *classes)
{
    uint32_t move = 0u - hands[0].sum;

    while (!fits(hash, hands, count, move))
        move++;
    for (int i = 0; i < count; i++) {
        int slot = (int)(hands[i].sum + move);
        hash->value[slot] = class_of(classes, hands[i].cards, hands[i].count);
        if (slot >= hash->slots)
            hash->slots = slot + 1;
    }
    hash->offset[hands[0].sum >> (STRENGTH_SUM_BITS - hash->row_bits)] = move;
}

/* Where the row of the hand at `first` ends. */
static int row_end(const struct hands *hands, int first, int shift)
{
    int end = first;

    while (end < hands->count && hands->hand[end].sum >> shift == hands->hand[first].sum >> shift)
        end++;
    return end;
}

static void fill_hash(struct hash *hash, struct hands *hands, const struct classes *classes)
{
    int shift = STRENGTH_SUM_BITS - hash->row_bits;
    int fullest = 0;

    qsort(hands->hand, (size_t)hands->count, sizeof hands->hand[0], compare_sums);
    for (int i = 1; i < hands->count; i++)
        assert(hands->hand[i - 1].sum != hands->hand[i].sum);
    for (int first = 0, end; first < hands->count; first = end) {
        end = row_end(hands, first, shift);
        fullest = end - first > fullest ? end - first : fullest;
    }
    for (int wanted = fullest; wanted > 0; wanted--) {
        for (int first = 0, end; first < hands->count; first = end) {
            end = row_end(hands, first, shift);
            if (end - first == wanted)
                place_row(hash, hands->hand + first, wanted, classes);
        }
    }
}

/* -- Flushes: by the set of ranks in one suit */

static int flush_cards(rank_set set, card cards[CARDS_MAX])
{
    int count = 0;

    for (int rank = 0; rank < RANK_COUNT && count < CARDS_MAX; rank++) {
        if (set >> rank & 1)
            cards[count++] = (card)(rank * 4);
    }
    return count;
}

static bool is_flush(rank_set set, int most)
{
    return ranks_count(set) >= 5 && ranks_count(set) <= most;
}

static void find_classes(struct classes *classes, const struct hands *fives, rank_set deck)
{
    card cards[CARDS_MAX];

    for (int i = 0; i < fives->count; i++)
        classes->order[classes->count++] =
            strength_order_of(classes->ranking, fives->hand[i].cards, 5);
    for (rank_set set = 0; set < FLUSHES; set++) {
        if ((set & ~deck) == 0 && is_flush(set, 5))
            classes->order[classes->count++] =
                strength_order_of(classes->ranking, cards, flush_cards(set, cards));
    }
    qsort(classes->order, (size_t)classes->count, sizeof classes->order[0], compare_orders);
}

/* -- Writing */

static uint32_t written_bytes;

static void write_numbers(const char *type, const char *name, const void *numbers, int count)
{
    int width = strcmp(type, "uint16_t") == 0 ? 2 : strcmp(type, "uint32_t") == 0 ? 4 : 8;

    (void)printf("\nconst %s strength_%s[%d] = {", type, name, count);
    for (int i = 0; i < count; i++) {
        uint64_t number = width == 2   ? ((const uint16_t *)numbers)[i]
                          : width == 4 ? ((const uint32_t *)numbers)[i]
                                       : ((const uint64_t *)numbers)[i];
        (void)printf("%s%lluu,", i % 12 == 0 ? "\n" : " ", (unsigned long long)number);
    }
    (void)printf("\n};\n");
    written_bytes += (uint32_t)(width * count);
}

static void write_hash(const char *name, int row_bits, struct hands *hands,
                       const struct classes *classes)
{
    static struct hash hash;
    char text[32];

    memset(&hash, 0, sizeof hash);
    hash.row_bits = row_bits;
    fill_hash(&hash, hands, classes);
    (void)snprintf(text, sizeof text, "%s_offsets", name);
    write_numbers("uint32_t", text, hash.offset, 1 << row_bits);
    (void)snprintf(text, sizeof text, "%s_values", name);
    write_numbers("uint16_t", text, hash.value, hash.slots);
}

static void write_flushes(const char *name, const struct classes *classes, int lowest)
{
    uint16_t value[FLUSHES] = {0};
    card cards[CARDS_MAX];
    int count = FLUSHES >> lowest;

    for (int i = 0; i < count; i++) {
        rank_set set = (rank_set)i << lowest;
        if (is_flush(set, CARDS_MAX))
            value[i] = class_of(classes, cards, flush_cards(set, cards));
    }
    write_numbers("uint16_t", name, value, count);
}

static void write_deck(const char *name, enum ranking ranking, int lowest, const int row_bits[2])
{
    static struct hands hands;
    static struct classes classes;
    char text[32];

    classes = (struct classes){.ranking = ranking};
    hands = (struct hands){.wanted = 5};
    add_hands(&hands, (struct hand){0}, lowest);
    find_classes(&classes, &hands, RANKS_ALL << lowest & RANKS_ALL);
    (void)snprintf(text, sizeof text, "%s_5", name);
    write_hash(text, row_bits[0], &hands, &classes);

    hands = (struct hands){.wanted = 7};
    add_hands(&hands, (struct hand){0}, lowest);
    (void)snprintf(text, sizeof text, "%s_7", name);
    write_hash(text, row_bits[1], &hands, &classes);

    (void)snprintf(text, sizeof text, "%s_flushes", name);
    write_flushes(text, &classes, lowest);
}

/* Both rankings of the same hands, so that one leads to the other. */
static void write_low_27(void)
{
    static struct hands hands;
    static struct classes high, low;
    static uint16_t value[STRENGTH_HIGH_CLASSES + 1];
    card cards[CARDS_MAX];

    hands = (struct hands){.wanted = 5};
    add_hands(&hands, (struct hand){0}, 0);
    high = (struct classes){.ranking = RANKING_HIGH};
    find_classes(&high, &hands, RANKS_ALL);
    low = (struct classes){.ranking = RANKING_LOW_27};
    find_classes(&low, &hands, RANKS_ALL);
    for (int i = 0; i < hands.count; i++) {
        const card *five = hands.hand[i].cards;
        value[class_of(&high, five, 5)] = class_of(&low, five, 5);
    }
    for (rank_set set = 0; set < FLUSHES; set++) {
        if (is_flush(set, 5)) {
            (void)flush_cards(set, cards);
            value[class_of(&high, cards, 5)] = class_of(&low, cards, 5);
        }
    }
    write_numbers("uint16_t", "low_27", value, STRENGTH_HIGH_CLASSES + 1);
}

int main(void)
{
    static const int high_bits[2] = {STRENGTH_HIGH_5_BITS, STRENGTH_HIGH_7_BITS};
    static const int short_bits[2] = {STRENGTH_SHORT_5_BITS, STRENGTH_SHORT_7_BITS};
    uint64_t sums[DECK_SIZE];

    (void)printf("/* Written by the build; see src/tools/strength_tables.c. */\n"
                 "#include \"poker/strength_tables.h\"\n");
    for (int c = 0; c < DECK_SIZE; c++)
        sums[c] = (uint64_t)rank_sum(c / 4) << (64 - STRENGTH_SUM_BITS) | (uint64_t)1 << c % 4 * 4;
    write_numbers("uint64_t", "card_sums", sums, DECK_SIZE);
    write_deck("high", RANKING_HIGH, 0, high_bits);
    write_deck("short", RANKING_SHORT, 4, short_bits);
    write_low_27();
    (void)printf("\nconst uint32_t strength_tables_bytes = %uu;\n", written_bytes);
    return ferror(stdout) || fflush(stdout) != 0;
}
