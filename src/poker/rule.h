/*
 * rule.h - the paragraphs of docs/rules.md that set a bound: 404 is rule 4.4. A decision carries
 * them, so that a client can say why an amount is what it is.
 */
#ifndef POKER_RULE_H
#define POKER_RULE_H

enum rule {
    RULE_NONE = 0,
    RULE_TABLE_STAKES = 102,    /* the stack is the end */
    RULE_OWED_IN_FULL = 302,    /* a short blind is owed in full */
    RULE_SMALLEST_BET = 403,    /* the smallest bet */
    RULE_FULL_RAISE = 404,      /* as much more as the last full raise */
    RULE_SHORT_CALL = 405,      /* a call with all that is left */
    RULE_SHORT_ALL_IN = 406,    /* an all-in below the full amount */
    RULE_NOT_REOPENED = 407,    /* has acted, and no full raise came since */
    RULE_NOBODY_CAN_CALL = 408, /* no opponent could call more */
    RULE_POT_LIMIT = 413,
    RULE_FIXED_LIMIT = 414, /* the amount of a fixed bet, and how many there are */
    RULE_FIXED_SHORT = 415, /* a fixed bet completes a short all-in */
    RULE_STRADDLE = 416,    /* the smallest raise of a straddle */
    RULE_BRING_IN = 1006,
    RULE_OPEN_PAIR = 1007,
    RULE_DRAW = 1010
};

#endif
