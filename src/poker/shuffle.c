#include "poker/shuffle.h"

#include <assert.h>
#include <string.h>

void shuffle_stream_init(struct shuffle_stream *stream, const uint8_t key[SEED_BYTES],
                         const char *label)
{
    size_t length = strlen(label);

    assert(length < sizeof(stream->label));
    *stream = (struct shuffle_stream){.used = DIGEST_BYTES};
    memcpy(stream->key, key, SEED_BYTES);
    memcpy(stream->label, label, length);
}

uint8_t shuffle_stream_next(struct shuffle_stream *stream)
{
    static const char tag[] = "pf1/stream"; /* with its NUL */

    if (stream->used == DIGEST_BYTES) {
        struct digest digest;
        digest_begin(&digest);
        digest_add(&digest, tag, sizeof(tag));
        digest_add(&digest, stream->label, strlen(stream->label) + 1);
        digest_add(&digest, stream->key, SEED_BYTES);
        digest_add_uint(&digest, stream->counter++, 8);
        digest_end(&digest, stream->block);
        stream->used = 0;
    }
    return stream->block[stream->used++];
}

bool shuffle_pick(uint8_t byte, int n, int *pick)
{
    assert(n >= 2 && n <= 256);
    if (byte >= 256 - 256 % n)
        return false;
    *pick = byte % n;
    return true;
}

int shuffle_below(struct shuffle_stream *stream, int n)
{
    int pick;
    while (!shuffle_pick(shuffle_stream_next(stream), n, &pick))
        ;
    return pick;
}

void shuffle_order(const int picks[], int count, uint8_t order[])
{
    for (int i = 0; i < count; i++)
        order[i] = (uint8_t)i;
    for (int i = count - 1; i >= 1; i--) {
        assert(picks[i] >= 0 && picks[i] <= i);
        uint8_t swap = order[i];
        order[i] = order[picks[i]];
        order[picks[i]] = swap;
    }
}

/* The `size` highest cards in the order that the stream of this label gives, CARD_NONE behind. */
static void shuffle_cards(const uint8_t seed[SEED_BYTES], const char *label, int size,
                          card cards[DECK_SIZE])
{
    struct shuffle_stream stream;
    int picks[DECK_SIZE] = {0};

    shuffle_stream_init(&stream, seed, label);
    for (int i = size - 1; i >= 1; i--)
        picks[i] = shuffle_below(&stream, i + 1);
    memset(cards, CARD_NONE, DECK_SIZE);
    shuffle_order(picks, size, cards);
    for (int i = 0; i < size; i++)
        cards[i] = (card)(cards[i] + DECK_SIZE - size);
}

struct deck shuffle_deck(const uint8_t seed[SEED_BYTES], int size)
{
    static const char *const again_labels[AGAIN_MAX] = {"again1", "again2", "again3"};
    struct deck deck;

    assert(size >= 2 && size <= DECK_SIZE);
    shuffle_cards(seed, "deck", size, deck.card);
    for (int i = 0; i < AGAIN_MAX; i++)
        shuffle_cards(seed, again_labels[i], size, deck.again[i]);
    return deck;
}
