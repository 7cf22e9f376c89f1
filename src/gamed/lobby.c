#include "gamed/lobby.h"

#include "codec/names.h"

void lobby_add(struct lobby_stats *stats, const struct lobby_hand *hand)
{
    stats->hand[stats->next] = *hand;
    stats->next = (stats->next + 1) % LOBBY_HANDS;
    if (stats->count < LOBBY_HANDS)
        stats->count++;
}

void lobby_note(struct lobby_stats *stats, const struct hand_record *record, instant_ms ended_at)
{
    lobby_add(stats, &(struct lobby_hand){
                         .started_at = record->started_at,
                         .ended_at = ended_at,
                         .pot = hand_record_pot(record),
                         .saw_flop = record->saw_flop,
                     });
}

bool lobby_concerns(const struct event *event)
{
    switch (event->kind) {
    case EVENT_TABLE_OPENED:
    case EVENT_SAT:
    case EVENT_LEFT:
    case EVENT_TOPPED_UP:
    case EVENT_WAIT_JOINED:
    case EVENT_WAIT_LEFT:
        return true;
    case EVENT_HAND:
        return event->hand.kind == HAND_STARTED || event->hand.kind == HAND_ENDED;
    case EVENT_LEAVE_ASKED:
    case EVENT_SAT_OUT:
    case EVENT_SIT_OUT_ASKED:
    case EVENT_SAT_IN:
    case EVENT_TOP_UP_ASKED:
    case EVENT_TOP_UP_RETURNED:
    case EVENT_SEAT_OFFERED:
    case EVENT_CHATTED:
    case EVENT_BLIND_MISSED:
    case EVENT_CLOCK_STARTED:
    case EVENT_TIMED_OUT:
    case EVENT_CLOCK_MOVED:
    case EVENT_RAKED:
    case EVENT_PAUSED:
    case EVENT_CHOICE_ASKED:
    case EVENT_GAME_CHOSEN:
    case EVENT_CHIPS_GRANTED:
    case EVENT_KIND_COUNT:
        break;
    }
    return false;
}

static void add_config(const struct table *table, struct buffer *json)
{
    const struct table_config *config = &table->config;

    buffer_add(json, "{\"id\":");
    buffer_add_int(json, table->id);
    buffer_add(json, ",\"name\":");
    buffer_add_json(json, config->name);
    buffer_add(json, ",\"game\":\"");
    buffer_add(json, variant_names[config->variant]);
    buffer_add(json, "\",\"limit\":\"");
    buffer_add(json, limit_names[config->limit]);
    buffer_add(json, "\",\"rotation\":\"");
    buffer_add(json, rotation_names[config->rotation]);
    buffer_add(json, "\"");
    buffer_add_member(json, "seats", config->seats);
    buffer_add_member(json, "smallBlind", config->small_blind);
    buffer_add_member(json, "bigBlind", config->big_blind);
    buffer_add_member(json, "ante", config->ante);
    buffer_add_member(json, "buyInMin", config->buy_in_min);
    buffer_add_member(json, "buyInMax", config->buy_in_max);
    buffer_add_member(json, "actMs", config->act_ms);
}

static void add_people(const struct table *table, struct buffer *json)
{
    int players = 0, bots = 0;
    chips stacks = 0;

    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (table->sitter[seat].player == 0)
            continue;
        players++;
        bots += table->sitter[seat].is_bot ? 1 : 0;
        stacks += table_seat_chips(table, seat);
    }
    buffer_add_member(json, "players", players);
    buffer_add_member(json, "bots", bots);
    buffer_add_member(json, "waiting", table->waiter_count);
    buffer_add_member(json, "hand", table->hand_no);
    buffer_add_member(json, "averageStack", players == 0 ? 0 : stacks / players);
}

void lobby_encode(const struct lobby_stats *stats, const struct table *table, struct buffer *json)
{
    chips pots = 0;
    int flops = 0;
    instant_ms first = INSTANT_NEVER, last = 0;

    for (int i = 0; i < stats->count; i++) {
        const struct lobby_hand *hand = &stats->hand[i];
        pots += hand->pot;
        flops += hand->saw_flop ? 1 : 0;
        first = hand->started_at < first ? hand->started_at : first;
        last = hand->ended_at > last ? hand->ended_at : last;
    }
    bool has_pace = stats->count >= 2 && last > first; /* one hand tells none */
    int64_t per_hour = has_pace ? INT64_C(3600000) * stats->count / (last - first) : 0;

    add_config(table, json);
    add_people(table, json);
    buffer_add_member(json, "averagePot", stats->count == 0 ? 0 : pots / stats->count);
    buffer_add_member(json, "handsPerHour", per_hour);
    buffer_add_member(json, "flopPercent", stats->count == 0 ? 0 : 100 * flops / stats->count);
    buffer_add(json, "}");
}
