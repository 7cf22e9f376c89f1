#include "coverage.h"

#include "poker/rule.h"

#include <stdio.h>

enum { RULES_MAX = 1300 };

static struct {
    bool refusal[REFUSAL_COUNT];
    bool event[HAND_EVENT_COUNT];
    bool action[ACTION_COUNT];
    bool post[POST_COUNT];
    bool turn[TURN_KIND_COUNT];
    bool share[SHARE_COUNT];
    bool variant[VARIANT_COUNT];
    bool limit[LIMIT_COUNT];
    bool ante[ANTE_RULE_COUNT];
    bool street[STREET_COUNT];
    bool strength[STRENGTH_KIND_COUNT];
    bool rule[RULES_MAX];
} seen;

/* Every number of rule.h: the compiler tells when one is missing here. */
static bool is_rule(int number)
{
    switch ((enum rule)number) {
    case RULE_TABLE_STAKES:
    case RULE_OWED_IN_FULL:
    case RULE_SMALLEST_BET:
    case RULE_FULL_RAISE:
    case RULE_SHORT_CALL:
    case RULE_SHORT_ALL_IN:
    case RULE_NOT_REOPENED:
    case RULE_NOBODY_CAN_CALL:
    case RULE_POT_LIMIT:
    case RULE_FIXED_LIMIT:
    case RULE_FIXED_SHORT:
    case RULE_STRADDLE:
    case RULE_BRING_IN:
    case RULE_OPEN_PAIR:
    case RULE_DRAW:
        return true;
    case RULE_NONE:
        break;
    }
    return false;
}

static void note_legal(const struct legal *legal)
{
    seen.turn[legal->kind] = true;
    seen.rule[legal->call_rule] = true;
    seen.rule[legal->min_rule] = true;
    seen.rule[legal->max_rule] = true;
}

static void note_setup(const struct hand_setup *setup)
{
    seen.variant[setup->variant] = true;
    seen.limit[setup->limit] = true;
    seen.street[variant_rules(setup->variant)->first] = true;
    if (setup->ante > 0)
        seen.ante[setup->ante_rule] = true;
}

void coverage_event(const struct hand_event *event)
{
    seen.event[event->kind] = true;
    if (event->kind == HAND_STARTED)
        note_setup(&event->started.setup);
    if (event->kind == HAND_POSTED)
        seen.post[event->posted.post] = true;
    if (event->kind == HAND_TURN_BEGAN)
        note_legal(&event->turn.legal);
    if (event->kind == HAND_ACTED)
        seen.action[event->acted.action] = true;
    if (event->kind == HAND_STREET_DEALT)
        seen.street[event->street.street] = true;
    if (event->kind == HAND_POT_WON)
        seen.share[event->won.share] = true;
    for (int b = 0; event->kind == HAND_SHOWN && b < event->shown.board_count; b++) {
        seen.strength[event->shown.board[b].high.kind] = true;
        seen.strength[event->shown.board[b].low.kind] = true;
    }
}

void coverage_refusal(enum refusal refusal)
{
    seen.refusal[refusal] = true;
}

static bool all_seen(const char *what, const bool *list, int from, int end)
{
    bool is_complete = true;

    for (int i = from; i < end; i++) {
        if (list[i])
            continue;
        printf("no scenario has %s %d\n", what, i);
        is_complete = false;
    }
    return is_complete;
}

static bool all_refusals_seen(void)
{
    bool is_complete = true;

    /* These are the poker layer's; what follows them is about tables. */
    for (int i = REFUSAL_NOT_YOUR_TURN; i <= REFUSAL_HAND_RUNNING; i++) {
        if (seen.refusal[i])
            continue;
        printf("no scenario is refused %s\n", refusal_code((enum refusal)i));
        is_complete = false;
    }
    return is_complete;
}

static bool all_rules_seen(void)
{
    bool is_complete = true;

    for (int number = 0; number < RULES_MAX; number++) {
        if (seen.rule[number] || !is_rule(number))
            continue;
        printf("no bound is set by rule %d.%d\n", number / 100, number % 100);
        is_complete = false;
    }
    return is_complete;
}

static bool all_variants_seen(void)
{
    bool is_complete = true;

    for (int i = 0; i < VARIANT_COUNT; i++) {
        if (seen.variant[i])
            continue;
        printf("no scenario plays %s\n", variant_rules((enum variant)i)->code);
        is_complete = false;
    }
    return is_complete;
}

bool coverage_report(void)
{
    bool is_complete = all_refusals_seen();

    is_complete = all_rules_seen() && is_complete;
    is_complete = all_variants_seen() && is_complete;
    is_complete = all_seen("the event", seen.event, 0, HAND_EVENT_COUNT) && is_complete;
    is_complete = all_seen("the action", seen.action, 0, ACTION_COUNT) && is_complete;
    is_complete = all_seen("the post", seen.post, 0, POST_COUNT) && is_complete;
    is_complete = all_seen("the turn", seen.turn, 0, TURN_KIND_COUNT) && is_complete;
    is_complete = all_seen("the share", seen.share, 0, SHARE_COUNT) && is_complete;
    is_complete = all_seen("the limit", seen.limit, 0, LIMIT_COUNT) && is_complete;
    is_complete = all_seen("the ante rule", seen.ante, 0, ANTE_RULE_COUNT) && is_complete;
    is_complete = all_seen("the street", seen.street, 0, STREET_COUNT) && is_complete;
    return all_seen("the kind of hand", seen.strength, 0, STRENGTH_KIND_COUNT) && is_complete;
}
