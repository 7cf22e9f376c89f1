/*
 * A second opinion on who won what, for hold'em on one board: slow, and written from docs/rules.md
 * rather than from the engine.
 */
#include "oracle.h"

/* Bits of the ranks that occur at least `times`; the ace is bit 14. */
static unsigned ranks_of(const int count[15], int times)
{
    unsigned ranks = 0;

    for (int rank = 2; rank <= 14; rank++)
        ranks |= count[rank] >= times ? 1u << rank : 0;
    return ranks;
}

/* The highest card of a straight, 0: there is none. */
static int straight_of(unsigned ranks)
{
    ranks |= ranks >> 14 & 1 ? 2u : 0; /* the ace below the deuce */
    for (int high = 14; high >= 5; high--)
        if ((ranks >> (high - 4) & 31) == 31)
            return high;
    return 0;
}

static int highest(unsigned ranks)
{
    return ranks == 0 ? 0 : 31 - __builtin_clz(ranks);
}

/* `score` and then the `most` highest of `ranks`, one digit each. */
static int64_t with_kickers(int64_t score, unsigned ranks, int most)
{
    for (; most > 0; most--) {
        int rank = highest(ranks);
        score = score * 16 + rank;
        ranks &= ~(1u << rank);
    }
    return score;
}

static int64_t without_flush(const int count[15])
{
    unsigned all = ranks_of(count, 1), pairs = ranks_of(count, 2);
    int four = highest(ranks_of(count, 4)), three = highest(ranks_of(count, 3));
    int straight = straight_of(all), pair = highest(pairs & ~(1u << three));

    if (four > 0)
        return with_kickers(7 * 16 + four, all & ~(1u << four), 1) * 4096;
    if (three > 0 && pair > 0)
        return (((int64_t)6 * 16 + three) * 16 + pair) * 4096;
    if (straight > 0)
        return ((int64_t)4 * 16 + straight) * 65536;
    if (three > 0)
        return with_kickers(3 * 16 + three, all & ~(1u << three), 2) * 256;
    int second = highest(pairs & ~(1u << pair));
    if (pair > 0 && second > 0)
        return with_kickers((2 * 16 + pair) * 16 + second, all & ~(1u << pair) & ~(1u << second),
                            1) *
               256;
    if (pair > 0)
        return with_kickers(1 * 16 + pair, all & ~(1u << pair), 3) * 16;
    return with_kickers(0, all, 5);
}

/* Six digits: what it is, and up to five ranks. */
static int64_t score_of(const struct hand *hand, int seat)
{
    int count[15] = {0}, of_suit[4][15] = {{0}}, in_suit[4] = {0};

    for (int i = 0; i < 2 + BOARD_MAX; i++) {
        card c = i < 2 ? hand->hole[seat][i] : hand->board[0][i - 2];
        int rank = card_rank(c), suit = card_suit(c);
        count[rank]++;
        of_suit[suit][rank]++;
        in_suit[suit]++;
    }
    for (int suit = 0; suit < 4; suit++) {
        unsigned ranks = ranks_of(of_suit[suit], 1);
        if (in_suit[suit] < 5)
            continue;
        if (straight_of(ranks) > 0)
            return ((int64_t)8 * 16 + straight_of(ranks)) * 65536;
        int64_t other = without_flush(count), flush = with_kickers(5, ranks, 5);
        return other > flush ? other : flush;
    }
    return without_flush(count);
}

static bool is_live(const struct hand *hand, int seat)
{
    return hand->live >> seat & 1;
}

/* The next higher amount that a live seat has put in. */
static chips next_level(const struct hand *hand, chips level)
{
    chips next = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (is_live(hand, seat) && hand->put_in[seat] > level &&
            (next == 0 || hand->put_in[seat] < next))
            next = hand->put_in[seat];
    return next;
}

/* From the left of the button on, one odd chip each. */
static void share_out(const struct hand *hand, chips amount, chips level, chips won[SEATS_MAX])
{
    int64_t best = -1;
    int winners = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!is_live(hand, seat) || hand->put_in[seat] < level)
            continue;
        int64_t score = hand->board_count == BOARD_MAX ? score_of(hand, seat) : 0;
        winners = score > best ? 1 : winners + (score == best);
        best = score > best ? score : best;
    }
    chips odd = amount % winners;
    for (int i = 1; i <= SEATS_MAX; i++) {
        int seat = (hand->setup.button + i) % SEATS_MAX;
        if (!is_live(hand, seat) || hand->put_in[seat] < level)
            continue;
        if (hand->board_count == BOARD_MAX && score_of(hand, seat) != best)
            continue;
        won[seat] += amount / winners + (odd > 0 ? 1 : 0);
        odd -= odd > 0 ? 1 : 0;
    }
}

void referee_look(const struct table *table)
{
    const struct hand *hand = &table->hand;
    chips won[SEATS_MAX] = {0}, dead = hand->dead;
    bool is_plain = hand->setup.variant == VARIANT_HOLDEM && hand->boards == 1 &&
                    hand->setup.rake_bp == 0 && !hand->setup.profile.odd_chips_to_first;

    for (chips level = 0, next; is_plain && (next = next_level(hand, level)) > 0; level = next) {
        chips amount = dead;
        dead = 0;
        for (int seat = 0; seat < SEATS_MAX; seat++) {
            chips in = hand->put_in[seat] < next ? hand->put_in[seat] : next;
            amount += in > level ? in - level : 0;
        }
        share_out(hand, amount, next, won);
    }
    for (int seat = 0; is_plain && seat < SEATS_MAX; seat++)
        if (won[seat] != hand->won[seat])
            sim_fail("rules", "table %lld hand %d: seat %d won %lld, not %lld",
                     (long long)table->id, table->hand_no, seat, (long long)hand->won[seat],
                     (long long)won[seat]);
}
