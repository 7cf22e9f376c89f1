/*
 * coverage.h - what the scenarios have made happen: every answer, event, action, post, kind of
 * turn, share, rule number, game, limit, street and kind of hand must come out at least once.
 */
#ifndef TESTS_COVERAGE_H
#define TESTS_COVERAGE_H

#include "poker/hand.h"

void coverage_event(const struct hand_event *event);
void coverage_refusal(enum refusal refusal);

/* Prints what never happened. True when everything did. */
bool coverage_report(void);

#endif
