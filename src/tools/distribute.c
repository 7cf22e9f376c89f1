#include "tools/fleet.h"

/* People at the table and bots of others: the seats that are not ours to fill. */
static int others(const struct place *place)
{
    int mine_seated = place->bots < place->mine ? place->bots : place->mine;
    int count = place->players - mine_seated;
    return count < 0 ? 0 : count;
}

static int people(const struct place *place)
{
    return place->players > place->bots ? place->players - place->bots : 0;
}

/* The most bots that leave seats free: two at a larger table, one at a small one. */
static int room(const struct place *place)
{
    int free_seats = place->seats > 4 ? 2 : 1;
    int count = place->seats - free_seats - others(place);

    if (place->players == 1 && people(place) == 1 && count < 1)
        count = 1; /* heads-up: somebody waits for an opponent */
    if (place->seats == 2 && people(place) == 1)
        count = 1;
    return count < 0 ? 0 : count;
}

/* Up to `each` bots for the places with or without people, as long as there are bots. */
static int fill(struct place *places, int count, int bots, bool has_people, int each)
{
    for (int i = 0; i < count; i++) {
        struct place *place = &places[i];
        int most = room(place) < each ? room(place) : each;
        if ((people(place) > 0) != has_people)
            continue;
        while (bots > 0 && place->wanted < most) {
            place->wanted++;
            bots--;
        }
    }
    return bots;
}

void fleet_distribute(struct place *places, int count, int bots)
{
    for (int i = 0; i < count; i++)
        places[i].wanted = 0;
    bots = fill(places, count, bots, true, 3);
    bots = fill(places, count, bots, false, 3);
    for (int each = 4; each <= SEATS_MAX && bots > 0; each++) {
        bots = fill(places, count, bots, true, each);
        bots = fill(places, count, bots, false, each);
    }
}
