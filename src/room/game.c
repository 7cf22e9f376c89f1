#include "room/game.h"

#include "poker/hand.h"

#include <stddef.h>

/* Game `number` of the rotation; without one there is only the table's own. */
static struct rotation_game game_of(const struct table_config *config, int number)
{
    if (config->rotation == ROTATION_NONE)
        return (struct rotation_game){config->variant, config->limit};
    return rotation_game(config->rotation, number);
}

struct rotation_game game_next(const struct table *table)
{
    if (rotation_is_chosen(table->config.rotation))
        return table->chosen;
    return game_of(&table->config, table->hand_no / table->config.rotation_hands);
}

bool game_has_blinds(enum variant variant)
{
    return variant_rules(variant)->family != FAMILY_STUD;
}

static int game_count(const struct table_config *config)
{
    return config->rotation == ROTATION_NONE ? 1 : rotation_length(config->rotation);
}

bool game_config_has_blinds(const struct table_config *config)
{
    for (int i = 0; i < game_count(config); i++) {
        if (game_has_blinds(game_of(config, i).variant))
            return true;
    }
    return false;
}

chips game_straddle(const struct table_config *config)
{
    return 2 * config->big_blind;
}

struct hand_setup game_setup(const struct table_config *config, struct rotation_game game)
{
    bool has_blinds = game_has_blinds(game.variant);
    bool is_mixed = config->rotation != ROTATION_NONE;
    struct hand_setup setup =
        hand_setup_holdem(has_blinds ? config->small_blind : 0, has_blinds ? config->big_blind : 0);

    setup.variant = game.variant;
    setup.limit = game.limit;
    setup.profile = profile_preset(config->profile);
    setup.small_bet = config->big_blind;
    setup.big_bet = game.limit == LIMIT_FIXED ? 2 * config->big_blind : config->big_blind;
    setup.bring_in = has_blinds ? 0 : config->bring_in;
    setup.ante = has_blinds && is_mixed ? 0 : config->ante;
    setup.ante_rule = has_blinds ? config->ante_rule : ANTE_EACH_SEAT;
    setup.runs_max = config->runs_max;
    setup.rake_bp = config->rake_bp;
    setup.rake_cap = config->rake_cap;
    return setup;
}

static const char *hand_fault(const struct table_config *config, struct rotation_game game)
{
    struct hand_setup setup = game_setup(config, game);

    setup.seats = (seat_set)((1u << config->seats) - 1);
    for (int seat = 0; seat < config->seats; seat++)
        setup.stack[seat] = config->buy_in_min;
    if (game_has_blinds(setup.variant)) {
        setup.small_blind_seat = 0;
        setup.big_blind_seat = 1;
    } else if (config->bring_in == 0) {
        return "a stud game needs a bring-in";
    }
    return hand_setup_fault(&setup);
}

const char *game_config_fault(const struct table_config *config)
{
    const char *fault = NULL;

    if (config->ante_rule != ANTE_EACH_SEAT &&
        (config->rotation != ROTATION_NONE || !game_config_has_blinds(config)))
        return "in stud games and rotations each seat pays its ante";
    if (config->straddle_rule != STRADDLE_NONE && !game_config_has_blinds(config))
        return "a straddle needs a game with blinds";
    for (int i = 0; i < game_count(config) && fault == NULL; i++)
        fault = hand_fault(config, game_of(config, i));
    return fault;
}
