/* answer.h - the bodies of answers, as docs/openapi.json has them. */
#ifndef GAMED_ANSWER_H
#define GAMED_ANSWER_H

#include "base/refusal.h"
#include "store/buffer.h"

/* {"error":{"code":"not_your_turn","message":"It is not your turn."}} */
void answer_refusal(enum refusal refusal, struct buffer *json);
int answer_status(enum refusal refusal); /* 200, 404 or 409 */

/* The same for 503: the game cannot take this now. */
void answer_unavailable(struct buffer *json);

/* {"seq":N} and, for free chips, what was given and what the account has now. */
void answer_done(uint64_t seq, struct buffer *json);
void answer_granted(uint64_t seq, chips amount, chips balance, struct buffer *json);

#endif
