/*
 * bench_hands.c - `brelan bench hands`: complete hands a second on one core, with random legal
 * actions, from a shuffled deck to the settled pots, in every game.
 */
#include "tools/bench_hands.h"

#include "tools/random_hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { HANDS_AT_A_TIME = 256, SECONDS_MAX = 60 };

struct tally {
    uint64_t hands;
    uint64_t decisions;
    uint64_t events;
    double seconds;
};

static void count(struct hand_event_list *events, struct tally *tally)
{
    tally->events += (uint64_t)events->count;
    events->count = 0;
}

static void play_hand(const struct hand_setup *setup, struct dice *dice,
                      struct hand_event_list *events, struct tally *tally)
{
    struct hand hand;
    struct deck deck;

    random_deck(dice, setup->variant, &deck);
    hand_play_start(&hand, setup, &deck, events);
    count(events, tally);
    while (hand.is_running) {
        struct hand_act act = random_act(dice, &hand, &hand.legal);
        if (hand_play_act(&hand, &act, events) != REFUSAL_NONE)
            abort(); /* random_act() and the engine differ about what is legal */
        count(events, tally);
        tally->decisions++;
    }
    tally->hands++;
}

/* Of the processor: other programs that run meanwhile do not count. */
static double seconds_used(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage); /* cannot fail */
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

static struct tally measure(const struct hand_setup *setup, double seconds)
{
    static struct hand_event_list events; /* large, and only its beginning is ever used */
    struct tally tally = {0};
    struct dice dice = dice_seeded(1);
    double start = seconds_used();

    do {
        for (int i = 0; i < HANDS_AT_A_TIME; i++)
            play_hand(setup, &dice, &events, &tally);
        tally.seconds = seconds_used() - start;
    } while (tally.seconds < seconds);
    return tally;
}

/* No-limit where the game knows it, else pot-limit, else fixed-limit. */
static enum limit usual_limit(enum variant variant)
{
    unsigned limits = variant_rules(variant)->limits;

    if (variant_rules(variant)->from_hole != 0)
        return LIMIT_POT;
    return limits & LIMIT_BIT(LIMIT_NO) && variant != VARIANT_TRIPLE27 &&
                   variant != VARIANT_TRIPLEA5 && variant != VARIANT_BADUGI
               ? LIMIT_NO
               : LIMIT_FIXED;
}

static void report(enum variant variant, enum limit limit, int seats, double seconds)
{
    static const char *const names[LIMIT_COUNT] = {"no", "pot", "fixed"};
    struct hand_setup setup = random_plain_setup(variant, limit, seats);
    struct tally tally = measure(&setup, seconds);

    (void)printf(
        "%-12s %-5s %d  %9.0f  %5.1f  %5.1f  %6.0f\n", variant_rules(variant)->code, names[limit],
        seats, (double)tally.hands / tally.seconds, (double)tally.decisions / (double)tally.hands,
        (double)tally.events / (double)tally.hands, tally.seconds * 1e9 / (double)tally.decisions);
    (void)fflush(stdout);
}

int bench_hands_main(int argc, char *argv[])
{
    double seconds = 1;

    if (argc == 3 && strcmp(argv[1], "--seconds") == 0)
        seconds = strtod(argv[2], NULL);
    else if (argc != 1)
        seconds = 0;
    if (!(seconds > 0 && seconds <= SECONDS_MAX)) {
        (void)fprintf(stderr,
                      "usage: brelan bench hands [--seconds S]\n\nS: 1 for each game if "
                      "nothing else is said, at most %d.\n",
                      SECONDS_MAX);
        return 2;
    }
    (void)printf("one hand is %zu bytes\n\n", sizeof(struct hand));
    (void)printf("game         limit seats hands/s  decisions  events  ns/decision\n");
    for (int variant = 0; variant < VARIANT_COUNT; variant++)
        report((enum variant)variant, usual_limit((enum variant)variant), 6, seconds);
    return 0;
}
