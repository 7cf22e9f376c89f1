#include "codec/command_json.h"

#include "codec/names.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* A command as it stands in a body: beside its own fields an id of the client's making. */
struct body {
    char command_id[COMMAND_ID_BYTES];
    struct command command;
};

#define BODY(member)    .offset = offsetof(struct body, member)
#define COMMAND(member) BODY(command.member)

/* clang-format off */
#define COMMAND_ID {"commandId", FIELD_COMMAND_ID, BODY(command_id)}
#define HAND       {"hand", FIELD_INT, COMMAND(hand_no), .min = 1, .max = INT32_MAX}
#define TURN       {"turn", FIELD_INT, COMMAND(turn), .min = 1, .max = INT32_MAX}

static const struct field plain_fields[] = {COMMAND_ID};
static const struct field sit_fields[] = {
    COMMAND_ID,
    {"seat", FIELD_SEAT, COMMAND(seat)},
    {"buyIn", FIELD_CHIPS, COMMAND(amount), .min = 1},
};
static const struct field sit_out_fields[] = {
    COMMAND_ID,
    {"when", FIELD_ENUM, COMMAND(when), .names = sit_out_names, .max = SIT_OUT_WHEN_COUNT},
};
static const struct field sit_in_fields[] = {
    COMMAND_ID,
    {"postNow", FIELD_BOOL, COMMAND(post_now)},
};
static const struct field top_up_fields[] = {
    COMMAND_ID,
    {"amount", FIELD_CHIPS, COMMAND(amount), .min = 1},
};
static const struct field act_fields[] = {
    COMMAND_ID,
    HAND,
    TURN,
    {"action", FIELD_ENUM, COMMAND(action), .names = action_names, .max = ACTION_COUNT},
    {"to", FIELD_CHIPS, COMMAND(amount), .min = 1, .is_optional = true},
    {"places", FIELD_PLACES, COMMAND(mask), .min = 1, .is_optional = true},
};
static const struct field run_fields[] = {
    COMMAND_ID,
    HAND,
    TURN,
    {"times", FIELD_INT, COMMAND(times), .min = 1, .max = BOARDS_MAX},
};
static const struct field choose_fields[] = {
    COMMAND_ID,
    HAND,
    {"choice", FIELD_INT, COMMAND(choice), .max = ROTATION_GAMES_MAX - 1},
};
static const struct field show_fields[] = {
    COMMAND_ID,
    HAND,
    {"cards", FIELD_PLACES, COMMAND(mask), .min = 1},
};
static const struct field chat_fields[] = {
    COMMAND_ID,
    {"text", FIELD_CHAT, COMMAND(text)},
};

/* The others are not for clients. */
static const struct form forms[COMMAND_COUNT] = {
    [COMMAND_SIT] = FORM(sit_fields),
    [COMMAND_LEAVE] = FORM(plain_fields),
    [COMMAND_SIT_OUT] = FORM(sit_out_fields),
    [COMMAND_SIT_IN] = FORM(sit_in_fields),
    [COMMAND_TOP_UP] = FORM(top_up_fields),
    [COMMAND_ACT] = FORM(act_fields),
    [COMMAND_RUN] = FORM(run_fields),
    [COMMAND_SHOW] = FORM(show_fields),
    [COMMAND_CHOOSE] = FORM(choose_fields),
    [COMMAND_WAIT] = FORM(plain_fields),
    [COMMAND_STOP_WAITING] = FORM(plain_fields),
    [COMMAND_CHAT] = FORM(chat_fields),
    [COMMAND_CLAIM] = FORM(plain_fields),
};
/* clang-format on */

/* An amount belongs to a bet and a raise, cards to a draw, and to nothing else. */
static int verify_act(const struct command *command, struct fault *fault)
{
    bool needs_to = command->action == ACTION_BET || command->action == ACTION_RAISE;

    if (command->kind != COMMAND_ACT)
        return 0;
    if (command->mask != 0 && command->action != ACTION_DRAW)
        return fault_set(fault, "bad_field", "places", "Only a draw exchanges cards.");
    if (needs_to == (command->amount > 0))
        return 0;
    return needs_to ? fault_set(fault, "missing_field", "to", "A bet or raise needs its total.")
                    : fault_set(fault, "bad_field", "to", "Only a bet or raise has a total.");
}

int command_decode(struct command *command, char command_id[COMMAND_ID_BYTES], const char *body,
                   size_t length, struct fault *fault)
{
    struct body read = {.command = {.kind = command->kind}};
    const struct form *form = &forms[command->kind];

    assert(form->count > 0);
    if (fields_read(form, &read, body, length, fault) < 0 || verify_act(&read.command, fault) < 0)
        return -1;
    *command = read.command;
    memcpy(command_id, read.command_id, COMMAND_ID_BYTES);
    return 0;
}
