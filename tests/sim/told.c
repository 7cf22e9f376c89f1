#define _GNU_SOURCE /* memmem() */

#include "told.h"

#include "oracle.h"
#include "secrecy.h"
#include "server.h"
#include "wire/message.h"

#include <stdio.h>
#include <string.h>

/* Where the position stands in a frame, behind its length and type; 0: nowhere. */
static size_t seq_offset(int type)
{
    switch (type) {
    case MESSAGE_WELCOME:
        return 2 + 8 + 8;
    case MESSAGE_ANSWER:
        return 8 + 2;
    case MESSAGE_EVENT:
    case MESSAGE_HEAD:
    default:
        return 0;
    }
}

static uint64_t read_uint(const uint8_t *bytes, int width)
{
    uint64_t number = 0;

    for (int i = 0; i < width; i++)
        number = number << 8 | bytes[i];
    return number;
}

void told_frames(const uint8_t *frames, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t size = (size_t)read_uint(frames + at, 4);
        int type = frames[at + 4];
        uint64_t seq = read_uint(frames + at + 5 + seq_offset(type), 8);
        if (seq > (uint64_t)server.now.row_count)
            sim_fail("durable before visible", "event %llu was told, the journal ends with %d",
                     (unsigned long long)seq, server.now.row_count);
        if (seq > oracle.told)
            oracle.told = seq;
        at += 4 + size;
    }
}

/* The end of the object that begins at `text`. */
static const char *object_end(const char *text, const char *end)
{
    int depth = 0;
    bool is_text = false;

    for (; text < end; text++) {
        if (is_text) {
            if (*text == '\\')
                text++;
            else if (*text == '"')
                is_text = false;
        } else if (*text == '"') {
            is_text = true;
        } else if (*text == '{') {
            depth++;
        } else if (*text == '}' && --depth == 0) {
            return text + 1;
        }
    }
    return end;
}

static int64_t member(const char *text, const char *name)
{
    const char *at = strstr(text, name);
    return at == NULL ? 0 : value_int(at + strlen(name));
}

/* The very words of the journal, with what stands in its columns before them. */
static bool is_journal(const struct row *row, const char *text, size_t length)
{
    char start[160];
    size_t size = (size_t)snprintf(
        start, sizeof start, "{\"seq\":%llu,\"table\":%lld,\"kind\":\"%s\",\"at\":%lld",
        (unsigned long long)row->seq, (long long)row->table, row->kind, (long long)row->at);
    if (row->hand_no != 0)
        size += (size_t)snprintf(start + size, sizeof start - size, ",\"hand\":%d", row->hand_no);
    size_t payload = strlen(row->payload) - 1; /* without its brace */
    bool is_empty = payload == 1;

    if (length != size + (is_empty ? 1 : payload + 1) || memcmp(text, start, size) != 0)
        return false;
    return is_empty ||
           (text[size] == ',' && memcmp(text + size + 1, row->payload + 1, payload) == 0);
}

static void verify_own(player_id player, const char *text, size_t length)
{
    int64_t table = member(text, "\"table\":"), hand = member(text, "\"hand\":");
    const struct known_cards *known = oracle_known(table, hand);

    if (known == NULL)
        return; /* long ago */
    int64_t seat = member(text, "\"seat\":");
    if (seat < 0 || seat >= SEATS_MAX || known->player[seat] != player ||
        (cards_in(text, length) & ~(known->own[player] | known->open)) != 0)
        sim_fail("secrecy", "player %lld was told %.*s", (long long)player, (int)length, text);
}

static void verify_event(player_id player, const char *text, size_t length)
{
    static const char *const own[] = {"\"kind\":\"hole_cards\"", "\"kind\":\"strength\""};
    uint64_t seq = (uint64_t)member(text, "{\"seq\":");
    const char *kind = strstr(text, "\"kind\":");

    if (seq == 0 || seq > (uint64_t)server.now.row_count)
        sim_fail("durable before visible", "player %lld was told %.*s", (long long)player,
                 (int)length, text);
    for (size_t i = 0; i < ARRAY_LEN(own); i++) {
        if (strncmp(kind, own[i], strlen(own[i])) == 0) {
            verify_own(player, text, length);
            return;
        }
    }
    if (strncmp(kind, "\"kind\":\"lobby_table\"", 20) == 0 ||
        strncmp(kind, "\"kind\":\"balance\"", 16) == 0) {
        if (cards_in(text, length) != 0)
            sim_fail("secrecy", "player %lld was told %.*s", (long long)player, (int)length, text);
        return;
    }
    if (!is_journal(&server.row[seq - 1], text, length))
        sim_fail("durable before visible", "player %lld was told %.*s, the journal has %s",
                 (long long)player, (int)(length > 120 ? 120 : length), text,
                 server.row[seq - 1].payload);
}

void told_answer(player_id player, const char *body, size_t length)
{
    const char *end = body + length;
    const char *events = strstr(body, "\"events\":[");
    uint64_t head = (uint64_t)member(body, "{\"cursor\":");

    sim_note(body, length);
    sim_trace("player %lld is told %.160s", (long long)player, body);
    secrecy_told(player, body, length);
    if (head > (uint64_t)server.now.row_count)
        sim_fail("durable before visible", "player %lld has cursor %llu, the journal ends with %d",
                 (long long)player, (unsigned long long)head, server.now.row_count);
    const char *at = events == NULL ? end : events + strlen("\"events\":[");
    if (cards_in(body, (size_t)(at - body)) != 0)
        sim_fail("secrecy", "player %lld was told %.*s", (long long)player, (int)(at - body), body);
    while (at < end && *at == '{') {
        const char *after = object_end(at, end);
        verify_event(player, at, (size_t)(after - at));
        at = after < end && *after == ',' ? after + 1 : end;
    }
}

void told_log(const char *bytes, size_t length)
{
    static const char *const alarms[] = {"event=table_closed", "event=wake_did_nothing"};

    secrecy_public(bytes, length);
    for (size_t i = 0; i < ARRAY_LEN(alarms); i++)
        if (memmem(bytes, length, alarms[i], strlen(alarms[i])) != NULL)
            sim_fail("recovery", "%.*s", (int)length, bytes);
    if (cards_in(bytes, length) != 0)
        sim_fail("secrecy", "the log says %.*s", (int)length, bytes);
}
