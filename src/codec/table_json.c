#include "codec/table_json.h"

#include "codec/names.h"
#include "codec/table_fields.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* In a table the empty seats stand between the others; in JSON each sitter names its seat. */
struct placed {
    int seat;
    struct sitter sitter;
};

struct recent_id {
    char hex[17];
};

/* What a snapshot holds, as arrays that the field tables can read. */
struct snapshot {
    struct table table;
    int sitter_count;
    struct placed sitter[SEATS_MAX];
    int departed_count;
    int recent_count;
    int asked_seat; /* to choose the next game; SEAT_NONE */
    int choice_count;
    struct rotation_game choice[ROTATION_GAMES_MAX];
    struct recent_id recent[RECENT_COMMANDS];
};

#define AT(type, member) .offset = offsetof(struct type, member)

/* clang-format off */
static const struct field player_fields[] = {
    {"id", FIELD_ID, AT(sitter, player), .min = 1},
    {"name", FIELD_TEXT, AT(sitter, name), .max = NAME_BYTES},
    {"bot", FIELD_BOOL, AT(sitter, is_bot)},
};
static const struct form player_form = FORM(player_fields);

static const struct field owes_fields[] = {
    {"small", FIELD_BOOL, AT(sitter, owes_small)},
    {"big", FIELD_BOOL, AT(sitter, owes_big)},
    {"straddle", FIELD_BOOL, AT(sitter, owes_straddle), .is_optional = true},
};
static const struct form owes_form = FORM(owes_fields);

/* The first PUBLIC_COUNT are for everybody, the rest for recovery. */
enum { PUBLIC_COUNT = 8 };
static const struct field sitter_fields[] = {
    {"seat", FIELD_SEAT, AT(placed, seat)},
    {"player", FIELD_OBJECT, AT(placed, sitter), .form = &player_form},
    {"stack", FIELD_CHIPS, AT(placed, sitter.stack)},
    {"topUp", FIELD_CHIPS, AT(placed, sitter.top_up)},
    {"out", FIELD_BOOL, AT(placed, sitter.is_out)},
    {"leaving", FIELD_BOOL, AT(placed, sitter.is_leaving)},
    {"timeBankMs", FIELD_INT, AT(placed, sitter.time_bank_ms), .max = INT32_MAX},
    {"owes", FIELD_OBJECT, AT(placed, sitter), .form = &owes_form},
    {"outNextHand", FIELD_BOOL, AT(placed, sitter.out_next_hand)},
    {"outNextBigBlind", FIELD_BOOL, AT(placed, sitter.out_next_big_blind)},
    {"postNow", FIELD_BOOL, AT(placed, sitter.post_now)},
    {"timeouts", FIELD_INT, AT(placed, sitter.timeouts), .max = INT32_MAX},
    {"orbitsOut", FIELD_INT, AT(placed, sitter.orbits_out), .max = INT32_MAX},
    {"outSince", FIELD_INSTANT, AT(placed, sitter.out_since)},
};
static const struct form public_sitter_form = {sitter_fields, PUBLIC_COUNT};
static const struct form sitter_form = FORM(sitter_fields);

static const struct field person_fields[] = {
    {"id", FIELD_ID, AT(waiter, player), .min = 1},
    {"name", FIELD_TEXT, AT(waiter, name), .max = NAME_BYTES},
};
static const struct form person_form = FORM(person_fields);

static const struct field waiter_fields[] = {
    {"player", FIELD_OBJECT, .form = &person_form},
    {"seat", FIELD_MAYBE_SEAT, AT(waiter, seat)},
    {"until", FIELD_INSTANT, AT(waiter, until)},
};
static const struct form waiter_form = FORM(waiter_fields);

static const struct field departed_fields[] = {
    {"player", FIELD_ID, AT(departed, player)},
    {"amount", FIELD_CHIPS, AT(departed, amount)},
    {"at", FIELD_CHIPS, AT(departed, at)},
};
static const struct form departed_form = FORM(departed_fields);

static const struct field recent_fields[] = {
    {"id", FIELD_TEXT, AT(recent_id, hex), .max = sizeof(struct recent_id)},
};
static const struct form recent_form = FORM(recent_fields);

#define SITTERS(which)                                                                       \
    {"sitters", FIELD_ARRAY, AT(snapshot, sitter), .max = SEATS_MAX,                         \
     .count_offset = offsetof(struct snapshot, sitter_count), .size = sizeof(struct placed), \
     .form = &(which)}
#define WAITING                                                                              \
    {"waiting", FIELD_ARRAY, AT(snapshot, table.waiter), .max = WAITERS_MAX,                 \
     .count_offset = offsetof(struct snapshot, table.waiter_count),                          \
     .size = sizeof(struct waiter), .form = &waiter_form}
#define HAND         {"hand", FIELD_INT, AT(snapshot, table.hand_no), .max = INT32_MAX}
#define BUTTON       {"button", FIELD_MAYBE_SEAT, AT(snapshot, table.button)}
#define NEXT_HAND_AT {"nextHandAt", FIELD_INSTANT, AT(snapshot, table.next_hand_at)}

static const struct field game_fields[] = {
    {"game", FIELD_ENUM, AT(rotation_game, variant), .names = variant_names, .max = VARIANT_COUNT},
    {"limit", FIELD_ENUM, AT(rotation_game, limit), .names = limit_names, .max = LIMIT_COUNT},
};
static const struct form game_form = FORM(game_fields);

static const struct field state_fields[] = {
    HAND, BUTTON, SITTERS(public_sitter_form), WAITING, NEXT_HAND_AT,
    {"choiceSeat", FIELD_MAYBE_SEAT, AT(snapshot, asked_seat)},
    {"choices", FIELD_ARRAY, AT(snapshot, choice), .max = ROTATION_GAMES_MAX,
     .count_offset = offsetof(struct snapshot, choice_count), .size = sizeof(struct rotation_game),
     .form = &game_form},
};
static const struct form state_form = FORM(state_fields);

static const struct form config_form = CONFIG_FORM;

static const struct field snapshot_fields[] = {
    {"id", FIELD_ID, AT(snapshot, table.id), .min = 1},
    {"config", FIELD_OBJECT, AT(snapshot, table.config), .form = &config_form},
    HAND,
    BUTTON,
    {"smallBlindSeat", FIELD_MAYBE_SEAT, AT(snapshot, table.small_blind_seat)},
    {"bigBlindSeat", FIELD_MAYBE_SEAT, AT(snapshot, table.big_blind_seat)},
    {"choiceSeat", FIELD_MAYBE_SEAT, AT(snapshot, table.choice_seat), .is_optional = true},
    {"choiceHand", FIELD_INT, AT(snapshot, table.choice_hand), .max = INT32_MAX,
     .is_optional = true},
    {"chosenGame", FIELD_ENUM, AT(snapshot, table.chosen.variant), .names = variant_names,
     .max = VARIANT_COUNT, .is_optional = true},
    {"chosenLimit", FIELD_ENUM, AT(snapshot, table.chosen.limit), .names = limit_names,
     .max = LIMIT_COUNT, .is_optional = true},
    SITTERS(sitter_form),
    WAITING,
    NEXT_HAND_AT,
    {"departedNext", FIELD_INT, AT(snapshot, table.departed_next), .max = DEPARTED_MAX - 1},
    {"departed", FIELD_ARRAY, AT(snapshot, table.departed), .max = DEPARTED_MAX,
     .count_offset = offsetof(struct snapshot, departed_count), .size = sizeof(struct departed),
     .form = &departed_form},
    {"recentNext", FIELD_INT, AT(snapshot, table.recent_next), .max = RECENT_COMMANDS - 1},
    {"recent", FIELD_ARRAY, AT(snapshot, recent), .max = RECENT_COMMANDS,
     .count_offset = offsetof(struct snapshot, recent_count), .size = sizeof(struct recent_id),
     .form = &recent_form},
};
static const struct form snapshot_form = FORM(snapshot_fields);
/* clang-format on */

static void take(struct snapshot *snapshot, const struct table *table)
{
    assert(!table->hand.is_running);
    *snapshot = (struct snapshot){.table = *table};
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (table->sitter[seat].player != 0)
            snapshot->sitter[snapshot->sitter_count++] = (struct placed){seat, table->sitter[seat]};
    }
    snapshot->asked_seat = table_choice_seat(table);
    if (snapshot->asked_seat != SEAT_NONE)
        snapshot->choice_count = rotation_length(table->config.rotation);
    for (int i = 0; i < snapshot->choice_count; i++)
        snapshot->choice[i] = rotation_game(table->config.rotation, i);
    snapshot->departed_count = DEPARTED_MAX;
    snapshot->recent_count = RECENT_COMMANDS;
    for (int i = 0; i < RECENT_COMMANDS; i++)
        (void)snprintf(snapshot->recent[i].hex, sizeof snapshot->recent[i].hex, "%" PRIx64,
                       table->recent[i]); /* 16 digits at most: it fits */
}

void table_config_encode(const struct table *table, struct text *text)
{
    text_add(text, "{\"id\":");
    text_add_int(text, table->id);
    text_add_char(text, ',');
    fields_encode(&config_form, &table->config, text);
    text_add_char(text, '}');
}

void table_state_encode(const struct table *table, uint64_t seq, struct text *text)
{
    struct snapshot snapshot;

    take(&snapshot, table);
    text_add(text, "{\"seq\":");
    text_add_uint(text, seq);
    text_add_char(text, ',');
    fields_encode(&state_form, &snapshot, text);
    text_add_char(text, '}');
}

void table_snapshot_encode(const struct table *table, struct text *text)
{
    struct snapshot snapshot;

    take(&snapshot, table);
    text_add_char(text, '{');
    fields_encode(&snapshot_form, &snapshot, text);
    text_add_char(text, '}');
}

static int read_hex(const char *hex, uint64_t *number)
{
    *number = 0;
    for (; *hex; hex++) {
        const char *digits = "0123456789abcdef";
        const char *found = strchr(digits, *hex);
        if (!found)
            return -1;
        *number = *number << 4 | (uint64_t)(found - digits);
    }
    return 0;
}

int table_snapshot_decode(struct table *table, const char *json, struct error *error)
{
    struct snapshot snapshot = {.table.choice_seat = SEAT_NONE};
    struct fault fault;

    if (fields_read(&snapshot_form, &snapshot, json, strlen(json), &fault) < 0)
        return error_set(error, "snapshot: field \"%s\": %s", fault.field, fault.sentence);
    for (int i = 0; i < snapshot.sitter_count; i++)
        snapshot.table.sitter[snapshot.sitter[i].seat] = snapshot.sitter[i].sitter;
    for (int i = 0; i < snapshot.recent_count; i++) {
        if (read_hex(snapshot.recent[i].hex, &snapshot.table.recent[i]) < 0)
            return error_set(error, "snapshot: \"%s\" is no command id", snapshot.recent[i].hex);
    }
    snapshot.table.act_until = INSTANT_NEVER;
    snapshot.table.hand.to_act = SEAT_NONE;
    *table = snapshot.table;
    return 0;
}
