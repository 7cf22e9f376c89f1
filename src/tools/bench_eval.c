#include "tools/bench_eval.h"

#include "base/units.h"
#include "os/clock.h"
#include "poker/strength.h"
#include "poker/strength_key.h"
#include "tools/dice.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As many as fill 0.9 MB with seven cards each: more than a core's first two caches. */
enum { HANDS = 1 << 17, CARDS_MAX = 11, SHORT_LOWEST = 16, RUNS = 40, RUN_US = 10000 };

struct bench {
    card cards[(size_t)HANDS * CARDS_MAX];
    uint32_t values[HANDS];
    volatile int deck_size; /* not known beforehand, so that no run can be left out */
    uint32_t sink;
};

/* clang-format off: columns */
static const struct row {
    const char *name;
    enum ranking ranking;
    int count;      /* cards of a hand; in Omaha its hole cards */
    int board;      /* 0: no Omaha */
    bool is_single; /* one call for each hand */
} rows[] = {
    {"high, 7 cards", RANKING_HIGH, 7, 0, false},
    {"high, 7 cards, one by one", RANKING_HIGH, 7, 0, true},
    {"high, 5 cards", RANKING_HIGH, 5, 0, false},
    {"high, 6 cards", RANKING_HIGH, 6, 0, false},
    {"short deck, 7 cards", RANKING_SHORT, 7, 0, false},
    {"deuce-to-seven, 5 cards", RANKING_LOW_27, 5, 0, false},
    {"deuce-to-seven, 7 cards", RANKING_LOW_27, 7, 0, false},
    {"ace-to-five, 5 cards", RANKING_LOW_A5, 5, 0, false},
    {"ace-to-five, 7 cards", RANKING_LOW_A5, 7, 0, false},
    {"eight or better, 7 cards", RANKING_LOW_8, 7, 0, false},
    {"badugi, 4 cards", RANKING_BADUGI, 4, 0, false},
    {"Omaha high, 4 cards", RANKING_HIGH, 4, 5, false},
    {"Omaha high, 5 cards", RANKING_HIGH, 5, 5, false},
    {"Omaha high, 6 cards", RANKING_HIGH, 6, 5, false},
    {"Omaha low, 4 cards", RANKING_LOW_8, 4, 5, false},
    {"Omaha low, 5 cards", RANKING_LOW_8, 5, 5, false},
};
/* clang-format on */

/* Draws every hand from a deck of its own. */
static void draw_hands(struct bench *bench, const struct row *row)
{
    struct dice dice = dice_seeded(1);
    int lowest = row->ranking == RANKING_SHORT ? SHORT_LOWEST : 0;
    int size = DECK_SIZE - lowest;
    int count = row->count + row->board;
    card deck[DECK_SIZE];

    for (int i = 0; i < size; i++)
        deck[i] = (card)(lowest + i);
    for (int hand = 0; hand < HANDS; hand++) {
        for (int i = 0; i < count; i++) {
            int other = i + dice_below(&dice, size - i);
            card drawn = deck[other];
            deck[other] = deck[i];
            deck[i] = drawn;
        }
        memcpy(bench->cards + (size_t)hand * (size_t)count, deck, (size_t)count);
    }
}

static void value_hands(struct bench *bench, const struct row *row)
{
    const card *cards = bench->cards;

    if (row->board > 0) {
        for (int i = 0; i < HANDS; i++, cards += row->count + row->board)
            bench->values[i] =
                strength_omaha(row->ranking, cards, row->count, cards + row->count, row->board);
    } else if (row->is_single) {
        for (int i = 0; i < HANDS; i++, cards += row->count)
            bench->values[i] = strength_value(row->ranking, cards, row->count);
    } else {
        strength_values(row->ranking, cards, row->count, HANDS, bench->values);
    }
    bench->sink += bench->values[HANDS - 1];
}

/* Millions a second: the best of several runs, since other processes disturb some. */
static double measure(struct bench *bench, const struct row *row)
{
    double best = 0;

    draw_hands(bench, row);
    for (int run = 0; run < RUNS; run++) {
        int64_t start = clock_steady_us();
        int64_t end;
        int passes = 0;
        do {
            value_hands(bench, row);
            passes++;
            end = clock_steady_us();
        } while (end - start < RUN_US);
        double rate = (double)passes * HANDS / (double)(end - start);
        best = rate > best ? rate : best;
    }
    return best;
}

/* The last two cards below `below`, with the five of `key`. Returns the sum of their values. */
static uint64_t walk_two(struct strength_key key, int below)
{
    uint64_t sum = 0;

    for (int c = 0; c < below; c++) {
        struct strength_key six = strength_key_join(key, strength_key_of_card((card)c));
        for (int d = 0; d < c; d++)
            sum += strength_key_high_7(strength_key_join(six, strength_key_of_card((card)d)));
    }
    return sum;
}

/* All ways to add `missing` cards below `below`. */
static uint64_t walk(struct strength_key key, int missing, int below)
{
    uint64_t sum = 0;

    if (missing == 2)
        return walk_two(key, below);
    for (int c = missing - 1; c < below; c++)
        sum += walk(strength_key_join(key, strength_key_of_card((card)c)), missing - 1, c);
    return sum;
}

static void measure_sequence(struct bench *bench)
{
    static const double hands = 133784560;
    double best = 0;

    for (int run = 0; run < 5; run++) {
        int64_t start = clock_steady_us();
        bench->sink += (uint32_t)walk((struct strength_key){0, 0}, 7, bench->deck_size);
        double rate = hands / (double)(clock_steady_us() - start);
        best = rate > best ? rate : best;
    }
    (void)printf("%-34s %8.1f\n", "high, all 133,784,560 in sequence", best);
}

int bench_eval_main(int argc, char **argv)
{
    if (argc > 1) {
        bool is_help = strcmp(argv[1], "--help") == 0;
        (void)fprintf(is_help ? stdout : stderr,
                      "usage: brelan bench eval\n\nValues %d random hands of each ranking again "
                      "and again on one core, and all hands of\nseven cards in sequence. The best "
                      "of %d runs counts.\n",
                      HANDS, RUNS);
        return is_help ? 0 : 2;
    }
    struct bench *bench = calloc(1, sizeof *bench);
    if (bench == NULL)
        abort();
    bench->deck_size = DECK_SIZE;
    (void)printf("%-34s %8s\n", "random hands, from their cards", "M/s");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        (void)printf("%-34s %8.1f\n", rows[i].name, measure(bench, &rows[i]));
    measure_sequence(bench);
    (void)printf("tables: %u bytes (checksum %x)\n", (unsigned)strength_tables_bytes,
                 (unsigned)bench->sink);
    free(bench);
    return 0;
}
