#include "room/blinds.h"

#include "room/game.h"

#include <stdbool.h>

static bool is_in(seat_set set, int seat)
{
    return (set & SEAT_BIT(seat)) != 0;
}

static int count_of(seat_set set)
{
    int count = 0;
    for (; set; set &= (seat_set)(set - 1))
        count++;
    return count;
}

/* The first of `set` clockwise after `seat`. The set is not empty. */
static int next_in(seat_set set, int seat)
{
    do
        seat = (seat + 1) % SEATS_MAX;
    while (!is_in(set, seat));
    return seat;
}

static int previous_in(seat_set set, int seat)
{
    do
        seat = (seat + SEATS_MAX - 1) % SEATS_MAX;
    while (!is_in(set, seat));
    return seat;
}

static int clockwise(int from, int to)
{
    return (to - from + SEATS_MAX) % SEATS_MAX;
}

/* The seats clockwise after `from` and before `to`. */
static seat_set between(int from, int to)
{
    seat_set set = 0;
    for (int seat = (from + 1) % SEATS_MAX; seat != to && seat != from;
         seat = (seat + 1) % SEATS_MAX)
        set |= SEAT_BIT(seat);
    return set;
}

static bool can_play(const struct sitter *sitter)
{
    return sitter->player != 0 && !sitter->is_out && !sitter->is_leaving && sitter->stack > 0;
}

/*
 * The first hand, or the first after everybody but one had gone: all who are here play, and nobody
 * owes anything (rule 2.9). The big blind still moves on.
 */
static struct blinds restart(const struct table *table, seat_set ready)
{
    struct blinds blinds = {.dealt = ready};
    bool is_heads_up = count_of(ready) == 2;

    if (table->big_blind_seat == SEAT_NONE) {
        blinds.button = next_in(ready, SEATS_MAX - 1);
        blinds.small_blind_seat = is_heads_up ? blinds.button : next_in(ready, blinds.button);
        blinds.big_blind_seat = next_in(ready, blinds.small_blind_seat);
        return blinds;
    }
    blinds.big_blind_seat = next_in(ready, table->big_blind_seat);
    blinds.small_blind_seat = previous_in(ready, blinds.big_blind_seat);
    blinds.button =
        is_heads_up ? blinds.small_blind_seat : previous_in(ready, blinds.small_blind_seat);
    return blinds;
}

/* Rule 2.7: who owes a blind comes in behind the big blind and before the button, nowhere else. */
static seat_set may_post(const struct table *table, seat_set owing, const struct blinds *blinds)
{
    seat_set set = 0;

    if (blinds->button == blinds->big_blind_seat)
        return 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (is_in(owing, seat) && table->sitter[seat].post_now)
            set |= SEAT_BIT(seat);
    }
    return set & between(blinds->big_blind_seat, blinds->button);
}

/* The button of three or more: where the small blind was, unless heads-up play left it there. */
static int button_of_many(const struct table *table, const struct blinds *blinds)
{
    int place = table->small_blind_seat;
    int small_blind_place = table->big_blind_seat;

    if (clockwise(place, small_blind_place) < clockwise(place, blinds->big_blind_seat))
        return place;
    return previous_in(blinds->dealt, small_blind_place);
}

static seat_set sitting_out(const struct table *table)
{
    seat_set set = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        if (sitter->player != 0 && !can_play(sitter))
            set |= SEAT_BIT(seat);
    }
    return set;
}

/* A game without blinds; before the first hand with a button it deals as if the last seat had it.
 */
static struct blinds rest(const struct table *table, seat_set ready)
{
    return (struct blinds){
        .dealt = ready,
        .button = table->button == SEAT_NONE ? table->config.seats - 1 : table->button,
        .small_blind_seat = SEAT_NONE,
        .big_blind_seat = SEAT_NONE,
    };
}

/* Rule 2.10: the button moves on, and the next two have the blinds. */
static struct blinds move_forward(const struct table *table, seat_set ready, seat_set settled)
{
    struct blinds blinds = {.button = next_in(settled, table->button)};
    seat_set out = sitting_out(table);

    blinds.small_blind_seat = next_in(settled, blinds.button);
    blinds.big_blind_seat = next_in(ready, blinds.small_blind_seat);
    blinds.missed_small = between(table->small_blind_seat, blinds.small_blind_seat) & out;
    blinds.missed_big = between(table->big_blind_seat, blinds.big_blind_seat) & out;
    blinds.dealt = settled | SEAT_BIT(blinds.big_blind_seat);
    blinds.posting = may_post(table, ready & (seat_set)~settled, &blinds);
    blinds.dealt |= blinds.posting;
    return blinds;
}

/* Rule 2.11: who comes in on the straddle pays that and nothing more. */
static void add_straddle(const struct table *table, struct blinds *blinds)
{
    blinds->straddle_seat = SEAT_NONE;
    if (table->config.straddle_rule == STRADDLE_NONE || blinds->big_blind_seat == SEAT_NONE ||
        count_of(blinds->dealt) < 3)
        return;
    blinds->straddle_seat = next_in(blinds->dealt, blinds->big_blind_seat);
    blinds->posting &= (seat_set)~SEAT_BIT(blinds->straddle_seat);
    blinds->missed_straddle =
        between(blinds->big_blind_seat, blinds->straddle_seat) & sitting_out(table);
}

static struct blinds place_blinds(const struct table *table)
{
    seat_set ready = 0, owing = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        if (!can_play(sitter))
            continue;
        ready |= SEAT_BIT(seat);
        if (sitter->owes_big || sitter->owes_small || sitter->owes_straddle)
            owing |= SEAT_BIT(seat);
    }
    if (count_of(ready) < 2)
        return (struct blinds){0};
    if (!game_has_blinds(game_next(table).variant))
        return rest(table, ready);
    if (table->big_blind_seat == SEAT_NONE)
        return restart(table, ready);

    if (table->config.button_rule == BUTTON_FORWARD && count_of(ready & (seat_set)~owing) > 2)
        return move_forward(table, ready, ready & (seat_set)~owing);

    struct blinds blinds = {.big_blind_seat = next_in(ready, table->big_blind_seat)};
    seat_set out = sitting_out(table);
    int small_blind_place = table->big_blind_seat;

    blinds.missed_big = between(table->big_blind_seat, blinds.big_blind_seat) & out;
    blinds.missed_small =
        (between(table->small_blind_seat, small_blind_place) | SEAT_BIT(small_blind_place)) & out;
    blinds.dealt = (ready & ~owing) | SEAT_BIT(blinds.big_blind_seat);
    blinds.button = button_of_many(table, &blinds);
    blinds.posting = may_post(table, owing, &blinds);
    blinds.dealt |= blinds.posting;

    if (count_of(blinds.dealt) < 2) {
        struct blinds again = restart(table, ready);
        again.missed_big = blinds.missed_big;
        return again;
    }
    if (count_of(blinds.dealt) == 2) {
        blinds.small_blind_seat = next_in(blinds.dealt, blinds.big_blind_seat);
        blinds.button = blinds.small_blind_seat;
        blinds.posting = 0; /* who came in to make two has the small blind, and a seat bets once */
        return blinds;
    }
    blinds.small_blind_seat =
        is_in(blinds.dealt, small_blind_place) ? small_blind_place : SEAT_NONE;
    return blinds;
}

struct blinds blinds_next(const struct table *table)
{
    struct blinds blinds = place_blinds(table);

    add_straddle(table, &blinds);
    return blinds;
}
