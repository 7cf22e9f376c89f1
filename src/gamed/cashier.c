#include "gamed/cashier.h"

#include "gamed/answer.h"
#include "os/log.h"

#include <stdlib.h>

enum asking_state {
    ASKING_FREE,
    ASKING_DATABASE, /* what does the database know of the player? */
    ASKING_ROOM,     /* it is known; the open batch has no room */
    ASKING_COMMIT    /* decided: waits for its batch */
};

struct asking {
    struct cashier *cashier;
    enum asking_state state;
    struct waiting waiting;
    bool is_gone;         /* there is no such player */
    enum refusal refusal; /* of what was decided and has not committed */
    struct grant grant;   /* the free chips that the command brought, now or when it came before */
    const struct batch *batch;
};

struct cashier {
    struct game *game;
    int count;
    struct asking asking[CASHIER_MAX];
};

struct cashier *cashier_create(struct game *game)
{
    struct cashier *cashier = calloc(1, sizeof(*cashier));
    if (cashier == NULL)
        abort();
    cashier->game = game;
    for (int i = 0; i < CASHIER_MAX; i++)
        cashier->asking[i].cashier = cashier;
    return cashier;
}

void cashier_destroy(struct cashier *cashier)
{
    free(cashier);
}

bool cashier_concerns(const struct game *game, const struct command *command)
{
    const struct table *table = game_table(game, command->table);

    switch (command->kind) {
    case COMMAND_SIT:
    case COMMAND_TOP_UP:
    case COMMAND_WAIT:
    case COMMAND_WELCOME:
    case COMMAND_CLAIM:
        return true;
    case COMMAND_CHAT: /* a sitter's name is known */
        return table == NULL || table_seat_of(table, command->asker.player) == SEAT_NONE;
    case COMMAND_OPEN_TABLE:
    case COMMAND_WAKE:
    case COMMAND_RESUME:
    case COMMAND_LEAVE:
    case COMMAND_SIT_OUT:
    case COMMAND_SIT_IN:
    case COMMAND_ACT:
    case COMMAND_RUN:
    case COMMAND_SHOW:
    case COMMAND_CHOOSE:
    case COMMAND_STOP_WAITING:
    case COMMAND_COUNT:
        break;
    }
    return false;
}

static void finish(struct asking *asking)
{
    asking->state = ASKING_FREE;
    asking->cashier->count--;
}

static struct asking *find(struct cashier *cashier, player_id player)
{
    for (int i = 0, seen = 0; seen < cashier->count; i++) {
        struct asking *asking = &cashier->asking[i];
        if (asking->state == ASKING_FREE)
            continue;
        seen++;
        if (asking->waiting.command.asker.player == player)
            return asking;
    }
    return NULL;
}

static struct asking *free_place(struct cashier *cashier)
{
    for (int i = 0; i < CASHIER_MAX; i++)
        if (cashier->asking[i].state == ASKING_FREE)
            return &cashier->asking[i];
    return NULL;
}

/* A player's first chips, should the command that was to bring them have been lost. */
static bool welcome(struct game *game, struct asker *asker)
{
    struct command command = {.kind = COMMAND_WELCOME, .asker = *asker};
    uint64_t seq;

    if (asker->is_welcomed)
        return false;
    (void)game_decide(game, &command, &seq); /* never refused */
    for (int i = 0; i < game->events->count; i++) {
        asker->balance += game->events->event[i].amount;
        asker->total += game->events->event[i].amount;
    }
    asker->is_welcomed = true;
    return game->events->count > 0;
}

static void answer_grant(struct asking *asking, struct asked_by by)
{
    struct buffer json = {0};

    answer_granted(asking->grant.seq, asking->grant.amount, asking->waiting.command.asker.balance,
                   &json);
    game_answer(asking->cashier->game, by, REFUSAL_NONE, asking->grant.seq, json.bytes);
    buffer_release(&json);
}

static void decide(struct asking *asking)
{
    struct game *game = asking->cashier->game;
    const struct waiting *waiting = &asking->waiting;
    struct command *command = &asking->waiting.command;
    uint64_t seq = 0;

    bool is_welcomed_now = command->kind != COMMAND_WELCOME && welcome(game, &command->asker);
    enum refusal refusal = game_decide(game, command, &seq);
    asking->refusal = refusal;
    bool is_gift = command->kind == COMMAND_WELCOME || command->kind == COMMAND_CLAIM;
    if (refusal == REFUSAL_NONE && is_gift && game->events->count > 0) {
        asking->grant = (struct grant){seq, game->events->event[0].amount};
        command->asker.balance += asking->grant.amount;
        answer_grant(asking, waiting->by);
    } else {
        game_answer(game, waiting->by, refusal, seq, NULL);
    }
    if (!is_welcomed_now && (refusal != REFUSAL_NONE || game->events->count == 0)) {
        finish(asking);
        return;
    }
    asking->state = ASKING_COMMIT;
    asking->batch = game->open;
}

static void decide_or_refuse(struct asking *asking)
{
    if (asking->is_gone) {
        game_answer(asking->cashier->game, asking->waiting.by, REFUSAL_PLAYER_GONE, 0, NULL);
        finish(asking);
    } else if (asking->grant.seq != 0) { /* it comes again, perhaps after a restart */
        answer_grant(asking, asking->waiting.by);
        finish(asking);
    } else {
        decide(asking);
    }
}

static void answer_unknown(struct asking *asking, const struct error *error)
{
    char quoted[LOG_QUOTE_BYTES];

    log_write(LOG_ERROR, "asker_unknown", "reason=%s", log_quote(quoted, error->text));
    game_answer_unavailable(asking->cashier->game, asking->waiting.by);
    finish(asking);
}

static void on_asker(void *context, const PGresult *result, const char *sqlstate,
                     const struct error *error)
{
    struct asking *asking = context;
    struct game *game = asking->cashier->game;
    struct asker asker;
    struct error failure;

    (void)sqlstate; /* whatever it was, the player may try again */
    int found = result == NULL ? -1 : ledger_read_asker(&asker, &asking->grant, result, &failure);
    if (found < 0) {
        answer_unknown(asking, result == NULL ? error : &failure);
        return;
    }
    if (found == 0)
        asking->is_gone = true;
    else
        asking->waiting.command.asker = asker;
    if (game_has_room(game))
        decide_or_refuse(asking);
    else
        asking->state = ASKING_ROOM;
}

void cashier_take(struct cashier *cashier, const struct waiting *waiting)
{
    struct game *game = cashier->game;
    const struct command *command = &waiting->command;
    struct asking *other = find(cashier, command->asker.player);
    struct asking *asking = free_place(cashier);

    if (other != NULL && other->waiting.command.id == command->id &&
        other->waiting.command.id != 0) {
        /* Asked again, perhaps by way of another edge: that one gets the answer. */
        if (other->state == ASKING_COMMIT) {
            if (other->grant.seq != 0)
                answer_grant(other, waiting->by);
            else
                game_answer(game, waiting->by, other->refusal, game->journal.seq, NULL);
            return;
        }
        other->waiting.by = waiting->by;
        return;
    }
    if (other != NULL || asking == NULL) {
        game_answer(game, waiting->by, REFUSAL_BUSY, 0, NULL);
        return;
    }
    asking->state = ASKING_DATABASE;
    asking->waiting = *waiting;
    asking->is_gone = false;
    asking->grant = (struct grant){0};
    cashier->count++;
    uint64_t claim = command->kind == COMMAND_CLAIM ? command->id : 0;
    ledger_ask(game->db, command->asker.player, claim, on_asker, asking);
    db_sync(game->db, NULL, NULL);
}

void cashier_resume(struct cashier *cashier)
{
    for (int i = 0; i < CASHIER_MAX && cashier->count > 0; i++)
        if (cashier->asking[i].state == ASKING_ROOM && game_has_room(cashier->game))
            decide_or_refuse(&cashier->asking[i]);
}

void cashier_committed(struct cashier *cashier, int64_t number)
{
    for (int i = 0, seen = 0, count = cashier->count; seen < count; i++) {
        struct asking *asking = &cashier->asking[i];
        if (asking->state == ASKING_FREE)
            continue;
        seen++;
        if (asking->state == ASKING_COMMIT && asking->batch->number == number)
            finish(asking);
    }
}
