/* equity.c - `brelan equity`: the share of the pot that hands or ranges win. */
#include "poker/equity.h"

#include "poker/equity_range.h"
#include "tools/command.h"
#include "tools/dice.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_COLUMNS = 24 };

/* What counting every deal may cost; above, deals are drawn. */
static const uint64_t exact_ns = 1000000000;

struct request {
    struct equity_query query;
    struct equity_plan plan;
    struct equity_result result;
    const char *name[EQUITY_PLAYERS_MAX];
    uint64_t deals; /* to draw; 0: as many as take about a second */
    uint64_t seed;
    bool is_exact; /* asked for */
};

static int usage(FILE *out, int status)
{
    (void)fprintf(
        out,
        "usage: brelan equity HAND HAND... [--game holdem] [--board CARDS] [--dead CARDS]\n"
        "                     [--deals N] [--seed 1] [--exact]\n\n"
        "The share of the pot that 2 to %d hands win on average. A HAND is cards (AhKd), a\n"
        "range (JJ+,AKs,A5s-A2s,KQo) or \"random\"; what is missing of it is dealt at "
        "random.\n"
        "Every deal is counted where that takes about a second, or with --exact; otherwise\n"
        "deals are drawn, and the standard error is told.\n\nGAME:",
        EQUITY_PLAYERS_MAX);
    for (int i = 0; equity_game_code(i) != NULL; i++)
        (void)fprintf(out, " %s", equity_game_code(i));
    (void)fprintf(out, "\n");
    return status;
}

static int refuse(const char *what, const char *text)
{
    (void)fprintf(stderr, "brelan equity: %s: %s\n", what, text);
    return 2;
}

static bool read_number(const char *text, uint64_t *number)
{
    char *end;

    *number = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0';
}

/* The board or the dead cards; none twice, none that was named before. */
static int read_cards(const char *text, card *cards, int max, uint64_t *known)
{
    int count = equity_cards_parse(text, cards, max);

    for (int i = 0; i < count; i++) {
        if (*known >> cards[i] & 1)
            return -1;
        *known |= (uint64_t)1 << cards[i];
    }
    return count;
}

struct texts {
    const char *game;
    const char *board;
    const char *dead;
};

/* Options may stand among the hands. Returns the exit code, or -1 to go on. */
static int read_options(struct request *request, struct texts *texts, int argc, char *argv[])
{
    static const struct option options[] = {
        {"game", required_argument, NULL, 'g'}, {"board", required_argument, NULL, 'b'},
        {"dead", required_argument, NULL, 'd'}, {"deals", required_argument, NULL, 'n'},
        {"seed", required_argument, NULL, 's'}, {"exact", no_argument, NULL, 'e'},
        {"help", no_argument, NULL, 'h'},       {NULL, 0, NULL, 0},
    };

    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        bool is_right = true;
        if (option == 'g')
            texts->game = optarg;
        else if (option == 'b')
            texts->board = optarg;
        else if (option == 'd')
            texts->dead = optarg;
        else if (option == 'n')
            is_right = read_number(optarg, &request->deals) && request->deals > 0;
        else if (option == 's')
            is_right = read_number(optarg, &request->seed);
        else if (option == 'e')
            request->is_exact = true;
        else
            return usage(option == 'h' ? stdout : stderr, option == 'h' ? 0 : 2);
        if (!is_right)
            return refuse("not a number", optarg);
    }
    return -1;
}

static int read_request(struct request *request, int argc, char *argv[])
{
    struct texts texts = {.game = "holdem", .board = "", .dead = ""};
    struct equity_query *query = &request->query;
    card dead[DECK_SIZE];
    uint64_t known = 0;

    request->seed = 1;
    int status = read_options(request, &texts, argc, argv);
    if (status >= 0)
        return status;
    const struct equity_game *game = equity_game_of(texts.game);
    if (game == NULL)
        return refuse("there is no such game", texts.game);
    query->game = *game;
    query->board_count = read_cards(texts.board, query->board, game->board_count, &known);
    if (query->board_count < 0)
        return refuse("not a board of this game", texts.board);
    uint64_t board = known;
    if (read_cards(texts.dead, dead, DECK_SIZE, &known) < 0)
        return refuse("not dead cards", texts.dead);
    query->dead = known & ~board;
    query->player_count = argc - optind;
    if (query->player_count < 2 || query->player_count > EQUITY_PLAYERS_MAX)
        return usage(stderr, 2);
    for (int p = 0; p < query->player_count; p++) {
        request->name[p] = argv[optind + p];
        if (!equity_range_parse(request->name[p], game, &query->player[p]))
            return refuse("not a hand or range of this game", request->name[p]);
    }
    return -1;
}

static uint64_t next_random(void *context)
{
    return dice_next(context);
}

static void show(const struct request *request, bool is_exact)
{
    const struct equity_result *result = &request->result;
    double deals = (double)result->deals;
    bool is_split = request->query.game.is_split;

    (void)printf("%s, %llu deals%s\n", request->query.game.code, (unsigned long long)result->deals,
                 is_exact ? ", all there are" : " drawn");
    (void)printf("%-*s %9s%s %9s %9s%s\n", NAME_COLUMNS, "hand", "equity",
                 is_exact ? "" : "  std err", is_split ? "scoop" : "win", is_split ? "part" : "tie",
                 is_split ? "      high       low" : "");
    for (int p = 0; p < request->query.player_count; p++) {
        const struct equity_share *share = &result->player[p];
        (void)printf("%-*s %8.4f%%", NAME_COLUMNS, request->name[p], 100 * equity_mean(result, p));
        if (!is_exact)
            (void)printf(" %7.4f%%", 100 * sqrt(equity_variance(result, p)));
        (void)printf(" %8.4f%% %8.4f%%", 100 * (double)share->wins / deals,
                     100 * (double)share->ties / deals);
        if (is_split)
            (void)printf(" %8.4f%% %8.4f%%", 100 * (double)share->high_units / EQUITY_UNITS / deals,
                         100 * (double)share->low_units / EQUITY_UNITS / deals);
        (void)printf("\n");
    }
}

int equity_main(int argc, char *argv[])
{
    static struct request request; /* large */
    int status = read_request(&request, argc, argv);
    if (status >= 0)
        return status;

    const struct equity_query *query = &request.query;
    uint64_t deal_ns = (uint64_t)query->player_count * (uint64_t)query->game.cost_ns;
    bool is_exact = request.deals == 0 && equity_plan(query, &request.plan) &&
                    (request.is_exact || request.plan.deals < exact_ns / deal_ns);
    if (request.is_exact && !is_exact)
        return refuse("too many hands", "not every deal can be counted");
    if (is_exact) {
        equity_exact(query, &request.plan, &request.result);
    } else {
        struct dice dice = dice_seeded(request.seed);
        struct equity_random random = {next_random, &dice};
        uint64_t deals = request.deals > 0 ? request.deals : exact_ns / (deal_ns + 150);
        if (!equity_sample(query, deals, random, &request.result))
            return refuse("no deal", "the hands want the same cards, or too many");
    }
    show(&request, is_exact);
    return ferror(stdout) || fflush(stdout) != 0;
}
