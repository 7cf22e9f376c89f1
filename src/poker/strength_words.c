#include "poker/ranks.h"
#include "poker/strength.h"
#include "poker/strength_low.h"

#include <assert.h>
#include <string.h>

/* Ace and 2-3-4-5, ace and 6-7-8-9; the first may be a straight of five, the second of nine. */
#define WHEEL       ((rank_set)0x100f)
#define SHORT_WHEEL ((rank_set)0x10f0)

enum { WHEEL_TOP = 5, SHORT_WHEEL_TOP = 9, HIGH_OFFSET = 2, LOW_OFFSET = 1 };

static void add_rank(struct strength *words, int rank)
{
    words->rank[words->rank_count++] = rank;
}

/* The highest ranks of the set, at most five with those that are there. */
static void add_highest(struct strength *words, rank_set set, int count)
{
    for (; count > 0 && set != 0; count--) {
        int top = ranks_top(set);
        add_rank(words, top + HIGH_OFFSET);
        set ^= (rank_set)1 << top;
    }
}

/* The highest rank of a straight in the set; 0: there is none. */
static int straight_top(enum ranking ranking, rank_set set)
{
    rank_set run = set & set << 1 & set << 2 & set << 3 & set << 4;

    if (run != 0)
        return ranks_top(run) + HIGH_OFFSET;
    if (ranking == RANKING_HIGH && (set & WHEEL) == WHEEL)
        return WHEEL_TOP;
    if (ranking == RANKING_SHORT && (set & SHORT_WHEEL) == SHORT_WHEEL)
        return SHORT_WHEEL_TOP;
    return 0;
}

static bool find_flush(struct strength *words, const struct ranks *ranks)
{
    for (int s = 0; s < SUIT_COUNT; s++) {
        if (!ranks_has_five(ranks->suit[s]))
            continue;
        int top = straight_top(words->ranking, ranks->suit[s]);
        words->kind = top != 0 ? STRENGTH_STRAIGHT_FLUSH : STRENGTH_FLUSH;
        if (top != 0)
            add_rank(words, top);
        else
            add_highest(words, ranks->suit[s], 5);
        return true;
    }
    return false;
}

static bool find_full(struct strength *words, const struct ranks *ranks)
{
    if (ranks->four != 0) {
        rank_set four = (rank_set)1 << ranks_top(ranks->four);
        words->kind = STRENGTH_QUADS;
        add_highest(words, four, 1);
        add_highest(words, ranks->any & ~four, 1);
        return true;
    }
    if (ranks->three != 0) {
        rank_set three = (rank_set)1 << ranks_top(ranks->three);
        if ((ranks->two & ~three) == 0)
            return false;
        words->kind = STRENGTH_FULL_HOUSE;
        add_highest(words, three, 1);
        add_highest(words, ranks->two & ~three, 1);
        return true;
    }
    return false;
}

static void find_pairs(struct strength *words, const struct ranks *ranks)
{
    if (ranks->three != 0) {
        words->kind = STRENGTH_TRIPS;
        add_highest(words, ranks->three, 1);
        add_highest(words, ranks->any & ~ranks->three, 2);
    } else if (ranks->two == 0) {
        words->kind = STRENGTH_HIGH_CARD;
        add_highest(words, ranks->any, 5);
    } else {
        rank_set high = (rank_set)1 << ranks_top(ranks->two);
        rank_set others = ranks->two & ~high;
        rank_set low = others != 0 ? (rank_set)1 << ranks_top(others) : 0;
        words->kind = low != 0 ? STRENGTH_TWO_PAIR : STRENGTH_PAIR;
        add_highest(words, high, 1);
        add_highest(words, low, 1);
        add_highest(words, ranks->any & ~high & ~low, low != 0 ? 1 : 3);
    }
}

/*
 * HIGH and SHORT; LOW_27 of at most five cards. Seven cards never hold a flush and a full house or
 * quads, so the order of these tests is free.
 */
static struct strength high_words(enum ranking ranking, const card *cards, int count)
{
    struct strength words = {.ranking = ranking};
    struct ranks ranks = ranks_of(cards, count);

    if (find_flush(&words, &ranks) || find_full(&words, &ranks))
        return words;
    int top = straight_top(ranking, ranks.any);
    if (top != 0) {
        words.kind = STRENGTH_STRAIGHT;
        add_rank(&words, top);
        return words;
    }
    find_pairs(&words, &ranks);
    return words;
}

static struct strength better(struct strength a, struct strength b)
{
    return strength_order(&b) > strength_order(&a) ? b : a;
}

/* In 2-7 the lowest five of more cards need not be the best: they may be a straight or a flush. */
static struct strength low_27_words(const card *cards, int count)
{
    if (count <= 5)
        return high_words(RANKING_LOW_27, cards, count);

    struct strength best = {.ranking = RANKING_LOW_27};
    for (int left_out = 0; left_out < count; left_out++) {
        card fewer[STRENGTH_CARDS_MAX - 1];
        memcpy(fewer, cards, (size_t)left_out);
        memcpy(fewer + left_out, cards + left_out + 1, (size_t)(count - left_out - 1));
        best = better(best, low_27_words(fewer, count - 1));
    }
    return best;
}

/* Ranks with the ace low, from the highest down. */
static void add_low(struct strength *words, rank_set set)
{
    while (set != 0) {
        int top = ranks_top(set);
        add_rank(words, top + LOW_OFFSET);
        set ^= (rank_set)1 << top;
    }
}

/* Fewer ranks than cards that count: `repeats` cards must repeat a rank, as low as they can. */
static void find_low_pairs(struct strength *words, const struct ranks *ranks, int repeats)
{
    rank_set any = ranks_ace_low(ranks->any);
    rank_set two = ranks_ace_low(ranks->two);
    rank_set three = ranks_ace_low(ranks->three);
    rank_set first = two & (~two + 1);
    rank_set second = (two ^ first) & (~(two ^ first) + 1);

    if (repeats == 2 && second != 0) {
        words->kind = STRENGTH_TWO_PAIR;
        add_low(words, first | second);
        add_low(words, any & ~first & ~second);
        return;
    }
    if (repeats == 3 && second != 0) {
        words->kind = STRENGTH_FULL_HOUSE;
        first = three & (~three + 1);
    } else {
        words->kind = repeats == 1 ? STRENGTH_PAIR : repeats == 2 ? STRENGTH_TRIPS : STRENGTH_QUADS;
    }
    add_low(words, first);
    add_low(words, any & ~first);
}

static struct strength low_words(enum ranking ranking, const card *cards, int count)
{
    struct strength words = {.ranking = ranking};
    struct ranks ranks = ranks_of(cards, count);
    rank_set any = ranks_ace_low(ranks.any);
    int counted = count < 5 ? count : 5;
    int different = ranks_count(any);

    if (ranking == RANKING_LOW_8) {
        any &= 0xff;
        if (!ranks_has_five(any))
            return words;
        different = 5;
    }
    if (different >= counted) {
        words.kind = STRENGTH_LOW;
        add_low(&words, any ^ ranks_without_lowest(any, counted));
    } else {
        find_low_pairs(&words, &ranks, counted - different);
    }
    return words;
}

static struct strength badugi_words(const card *cards, int count)
{
    struct strength best = {.ranking = RANKING_BADUGI};

    for (unsigned chosen = 1; chosen < 1u << count; chosen++) {
        rank_set any = 0;
        unsigned suits = 0;
        for (int i = 0; i < count; i++) {
            if (chosen >> i & 1) {
                any |= (rank_set)1 << (cards[i] >> 2);
                suits |= 1u << (cards[i] & 3);
            }
        }
        int size = ranks_count(chosen);
        if (ranks_count(any) != size || ranks_count(suits) != size)
            continue;
        struct strength words = {.kind = STRENGTH_BADUGI, .ranking = RANKING_BADUGI};
        add_low(&words, ranks_ace_low(any));
        best = better(best, words);
    }
    return best;
}

struct strength strength_words(enum ranking ranking, const card *cards, int count)
{
    assert(count >= 1 && count <= STRENGTH_CARDS_MAX);

    switch (ranking) {
    case RANKING_HIGH:
    case RANKING_SHORT:
        return high_words(ranking, cards, count);
    case RANKING_LOW_27:
        return low_27_words(cards, count);
    case RANKING_LOW_A5:
    case RANKING_LOW_8:
        return low_words(ranking, cards, count);
    case RANKING_BADUGI:
        assert(count <= STRENGTH_BADUGI_MAX);
        return badugi_words(cards, count);
    case RANKING_COUNT:
        break;
    }
    assert(false);
    return (struct strength){0};
}

/* The best of two hole cards and `taken` of the board's. */
static struct strength words_with_pair(enum ranking ranking, const card pair[2], const card *board,
                                       int board_count)
{
    int taken = board_count < 3 ? board_count : 3;
    struct strength best = {.ranking = ranking};

    for (unsigned chosen = 0; chosen < 1u << board_count; chosen++) {
        card cards[5] = {pair[0], pair[1]};
        int count = 2;
        if (ranks_count(chosen) != taken)
            continue;
        for (int i = 0; i < board_count; i++) {
            if (chosen >> i & 1)
                cards[count++] = board[i];
        }
        best = better(best, strength_words(ranking, cards, count));
    }
    return best;
}

struct strength strength_words_omaha(enum ranking ranking, const card *hole, int hole_count,
                                     const card *board, int board_count)
{
    assert(ranking != RANKING_BADUGI && ranking < RANKING_COUNT);
    assert(hole_count >= 2 && hole_count <= STRENGTH_HOLE_MAX);
    assert(board_count >= 0 && board_count <= 5);

    struct strength best = {.ranking = ranking};
    for (int i = 1; i < hole_count; i++) {
        for (int j = 0; j < i; j++) {
            card pair[2] = {hole[i], hole[j]};
            best = better(best, words_with_pair(ranking, pair, board, board_count));
        }
    }
    return best;
}

/* Kinds from worst to best as a high hand; the short deck exchanges two of them. */
static uint32_t kind_order(const struct strength *words)
{
    if (words->ranking == RANKING_SHORT && words->kind == STRENGTH_FLUSH)
        return STRENGTH_FULL_HOUSE;
    if (words->ranking == RANKING_SHORT && words->kind == STRENGTH_FULL_HOUSE)
        return STRENGTH_FLUSH;
    if (words->kind == STRENGTH_LOW)
        return STRENGTH_HIGH_CARD;
    if (words->kind == STRENGTH_BADUGI)
        return (uint32_t)(STRENGTH_BADUGI_MAX - words->rank_count);
    return words->kind;
}

uint32_t strength_order(const struct strength *words)
{
    uint32_t ranks = 0;

    if (words->kind == STRENGTH_NONE)
        return 0;
    for (int i = 0; i < 5; i++)
        ranks = ranks << 4 | (uint32_t)words->rank[i];
    uint32_t high = kind_order(words) << 20 | ranks;
    if (words->ranking == RANKING_HIGH || words->ranking == RANKING_SHORT)
        return high;
    return ((uint32_t)STRENGTH_KIND_COUNT << 20) - high; /* the worse as a high hand, the better */
}

uint32_t strength_order_of(enum ranking ranking, const card *cards, int count)
{
    struct strength words = strength_words(ranking, cards, count);

    return strength_order(&words);
}
