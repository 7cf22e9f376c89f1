#include "tools/strategy.h"

#include "poker/strength.h"
#include "tools/exchange.h"

#include <assert.h>
#include <string.h>

enum { DEALS = 300, QUICK_DEALS = 60 };

static struct decision fold_or_check(const struct seen *seen)
{
    if (seen->legal.kind == TURN_BRING_IN)
        return (struct decision){.action = ACTION_BRING_IN, .weight = 0.1};
    return (struct decision){.action = seen->legal.to_call == 0 ? ACTION_CHECK : ACTION_FOLD,
                             .weight = 0.1};
}

static struct decision call_or_check(const struct seen *seen, double weight)
{
    if (seen->legal.kind == TURN_BRING_IN)
        return (struct decision){.action = ACTION_BRING_IN, .weight = weight};
    return (struct decision){.action = seen->legal.to_call == 0 ? ACTION_CHECK : ACTION_CALL,
                             .weight = weight};
}

/* Bets or raises to about `to`; calls where no raise is allowed. */
static struct decision bet_to(const struct seen *seen, chips to, double weight)
{
    const struct legal *legal = &seen->legal;

    if (legal->min_raise_to == 0)
        return call_or_check(seen, weight);
    if (to < legal->min_raise_to)
        to = legal->min_raise_to;
    if (to > legal->max_raise_to || to > legal->max_raise_to / 5 * 4) /* no crumbs stay behind */
        to = legal->max_raise_to;
    return (struct decision){
        .action = seen_bet_to(seen) > 0 ? ACTION_RAISE : ACTION_BET, .to = to, .weight = weight};
}

/* A bet of this share of the pot, after calling. */
static struct decision bet_pot_share(const struct seen *seen, double share, double weight)
{
    chips pot = seen_pot(seen) + seen->legal.to_call;
    chips blind = seen->big_blind;
    chips raise = (chips)((double)pot * share);

    if (blind > 1)
        raise = (raise + blind / 2) / blind * blind; /* people bet round amounts */
    return bet_to(seen, seen_bet_to(seen) + raise, weight);
}

/* Mostly one or two cards. */
static struct decision draw_at_random(const struct seen *seen, struct dice *dice)
{
    struct decision decision = {.action = ACTION_DRAW, .weight = dice_fraction(dice) / 2};

    for (int k = 0; k < seen->legal.draw_max; k++)
        decision.mask |= dice_below(dice, 3) == 0 ? 1u << k : 0;
    return decision;
}

static struct decision decide_at_random(const struct seen *seen, struct dice *dice)
{
    if (seen->legal.kind == TURN_DRAW)
        return draw_at_random(seen, dice);
    int roll = dice_below(dice, 100);

    if (roll < 12 && seen->legal.min_raise_to > 0) {
        chips room = seen->legal.max_raise_to - seen->legal.min_raise_to;
        double share = dice_fraction(dice) * dice_fraction(dice);
        chips more = roll < 2 ? room : (chips)((double)room * share * share);
        return bet_to(seen, seen->legal.min_raise_to + more, dice_fraction(dice));
    }
    if (roll < 30 && seen->legal.to_call > 0)
        return fold_or_check(seen);
    return call_or_check(seen, dice_fraction(dice) / 2);
}

double strategy_points(const card hole[HOLDEM_HOLE])
{
    static const double high_points[] = {
        [2] = 1,   [3] = 1.5, [4] = 2,  [5] = 2.5, [6] = 3,  [7] = 3.5, [8] = 4,
        [9] = 4.5, [10] = 5,  [11] = 6, [12] = 7,  [13] = 8, [14] = 10};
    static const double gap_cost[] = {0, 1, 2, 4, 5};
    int first = card_rank(hole[0]);
    int second = card_rank(hole[1]);
    int high = first > second ? first : second;
    int gap = high - (first + second - high) - 1;

    if (gap < 0)
        return high_points[high] < 2.5 ? 5 : 2 * high_points[high];
    double points = high_points[high] - gap_cost[gap > 4 ? 4 : gap];
    if (card_suit(hole[0]) == card_suit(hole[1]))
        points += 2;
    if (gap <= 1 && high < 12)
        points += 1;
    return points;
}

static struct decision decide_tight_preflop(const struct seen *seen)
{
    double points = strategy_points(seen->hole);
    double needed = seen->raises == 0 ? 6 : 8 + 2 * (seen->raises - 1);

    if (seen->legal.to_call > 10 * seen->big_blind)
        needed += 3;
    if (points >= 12 && seen->raises < 2)
        return bet_to(seen, 3 * seen_bet_to(seen), 0.4);
    if (points >= needed)
        return call_or_check(seen, 0.3);
    return fold_or_check(seen);
}

/* What the hole adds to what everybody holds. */
static enum strength_kind own_kind(const struct seen *seen)
{
    card cards[HOLDEM_HOLE + BOARD_MAX];
    int count = 0;

    for (int i = 0; i < HOLDEM_HOLE; i++)
        cards[count++] = seen->hole[i];
    for (int i = 0; i < seen->board_count; i++)
        cards[count++] = seen->board[i];
    struct strength all = strength_words(RANKING_HIGH, cards, count);
    struct strength board = strength_words(RANKING_HIGH, seen->board, seen->board_count);
    if (all.kind == board.kind)
        return STRENGTH_HIGH_CARD;
    if (all.kind == STRENGTH_TWO_PAIR && board.kind == STRENGTH_PAIR)
        return STRENGTH_PAIR;
    return all.kind;
}

static bool has_flush_draw(const struct seen *seen)
{
    int suited[4] = {0};

    if (seen->board_count == BOARD_MAX)
        return false;
    for (int i = 0; i < HOLDEM_HOLE; i++)
        suited[card_suit(seen->hole[i])]++;
    for (int i = 0; i < seen->board_count; i++)
        suited[card_suit(seen->board[i])]++;
    return suited[card_suit(seen->hole[0])] == 4 || suited[card_suit(seen->hole[1])] == 4;
}

static struct decision decide_tight_postflop(const struct seen *seen, struct dice *dice)
{
    enum strength_kind kind = own_kind(seen);
    chips pot = seen_pot(seen);
    double price = (double)seen->legal.to_call / (double)(pot + seen->legal.to_call + 1);

    if (kind >= STRENGTH_STRAIGHT)
        return bet_pot_share(seen, 0.6, 0.6);
    if (kind >= STRENGTH_TWO_PAIR)
        return seen->raises == 0 ? bet_pot_share(seen, 0.5, 0.5) : call_or_check(seen, 0.7);
    if (kind == STRENGTH_PAIR && seen->raises == 0 && dice_below(dice, 4) == 0)
        return bet_pot_share(seen, 0.4, 0.4);
    if ((kind == STRENGTH_PAIR && price < 0.34) || (has_flush_draw(seen) && price < 0.25))
        return call_or_check(seen, 0.5);
    return fold_or_check(seen);
}

/* Live players who still act after us on every later street: 0 is the best position. */
static int players_behind(const struct seen *seen)
{
    int behind = 0;

    if (seen->button == SEAT_NONE || seen->own_seat == seen->button)
        return 0;
    for (int seat = (seen->own_seat + 1) % seen->seats; seat != seen->own_seat;
         seat = (seat + 1) % seen->seats) {
        behind += seen->sitter[seat].is_live;
        if (seat == seen->button)
            break;
    }
    return behind;
}

static struct decision decide_by_equity(const struct seen *seen, int deals, struct dice *dice)
{
    const struct legal *legal = &seen->legal;
    int opponents = seen_live_count(seen) - 1;
    if (opponents < 1)
        opponents = 1;
    double equity = strategy_equity(seen, opponents, deals, dice);
    double fair = 1.0 / (opponents + 1);
    double position = players_behind(seen) == 0 ? 0.05 : -0.02 * players_behind(seen);
    double price = (double)legal->to_call / (double)(seen_pot(seen) + legal->to_call + 1);
    /* Who raises does not hold random cards: each raise makes the same equity worth less. */
    double edge = equity / fair + position - 0.12 * seen->raises;
    bool commits = legal->to_call * 3 > seen->sitter[seen->own_seat].stack;
    double weight = commits ? 1.0 : 0.2 + price;
    bool is_preflop = seen->street == variant_rules(seen->variant)->first;
    double size = 0.45 + 0.4 * dice_fraction(dice);

    if (edge > 1.75 && dice_below(dice, 10) > 0)
        return bet_pot_share(seen, seen->raises > 1 ? 1.0 : size + 0.15, weight);
    if (edge > 1.35 && seen->raises == 0 && dice_below(dice, 10) > 2)
        return bet_pot_share(seen, is_preflop ? 1.0 : size, weight);
    if (legal->to_call == 0) {
        bool bluffs =
            position > 0 && seen->raises == 0 && opponents <= 2 && dice_below(dice, 100) < 22;
        return bluffs ? bet_pot_share(seen, size, 0.6) : fold_or_check(seen);
    }
    double margin = is_preflop ? 1.02 : 1.1 + 0.1 * seen->raises + (commits ? 0.1 : 0);
    if (equity > price * margin && (is_preflop ? edge > 1.02 : edge > 0.85))
        return call_or_check(seen, weight);
    if (seen->raises == 1 && players_behind(seen) == 0 && dice_below(dice, 100) < 4)
        return bet_pot_share(seen, 0.8, 0.9); /* a bluff once in a while */
    return fold_or_check(seen);
}

static bool knows_own_cards(const struct seen *seen)
{
    for (int k = 0; k < seen->hole_count; k++)
        if (seen->hole[k] == CARD_NONE)
            return false;
    return seen->hole_count > 0;
}

struct decision strategy_decide(const struct seen *seen, int level, struct dice *dice)
{
    bool is_holdem = seen->variant == VARIANT_HOLDEM && seen->limit == LIMIT_NO;

    assert(seen_is_own_turn(seen));
    if (level <= 1 || !knows_own_cards(seen))
        return decide_at_random(seen, dice);
    if (seen->legal.kind == TURN_DRAW)
        return (struct decision){
            .action = ACTION_DRAW, .mask = exchange_choose(seen, dice), .weight = 0.5};
    if (level == 2 && !is_holdem)
        return decide_by_equity(seen, QUICK_DEALS, dice);
    if (level == 2)
        return seen->board_count == 0 ? decide_tight_preflop(seen)
                                      : decide_tight_postflop(seen, dice);
    return decide_by_equity(seen, DEALS, dice);
}

int strategy_run(const struct seen *seen, int level, struct dice *dice)
{
    return level <= 1 ? 1 + dice_below(dice, seen->run_times) : 2;
}
