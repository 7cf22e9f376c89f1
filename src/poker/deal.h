/*
 * deal.h - which card of the deck goes where (docs/fairness.md, deal maps 1 and 2).
 *
 * Community games (map 1): hole card k of seat s is card s * hole_count + k of the deck, and the
 * boards are its last cards, five each, the first board last. So who gets which card does not
 * depend on who else sits. Stud and draw games (map 2): each card is the next one of the deck.
 */
#ifndef POKER_DEAL_H
#define POKER_DEAL_H

#include "poker/hand.h"

/*
 * The cards that a seat gets next, into the places of `mask`. Writes the event and returns how many
 * of them the deck still has: fewer than asked for when it runs out, and then the event has only
 * these (none: no event). Cards of a seat that lies open, and the `open` ones, are in the event.
 */
int deal_hole(const struct hand *hand, int seat, unsigned mask, unsigned open,
              struct hand_event *event);

/* Cards that nobody holds, when the deck has run out: what HAND_RESHUFFLED makes of them. */
int deal_again_count(const struct hand *hand);

/* Stud: true when the last card is one for all, since the deck has none for each (rule 10.8). */
bool deal_is_shared(const struct hand *hand, enum street street);

/* The cards of a street on a board. False: it gets none. */
bool deal_board(const struct hand *hand, enum street street, int board, struct hand_event *event);

/* How often the board can be run while cards are still to come; 1: once (rule 7.8). */
int deal_runs_max(const struct hand *hand);

/* How many boards a hand can have with these seats. */
int deal_boards_max(const struct variant_rules *rules, seat_set seats);

/* The next live seat to exchange cards before the betting; SEAT_NONE: there is none. */
int deal_next_to_draw(const struct hand *hand);

/* The cards that are still to come on board 0. Returns how many. */
int deal_rest_of_board(const struct hand *hand, card cards[BOARD_MAX]);

/* Apply. */
void deal_apply_hole(struct hand *hand, const struct hand_event *event);
void deal_apply_street(struct hand *hand, const struct hand_event *event);
void deal_apply_draw(struct hand *hand, int seat, unsigned mask);
void deal_apply_again(struct hand *hand, int count);
void deal_apply_runs(struct hand *hand, int times);

#endif
