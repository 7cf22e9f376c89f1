#include "tools/seen.h"

#include "codec/names.h"

#include <string.h>

static int64_t number(const struct json_tree *tree, int event, const char *name)
{
    return json_tree_get_int(tree, event, name, 0);
}

/* -1 (SEAT_NONE) when it is not there or is no seat. */
static int seat_of(const struct json_tree *tree, int event, const char *name)
{
    int64_t seat = json_tree_get_int(tree, event, name, SEAT_NONE);
    return seat >= 0 && seat < SEATS_MAX ? (int)seat : SEAT_NONE;
}

static card card_of(const struct json_tree *tree, int node)
{
    char text[CARD_TEXT_BYTES];
    json_tree_copy(tree, node, text, sizeof text);
    return card_parse(text);
}

/* The number of a name; 0 for one that is not known. */
static int name_of(const struct json_tree *tree, int event, const char *member,
                   const char *const names[], int count)
{
    int node = json_tree_member(tree, event, member);

    for (int i = 0; i < count; i++)
        if (json_tree_is(tree, node, names[i]))
            return i;
    return 0;
}

static void see_sitter(struct seen *seen, const struct json_tree *tree, int object)
{
    int player = json_tree_member(tree, object, "player");
    int seat = seat_of(tree, object, "seat");

    if (seat == SEAT_NONE)
        return;
    seen->sitter[seat] = (struct seen_sitter){
        .player = number(tree, player, "id"),
        .is_bot = json_tree_get_bool(tree, player, "bot"),
        .is_out = json_tree_get_bool(tree, object, "out"),
        .stack = number(tree, object, "stack"),
    };
    if (seen->sitter[seat].player == seen->viewer)
        seen->own_seat = seat;
}

static void see_hand_started(struct seen *seen, const struct json_tree *tree, int event)
{
    int stacks = json_tree_member(tree, event, "stacks");
    int seats = json_tree_member(tree, event, "seats");
    int seat = 0;

    seen->is_running = true;
    seen->hand_no = (int32_t)number(tree, event, "hand");
    seen->button = seat_of(tree, event, "button");
    seen->variant = (enum variant)name_of(tree, event, "game", variant_names, VARIANT_COUNT);
    seen->limit = (enum limit)name_of(tree, event, "limit", limit_names, LIMIT_COUNT);
    seen->street = variant_rules(seen->variant)->first;
    seen->board_count = 0;
    seen->hole_count = 0;
    seen->run_turn = 0;
    seen->choice_hand = 0;
    seen->collected = 0;
    seen->raises = 0;
    seen->aggressor = SEAT_NONE;
    memset(seen->hole, CARD_NONE, sizeof seen->hole);
    memset(seen->up, CARD_NONE, sizeof seen->up);
    for (int item = json_tree_first(tree, stacks); item >= 0 && seat < SEATS_MAX; seat++) {
        seen->sitter[seat].is_live = false;
        seen->sitter[seat].bet = 0;
        if (json_tree_int(tree, item, 0) > 0)
            seen->sitter[seat].stack = json_tree_int(tree, item, 0);
        item = json_tree_next(tree, stacks, item);
    }
    for (int item = json_tree_first(tree, seats); item >= 0;
         item = json_tree_next(tree, seats, item)) {
        int64_t live = json_tree_int(tree, item, SEAT_NONE);
        if (live >= 0 && live < SEATS_MAX)
            seen->sitter[live].is_live = true;
    }
}

static void see_posted(struct seen *seen, const struct json_tree *tree, int event, int seat)
{
    int post = json_tree_member(tree, event, "post");
    chips amount = number(tree, event, "amount");

    seen->sitter[seat].stack -= amount;
    if (json_tree_is(tree, post, "ante") || json_tree_is(tree, post, "dead"))
        seen->collected += amount;
    else
        seen->sitter[seat].bet += amount;
}

static void see_turn_began(struct seen *seen, const struct json_tree *tree, int event, int seat)
{
    seen->turn_seat = seat;
    seen->turn = (int)number(tree, event, "turn");
    seen->legal = (struct legal){
        .kind = (enum turn_kind)name_of(tree, event, "asks", turn_names, TURN_KIND_COUNT),
        .to_call = number(tree, event, "toCall"),
        .min_raise_to = number(tree, event, "minRaiseTo"),
        .max_raise_to = number(tree, event, "maxRaiseTo"),
        .draw_max = (int)number(tree, event, "drawMax"),
    };
    seen->until = 0;
}

static void see_acted(struct seen *seen, const struct json_tree *tree, int event, int seat)
{
    int action = json_tree_member(tree, event, "action");

    seen->turn_seat = SEAT_NONE;
    if (json_tree_is(tree, action, "fold")) {
        seen->sitter[seat].is_live = false;
        return;
    }
    seen->sitter[seat].stack -= number(tree, event, "amount");
    seen->sitter[seat].bet = json_tree_get_int(tree, event, "to", seen->sitter[seat].bet);
    if (json_tree_is(tree, action, "bet") || json_tree_is(tree, action, "raise")) {
        seen->raises++;
        seen->aggressor = seat;
    }
}

static void see_bet_returned(struct seen *seen, const struct json_tree *tree, int event, int seat)
{
    chips amount = number(tree, event, "amount");

    seen->sitter[seat].stack += amount;
    if (seen->sitter[seat].bet >= amount)
        seen->sitter[seat].bet -= amount;
    else
        seen->collected -= amount;
}

static void see_collected(struct seen *seen, const struct json_tree *tree, int event)
{
    int pots = json_tree_member(tree, event, "pots");

    seen->collected = 0;
    for (int pot = json_tree_first(tree, pots); pot >= 0; pot = json_tree_next(tree, pots, pot))
        seen->collected += number(tree, pot, "amount");
    for (int seat = 0; seat < SEATS_MAX; seat++)
        seen->sitter[seat].bet = 0;
}

static void see_street(struct seen *seen, const struct json_tree *tree, int event)
{
    int cards = json_tree_member(tree, event, "cards");

    if (number(tree, event, "board") != 0)
        return;
    seen->street = (enum street)name_of(tree, event, "street", street_names, STREET_COUNT);
    for (int item = json_tree_first(tree, cards); item >= 0 && seen->board_count < BOARD_MAX;
         item = json_tree_next(tree, cards, item))
        seen->board[seen->board_count++] = card_of(tree, item);
    seen->raises = 0;
    seen->aggressor = SEAT_NONE;
}

/* By place; null where none is. Returns how many places there are up to the last card. */
static int see_cards(const struct json_tree *tree, int event, card places[HOLE_MAX])
{
    int cards = json_tree_member(tree, event, "cards");
    int place = 0;
    int count = 0;

    for (int item = json_tree_first(tree, cards); item >= 0 && place < HOLE_MAX;
         item = json_tree_next(tree, cards, item), place++) {
        card known = card_of(tree, item);
        places[place] = known;
        if (known != CARD_NONE)
            count = place + 1;
    }
    return count;
}

static void see_hole_cards(struct seen *seen, const struct json_tree *tree, int event)
{
    int count = see_cards(tree, event, seen->hole);

    if (count > seen->hole_count) /* what was given away comes back */
        seen->hole_count = count;
}

/* What lies open more than before. */
static void see_open_cards(struct seen *seen, const struct json_tree *tree, int event, int seat)
{
    card places[HOLE_MAX];

    memset(places, CARD_NONE, sizeof places);
    (void)see_cards(tree, event, places);
    for (int k = 0; k < HOLE_MAX; k++)
        if (places[k] != CARD_NONE)
            seen->up[seat][k] = places[k];
}

static void see_run_offered(struct seen *seen, const struct json_tree *tree, int event)
{
    bool is_live = seen->own_seat != SEAT_NONE && seen->sitter[seen->own_seat].is_live;

    seen->run_turn = is_live ? (int)number(tree, event, "turn") : 0;
    seen->run_times = (int)number(tree, event, "times");
}

/* `choices` of an event, or of a snapshot's state. */
static void see_choice(struct seen *seen, const struct json_tree *tree, int object, int seat,
                       int32_t hand_no)
{
    int choices = json_tree_member(tree, object, "choices");

    seen->choice_hand = seat != SEAT_NONE && seat == seen->own_seat ? hand_no : 0;
    seen->choice_count = 0;
    for (int item = json_tree_first(tree, choices); item >= 0;
         item = json_tree_next(tree, choices, item))
        seen->choice_count++;
}

static void see_left(struct seen *seen, int seat)
{
    seen->sitter[seat] = (struct seen_sitter){0};
    if (seat == seen->own_seat)
        seen->own_seat = SEAT_NONE;
}

/* Events that are about a seat; false: of another kind. */
static bool see_seat_event(struct seen *seen, const struct json_tree *tree, int event, int kind)
{
    int seat = seat_of(tree, event, "seat");

    if (seat == SEAT_NONE)
        return false;
    if (json_tree_is(tree, kind, "acted"))
        see_acted(seen, tree, event, seat);
    else if (json_tree_is(tree, kind, "turn_began"))
        see_turn_began(seen, tree, event, seat);
    else if (json_tree_is(tree, kind, "clock_started"))
        seen->until = number(tree, event, "until");
    else if (json_tree_is(tree, kind, "posted"))
        see_posted(seen, tree, event, seat);
    else if (json_tree_is(tree, kind, "bet_returned"))
        see_bet_returned(seen, tree, event, seat);
    else if (json_tree_is(tree, kind, "pot_won") || json_tree_is(tree, kind, "topped_up"))
        seen->sitter[seat].stack += number(tree, event, "amount");
    else if (json_tree_is(tree, kind, "hole_cards"))
        see_hole_cards(seen, tree, event);
    else if (json_tree_is(tree, kind, "hole_dealt") || json_tree_is(tree, kind, "shown"))
        see_open_cards(seen, tree, event, seat);
    else if (json_tree_is(tree, kind, "run_chosen"))
        seen->run_turn = seat == seen->own_seat ? 0 : seen->run_turn;
    else if (json_tree_is(tree, kind, "choice_asked"))
        see_choice(seen, tree, event, seat, (int32_t)number(tree, event, "hand"));
    else if (json_tree_is(tree, kind, "game_chosen"))
        seen->choice_hand = 0;
    else if (json_tree_is(tree, kind, "sat"))
        see_sitter(seen, tree, event);
    else if (json_tree_is(tree, kind, "left"))
        see_left(seen, seat);
    else if (json_tree_is(tree, kind, "sat_out"))
        seen->sitter[seat].is_out = true;
    else if (json_tree_is(tree, kind, "sat_in"))
        seen->sitter[seat].is_out = false;
    return true;
}

void seen_apply(struct seen *seen, const struct json_tree *tree, int event)
{
    int kind = json_tree_member(tree, event, "kind");

    if (number(tree, event, "table") != seen->table || see_seat_event(seen, tree, event, kind))
        return;
    if (json_tree_is(tree, kind, "hand_started"))
        see_hand_started(seen, tree, event);
    else if (json_tree_is(tree, kind, "collected"))
        see_collected(seen, tree, event);
    else if (json_tree_is(tree, kind, "street_dealt"))
        see_street(seen, tree, event);
    else if (json_tree_is(tree, kind, "run_offered"))
        see_run_offered(seen, tree, event);
    else if (json_tree_is(tree, kind, "run_decided"))
        seen->run_turn = 0;
    else if (json_tree_is(tree, kind, "clock_moved"))
        seen->until = number(tree, event, "until");
    else if (json_tree_is(tree, kind, "hand_ended")) {
        seen->is_running = false;
        seen->turn_seat = SEAT_NONE;
        seen->run_turn = 0;
    }
}

int64_t seen_load(struct seen *seen, const struct json_tree *tree, player_id viewer)
{
    int rules = json_tree_member(tree, 0, "table");
    int state = json_tree_member(tree, 0, "state");
    int sitters = json_tree_member(tree, state, "sitters");
    int events = json_tree_member(tree, 0, "events");

    *seen = (struct seen){
        .table = number(tree, rules, "id"),
        .viewer = viewer,
        .seats = (int)number(tree, rules, "seats"),
        .small_blind = number(tree, rules, "smallBlind"),
        .big_blind = number(tree, rules, "bigBlind"),
        .buy_in_min = number(tree, rules, "buyInMin"),
        .buy_in_max = number(tree, rules, "buyInMax"),
        .act_ms = (int)number(tree, rules, "actMs"),
        .own_seat = SEAT_NONE,
        .hand_no = (int32_t)number(tree, state, "hand"),
        .button = seat_of(tree, state, "button"),
        .aggressor = SEAT_NONE,
        .turn_seat = SEAT_NONE,
    };
    memset(seen->hole, CARD_NONE, sizeof seen->hole);
    memset(seen->up, CARD_NONE, sizeof seen->up);
    if (seen->table == 0 || seen->seats > SEATS_MAX)
        return -1;
    for (int item = json_tree_first(tree, sitters); item >= 0;
         item = json_tree_next(tree, sitters, item))
        see_sitter(seen, tree, item);
    see_choice(seen, tree, state, seat_of(tree, state, "choiceSeat"), seen->hand_no + 1);
    for (int item = json_tree_first(tree, events); item >= 0;
         item = json_tree_next(tree, events, item))
        seen_apply(seen, tree, item);
    return json_tree_get_int(tree, 0, "seq", -1);
}

bool seen_is_own_turn(const struct seen *seen)
{
    return seen->own_seat != SEAT_NONE && seen->turn_seat == seen->own_seat;
}

bool seen_is_asked(const struct seen *seen)
{
    return seen->own_seat != SEAT_NONE && seen->run_turn != 0;
}

bool seen_is_choosing(const struct seen *seen)
{
    return seen->own_seat != SEAT_NONE && seen->choice_hand != 0 && seen->choice_count > 0;
}

chips seen_pot(const struct seen *seen)
{
    chips total = seen->collected;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        total += seen->sitter[seat].bet;
    return total;
}

chips seen_bet_to(const struct seen *seen)
{
    chips most = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (seen->sitter[seat].bet > most)
            most = seen->sitter[seat].bet;
    return most;
}

int seen_live_count(const struct seen *seen)
{
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        count += seen->sitter[seat].is_live;
    return count;
}
