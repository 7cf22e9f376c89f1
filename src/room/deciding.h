/*
 * deciding.h - inside the room: a decision under way. What it decides is applied to a copy of the
 * table at once, so that one event can lead to the next. The parts of a table that decide share it.
 */
#ifndef ROOM_DECIDING_H
#define ROOM_DECIDING_H

#include "room/table.h"

struct deciding {
    struct table table; /* after the events so far */
    const struct command *command;
    instant_ms now;
    bool has_emitted;
    bool has_ended;      /* the hand, by this decision … */
    bool has_shown;      /* … after a showdown … */
    int streets_run_out; /* … and so many streets dealt at once */
    struct event_list *events;
};

/* Appends the event and applies it. Its time, table, hand and command id are filled in here. */
void emit(struct deciding *deciding, struct event event);

/* Events about a seat: its player and name are filled in too. */
struct event event_of_seat(const struct deciding *deciding, enum event_kind kind, int seat);
void emit_seat(struct deciding *deciding, enum event_kind kind, int seat);
void emit_amount(struct deciding *deciding, enum event_kind kind, int seat, chips amount);
void emit_reason(struct deciding *deciding, enum event_kind kind, int seat, enum reason reason);

/* When something due at `at` is due after an outage: in at most `most_ms`, although the wall clock
   may have been set back meanwhile. */
instant_ms resumed(const struct deciding *deciding, instant_ms at, int64_t most_ms);

/*
 * Each decide_ answers the command or refuses before it has emitted anything. The others go on
 * from whatever the table is in.
 */

/* seating.c: who sits where, who is away. */
enum refusal decide_sit(struct deciding *deciding);
enum refusal decide_leave(struct deciding *deciding);
enum refusal decide_sit_out(struct deciding *deciding);
enum refusal decide_sit_in(struct deciding *deciding);
void seating_release(struct deciding *deciding); /* seats whose players may go, go */
void seating_resume(struct deciding *deciding);  /* after an outage */
instant_ms seating_deadline(const struct table *table);

/* waiting.c: the wait list, and chat. */
enum refusal decide_wait(struct deciding *deciding);
enum refusal decide_stop_waiting(struct deciding *deciding);
enum refusal decide_chat(struct deciding *deciding);
void waiting_seated(struct deciding *deciding, player_id player); /* waits no longer */
void waiting_offer(struct deciding *deciding); /* offers end, free seats are offered */
void waiting_resume(struct deciding *deciding);
instant_ms waiting_deadline(const struct table *table);
bool waiting_holds(const struct table *table, int seat, player_id except);

/* money.c: chips that come to the table. */
enum refusal money_verify_buy_in(const struct deciding *deciding);
enum refusal decide_top_up(struct deciding *deciding);
void money_settle_top_up(struct deciding *deciding, int seat);

/* clock.c: how long a turn lasts. */
void clock_start(struct deciding *deciding);
void clock_wake(struct deciding *deciding);
void clock_resume(struct deciding *deciding);
instant_ms clock_deadline(const struct table *table);

/* play.c: the hand. */
enum refusal decide_act(struct deciding *deciding);
enum refusal decide_show(struct deciding *deciding);
enum refusal decide_run(struct deciding *deciding);
void play_force(struct deciding *deciding); /* the time is over for whoever is awaited */
void play_without(struct deciding *deciding, int seat); /* it is absent from now on */
void play_start(struct deciding *deciding);             /* the next hand, if it is due */
void play_pause(struct deciding *deciding);             /* says when the next hand begins */
void play_resume(struct deciding *deciding);

/* choice.c: dealer's choice (rule 10.13). */
enum refusal decide_choose(struct deciding *deciding);
bool choice_is_due(const struct table *table); /* before the next hand */
/* One of the players, unless one who is still there is asked already. */
void choice_ask(struct deciding *deciding, seat_set players, instant_ms until);
void choice_force(struct deciding *deciding); /* the time is over: it stays the same game */

#endif
