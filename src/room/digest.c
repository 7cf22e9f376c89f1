#include "room/table.h"

#include <string.h>

/*
 * Field by field, so that padding and what is hidden stay out. Not cryptographic: it tells an
 * honest replay from one that went wrong, and the journal's own chain guards against forgers.
 */
struct mix {
    uint64_t state;
};

/* Every input bit reaches every output bit within two steps, and finish() takes the last. */
static void add(struct mix *mix, uint64_t number)
{
    mix->state = (mix->state << 29 | mix->state >> 35) ^ number;
    mix->state *= 0x9e3779b97f4a7c15u;
}

static uint64_t finish(struct mix *mix)
{
    uint64_t x = mix->state;

    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static void add_int(struct mix *mix, int64_t number)
{
    add(mix, (uint64_t)number);
}

/* Eight bytes at a time, the last ones filled up with zeroes. */
static void add_text(struct mix *mix, const char *string)
{
    size_t length = strlen(string);

    add(mix, length);
    for (size_t i = 0; i < length; i += 8) {
        uint64_t word = 0;
        for (size_t k = 0; k < 8 && i + k < length; k++)
            word |= (uint64_t)(unsigned char)string[i + k] << 8 * k;
        add(mix, word);
    }
}

static void add_chips(struct mix *mix, const chips amounts[SEATS_MAX])
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        add_int(mix, amounts[seat]);
}

static void add_sitter(struct mix *mix, const struct table *table, int seat)
{
    const struct sitter *sitter = &table->sitter[seat];

    add_int(mix, sitter->player);
    if (sitter->player == 0)
        return;
    add_text(mix, sitter->name);
    add_int(mix, sitter->is_bot | sitter->is_out << 1 | sitter->is_leaving << 2 |
                     sitter->out_next_hand << 3 | sitter->out_next_big_blind << 4 |
                     sitter->post_now << 5 | sitter->owes_small << 6 | sitter->owes_big << 7 |
                     (table->hand.is_running && sitter->in_hand) << 8 | sitter->owes_straddle << 9);
    add_int(mix, sitter->stack);
    add_int(mix, sitter->top_up);
    add_int(mix, sitter->time_bank_ms);
    add_int(mix, sitter->timeouts);
    add_int(mix, sitter->orbits_out);
    add_int(mix, sitter->out_since);
}

static void add_waiting(struct mix *mix, const struct table *table)
{
    add_int(mix, table->waiter_count);
    for (int i = 0; i < table->waiter_count; i++) {
        const struct waiter *waiter = &table->waiter[i];
        add_int(mix, waiter->player);
        add_text(mix, waiter->name);
        add_int(mix, waiter->seat);
        add_int(mix, waiter->until);
    }
}

static void add_setup(struct mix *mix, const struct hand_setup *setup)
{
    add(mix, setup->variant | setup->limit << 8 | setup->ante_rule << 16);
    add_int(mix, setup->boards | setup->runs_max << 8 | setup->is_bomb_pot << 16);
    add_int(mix, setup->small_bet);
    add_int(mix, setup->big_bet);
    add_int(mix, setup->bring_in);
    add_int(mix, setup->seats);
    add_int(mix, setup->button);
    add_int(mix, setup->small_blind_seat);
    add_int(mix, setup->big_blind_seat);
    add_int(mix, setup->small_blind);
    add_int(mix, setup->big_blind);
    add_int(mix, setup->ante);
    add_chips(mix, setup->stack);
}

static void add_pots(struct mix *mix, const struct pots *pots)
{
    add_int(mix, pots->count);
    for (int i = 0; i < pots->count; i++) {
        add_int(mix, pots->pot[i].amount);
        add_int(mix, pots->pot[i].eligible);
    }
}

static void add_legal(struct mix *mix, const struct legal *legal)
{
    add_int(mix, (int)legal->kind | legal->draw_max << 8);
    add_int(mix, legal->to_call);
    add_int(mix, legal->min_raise_to);
    add_int(mix, legal->max_raise_to);
    add_int(mix, legal->or_raise_to);
}

static void add_hand(struct mix *mix, const struct hand *hand)
{
    add_setup(mix, &hand->setup);
    add_int(mix, hand->street);
    add_int(mix, hand->dealt | hand->again_count << 8 | hand->boards << 16);
    for (int board = 0; board < hand->boards; board++) {
        for (int i = 0; i < hand->board_count; i++)
            add(mix, hand->board[board][i]);
    }
    add_int(mix, hand->live);
    add_int(mix, hand->all_in);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        add_int(mix, (int)hand->shown[seat] | hand->given[seat] << 8 |
                         hand->hole_count[seat] << 16 | hand->faced_raises[seat] << 24);
    add_chips(mix, hand->stack);
    add_chips(mix, hand->bet);
    add_chips(mix, hand->put_in);
    add_int(mix, hand->dead);
    add_chips(mix, hand->won);
    add_pots(mix, &hand->pots);
    add_int(mix, hand->turn);
    add_int(mix, hand->to_act);
    add_int(mix, hand->is_heads_up | hand->must_bring_in << 1 | (hand->run_times > 0) << 2 |
                     hand->run_times << 8);
    add_legal(mix, &hand->legal);
    add_int(mix, hand->run_asked | hand->drawn << 16);
    add_int(mix, hand->last_aggressor);
    add_int(mix, hand->bet_to);
    add_int(mix, hand->full_raise);
    add_int(mix, hand->full_to);
    add_int(mix, hand->raises);
    add_int(mix, hand->acted);
    add_chips(mix, hand->faced);
}

/* Of the rings only what came last: what came before was in the digests before. */
static void add_newest(struct mix *mix, const struct table *table)
{
    int last = (table->departed_next + DEPARTED_MAX - 1) % DEPARTED_MAX;
    const struct departed *departed = &table->departed[last];

    add_int(mix, table->departed_next);
    add_int(mix, departed->player);
    add_int(mix, departed->amount);
    add_int(mix, departed->at);
    add_int(mix, table->recent_next);
    add(mix, table->recent[(table->recent_next + RECENT_COMMANDS - 1) % RECENT_COMMANDS]);
}

uint64_t table_digest(const struct table *table)
{
    struct mix mix = {.state = (uint64_t)table->id};

    add_text(&mix, table->config.name);
    for (int seat = 0; seat < SEATS_MAX; seat++)
        add_sitter(&mix, table, seat);
    add_waiting(&mix, table);
    add_int(&mix, table->hand_no);
    add_int(&mix, table->button);
    add_int(&mix, table->small_blind_seat);
    add_int(&mix, table->big_blind_seat);
    if (table->hand.is_running)
        add_hand(&mix, &table->hand);
    add_int(&mix, table->act_until);
    add_int(&mix, table->on_time_bank | table->is_timed_out << 1);
    add_int(&mix, table->next_hand_at);
    if (rotation_is_chosen(table->config.rotation)) {
        add_int(&mix, table->choice_seat);
        add_int(&mix, table->choice_hand);
        add_int(&mix, (int)table->chosen.variant | (int)table->chosen.limit << 8);
    }
    add_newest(&mix, table);
    return finish(&mix);
}
