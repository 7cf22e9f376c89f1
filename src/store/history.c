#include "store/history.h"

#include "codec/names.h"
#include "store/rows.h"

#include <string.h>

static const struct statement record_hand_statement = {"history_record_hand",
                                                       "SELECT history.record_hand($1::text)", 1};

static const struct statement open_table_statement = {
    "history_open_table", "SELECT history.open_table($1::bigint, $2::text)", 2};

static const struct statement show_cards_statement = {
    "history_show_cards",
    "SELECT history.show_cards($1::bigint, $2::integer, $3::integer, $4::text[])", 4};

static const struct statement last_hands_statement = {
    "history_last_hands",
    "SELECT table_id, (extract(epoch FROM started_at) * 1000)::bigint AS started_at,"
    " (extract(epoch FROM ended_at) * 1000)::bigint AS ended_at, pot, saw_flop"
    " FROM history.last_hands($1::integer)",
    1};

void hand_record_release(struct hand_record *record)
{
    buffer_release(&record->actions);
    buffer_release(&record->results);
}

static void begin(struct hand_record *record, const struct table *table, const struct event *event)
{
    struct buffer actions = record->actions;
    struct buffer results = record->results;

    buffer_clear(&actions);
    buffer_clear(&results);
    *record = (struct hand_record){
        .hand_no = event->hand_no,
        .started_at = event->at,
        .setup = event->hand.started.setup,
        .street = variant_rules(event->hand.started.setup.variant)->first,
        .forced_seat = SEAT_NONE,
        .actions = actions,
        .results = results,
    };
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct sitter *sitter = &table->sitter[seat];
        record->player[seat] = sitter->player;
        record->is_bot[seat] = sitter->is_bot;
        memcpy(record->name[seat], sitter->name, NAME_BYTES);
    }
}

static void add_truth(struct buffer *json, const char *name, bool truth)
{
    buffer_add(json, ",\"");
    buffer_add(json, name);
    buffer_add(json, truth ? "\":true" : "\":false");
}

static void add_name(struct buffer *json, const char *member, const char *name)
{
    buffer_add(json, ",\"");
    buffer_add(json, member);
    buffer_add(json, "\":\"");
    buffer_add(json, name);
    buffer_add(json, "\"");
}

static void add_maybe_seat(struct buffer *json, const char *name, int seat)
{
    if (seat != SEAT_NONE) {
        buffer_add_member(json, name, seat);
        return;
    }
    buffer_add(json, ",\"");
    buffer_add(json, name);
    buffer_add(json, "\":null");
}

struct done_action {
    int seat;
    const char *prefix; /* of the kind */
    const char *kind;
    chips amount;
    int cards; /* given away in a draw */
    bool is_all_in;
    bool is_forced;
};

/* The bet after it is in the record already. */
static void add_action(struct hand_record *record, const struct done_action *action)
{
    struct buffer *json = &record->actions;

    if (record->action_count == HISTORY_ACTIONS_MAX)
        return;
    buffer_add(json, record->action_count == 0 ? "{\"street\":\"" : ",{\"street\":\"");
    record->action_count++;
    buffer_add(json, street_names[record->street]);
    buffer_add(json, "\",\"kind\":\"");
    buffer_add(json, action->prefix);
    buffer_add(json, action->kind);
    buffer_add(json, "\"");
    buffer_add_member(json, "seat", action->seat);
    buffer_add_member(json, "amount", action->amount);
    buffer_add_member(json, "to", record->bet[action->seat]);
    buffer_add_member(json, "cards", action->cards);
    add_truth(json, "allIn", action->is_all_in);
    add_truth(json, "forced", action->is_forced);
    buffer_add(json, "}");
}

static void note_post(struct hand_record *record, const struct hand_event *hand)
{
    enum post post = hand->posted.post;
    chips amount = hand->posted.amount;

    record->paid[hand->seat] += amount;
    if (post != POST_ANTE && post != POST_DEAD)
        record->bet[hand->seat] += amount;
    add_action(record, &(struct done_action){.seat = hand->seat,
                                             .prefix = "post_",
                                             .kind = post_names[post],
                                             .amount = amount,
                                             .is_all_in = hand->posted.all_in});
}

static void note_action(struct hand_record *record, const struct hand_event *hand)
{
    record->paid[hand->seat] += hand->acted.amount;
    record->bet[hand->seat] += hand->acted.amount;
    add_action(record, &(struct done_action){.seat = hand->seat,
                                             .prefix = "",
                                             .kind = action_names[hand->acted.action],
                                             .amount = hand->acted.amount,
                                             .cards = __builtin_popcount(hand->acted.mask),
                                             .is_all_in = hand->acted.all_in,
                                             .is_forced = record->forced_seat == hand->seat});
    record->forced_seat = SEAT_NONE;
}

static void note_return(struct hand_record *record, const struct hand_event *hand)
{
    chips amount = hand->returned.amount;
    chips *bet = &record->bet[hand->seat];

    record->paid[hand->seat] -= amount;
    *bet -= amount < *bet ? amount : *bet; /* an ante that nobody could match was no bet */
    add_action(record, &(struct done_action){
                           .seat = hand->seat, .prefix = "", .kind = "return", .amount = amount});
}

static void note_street(struct hand_record *record, const struct hand_event *hand)
{
    if (hand->street.street == record->street)
        return; /* one more board, or the first open card: the blinds are still bets */
    record->street = hand->street.street;
    if (record->street != variant_rules(record->setup.variant)->first)
        record->saw_flop = true;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        record->bet[seat] = 0;
}

static void note_win(struct hand_record *record, const struct hand_event *hand)
{
    struct buffer *json = &record->results;

    record->won[hand->seat] += hand->won.amount;
    if (hand->won.amount == 0)
        return; /* everything was rake */
    buffer_add(json, json->length == 0 ? "{\"pot\":" : ",{\"pot\":");
    buffer_add_int(json, hand->won.pot);
    buffer_add_member(json, "board", hand->won.board);
    add_name(json, "share", share_names[hand->won.share]);
    buffer_add_member(json, "seat", hand->seat);
    buffer_add_member(json, "amount", hand->won.amount);
    buffer_add(json, "}");
}

void hand_record_note(struct hand_record *record, const struct table *table,
                      const struct event *event)
{
    const struct hand_event *hand = &event->hand;

    if (event->kind == EVENT_TIMED_OUT)
        record->forced_seat = event->seat;
    if (event->kind != EVENT_HAND)
        return;

    switch (hand->kind) {
    case HAND_STARTED:
        begin(record, table, event);
        break;
    case HAND_POSTED:
        note_post(record, hand);
        break;
    case HAND_ACTED:
        note_action(record, hand);
        break;
    case HAND_BET_RETURNED:
        note_return(record, hand);
        break;
    case HAND_STREET_DEALT:
        note_street(record, hand);
        break;
    case HAND_POT_WON:
        note_win(record, hand);
        break;
    case HAND_HOLE_DEALT:
        if (!record->is_tabled[hand->seat]) /* else even a closed card lies open */
            record->up[hand->seat] |= hand->dealt.open;
        break;
    case HAND_SHOWN:
        record->is_tabled[hand->seat] = true;
        break;
    case HAND_TURN_BEGAN:
    case HAND_COLLECTED:
    case HAND_RESHUFFLED:
    case HAND_RUN_OFFERED:
    case HAND_RUN_CHOSEN:
    case HAND_RUN_DECIDED:
    case HAND_MUCKED:
    case HAND_ENDED:
    case HAND_EVENT_COUNT:
        break;
    }
}

chips hand_record_pot(const struct hand_record *record)
{
    chips pot = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        pot += record->paid[seat];
    return pot;
}

chips hand_record_rake(const struct hand_record *record)
{
    chips rake = hand_record_pot(record);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        rake -= record->won[seat];
    return rake;
}

static void add_cards(struct buffer *json, const card *cards, int count)
{
    buffer_add(json, "[");
    for (int i = 0; i < count; i++) {
        char name[CARD_TEXT_BYTES];
        card_format(cards[i], name);
        buffer_add(json, i == 0 ? "" : ",");
        if (cards[i] == CARD_NONE)
            buffer_add(json, "null");
        else
            buffer_add_json(json, name);
    }
    buffer_add(json, "]");
}

static void add_seat(const struct hand_record *record, const struct table *table, int seat,
                     struct buffer *json)
{
    chips before = record->setup.stack[seat];

    buffer_add(json, "{\"seat\":");
    buffer_add_int(json, seat);
    buffer_add_member(json, "player", record->player[seat]);
    buffer_add(json, ",\"name\":");
    buffer_add_json(json, record->name[seat]);
    add_truth(json, "bot", record->is_bot[seat]);
    buffer_add_member(json, "stackBefore", before);
    buffer_add_member(json, "stackAfter", before - record->paid[seat] + record->won[seat]);
    buffer_add_member(json, "won", record->won[seat]);
    buffer_add(json, ",\"hole\":");
    add_cards(json, table->hand.hole[seat], table->hand.hole_count[seat]);
    buffer_add_member(json, "up", record->up[seat]);
    buffer_add_member(json, "shown", table->hand.shown[seat]);
    buffer_add(json, "}");
}

void hand_record_encode(const struct hand_record *record, const struct table *table,
                        instant_ms ended_at, struct buffer *json)
{
    const struct hand_setup *setup = &record->setup;
    bool is_first = true;

    buffer_clear(json);
    buffer_add(json, "{\"table\":");
    buffer_add_int(json, table->id);
    buffer_add_member(json, "hand", record->hand_no);
    add_name(json, "game", variant_names[setup->variant]);
    add_name(json, "limit", limit_names[setup->limit]);
    buffer_add_member(json, "startedAt", record->started_at);
    buffer_add_member(json, "endedAt", ended_at);
    add_maybe_seat(json, "button", setup->button);
    add_maybe_seat(json, "smallBlindSeat", setup->small_blind_seat);
    add_maybe_seat(json, "bigBlindSeat", setup->big_blind_seat);
    buffer_add_member(json, "smallBlind", setup->small_blind);
    buffer_add_member(json, "bigBlind", setup->big_blind);
    buffer_add_member(json, "smallBet", setup->small_bet);
    buffer_add_member(json, "ante", setup->ante);
    buffer_add_member(json, "bringIn", setup->bring_in);
    buffer_add(json, ",\"boards\":[");
    for (int board = 0; board < table->hand.boards; board++) {
        buffer_add(json, board == 0 ? "" : ",");
        add_cards(json, table->hand.board[board], table->hand.board_count);
    }
    buffer_add(json, "]");
    buffer_add_member(json, "rake", hand_record_rake(record));
    buffer_add(json, ",\"seats\":[");
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!(setup->seats & SEAT_BIT(seat)))
            continue;
        if (!is_first)
            buffer_add(json, ",");
        is_first = false;
        add_seat(record, table, seat, json);
    }
    buffer_add(json, "],\"actions\":[");
    buffer_add_bytes(json, record->actions.bytes, record->actions.length);
    buffer_add(json, "],\"results\":[");
    buffer_add_bytes(json, record->results.bytes, record->results.length);
    buffer_add(json, "]}");
}

void history_save_hand(struct db *db, const char *json)
{
    const char *values[] = {json};
    db_send(db, &record_hand_statement, values, NULL, NULL);
}

void history_open_table(struct db *db, table_id table, const char *config)
{
    char number[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, table), config};
    db_send(db, &open_table_statement, values, NULL, NULL);
}

void history_show_cards(struct db *db, const struct shown_cards *shown)
{
    char table[ROW_NUMBER_BYTES], hand_no[ROW_NUMBER_BYTES], seat[ROW_NUMBER_BYTES];
    struct buffer cards = {0};

    for (int i = 0; i < shown->count; i++) {
        char name[CARD_TEXT_BYTES];
        card_format(shown->card[i], name);
        buffer_add(&cards, i == 0 ? "{" : ",");
        buffer_add(&cards, shown->card[i] == CARD_NONE ? "NULL" : name);
    }
    buffer_add(&cards, "}");
    const char *values[] = {row_number(table, shown->table), row_number(hand_no, shown->hand_no),
                            row_number(seat, shown->seat), cards.bytes};
    db_send(db, &show_cards_statement, values, NULL, NULL);
    buffer_release(&cards);
}

void history_load_last(struct db *db, int per_table, db_done done, void *context)
{
    char number[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, per_table)};
    db_send(db, &last_hands_statement, values, done, context);
}
