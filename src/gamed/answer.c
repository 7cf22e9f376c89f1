#include "gamed/answer.h"

static void add_error(const char *code, const char *sentence, struct buffer *json)
{
    buffer_add(json, "{\"error\":{\"code\":");
    buffer_add_json(json, code);
    buffer_add(json, ",\"message\":");
    buffer_add_json(json, sentence);
    buffer_add(json, "}}");
}

void answer_refusal(enum refusal refusal, struct buffer *json)
{
    add_error(refusal_code(refusal), refusal_sentence(refusal), json);
}

int answer_status(enum refusal refusal)
{
    if (refusal == REFUSAL_NONE)
        return 200;
    return refusal == REFUSAL_NO_SUCH_TABLE ? 404 : 409;
}

void answer_unavailable(struct buffer *json)
{
    add_error("unavailable", "The game cannot answer now; try again in a moment.", json);
}

void answer_done(uint64_t seq, struct buffer *json)
{
    buffer_add(json, "{\"seq\":");
    buffer_add_int(json, (int64_t)seq);
    buffer_add(json, "}");
}

void answer_granted(uint64_t seq, chips amount, chips balance, struct buffer *json)
{
    buffer_add(json, "{\"seq\":");
    buffer_add_int(json, (int64_t)seq);
    buffer_add_member(json, "amount", amount);
    buffer_add_member(json, "balance", balance);
    buffer_add(json, "}");
}
