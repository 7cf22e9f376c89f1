/* corpus_record.c - the table and the deck of a recorded hand. */
#include "poker/seats.h"
#include "tools/corpus.h"

#include <string.h>

static const struct code {
    const char *code;
    enum variant variant;
    enum limit limit;
} codes[] = {
    {"NT", VARIANT_HOLDEM, LIMIT_NO},         {"PT", VARIANT_HOLDEM, LIMIT_POT},
    {"FT", VARIANT_HOLDEM, LIMIT_FIXED},      {"NS", VARIANT_SHORTDECK, LIMIT_NO},
    {"PO", VARIANT_OMAHA, LIMIT_POT},         {"PO5", VARIANT_OMAHA5, LIMIT_POT},
    {"PO6", VARIANT_OMAHA6, LIMIT_POT},       {"FO", VARIANT_OMAHA, LIMIT_FIXED},
    {"PO8", VARIANT_OMAHA8, LIMIT_POT},       {"NO8", VARIANT_OMAHA8, LIMIT_NO},
    {"FO8", VARIANT_OMAHA8, LIMIT_FIXED},     {"PO58", VARIANT_OMAHA58, LIMIT_POT},
    {"F7S", VARIANT_STUD, LIMIT_FIXED},       {"F7S8", VARIANT_STUD8, LIMIT_FIXED},
    {"FR", VARIANT_RAZZ, LIMIT_FIXED},        {"N2L1D", VARIANT_DRAW27, LIMIT_NO},
    {"F2L3D", VARIANT_TRIPLE27, LIMIT_FIXED}, {"FA5L3D", VARIANT_TRIPLEA5, LIMIT_FIXED},
    {"FB", VARIANT_BADUGI, LIMIT_FIXED},      {"F5D", VARIANT_DRAW5, LIMIT_FIXED},
    {"P5D", VARIANT_DRAW5, LIMIT_POT},        {"N5D", VARIANT_DRAW5, LIMIT_NO},
};

void corpus_read_chips(const struct json_tree *tree, int array, chips amount[SEATS_MAX])
{
    int seat = 0;

    memset(amount, 0, SEATS_MAX * sizeof *amount);
    for (int item = json_tree_first(tree, array); item >= 0 && seat < SEATS_MAX;
         item = json_tree_next(tree, array, item))
        amount[seat++] = json_tree_int(tree, item, 0);
}

static int count_posts(const chips amount[SEATS_MAX])
{
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        count += amount[seat] > 0;
    return count;
}

static int first_post(const chips amount[SEATS_MAX])
{
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (amount[seat] > 0)
            return seat;
    }
    return SEAT_NONE;
}

static bool read_game(const struct json_tree *tree, struct hand_setup *setup)
{
    int code = json_tree_member(tree, 0, "variant");

    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        if (!json_tree_is(tree, code, codes[i].code))
            continue;
        setup->variant = codes[i].variant;
        setup->limit = codes[i].limit;
        return true;
    }
    return false;
}

/* One blind is the big one, wherever it lies; what comes after the second is a straddle. */
static void read_blinds(const chips blind[SEATS_MAX], int seats, struct hand_setup *setup)
{
    int big = seats == 2 && blind[0] >= blind[1] ? 0 : 1;

    setup->small_blind_seat = SEAT_NONE;
    setup->big_blind_seat = first_post(blind);
    if (count_posts(blind) > 1) {
        setup->big_blind_seat = big;
        setup->small_blind_seat = 1 - big;
        setup->small_blind = blind[1 - big];
        memcpy(setup->straddle + 2, blind + 2, (SEATS_MAX - 2) * sizeof *blind);
    }
    if (setup->big_blind_seat != SEAT_NONE)
        setup->big_blind = blind[setup->big_blind_seat];
}

static void read_antes(const struct json_tree *tree, struct hand_setup *setup)
{
    chips ante[SEATS_MAX];

    corpus_read_chips(tree, json_tree_member(tree, 0, "antes"), ante);
    if (count_posts(ante) == 0)
        return;
    setup->ante = ante[first_post(ante)];
    if (json_tree_get_bool(tree, 0, "ante_trim"))
        setup->ante_rule = ANTE_EACH_SEAT;
    else if (first_post(ante) == setup->big_blind_seat)
        setup->ante_rule = ANTE_BIG_BLIND;
    else
        setup->ante_rule = ANTE_BUTTON;
}

/* What the records take for granted, and the caps that they name. */
static struct rule_profile read_profile(const struct json_tree *tree)
{
    struct rule_profile profile = profile_preset(PROFILE_POKERSTARS);
    int cap = json_tree_first(tree, json_tree_member(tree, 0, "cap"));
    chips bets = json_tree_int(tree, cap, -1);

    profile.ante_before_blind = true;
    profile.is_uncapped_heads_up = false;
    profile.fixed_cap = bets < 0 ? 0 : (int)bets;
    return profile;
}

bool corpus_read_setup(const struct json_tree *tree, struct hand_setup *setup)
{
    chips blind[SEATS_MAX], bet[SEATS_MAX];
    int64_t seats = json_tree_get_int(tree, 0, "n", 0);

    if (seats < 2 || seats > SEATS_MAX)
        return false;
    *setup = (struct hand_setup){
        .seats = (seat_set)((1u << seats) - 1),
        .button = (int)json_tree_get_int(tree, 0, "button", 0),
        .bring_in = json_tree_get_int(tree, 0, "bring_in", 0),
        .boards = 1,
        .runs_max = 1,
        .profile = read_profile(tree),
    };
    if (!read_game(tree, setup))
        return false;
    corpus_read_chips(tree, json_tree_member(tree, 0, "stacks"), setup->stack);
    corpus_read_chips(tree, json_tree_member(tree, 0, "blinds"), blind);
    corpus_read_chips(tree, json_tree_member(tree, 0, "late"), setup->live_post);
    corpus_read_chips(tree, json_tree_member(tree, 0, "dead"), setup->dead_post);
    corpus_read_chips(tree, json_tree_member(tree, 0, "bets"), bet);
    setup->small_bet = bet[0];
    setup->big_bet = bet[variant_rules(setup->variant)->street_count - 1];
    read_blinds(blind, (int)seats, setup);
    read_antes(tree, setup);
    return hand_setup_fault(setup) == NULL;
}

/* The cards of a text such as "AsKd" from a place on. Returns how many. */
static int place(card *cards, int max, const char *text)
{
    int count = 0;

    for (; text[0] != '\0' && text[1] != '\0' && count < max; text += 2) {
        char one[CARD_TEXT_BYTES] = {text[0], text[1], '\0'};
        cards[count++] = card_parse(one);
    }
    return count;
}

void corpus_order(const card *wanted, int count, uint64_t without, enum variant variant,
                  card cards[DECK_SIZE])
{
    int size = variant_deck_size(variant_rules(variant));
    uint64_t placed = without;
    int at = 0;

    for (int i = 0; i < count; i++) {
        if (wanted[i] >= DECK_SIZE || wanted[i] < DECK_SIZE - size || placed >> wanted[i] & 1)
            continue;
        placed |= (uint64_t)1 << wanted[i];
        cards[at++] = wanted[i];
    }
    for (int c = DECK_SIZE - size; c < DECK_SIZE; c++) {
        if (!(placed >> c & 1))
            cards[at++] = (card)c;
    }
    memset(cards + at, CARD_NONE, (size_t)(DECK_SIZE - at));
}

/* Gives every place that the record leaves open a card that is nowhere else. False: one is there
 * twice, or is none of this deck. */
static bool fill(enum variant variant, card cards[DECK_SIZE])
{
    int size = variant_deck_size(variant_rules(variant));
    uint64_t placed = 0;
    card rest[DECK_SIZE];
    int next = 0;

    for (int i = 0; i < DECK_SIZE; i++) {
        if (cards[i] == CARD_NONE)
            continue;
        if (i >= size || cards[i] < DECK_SIZE - size || placed >> cards[i] & 1)
            return false;
        placed |= (uint64_t)1 << cards[i];
    }
    corpus_order(NULL, 0, placed, variant, rest);
    for (int i = 0; i < size; i++) {
        if (cards[i] == CARD_NONE)
            cards[i] = rest[next++];
    }
    return true;
}

bool corpus_read_deck(const struct json_tree *tree, enum variant variant, struct deck *deck,
                      card sequence[CORPUS_CARDS_MAX])
{
    const struct variant_rules *rules = variant_rules(variant);
    int events = json_tree_member(tree, 0, "ev");
    int size = variant_deck_size(rules), board = size - BOARD_MAX;
    int next = 0;

    memset(deck, CARD_NONE, sizeof *deck);
    memset(sequence, CARD_NONE, CORPUS_CARDS_MAX);
    for (int e = json_tree_first(tree, events); e >= 0; e = json_tree_next(tree, events, e)) {
        int kind = json_tree_member(tree, e, "e");
        int64_t seat = json_tree_get_int(tree, e, "p", 0);
        bool is_deal = json_tree_is(tree, kind, "deal");
        char cards[16];
        if ((!is_deal && !json_tree_is(tree, kind, "board")) || seat < 0 || seat >= SEATS_MAX)
            continue;
        json_tree_copy(tree, json_tree_member(tree, e, "c"), cards, sizeof cards);
        if (rules->family != FAMILY_FLOP)
            next += place(sequence + next, CORPUS_CARDS_MAX - next, cards);
        else if (is_deal && seat >= rules->seats_max)
            return false; /* the deck has no cards for it */
        else if (is_deal)
            (void)place(deck->card + seat * rules->hole_count, rules->hole_count, cards);
        else
            board += place(deck->card + board, size - board, cards);
    }
    if (rules->family != FAMILY_FLOP) {
        corpus_order(sequence, DECK_SIZE, 0, variant, deck->card);
        return true;
    }
    return fill(variant, deck->card);
}
