#include "poker/equity.h"

#include "base/units.h"
#include "poker/equity_deal.h"

#include <assert.h>
#include <string.h>

enum {
    CHOICES_MAX = 1 << 16, /* of hands out of ranges, for a plan */
    REJECTED_MAX = 10000   /* choices in a row that want a card twice */
};

struct equity_game equity_game_of(enum variant variant)
{
    const struct variant_rules *rules = variant_rules(variant);
    bool has_board = rules->family == FAMILY_FLOP;
    int pairs = rules->hole_count * (rules->hole_count - 1) / 2;
    int cost_ns = has_board ? 8 : 30;

    if (rules->from_hole != 0)
        cost_ns = 20 * pairs;
    return (struct equity_game){
        .variant = variant,
        .hole_count = rules->hole_count,
        .board_count = has_board ? EQUITY_BOARD_MAX : 0,
        .is_omaha = rules->from_hole != 0,
        .is_split = rules->is_split,
        .lowest = (card)(DECK_SIZE - variant_deck_size(rules)),
        .ranking = rules->high,
        .cost_ns = rules->is_split ? 2 * cost_ns : cost_ns,
    };
}

/* -- The plan: which hands meet, and how often in other suits */

struct planning {
    const struct equity_query *query;
    struct equity_plan *plan;
    int renaming_count;
    uint8_t renaming[24]
                    [4]; /* of the suits, which leave the board and the dead cards as they are */
    uint16_t hand[EQUITY_PLAYERS_MAX];
    int choices;
};

static uint64_t rename_card(card c, const uint8_t renaming[4])
{
    return (uint64_t)1 << ((c & ~3) | renaming[c & 3]);
}

static bool keeps_known(const struct equity_query *query, const uint8_t renaming[4])
{
    uint64_t board = 0, renamed_board = 0, renamed_dead = 0;

    for (int i = 0; i < query->board_count; i++) {
        board |= (uint64_t)1 << query->board[i];
        renamed_board |= rename_card(query->board[i], renaming);
    }
    for (int c = 0; c < DECK_SIZE; c++) {
        if (query->dead >> c & 1)
            renamed_dead |= rename_card((card)c, renaming);
    }
    return renamed_board == board && renamed_dead == query->dead;
}

static void find_renamings(struct planning *planning)
{
    for (unsigned digits = 0; digits < 256; digits++) {
        uint8_t renaming[4] = {digits & 3, digits >> 2 & 3, digits >> 4 & 3,
                               (uint8_t)(digits >> 6)};
        unsigned seen =
            1u << renaming[0] | 1u << renaming[1] | 1u << renaming[2] | 1u << renaming[3];
        if (seen == 0xf && keeps_known(planning->query, renaming))
            memcpy(planning->renaming[planning->renaming_count++], renaming, 4);
    }
}

static uint64_t renamed_hand(const struct equity_hand *hand, const uint8_t renaming[4])
{
    uint64_t cards = 0;

    for (int i = 0; i < hand->count; i++)
        cards |= rename_card(hand->cards[i], renaming);
    return cards;
}

static void find_least_name(const struct planning *planning, uint64_t least[EQUITY_PLAYERS_MAX])
{
    const struct equity_query *query = planning->query;

    for (int r = 0; r < planning->renaming_count; r++) {
        uint64_t cards[EQUITY_PLAYERS_MAX] = {0};
        int first = 0;
        for (int p = 0; p < query->player_count; p++)
            cards[p] =
                renamed_hand(&query->player[p].hand[planning->hand[p]], planning->renaming[r]);
        while (first < query->player_count - 1 && cards[first] == least[first])
            first++;
        if (r == 0 || cards[first] < least[first])
            memcpy(least, cards, sizeof cards);
    }
}

/* Counts the chosen hands. False: there is no room for another class. */
static bool add_choice(struct planning *planning)
{
    struct equity_plan *plan = planning->plan;
    uint64_t least[EQUITY_PLAYERS_MAX] = {0};

    find_least_name(planning, least);
    for (int i = 0; i < plan->count; i++) {
        if (memcmp(plan->class[i].cards, least, sizeof least) == 0) {
            plan->class[i].weight++;
            return true;
        }
    }
    if (plan->count == EQUITY_CLASSES_MAX)
        return false;
    struct equity_class *class = &plan->class[plan->count++];
    memcpy(class->cards, least, sizeof least);
    memcpy(class->hand, planning->hand, sizeof class->hand);
    class->weight = 1;
    return true;
}

/* Chooses hands for the players from `player` on. */
static bool choose_hands(struct planning *planning, int player, uint64_t used)
{
    const struct equity_query *query = planning->query;
    const struct equity_range *range = &query->player[player];
    static const uint8_t same[4] = {0, 1, 2, 3};

    if (player == query->player_count)
        return add_choice(planning);
    for (int i = 0; i < range->count; i++) {
        uint64_t cards = renamed_hand(&range->hand[i], same);
        if (++planning->choices > CHOICES_MAX)
            return false;
        if (cards & used)
            continue;
        planning->hand[player] = (uint16_t)i;
        if (!choose_hands(planning, player + 1, used | cards))
            return false;
    }
    return true;
}

/* The ways to deal `missing` of `left` cards. */
static uint64_t ways(int left, int missing)
{
    uint64_t ways = 1;

    for (int i = 0; i < missing; i++)
        ways = ways * (uint64_t)(left - i) / (uint64_t)(i + 1);
    return ways;
}

/* UINT64_MAX when it is more; b is not 0. */
static uint64_t times(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

static int cards_left(uint64_t used)
{
    int left = 0;

    for (int c = 0; c < DECK_SIZE; c++)
        left += (used >> c & 1) == 0;
    return left;
}

/* The deals of one class. 0: the deck is too small. */
static uint64_t count_deals(const struct equity_query *query, const struct equity_class *class)
{
    struct equity_deal deal;
    uint64_t deals = 1;

    bool is_possible = equity_deal_init(&deal, query, class->hand);
    assert(is_possible);
    int left = cards_left(deal.used);
    for (int p = 0; p <= query->player_count; p++) {
        int missing = p < query->player_count ? query->game.hole_count - deal.hand[p].count
                                              : query->game.board_count - query->board_count;
        if (missing > left)
            return 0;
        deals = times(deals, ways(left, missing));
        left -= missing;
    }
    return deals;
}

bool equity_plan(const struct equity_query *query, struct equity_plan *plan)
{
    struct planning planning = {.query = query, .plan = plan};
    uint64_t used = query->dead | (((uint64_t)1 << query->game.lowest) - 1);

    plan->count = 0;
    plan->deals = 0;
    for (int i = 0; i < query->board_count; i++)
        used |= (uint64_t)1 << query->board[i];
    find_renamings(&planning);
    if (!choose_hands(&planning, 0, used))
        return false;
    for (int i = 0; i < plan->count; i++) {
        uint64_t deals = count_deals(query, &plan->class[i]);
        plan->deals = plan->deals > UINT64_MAX - deals ? UINT64_MAX : plan->deals + deals;
    }
    return plan->deals > 0;
}

/* -- Every deal */

struct count {
    struct equity_deal deal;
    struct equity_result *result;
    struct strength_key hole[EQUITY_PLAYERS_MAX];
};

/* Seven cards with a board: the board's sum is shared. */
static bool has_keys(const struct equity_deal *deal)
{
    return deal->game.board_count == EQUITY_BOARD_MAX && !deal->game.is_omaha;
}

static void count_board(struct count *count, struct strength_key board)
{
    uint32_t values[EQUITY_PLAYERS_MAX];
    const struct equity_deal *deal = &count->deal;

    for (int p = 0; p < deal->player_count; p++) {
        struct strength_key seven = strength_key_join(board, count->hole[p]);
        values[p] = deal->game.ranking == RANKING_SHORT ? strength_key_short_7(seven)
                                                        : strength_key_high_7(seven);
    }
    equity_share_pot(values, deal->player_count, count->result);
}

static void deal_key_board(struct count *count, struct strength_key board, int missing, int next)
{
    if (missing == 0) {
        count_board(count, board);
        return;
    }
    for (int c = next; c < DECK_SIZE; c++) {
        if ((count->deal.used >> c & 1) == 0)
            deal_key_board(count, strength_key_join(board, strength_key_of_card((card)c)),
                           missing - 1, c + 1);
    }
}

static void deal_board(struct count *count, int next)
{
    struct equity_deal *deal = &count->deal;

    if (deal->board_count == deal->game.board_count) {
        equity_deal_count(deal, count->result);
        return;
    }
    for (int c = next; c < DECK_SIZE; c++) {
        if (deal->used >> c & 1)
            continue;
        deal->board[deal->board_count++] = (card)c;
        deal_board(count, c + 1);
        deal->board_count--;
    }
}

static void start_board(struct count *count)
{
    struct equity_deal *deal = &count->deal;

    if (!has_keys(deal)) {
        deal_board(count, 0);
        return;
    }
    for (int p = 0; p < deal->player_count; p++)
        count->hole[p] = strength_key_of(deal->hand[p].cards, deal->hand[p].count);
    deal_key_board(count, strength_key_of(deal->board, deal->board_count),
                   EQUITY_BOARD_MAX - deal->board_count, 0);
}

/* Deals the cards that the hands from `player` on still miss. */
static void deal_holes(struct count *count, int player, int next)
{
    struct equity_deal *deal = &count->deal;
    struct equity_hand *hand = &deal->hand[player];

    if (player == deal->player_count) {
        start_board(count);
        return;
    }
    if (hand->count == deal->game.hole_count) {
        deal_holes(count, player + 1, 0);
        return;
    }
    for (int c = next; c < DECK_SIZE; c++) {
        if (deal->used >> c & 1)
            continue;
        deal->used |= (uint64_t)1 << c;
        hand->cards[hand->count++] = (card)c;
        deal_holes(count, player, c + 1);
        hand->count--;
        deal->used ^= (uint64_t)1 << c;
    }
}

static void add_weighted(struct equity_result *sum, const struct equity_result *part,
                         uint64_t weight, int player_count)
{
    sum->deals += part->deals * weight;
    for (int p = 0; p < player_count; p++) {
        struct equity_share *share = &sum->player[p];
        const struct equity_share *more = &part->player[p];
        share->wins += more->wins * weight;
        share->ties += more->ties * weight;
        share->units += more->units * weight;
        share->high_units += more->high_units * weight;
        share->low_units += more->low_units * weight;
        share->squares += more->squares * weight;
    }
}

void equity_exact(const struct equity_query *query, const struct equity_plan *plan,
                  struct equity_result *result)
{
    *result = (struct equity_result){0};
    for (int i = 0; i < plan->count; i++) {
        struct equity_result part = {0};
        struct count count = {.result = &part};
        bool is_possible = equity_deal_init(&count.deal, query, plan->class[i].hand);
        assert(is_possible);
        deal_holes(&count, 0, 0);
        add_weighted(result, &part, plan->class[i].weight, query->player_count);
    }
    equity_finish(result, query->player_count);
}

/* -- Some deals */

static int draw_below(struct equity_random random, int bound)
{
    return (int)((random.next(random.context) >> 32) * (uint64_t)bound >> 32);
}

/* Any choice that wants no card twice is as likely as another. */
static bool choose_at_random(const struct equity_query *query, struct equity_random random,
                             struct equity_deal *deal)
{
    for (int rejected = 0; rejected < REJECTED_MAX; rejected++) {
        uint16_t hand[EQUITY_PLAYERS_MAX] = {0};
        for (int p = 0; p < query->player_count; p++) {
            int count = query->player[p].count;
            hand[p] = (uint16_t)(count == 1 ? 0 : draw_below(random, count));
        }
        if (equity_deal_init(deal, query, hand))
            return true;
    }
    return false;
}

struct stub {
    int count;
    card card[DECK_SIZE];
};

static card draw_card(struct stub *stub, struct equity_random random)
{
    int drawn = draw_below(random, stub->count);
    card c = stub->card[drawn];

    stub->card[drawn] = stub->card[--stub->count];
    return c;
}

static bool draw_deal(struct equity_deal *deal, struct equity_random random)
{
    struct stub stub = {0};
    int missing = deal->game.board_count - deal->board_count;

    for (int c = 0; c < DECK_SIZE; c++) {
        if ((deal->used >> c & 1) == 0)
            stub.card[stub.count++] = (card)c;
    }
    for (int p = 0; p < deal->player_count; p++)
        missing += deal->game.hole_count - deal->hand[p].count;
    if (missing > stub.count)
        return false;
    for (int p = 0; p < deal->player_count; p++) {
        while (deal->hand[p].count < deal->game.hole_count)
            deal->hand[p].cards[deal->hand[p].count++] = draw_card(&stub, random);
    }
    while (deal->board_count < deal->game.board_count)
        deal->board[deal->board_count++] = draw_card(&stub, random);
    return true;
}

bool equity_sample(const struct equity_query *query, uint64_t deals, struct equity_random random,
                   struct equity_result *result)
{
    *result = (struct equity_result){0};
    while (result->deals < deals) {
        struct equity_deal deal;
        if (!choose_at_random(query, random, &deal) || !draw_deal(&deal, random))
            return false;
        equity_deal_count(&deal, result);
    }
    equity_finish(result, query->player_count);
    return true;
}

double equity_mean(const struct equity_result *result, int player)
{
    return (double)result->player[player].units / EQUITY_UNITS / (double)result->deals;
}

double equity_variance(const struct equity_result *result, int player)
{
    double mean = equity_mean(result, player);
    double square = (double)result->player[player].squares / EQUITY_UNITS / EQUITY_UNITS /
                    (double)result->deals;

    return (square - mean * mean) / (double)result->deals;
}
