/*
 * api.h - the names that server and clients share. Generated from docs/openapi.json by
 * scripts/generate-api; do not edit.
 */
#ifndef BASE_API_H
#define BASE_API_H

/* X(constant, code, sentence): why a command was refused. */
#define API_REFUSALS(X)                                                                 \
    X(NOT_YOUR_TURN, "not_your_turn", "It is not your turn.")                           \
    X(STALE_TURN, "stale_turn", "That turn is over; look at the table again.")          \
    X(NO_HAND, "no_hand", "No hand is being played here.")                              \
    X(CANNOT_CHECK, "cannot_check", "You cannot check: there is a bet to call.")        \
    X(NOTHING_TO_CALL, "nothing_to_call", "There is no bet to call; you can check.")    \
    X(NOTHING_TO_RAISE, "nothing_to_raise", "There is no bet to raise; you can bet.")   \
    X(CANNOT_BET, "cannot_bet", "There is a bet already; you can raise it.")            \
    X(CANNOT_RAISE, "cannot_raise", "You may only call or fold.")                       \
    X(RAISE_TOO_SMALL, "raise_too_small", "The amount is below the minimum.")           \
    X(RAISE_TOO_BIG, "raise_too_big", "The amount is more than you can put in.")        \
    X(NOTHING_TO_SHOW, "nothing_to_show", "You have no cards to show.")                 \
    X(HAND_RUNNING, "hand_running", "Wait until the hand has ended.")                   \
    X(NO_SUCH_TABLE, "no_such_table", "There is no such table.")                        \
    X(NO_SUCH_SEAT, "no_such_seat", "This table has no such seat.")                     \
    X(SEAT_TAKEN, "seat_taken", "Somebody sits there already.")                         \
    X(SEAT_HELD, "seat_held", "That seat is held for somebody on the wait list.")       \
    X(ALREADY_SEATED, "already_seated", "You already sit at this table.")               \
    X(NOT_SEATED, "not_seated", "You do not sit at this table.")                        \
    X(BUY_IN_TOO_SMALL, "buy_in_too_small", "The buy-in is below the table's minimum.") \
    X(BUY_IN_TOO_BIG, "buy_in_too_big", "The buy-in is above the table's maximum.")     \
    X(TOO_FEW_CHIPS, "too_few_chips", "You do not have that many chips.")               \
    X(STACK_FULL, "stack_full", "Your stack is at the table's maximum already.")        \
    X(ALREADY_WAITING, "already_waiting", "You are on the wait list already.")          \
    X(NOT_WAITING, "not_waiting", "You are not on the wait list.")                      \
    X(SEATS_FREE, "seats_free", "There is a free seat: sit down.")                      \
    X(WAIT_LIST_FULL, "wait_list_full", "The wait list is full.")                       \
    X(CLAIM_TOO_EARLY, "claim_too_early", "You can claim free chips once a day.")       \
    X(CLAIM_TOO_RICH, "claim_too_rich", "Free chips are for players who have run low.") \
    X(NO_CHAT, "no_chat", "You cannot chat here.")                                      \
    X(BUSY, "busy", "Your last request is still under way; try again in a moment.")     \
    X(PLAYER_GONE, "player_gone", "This player does not exist any more.")               \
    X(TABLES_FULL, "tables_full", "No more tables can be opened.")

#endif
