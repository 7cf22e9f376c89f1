#include "codec/event_json.h"

#include "codec/fields.h"
#include "codec/names.h"
#include "codec/table_fields.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* One kind of event: its name and the fields of its payload. */
struct row {
    const char *kind;
    struct form form;
    size_t base; /* where in the event the form's struct begins */
};

#define EVENT(member) .offset = offsetof(struct event, member)
#define COUNT(member) .count_offset = offsetof(struct event, member)
#define NAMES(list)   .names = (list), .max = ARRAY_LEN(list)

/* clang-format off */
#define ROW(name, fields) {.kind = (name), .form = FORM(fields)}
#define SEAT   {"seat", FIELD_SEAT, EVENT(seat)}
#define AMOUNT {"amount", FIELD_CHIPS, EVENT(amount)}
#define UNTIL  {"until", FIELD_INSTANT, EVENT(until)}
#define REASON {"reason", FIELD_ENUM, EVENT(reason), NAMES(reason_names)}
#define PLAYER {"player", FIELD_ID, EVENT(player), .min = 1}
#define PERSON {"player", FIELD_OBJECT, .form = &person_form}

static const struct field player_fields[] = {
    {"id", FIELD_ID, EVENT(player), .min = 1},
    {"name", FIELD_TEXT, EVENT(name), .max = NAME_BYTES},
    {"bot", FIELD_BOOL, EVENT(is_bot)},
};
static const struct form player_form = FORM(player_fields);
static const struct form person_form = {player_fields, 2}; /* without bot */

static const struct field sat_fields[] = {
    SEAT,
    {"player", FIELD_OBJECT, .form = &player_form},
    {"stack", FIELD_CHIPS, EVENT(amount)},
};
static const struct field left_fields[] = {SEAT, PLAYER, AMOUNT, REASON};
static const struct field seat_fields[] = {SEAT};
static const struct field seat_reason_fields[] = {SEAT, REASON};
static const struct field sit_out_asked_fields[] = {
    SEAT,
    {"when", FIELD_ENUM, EVENT(when), NAMES(sit_out_names)},
};
static const struct field sat_in_fields[] = {SEAT, {"postNow", FIELD_BOOL, EVENT(post_now)}};
static const struct field seat_amount_fields[] = {SEAT, AMOUNT};
static const struct field person_fields[] = {PERSON};
static const struct field player_reason_fields[] = {PLAYER, REASON};
static const struct field offered_fields[] = {PLAYER, SEAT, UNTIL};
static const struct field chatted_fields[] = {
    PERSON,
    {"seat", FIELD_MAYBE_SEAT, EVENT(seat)},
    {"text", FIELD_TEXT, EVENT(text), .max = CHAT_BYTES},
};
static const struct field missed_fields[] = {
    SEAT,
    {"post", FIELD_ENUM, EVENT(post), NAMES(post_names)},
};
static const struct field clock_fields[] = {
    {"seat", FIELD_MAYBE_SEAT, EVENT(seat)},
    UNTIL,
    {"timeBank", FIELD_BOOL, EVENT(is_time_bank)},
};
static const struct field until_fields[] = {UNTIL};
static const struct field game_fields[] = {
    {"game", FIELD_ENUM, .offset = offsetof(struct rotation_game, variant), NAMES(variant_names)},
    {"limit", FIELD_ENUM, .offset = offsetof(struct rotation_game, limit), NAMES(limit_names)},
};
static const struct form game_form = FORM(game_fields);
static const struct field choice_fields[] = {
    SEAT,
    {"choices", FIELD_ARRAY, EVENT(choices.game), .max = ROTATION_GAMES_MAX, COUNT(choices.count),
     .size = sizeof(struct rotation_game), .form = &game_form},
    UNTIL,
};
static const struct field chosen_fields[] = {
    SEAT,
    {"game", FIELD_ENUM, EVENT(game.variant), NAMES(variant_names)},
    {"limit", FIELD_ENUM, EVENT(game.limit), NAMES(limit_names)},
    REASON,
};
static const struct field amount_fields[] = {AMOUNT};
static const struct field granted_fields[] = {PLAYER, AMOUNT, REASON};

#define SETUP(member) EVENT(hand.started.setup.member)
#define RULE(name, member) {name, FIELD_INT, EVENT(hand.turn.legal.member), .max = 9999}

static const struct field started_fields[] = {
    {"game", FIELD_ENUM, SETUP(variant), NAMES(variant_names)},
    {"limit", FIELD_ENUM, SETUP(limit), NAMES(limit_names)},
    {"seats", FIELD_SEAT_SET, SETUP(seats)},
    {"button", FIELD_SEAT, SETUP(button)},
    {"smallBlindSeat", FIELD_MAYBE_SEAT, SETUP(small_blind_seat)},
    {"bigBlindSeat", FIELD_MAYBE_SEAT, SETUP(big_blind_seat)},
    {"smallBlind", FIELD_CHIPS, SETUP(small_blind)},
    {"bigBlind", FIELD_CHIPS, SETUP(big_blind)},
    {"smallBet", FIELD_CHIPS, SETUP(small_bet)},
    {"bigBet", FIELD_CHIPS, SETUP(big_bet)},
    {"ante", FIELD_CHIPS, SETUP(ante)},
    {"anteRule", FIELD_ENUM, SETUP(ante_rule), NAMES(ante_rule_names)},
    {"bringIn", FIELD_CHIPS, SETUP(bring_in)},
    {"boards", FIELD_INT, SETUP(boards), .min = 1, .max = BOARDS_MAX},
    {"bombPot", FIELD_BOOL, SETUP(is_bomb_pot)},
    {"runsMax", FIELD_INT, SETUP(runs_max), .min = 1, .max = BOARDS_MAX},
    {"straddles", FIELD_STACKS, SETUP(straddle)},
    {"stacks", FIELD_STACKS, SETUP(stack)},
};
static const struct field posted_fields[] = {
    SEAT,
    {"post", FIELD_ENUM, EVENT(hand.posted.post), NAMES(post_names)},
    {"amount", FIELD_CHIPS, EVENT(hand.posted.amount)},
    {"allIn", FIELD_BOOL, EVENT(hand.posted.all_in)},
};
static const struct field dealt_fields[] = {
    SEAT,
    {"places", FIELD_PLACES, EVENT(hand.dealt.mask), .min = 1},
    {"cards", FIELD_OPEN_CARDS, EVENT(hand.dealt.card), COUNT(hand.dealt.open)},
};
static const struct field turn_fields[] = {
    SEAT,
    {"turn", FIELD_INT, EVENT(hand.turn.number), .min = 1, .max = INT32_MAX},
    {"asks", FIELD_ENUM, EVENT(hand.turn.legal.kind), NAMES(turn_names)},
    {"toCall", FIELD_CHIPS, EVENT(hand.turn.legal.to_call)},
    {"minRaiseTo", FIELD_CHIPS, EVENT(hand.turn.legal.min_raise_to)},
    {"maxRaiseTo", FIELD_CHIPS, EVENT(hand.turn.legal.max_raise_to)},
    {"orRaiseTo", FIELD_CHIPS, EVENT(hand.turn.legal.or_raise_to)},
    {"drawMax", FIELD_INT, EVENT(hand.turn.legal.draw_max), .max = HOLE_MAX},
    RULE("callRule", call_rule),
    RULE("minRule", min_rule),
    RULE("maxRule", max_rule),
};
static const struct field acted_fields[] = {
    SEAT,
    {"action", FIELD_ENUM, EVENT(hand.acted.action), NAMES(action_names)},
    {"amount", FIELD_CHIPS, EVENT(hand.acted.amount)},
    {"to", FIELD_CHIPS, EVENT(hand.acted.to)},
    {"allIn", FIELD_BOOL, EVENT(hand.acted.all_in)},
    {"places", FIELD_PLACES, EVENT(hand.acted.mask)},
};
static const struct field returned_fields[] = {
    SEAT,
    {"amount", FIELD_CHIPS, EVENT(hand.returned.amount)},
};
static const struct field pot_fields[] = {
    {"amount", FIELD_CHIPS, .offset = offsetof(struct pot, amount), .min = 1},
    {"seats", FIELD_SEAT_SET, .offset = offsetof(struct pot, eligible)},
};
static const struct form pot_form = FORM(pot_fields);
static const struct field collected_fields[] = {
    {"pots", FIELD_ARRAY, EVENT(hand.collected.pots.pot), .max = POTS_MAX,
     COUNT(hand.collected.pots.count), .size = sizeof(struct pot), .form = &pot_form},
};
static const struct field street_fields[] = {
    {"street", FIELD_ENUM, EVENT(hand.street.street), NAMES(street_names)},
    {"board", FIELD_INT, EVENT(hand.street.board), .max = BOARDS_MAX - 1},
    {"cards", FIELD_CARDS, EVENT(hand.street.card), .max = 3, COUNT(hand.street.count)},
};
static const struct field reshuffled_fields[] = {
    {"count", FIELD_INT, EVENT(hand.reshuffled.count), .min = 1, .max = DECK_SIZE},
};
#define RUN_TURN  {"turn", FIELD_INT, EVENT(hand.run.turn), .min = 1, .max = INT32_MAX}
#define RUN_TIMES {"times", FIELD_INT, EVENT(hand.run.times), .min = 1, .max = BOARDS_MAX}
static const struct field run_fields[] = {RUN_TURN, RUN_TIMES};
static const struct field run_chosen_fields[] = {SEAT, RUN_TURN, RUN_TIMES};
static const struct field board_fields[] = {
    {"high", FIELD_STRENGTH, .offset = offsetof(struct board_strength, high)},
    {"low", FIELD_STRENGTH, .offset = offsetof(struct board_strength, low)},
};
static const struct form board_form = FORM(board_fields);
#define BOARDS .max = BOARDS_MAX, .size = sizeof(struct board_strength), .form = &board_form

static const struct field shown_fields[] = {
    SEAT,
    {"cards", FIELD_OPEN_CARDS, EVENT(hand.shown.card), COUNT(hand.shown.mask)},
    {"boards", FIELD_ARRAY, EVENT(hand.shown.board), COUNT(hand.shown.board_count), BOARDS},
};
static const struct field won_fields[] = {
    SEAT,
    {"pot", FIELD_INT, EVENT(hand.won.pot), .max = POTS_MAX - 1},
    {"board", FIELD_INT, EVENT(hand.won.board), .max = BOARDS_MAX - 1},
    {"share", FIELD_ENUM, EVENT(hand.won.share), NAMES(share_names)},
    {"amount", FIELD_CHIPS, EVENT(hand.won.amount)},
};

static const struct row event_rows[EVENT_KIND_COUNT] = {
    [EVENT_TABLE_OPENED]    = {"table_opened", CONFIG_FORM, offsetof(struct event, config)},
    [EVENT_SAT]             = ROW("sat", sat_fields),
    [EVENT_LEFT]            = ROW("left", left_fields),
    [EVENT_LEAVE_ASKED]     = ROW("leave_asked", seat_fields),
    [EVENT_SAT_OUT]         = ROW("sat_out", seat_reason_fields),
    [EVENT_SIT_OUT_ASKED]   = ROW("sit_out_asked", sit_out_asked_fields),
    [EVENT_SAT_IN]          = ROW("sat_in", sat_in_fields),
    [EVENT_TOP_UP_ASKED]    = ROW("top_up_asked", seat_amount_fields),
    [EVENT_TOPPED_UP]       = ROW("topped_up", seat_amount_fields),
    [EVENT_TOP_UP_RETURNED] = ROW("top_up_returned", seat_amount_fields),
    [EVENT_WAIT_JOINED]     = ROW("wait_joined", person_fields),
    [EVENT_WAIT_LEFT]       = ROW("wait_left", player_reason_fields),
    [EVENT_SEAT_OFFERED]    = ROW("seat_offered", offered_fields),
    [EVENT_CHATTED]         = ROW("chatted", chatted_fields),
    [EVENT_BLIND_MISSED]    = ROW("blind_missed", missed_fields),
    [EVENT_CLOCK_STARTED]   = ROW("clock_started", clock_fields),
    [EVENT_TIMED_OUT]       = ROW("timed_out", seat_fields),
    [EVENT_CLOCK_MOVED]     = ROW("clock_moved", until_fields),
    [EVENT_HAND]            = {.kind = NULL}, /* hand_rows */
    [EVENT_RAKED]           = ROW("raked", amount_fields),
    [EVENT_PAUSED]          = ROW("paused", until_fields),
    [EVENT_CHOICE_ASKED]    = ROW("choice_asked", choice_fields),
    [EVENT_GAME_CHOSEN]     = ROW("game_chosen", chosen_fields),
    [EVENT_CHIPS_GRANTED]   = ROW("chips_granted", granted_fields),
};

static const struct row hand_rows[HAND_EVENT_COUNT] = {
    [HAND_STARTED]      = ROW("hand_started", started_fields),
    [HAND_POSTED]       = ROW("posted", posted_fields),
    [HAND_HOLE_DEALT]   = ROW("hole_dealt", dealt_fields),
    [HAND_TURN_BEGAN]   = ROW("turn_began", turn_fields),
    [HAND_ACTED]        = ROW("acted", acted_fields),
    [HAND_BET_RETURNED] = ROW("bet_returned", returned_fields),
    [HAND_COLLECTED]    = ROW("collected", collected_fields),
    [HAND_STREET_DEALT] = ROW("street_dealt", street_fields),
    [HAND_RESHUFFLED]   = ROW("reshuffled", reshuffled_fields),
    [HAND_RUN_OFFERED]  = ROW("run_offered", run_fields),
    [HAND_RUN_CHOSEN]   = ROW("run_chosen", run_chosen_fields),
    [HAND_RUN_DECIDED]  = ROW("run_decided", run_fields),
    [HAND_SHOWN]        = ROW("shown", shown_fields),
    [HAND_MUCKED]       = ROW("mucked", seat_fields),
    [HAND_POT_WON]      = ROW("pot_won", won_fields),
    [HAND_ENDED]        = {.kind = "hand_ended"},
};

static const struct field hole_fields[] = {
    {"seat", FIELD_SEAT, .offset = offsetof(struct view, seat)},
    {"cards", FIELD_OPEN_CARDS, .offset = offsetof(struct view, card)},
};
static const struct field strength_fields[] = {
    {"seat", FIELD_SEAT, .offset = offsetof(struct view, seat)},
    {"boards", FIELD_ARRAY, .offset = offsetof(struct view, board),
     .count_offset = offsetof(struct view, board_count), BOARDS},
};
static const struct row view_rows[VIEW_KIND_COUNT] = {
    [VIEW_EVENT]    = {.kind = NULL}, /* the event's own */
    [VIEW_HOLE]     = ROW("hole_cards", hole_fields),
    [VIEW_STRENGTH] = ROW("strength", strength_fields),
};
/* clang-format on */

static const struct row *row_of(const struct event *event)
{
    assert(event->kind < EVENT_KIND_COUNT);
    if (event->kind != EVENT_HAND)
        return &event_rows[event->kind];
    assert(event->hand.kind < HAND_EVENT_COUNT);
    return &hand_rows[event->hand.kind];
}

/* Events inside a hand keep their seat there; one field table reads both from one place. */
static struct event with_seat(const struct event *event)
{
    struct event copy = *event;
    if (copy.kind == EVENT_HAND)
        copy.seat = copy.hand.seat;
    return copy;
}

const char *event_kind_name(const struct event *event)
{
    return row_of(event)->kind;
}

static void encode_fields(const struct event *event, struct text *text)
{
    const struct row *row = row_of(event);
    struct event copy = with_seat(event);

    fields_encode(&row->form, (const char *)&copy + row->base, text);
}

void event_encode(const struct event *event, struct text *text)
{
    text_add_char(text, '{');
    encode_fields(event, text);
    text_add_char(text, '}');
}

/* Sets the event's kind and hand kind; NULL when there is none of that name. */
static const struct row *find_row(struct event *event, const char *kind)
{
    for (int i = 0; i < EVENT_KIND_COUNT; i++) {
        if (i == EVENT_HAND || strcmp(event_rows[i].kind, kind) != 0)
            continue;
        event->kind = (enum event_kind)i;
        return &event_rows[i];
    }
    for (int i = 0; i < HAND_EVENT_COUNT; i++) {
        if (strcmp(hand_rows[i].kind, kind) != 0)
            continue;
        event->kind = EVENT_HAND;
        event->hand.kind = (enum hand_event_kind)i;
        return &hand_rows[i];
    }
    return NULL;
}

int event_decode(struct event *event, const char *kind, const char *payload, struct error *error)
{
    struct fault fault;

    *event = (struct event){.seat = SEAT_NONE};
    const struct row *row = find_row(event, kind);
    if (!row)
        return error_set(error, "event %s: this version knows no such kind", kind);
    if (fields_read(&row->form, (char *)event + row->base, payload, strlen(payload), &fault) < 0)
        return error_set(error, "event %s: field \"%s\": %s", kind, fault.field, fault.sentence);
    if (event->kind == EVENT_HAND)
        event->hand.seat = event->seat;
    if (event->kind == EVENT_HAND && event->hand.kind == HAND_STARTED)
        memset(&event->hand.started.deck, CARD_NONE, sizeof event->hand.started.deck);
    return 0;
}

void view_encode(const struct view *view, uint64_t seq, struct text *text)
{
    const struct row *row = &view_rows[view->kind];

    text_add(text, "{\"seq\":");
    text_add_uint(text, seq);
    text_add(text, ",\"table\":");
    text_add_int(text, view->event.table);
    text_add(text, ",\"kind\":");
    text_add_json(text, view->kind == VIEW_EVENT ? event_kind_name(&view->event) : row->kind);
    text_add(text, ",\"at\":");
    text_add_int(text, view->event.at);
    if (view->event.hand_no != 0) {
        text_add(text, ",\"hand\":");
        text_add_int(text, view->event.hand_no);
    }
    size_t start = text->length;
    text_add_char(text, ',');
    if (view->kind == VIEW_EVENT)
        encode_fields(&view->event, text);
    else
        fields_encode(&row->form, view, text);
    if (text->length == start + 1) /* an event without fields */
        text->bytes[text->length = start] = '\0';
    text_add_char(text, '}');
}
