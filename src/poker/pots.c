#include "poker/pots.h"

#include "poker/seats.h"

#include <assert.h>

static chips sum(const chips put_in[SEATS_MAX])
{
    chips total = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += put_in[seat];
    return total;
}

/* The smallest amount above `lower` that a live seat has put in, or 0 if none has. */
static chips next_level(const chips put_in[SEATS_MAX], seat_set live, chips lower)
{
    chips level = 0;
    SEATS_EACH(seat, live) {
        if (put_in[seat] > lower && (level == 0 || put_in[seat] < level))
            level = put_in[seat];
    }
    return level;
}

/* What everyone put in between two levels, and the live seats that reached the upper one. */
static struct pot slice(const chips put_in[SEATS_MAX], seat_set live, chips lower, chips upper)
{
    struct pot pot = {0};
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        chips reached = put_in[seat] < upper ? put_in[seat] : upper;
        pot.amount += reached > lower ? reached - lower : 0;
    }
    SEATS_EACH(seat, live) {
        if (put_in[seat] >= upper)
            pot.eligible = (seat_set)(pot.eligible | SEAT_BIT(seat));
    }
    return pot;
}

/* Appends, or joins the last pot when the same seats can win it. */
static void add(struct pots *pots, struct pot pot)
{
    if (pots->count > 0 && pots->pot[pots->count - 1].eligible == pot.eligible) {
        pots->pot[pots->count - 1].amount += pot.amount;
        return;
    }
    assert(pots->count < POTS_MAX);
    pots->pot[pots->count++] = pot;
}

struct pots pots_build(const chips put_in[SEATS_MAX], seat_set live, chips dead)
{
    struct pots pots = {0};
    chips total = dead;
    chips lower = 0;

    assert(live != 0);
    if (dead > 0)
        add(&pots, (struct pot){dead, live});
    for (chips upper; (upper = next_level(put_in, live, lower)) != 0; lower = upper) {
        struct pot pot = slice(put_in, live, lower, upper);
        total += pot.amount;
        add(&pots, pot);
    }

    assert(total == sum(put_in) + dead); /* no chip is made or lost */
    return pots;
}
