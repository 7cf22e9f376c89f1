/*
 * api.h - the names that server and clients share. Generated from docs/openapi.json by
 * scripts/generate-api; do not edit.
 */
#ifndef BASE_API_H
#define BASE_API_H

/* X(constant, name): what is played: docs/rules.md, chapter 10. */
#define API_GAMES(X)              \
    X(HOLDEM, "holdem")           \
    X(SHORTDECK, "shortdeck")     \
    X(ROYAL, "royal")             \
    X(OMAHA, "omaha")             \
    X(OMAHA5, "omaha5")           \
    X(OMAHA6, "omaha6")           \
    X(OMAHA8, "omaha8")           \
    X(OMAHA58, "omaha58")         \
    X(COURCHEVEL, "courchevel")   \
    X(COURCHEVEL8, "courchevel8") \
    X(STUD, "stud")               \
    X(STUD8, "stud8")             \
    X(RAZZ, "razz")               \
    X(DRAW5, "draw5")             \
    X(DRAW27, "draw27")           \
    X(TRIPLE27, "triple27")       \
    X(TRIPLEA5, "triplea5")       \
    X(BADUGI, "badugi")

/* X(constant, name): how high one may bet. */
#define API_LIMITS(X) \
    X(NO, "no")       \
    X(POT, "pot")     \
    X(FIXED, "fixed")

/* X(constant, name): a mixed game: what is played changes. none: always the table's game. */
#define API_ROTATIONS(X)        \
    X(NONE, "none")             \
    X(HORSE, "horse")           \
    X(EIGHT_GAME, "eight_game") \
    X(DEALERS_CHOICE, "dealers_choice")

/* X(constant, name): whose rules count where they differ: docs/rules.md, chapter 11. */
#define API_PROFILES(X)       \
    X(TDA, "tda")             \
    X(WSOP_LIVE, "wsop_live") \
    X(POKERSTARS, "pokerstars")

/* X(constant, name): who pays the ante; what one seat pays is for all. */
#define API_ANTE_RULES(X)     \
    X(EACH_SEAT, "each_seat") \
    X(BIG_BLIND, "big_blind") \
    X(BUTTON, "button")

/* X(constant, name): where the button goes: docs/rules.md, 2.3 and 2.10. */
#define API_BUTTON_RULES(X) \
    X(DEAD, "dead")         \
    X(FORWARD, "forward")

/* X(constant, name): whether the seat after the big blind must straddle: docs/rules.md, 2.11. */
#define API_STRADDLE_RULES(X) \
    X(NONE, "none")           \
    X(MANDATORY, "mandatory")

/* X(constant, name): what a turn asks for: a bet, a bring-in, or cards to exchange. */
#define API_TURNS(X)        \
    X(BET, "bet")           \
    X(BRING_IN, "bring_in") \
    X(DRAW, "draw")

/* X(constant, name): which part of a pot. */
#define API_SHARES(X) \
    X(WHOLE, "whole") \
    X(HIGH, "high")   \
    X(LOW, "low")

/* X(constant, name): what a seat on turn can do. */
#define API_ACTIONS(X)      \
    X(FOLD, "fold")         \
    X(CHECK, "check")       \
    X(CALL, "call")         \
    X(BET, "bet")           \
    X(RAISE, "raise")       \
    X(BRING_IN, "bring_in") \
    X(DRAW, "draw")

/* X(constant, name): forced bets; live and dead are those of a returning player. */
#define API_POSTS(X)              \
    X(ANTE, "ante")               \
    X(SMALL_BLIND, "small_blind") \
    X(BIG_BLIND, "big_blind")     \
    X(STRADDLE, "straddle")       \
    X(LIVE, "live")               \
    X(DEAD, "dead")

/* X(constant, name): a phase of a hand. */
#define API_STREETS(X)            \
    X(PREFLOP, "preflop")         \
    X(FLOP, "flop")               \
    X(TURN, "turn")               \
    X(RIVER, "river")             \
    X(THIRD, "third")             \
    X(FOURTH, "fourth")           \
    X(FIFTH, "fifth")             \
    X(SIXTH, "sixth")             \
    X(SEVENTH, "seventh")         \
    X(PREDRAW, "predraw")         \
    X(FIRST_DRAW, "first_draw")   \
    X(SECOND_DRAW, "second_draw") \
    X(THIRD_DRAW, "third_draw")

/* X(constant, name): when to sit out. */
#define API_SIT_OUTS(X)       \
    X(NOW, "now")             \
    X(NEXT_HAND, "next_hand") \
    X(NEXT_BIG_BLIND, "next_big_blind")

/* X(constant, name): why it happened. */
#define API_REASONS(X)        \
    X(ASKED, "asked")         \
    X(TIMED_OUT, "timed_out") \
    X(BROKE, "broke")         \
    X(AWAY, "away")           \
    X(SEATED, "seated")       \
    X(EXPIRED, "expired")     \
    X(WELCOME, "welcome")     \
    X(DAILY, "daily")

/* X(constant, name): the kinds of hands, weakest first. */
#define API_STRENGTHS(X)                \
    X(HIGH_CARD, "high_card")           \
    X(PAIR, "pair")                     \
    X(TWO_PAIR, "two_pair")             \
    X(TRIPS, "trips")                   \
    X(STRAIGHT, "straight")             \
    X(FLUSH, "flush")                   \
    X(FULL_HOUSE, "full_house")         \
    X(QUADS, "quads")                   \
    X(STRAIGHT_FLUSH, "straight_flush") \
    X(LOW, "low")                       \
    X(BADUGI, "badugi")

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
    X(MUST_BRING_IN, "must_bring_in", "You must bring in, or complete the bet.")        \
    X(NO_BRING_IN, "no_bring_in", "There is no bring-in to make now.")                  \
    X(MUST_DRAW, "must_draw", "Say first which cards to exchange, or stand pat.")       \
    X(CANNOT_DRAW, "cannot_draw", "You cannot exchange cards now.")                     \
    X(NO_SUCH_CARD, "no_such_card", "You do not hold that many cards.")                 \
    X(NO_SUCH_RUN, "no_such_run", "The board cannot be run that many times.")           \
    X(NOTHING_TO_SHOW, "nothing_to_show", "You have no cards to show.")                 \
    X(HAND_RUNNING, "hand_running", "Wait until the hand has ended.")                   \
    X(NO_SUCH_TABLE, "no_such_table", "There is no such table.")                        \
    X(NO_SUCH_SEAT, "no_such_seat", "This table has no such seat.")                     \
    X(NO_SUCH_GAME, "no_such_game", "That is no game to choose here.")                  \
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

/* X(constant, code, status, sentence): why a request never reached the game. */
#define API_ERRORS(X)                                                                       \
    X(BAD_JSON, "bad_json", 400, "The body is not valid JSON.")                             \
    X(BAD_FIELD, "bad_field", 400, "A value has the wrong type or is out of range.")        \
    X(UNKNOWN_FIELD, "unknown_field", 400, "This request has no such field.")               \
    X(MISSING_FIELD, "missing_field", 400, "A field is missing.")                           \
    X(DUPLICATE_KEY, "duplicate_key", 400, "A field was given twice.")                      \
    X(NOT_LOGGED_IN, "not_logged_in", 401, "You are not logged in.")                        \
    X(WRONG_PASSWORD, "wrong_password", 401, "Name and password do not match.")             \
    X(WRONG_ORIGIN, "wrong_origin", 403, "This request came from another site.")            \
    X(NOT_FOUND, "not_found", 404, "There is nothing here.")                                \
    X(WRONG_METHOD, "wrong_method", 405, "This address does not answer to that method.")    \
    X(NAME_TAKEN, "name_taken", 409, "Somebody has this name already.")                     \
    X(ALREADY_MEMBER, "already_member", 409, "You have an account already; log out first.") \
    X(TOO_LARGE, "too_large", 413, "The request is too large.")                             \
    X(WRONG_TYPE, "wrong_type", 415, "The body must be sent as application/json.")          \
    X(TOO_MANY, "too_many", 429, "Too many requests; try again in a moment.")               \
    X(UNAVAILABLE, "unavailable", 503, "The game cannot answer at the moment; try again soon.")

/* X(constant, name): the kinds of events in polls and snapshots. */
#define API_EVENTS(X)                     \
    X(TABLE_OPENED, "table_opened")       \
    X(SAT, "sat")                         \
    X(LEFT, "left")                       \
    X(LEAVE_ASKED, "leave_asked")         \
    X(SAT_OUT, "sat_out")                 \
    X(SIT_OUT_ASKED, "sit_out_asked")     \
    X(SAT_IN, "sat_in")                   \
    X(TOP_UP_ASKED, "top_up_asked")       \
    X(TOPPED_UP, "topped_up")             \
    X(TOP_UP_RETURNED, "top_up_returned") \
    X(WAIT_JOINED, "wait_joined")         \
    X(WAIT_LEFT, "wait_left")             \
    X(SEAT_OFFERED, "seat_offered")       \
    X(CHATTED, "chatted")                 \
    X(BLIND_MISSED, "blind_missed")       \
    X(HAND_STARTED, "hand_started")       \
    X(POSTED, "posted")                   \
    X(HOLE_DEALT, "hole_dealt")           \
    X(TURN_BEGAN, "turn_began")           \
    X(CLOCK_STARTED, "clock_started")     \
    X(CLOCK_MOVED, "clock_moved")         \
    X(TIMED_OUT, "timed_out")             \
    X(ACTED, "acted")                     \
    X(BET_RETURNED, "bet_returned")       \
    X(COLLECTED, "collected")             \
    X(STREET_DEALT, "street_dealt")       \
    X(RESHUFFLED, "reshuffled")           \
    X(RUN_OFFERED, "run_offered")         \
    X(RUN_CHOSEN, "run_chosen")           \
    X(RUN_DECIDED, "run_decided")         \
    X(SHOWN, "shown")                     \
    X(MUCKED, "mucked")                   \
    X(POT_WON, "pot_won")                 \
    X(RAKED, "raked")                     \
    X(HAND_ENDED, "hand_ended")           \
    X(PAUSED, "paused")                   \
    X(CHOICE_ASKED, "choice_asked")       \
    X(GAME_CHOSEN, "game_chosen")         \
    X(HOLE_CARDS, "hole_cards")           \
    X(STRENGTH, "strength")               \
    X(BALANCE, "balance")                 \
    X(LOBBY_TABLE, "lobby_table")

#endif
