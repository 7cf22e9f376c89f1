#include "gamed/batch.h"

#include <assert.h>
#include <stdlib.h>

void batch_init(struct batch *batch)
{
    *batch = (struct batch){0};
    journal_events_init(&batch->events);
}

void batch_release(struct batch *batch)
{
    journal_events_release(&batch->events);
    ledger_batch_release(&batch->transfers);
    buffer_release(&batch->texts);
    buffer_release(&batch->frames);
    free(batch->extra);
    free(batch->shown);
    free(batch->seal);
    free(batch->answer);
    free(batch->publication);
    *batch = (struct batch){0};
}

void batch_clear(struct batch *batch)
{
    journal_events_clear(&batch->events);
    ledger_batch_clear(&batch->transfers);
    buffer_clear(&batch->texts);
    buffer_clear(&batch->frames);
    batch->extra_count = 0;
    batch->shown_count = 0;
    batch->seal_count = 0;
    batch->answer_count = 0;
    batch->publication_count = 0;
}

bool batch_is_empty(const struct batch *batch)
{
    return batch->events.count == 0;
}

size_t batch_text(struct batch *batch, const char *text, size_t length)
{
    size_t offset = batch->texts.length;

    buffer_add_bytes(&batch->texts, text, length);
    buffer_add_bytes(&batch->texts, "", 1);
    return offset;
}

/* Room for one more element in a list that grows. */
static void *grown(void *list, int count, int *size, size_t element)
{
    if (count < *size)
        return list;
    *size = *size == 0 ? 16 : 2 * *size;
    list = realloc(list, (size_t)*size * element);
    if (list == NULL)
        abort();
    return list;
}

void batch_add_extra(struct batch *batch, struct batch_extra extra)
{
    batch->extra = grown(batch->extra, batch->extra_count, &batch->extra_size, sizeof(extra));
    batch->extra[batch->extra_count++] = extra;
}

void batch_add_shown(struct batch *batch, const struct shown_cards *shown)
{
    batch->shown = grown(batch->shown, batch->shown_count, &batch->shown_size, sizeof(*shown));
    batch->shown[batch->shown_count++] = *shown;
}

void batch_add_seal(struct batch *batch, const struct seal *seal)
{
    batch->seal = grown(batch->seal, batch->seal_count, &batch->seal_size, sizeof(*seal));
    batch->seal[batch->seal_count++] = *seal;
}

void batch_add_answer(struct batch *batch, struct batch_answer answer)
{
    batch->answer = grown(batch->answer, batch->answer_count, &batch->answer_size, sizeof(answer));
    batch->answer[batch->answer_count++] = answer;
}

void batch_add_publication(struct batch *batch, struct publication publication)
{
    batch->publication = grown(batch->publication, batch->publication_count,
                               &batch->publication_size, sizeof(publication));
    batch->publication[batch->publication_count++] = publication;
}

void batch_publish(struct batch *batch, struct publication publication, uint64_t seq,
                   table_id table, const struct buffer *json)
{
    enum { FIELDS_MAX = 64 };
    struct message message = {.type = MESSAGE_EVENT,
                              .seq = seq,
                              .table = table,
                              .player = publication.viewer,
                              .body = json->bytes,
                              .body_length = json->length};
    size_t most = json->length + FIELDS_MAX;
    char *space = buffer_space(&batch->frames, most);
    size_t length = message_encode(&message, (uint8_t *)space, most);

    assert(length > 0); /* a view is far shorter than a frame */
    buffer_added(&batch->frames, length);
    publication.offset = batch->frames.length - json->length;
    publication.length = json->length;
    batch_add_publication(batch, publication);
}
