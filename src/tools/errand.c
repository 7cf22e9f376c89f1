#include "tools/errand.h"

#include "base/text.h"
#include "codec/names.h"
#include "tools/strategy.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum {
    THINK_MEDIAN_MS = 1200,
    THINK_LEAST_MS = 250,
    THINK_MOST_MS = 9000,
    PATIENCE_MS = 700 /* before sitting down and the like */
};

chips errand_buy_in(chips balance, chips buy_in_min, chips buy_in_max)
{
    chips wish = balance / 5 * 3;

    if (balance < buy_in_min)
        return 0;
    if (wish < buy_in_min)
        return buy_in_min;
    return wish > buy_in_max ? buy_in_max : wish;
}

/* Log-normal: mostly about the median, now and then long. */
static int think_ms(const struct knowledge *knowledge, double weight, struct dice *dice)
{
    double ms = THINK_MEDIAN_MS * (0.6 + 1.6 * weight) * exp(0.5 * dice_normal(dice));
    double most = THINK_MOST_MS;

    if (knowledge->is_quick)
        return 0;
    if (knowledge->seen.act_ms > 0 && most > 0.6 * knowledge->seen.act_ms)
        most = 0.6 * knowledge->seen.act_ms;
    if (ms > most)
        ms = most;
    return ms < THINK_LEAST_MS ? THINK_LEAST_MS : (int)ms;
}

static struct errand get(enum errand_kind kind, const char *path)
{
    struct errand errand = {.kind = kind};
    (void)snprintf(errand.path, sizeof errand.path, "%s", path); /* ours, and short */
    return errand;
}

/* A command to the table: `fields` follow the command's id in the body. */
static struct errand command(const struct knowledge *knowledge, enum errand_kind kind,
                             const char *verb, const char *fields, struct dice *dice)
{
    struct errand errand = {.kind = kind, .is_post = true};

    (void)snprintf(errand.path, sizeof errand.path, "/api/tables/%" PRId64 "/%s",
                   knowledge->seen.table, verb); /* a number and a word: they fit, as does … */
    (void)snprintf(errand.body, sizeof errand.body, "{\"commandId\":\"%016" PRIx64 "\"%s}",
                   dice_next(dice), fields); /* … this */
    return errand;
}

/* What goes beside the action: ,"to":600 or ,"places":[0,4]; nothing otherwise. */
static void add_details(struct text *text, const struct decision *decision)
{
    bool is_first = true;

    if (decision->action == ACTION_BET || decision->action == ACTION_RAISE) {
        text_add(text, ",\"to\":");
        text_add_int(text, decision->to);
    }
    if (decision->action != ACTION_DRAW || decision->mask == 0)
        return;
    text_add(text, ",\"places\":");
    for (int k = 0; k < HOLE_MAX; k++) {
        if (!(decision->mask >> k & 1))
            continue;
        text_add_char(text, is_first ? '[' : ',');
        text_add_int(text, k);
        is_first = false;
    }
    text_add_char(text, ']');
}

/* Nothing that the server could refuse again. */
static struct decision cautious(const struct seen *seen)
{
    if (seen->legal.kind == TURN_DRAW)
        return (struct decision){.action = ACTION_DRAW};
    if (seen->legal.kind == TURN_BRING_IN)
        return (struct decision){.action = ACTION_BRING_IN};
    return (struct decision){.action = seen->legal.to_call == 0 ? ACTION_CHECK : ACTION_FOLD};
}

static struct errand choose_act(const struct knowledge *knowledge, struct dice *dice)
{
    const struct seen *seen = &knowledge->seen;
    struct decision decision = strategy_decide(seen, knowledge->level, dice);
    char fields[120];
    char storage[60];
    struct text details;

    if (knowledge->is_cautious)
        decision = cautious(seen);
    text_init(&details, storage, sizeof storage);
    add_details(&details, &decision);
    (void)snprintf(fields, sizeof fields, ",\"hand\":%" PRId32 ",\"turn\":%d,\"action\":\"%s\"%s",
                   seen->hand_no, seen->turn, action_names[decision.action], details.bytes);
    struct errand errand = command(knowledge, ERRAND_ACT, "act", fields, dice);
    errand.delay_ms = think_ms(knowledge, decision.weight, dice);
    return errand;
}

static struct errand choose_run(const struct knowledge *knowledge, struct dice *dice)
{
    const struct seen *seen = &knowledge->seen;
    char fields[80];

    (void)snprintf(fields, sizeof fields, ",\"hand\":%" PRId32 ",\"turn\":%d,\"times\":%d",
                   seen->hand_no, seen->run_turn, strategy_run(seen, knowledge->level, dice));
    struct errand errand = command(knowledge, ERRAND_RUN, "run", fields, dice);
    errand.delay_ms = think_ms(knowledge, 0.2, dice);
    return errand;
}

/* Any of the games: a house plays all of them. */
static struct errand choose_game(const struct knowledge *knowledge, struct dice *dice)
{
    const struct seen *seen = &knowledge->seen;
    char fields[60];

    (void)snprintf(fields, sizeof fields, ",\"hand\":%" PRId32 ",\"choice\":%d", seen->choice_hand,
                   dice_below(dice, seen->choice_count));
    struct errand errand = command(knowledge, ERRAND_CHOOSE, "choose", fields, dice);
    errand.delay_ms = think_ms(knowledge, 0.5, dice);
    return errand;
}

static int choose_seat(const struct seen *seen, struct dice *dice)
{
    int free_seats[SEATS_MAX];
    int count = 0;

    for (int seat = 0; seat < seen->seats; seat++)
        if (seen->sitter[seat].player == 0)
            free_seats[count++] = seat;
    return count == 0 ? SEAT_NONE : free_seats[dice_below(dice, count)];
}

static struct errand choose_sit(const struct knowledge *knowledge, struct dice *dice)
{
    const struct seen *seen = &knowledge->seen;
    int seat = choose_seat(seen, dice);
    chips buy_in = errand_buy_in(knowledge->balance, seen->buy_in_min, seen->buy_in_max);
    char fields[80];

    if (seat == SEAT_NONE || buy_in == 0)
        return (struct errand){.kind = ERRAND_NONE};
    (void)snprintf(fields, sizeof fields, ",\"seat\":%d,\"buyIn\":%" PRId64, seat, buy_in);
    return command(knowledge, ERRAND_SIT, "sit", fields, dice);
}

/* Enough chips to bring the stack back to a buy-in; 0: it is not low, or they are not there. */
static chips top_up_amount(const struct knowledge *knowledge)
{
    const struct seen *seen = &knowledge->seen;
    chips stack = seen->sitter[seen->own_seat].stack;
    chips missing = seen->buy_in_max / 2 > seen->buy_in_min ? seen->buy_in_max / 2 - stack
                                                            : seen->buy_in_min - stack;

    if (stack >= seen->buy_in_min / 2 || knowledge->topped_hand == seen->hand_no)
        return 0;
    if (missing > knowledge->balance)
        missing = knowledge->balance;
    return stack + missing < seen->buy_in_min ? 0 : missing;
}

static struct errand choose_seated(const struct knowledge *knowledge, struct dice *dice)
{
    const struct seen *seen = &knowledge->seen;
    const struct seen_sitter *own = &seen->sitter[seen->own_seat];
    bool is_asked = seen_is_asked(seen);
    int turn = is_asked ? seen->run_turn : seen->turn;
    bool has_acted = knowledge->acted_hand == seen->hand_no && knowledge->acted_turn == turn;

    if (is_asked)
        return has_acted ? (struct errand){.kind = ERRAND_NONE} : choose_run(knowledge, dice);
    if (seen_is_own_turn(seen))
        return has_acted ? (struct errand){.kind = ERRAND_NONE} : choose_act(knowledge, dice);
    if (seen_is_choosing(seen) && knowledge->chosen_hand != seen->choice_hand &&
        !knowledge->wants_leave)
        return choose_game(knowledge, dice);
    if (knowledge->has_asked_leave)
        return (struct errand){.kind = ERRAND_NONE};
    if (knowledge->wants_leave)
        return command(knowledge, ERRAND_LEAVE, "leave", "", dice);
    if (seen->is_running && own->is_live)
        return (struct errand){.kind = ERRAND_NONE};
    chips amount = top_up_amount(knowledge);
    if (amount > 0) {
        char fields[40];
        (void)snprintf(fields, sizeof fields, ",\"amount\":%" PRId64, amount);
        return command(knowledge, ERRAND_TOP_UP, "top-up", fields, dice);
    }
    if (own->is_out && own->stack > 0)
        return command(knowledge, ERRAND_SIT_IN, "sit-in", ",\"postNow\":true", dice);
    if (own->is_out && own->stack == 0 && knowledge->topped_hand != seen->hand_no)
        return command(knowledge, ERRAND_LEAVE, "leave", "", dice);
    return (struct errand){.kind = ERRAND_NONE};
}

static struct errand choose_login(const struct knowledge *knowledge)
{
    struct errand errand = {.kind = ERRAND_GUEST, .is_post = true, .path = "/api/guest"};
    struct text text;

    text_init(&text, errand.body, sizeof errand.body);
    text_add(&text, "{\"name\":");
    text_add_json(&text, knowledge->name);
    text_add(&text, ",\"bot\":true}");
    return errand;
}

struct errand errand_choose(const struct knowledge *knowledge, struct dice *dice)
{
    struct errand errand = {.kind = ERRAND_NONE};
    char path[64];

    if (!knowledge->is_logged_in)
        return choose_login(knowledge);
    if (!knowledge->knows_purse)
        return get(ERRAND_ME, "/api/me");
    if (knowledge->goal == 0) {
        if (!knowledge->wants_claim)
            return errand;
        errand = command(knowledge, ERRAND_CLAIM, "", "", dice);
        (void)snprintf(errand.path, sizeof errand.path, "/api/chips/claim");
        return errand;
    }
    if (knowledge->seen.table != knowledge->goal || knowledge->is_stale) {
        (void)snprintf(path, sizeof path, "/api/tables/%" PRId64, knowledge->goal);
        return get(ERRAND_LOOK, path);
    }
    if (knowledge->seen.own_seat != SEAT_NONE)
        errand = choose_seated(knowledge, dice);
    else if (!knowledge->wants_leave)
        errand = choose_sit(knowledge, dice);
    if (errand.delay_ms == 0 && errand.kind != ERRAND_ACT && !knowledge->is_quick)
        errand.delay_ms = PATIENCE_MS + dice_below(dice, PATIENCE_MS);
    return errand;
}
