#include "secrecy.h"

#include <stdio.h>
#include <string.h>

enum { HAND_WATCHED_MAX = 4 };

static struct {
    bool is_on;
    bool is_second;
    bool is_over;
    bool has_seed;
    player_id viewer;
    int32_t hand_no; /* at table 1 */
    uint8_t seed[SEED_BYTES];
    cards kept; /* known to the viewer at the end of the first run */
    uint64_t told, seen;
    int count;
} watch;

struct deck __real_shuffle_deck(const uint8_t seed[SEED_BYTES], int size);
struct deck __wrap_shuffle_deck(const uint8_t seed[SEED_BYTES], int size);

/* Each card that is not kept becomes the next one of those; the last becomes the first. */
static void rotate(card places[DECK_SIZE], const card next[DECK_SIZE])
{
    for (int i = 0; i < DECK_SIZE; i++)
        places[i] = places[i] == CARD_NONE ? CARD_NONE : next[places[i]];
}

static void hide_otherwise(struct deck *deck)
{
    card next[DECK_SIZE], first = CARD_NONE, last = CARD_NONE;

    for (card c = 0; c < DECK_SIZE; c++)
        next[c] = c;
    for (int i = 0; i < DECK_SIZE; i++) {
        card c = deck->card[i];
        if (c == CARD_NONE || watch.kept >> c & 1)
            continue;
        if (first == CARD_NONE)
            first = c;
        else
            next[last] = c;
        last = c;
    }
    if (last != CARD_NONE)
        next[last] = first;
    rotate(deck->card, next);
    for (int i = 0; i < AGAIN_MAX; i++)
        rotate(deck->again[i], next);
}

struct deck __wrap_shuffle_deck(const uint8_t seed[SEED_BYTES], int size)
{
    struct deck deck = __real_shuffle_deck(seed, size);

    if (watch.is_second && watch.has_seed && memcmp(seed, watch.seed, SEED_BYTES) == 0)
        hide_otherwise(&deck);
    return deck;
}

static bool is_watched(const struct event *event)
{
    return watch.is_on && event->table == 1 && event->hand_no == watch.hand_no;
}

void secrecy_started(const struct event *event, const uint8_t seed[SEED_BYTES])
{
    if (!is_watched(event) || watch.is_second)
        return;
    memcpy(watch.seed, seed, SEED_BYTES);
    watch.has_seed = true;
}

void secrecy_event(const struct event *event, const struct known_cards *known)
{
    if (!is_watched(event) || watch.is_over || known == NULL)
        return;
    if (event->kind != EVENT_HAND ||
        (event->hand.kind != HAND_SHOWN && event->hand.kind != HAND_POT_WON))
        return;
    watch.is_over = true;
    if (!watch.is_second)
        watch.kept = known->open | (watch.viewer == 0 ? 0 : known->own[watch.viewer]);
}

bool secrecy_is_over(void)
{
    return watch.is_on && watch.is_over;
}

static void note(uint64_t *hash, const void *bytes, size_t length)
{
    uint64_t kept = sim.log_hash;

    sim.log_hash = *hash;
    sim_note(bytes, length);
    *hash = sim.log_hash;
    sim.log_hash = kept;
}

void secrecy_told(player_id player, const char *body, size_t length)
{
    if (!watch.is_on || watch.is_over || player != watch.viewer)
        return;
    note(&watch.told, body, length);
    note(&watch.told, &sim.now_us, sizeof sim.now_us);
    watch.count++;
}

void secrecy_public(const void *bytes, size_t length)
{
    if (watch.is_on && !watch.is_over)
        note(&watch.seen, bytes, length);
}

static bool live(uint64_t seed, const struct plan *plan)
{
    watch.is_over = false;
    watch.told = watch.seen = 1;
    watch.count = 0;
    return life_live(seed, plan);
}

bool secrecy_try(uint64_t seed, const struct plan *plan)
{
    memset(&watch, 0, sizeof watch);
    watch.is_on = true;
    watch.viewer = (player_id)(seed % 3); /* nobody, or one of the first players */
    watch.hand_no = 1 + (int32_t)(seed / 3 % HAND_WATCHED_MAX);
    bool is_good = live(seed, plan);
    if (is_good && watch.is_over) {
        uint64_t told = watch.told, seen = watch.seen;
        watch.is_second = true;
        is_good = live(seed, plan);
        if (is_good && (watch.told != told || watch.seen != seen || !watch.is_over)) {
            sim.has_failed = true;
            (void)snprintf(
                sim.failure, sizeof sim.failure,
                "secrecy: what player %lld is told in hand %d of table 1 depends on cards "
                "that it may not know",
                (long long)watch.viewer, watch.hand_no);
            is_good = false;
        }
    }
    watch.is_on = false;
    return is_good;
}
