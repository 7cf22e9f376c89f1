/*
 * acknowledge.pml - the protocol by which the game process acknowledges, for the Spin model checker.
 *
 * Two game processes live at the same time: one leads, the other was paused, or cut off, and does
 * not know yet that it leads no more. Either may be killed at any point and start anew. A batch that
 * has left for the database is executed at any later time, even when its sender is long dead, or
 * never. Requests arrive any number of times, in any order, at either process.
 *
 * Two kinds of commands share the batches: an action names its turn, and the journal's key refuses
 * a second event for it; a buy-in names only its own id, and no key guards it.
 *
 * Checked: what was told is durable; nothing happens twice; an action happens on the turn that its
 * player has seen. tests/check-model.sh runs it, and with each -D of a mutant, which must fail:
 *   EARLY      tells before the commit
 *   NO_FENCE   batches of any epoch and number are taken
 *   NO_KEY     with NO_FENCE: the journal takes two events for one turn
 *   UNBOUND    an action is taken for whatever turn it is
 *   NO_WAIT    a take-over reads the state before it raises the epoch
 *   FORGETS    after a start the ids of done buy-ins are not known
 *   GOES_ON    a process whose commit has failed goes on
 */
#define TURNS 2     /* actions of one table */
#define BUY_INS 1   /* by their ids */
#define EPOCHS 3    /* starts in all */

/* The database. */
byte fence_epoch, fence_batch;
byte turn;                /* events of the table: the turn that is next */
byte acted[TURNS];        /* how often each action has happened */
byte bought[BUY_INS];     /* how often each buy-in has happened */

/* A batch on its way, one for each connection ever made; executed at most once. */
typedef batch {
    bool is_sent, is_executed, is_good;
    byte epoch, number;
    byte act;             /* turn + 1; 0: no action in it */
    byte buy              /* id + 1 */
};
batch flying[EPOCHS];

/* What players were told. */
bool told_act[TURNS], told_buy[BUY_INS];

/* A player acts for a turn that they have seen: the one after what they were told. */
#define HAS_SEEN(k) (k == 0 || told_act[(k) - 1])

inline database_executes(i) {
    atomic {
        flying[i].is_sent && !flying[i].is_executed;
        flying[i].is_executed = true;
        if
#ifndef NO_FENCE
        :: flying[i].epoch != fence_epoch || flying[i].number != fence_batch + 1 -> skip
#endif
#ifndef NO_KEY
        :: flying[i].act != 0 && flying[i].act != turn + 1 -> skip /* its position is taken */
#endif
        :: else ->
            flying[i].is_good = true;
            fence_batch = flying[i].number;
            if
            :: flying[i].act != 0 ->
                turn = (flying[i].act > turn -> flying[i].act : turn);
                acted[flying[i].act - 1]++;
                assert(acted[flying[i].act - 1] == 1)
            :: else
            fi;
            if
            :: flying[i].buy != 0 ->
                bought[flying[i].buy - 1]++;
                assert(bought[flying[i].buy - 1] == 1)
            :: else
            fi
        fi
    }
}

active proctype database() {
    do
    :: database_executes(0)
    :: database_executes(1)
    :: database_executes(2)
    od
}

byte starts; /* so far; each has a connection of its own */

/* The state of a process and the open batch: what it has decided and not sent. */
proctype game() {
    byte me, epoch, last, next, k;
    byte act, buy;           /* of the open batch, as in a batch */
    byte own_act, own_buy;   /* of the flying one */
    bool is_done[BUY_INS], is_flying;

start:
    atomic {
        starts < EPOCHS;
        me = starts;
        starts++;
        act = 0; buy = 0; is_flying = false
    }
#ifdef NO_WAIT
    atomic { next = turn; last = fence_batch; is_done[0] = bought[0] > 0 }
    atomic { fence_epoch++; epoch = fence_epoch; last = fence_batch }
#else
    atomic {
        fence_epoch++;
        epoch = fence_epoch;
        last = fence_batch;
        next = turn;
        is_done[0] = bought[0] > 0
    }
#endif
#ifdef FORGETS
    is_done[0] = false;
#endif

    do
    /* An action arrives: for the first time, late, or again. */
    :: atomic {
        act == 0 && next < TURNS ->
        if
        :: k = 0
        :: k = 1
        fi;
        if
        :: !HAS_SEEN(k) -> skip /* nobody has sent it yet */
#ifdef UNBOUND
        :: HAS_SEEN(k) ->
            assert(HAS_SEEN(next));
#else
        :: HAS_SEEN(k) && k != next -> skip /* refused: another turn */
        :: HAS_SEEN(k) && k == next ->
#endif
            act = next + 1;
            next++;
#ifdef EARLY
            told_act[act - 1] = true;
            assert(acted[act - 1] == 1)
#endif
        fi;
        k = 0
       }
    /* A buy-in arrives, or arrives again. */
    :: atomic { buy == 0 && !is_done[0] -> buy = 1; is_done[0] = true }
    /* What was decided leaves together, when nothing is under way. */
    :: atomic {
        !is_flying && (act != 0 || buy != 0) && !flying[me].is_sent ->
        last++;
        flying[me].epoch = epoch;
        flying[me].number = last;
        flying[me].act = act;
        flying[me].buy = buy;
        flying[me].is_sent = true;
        is_flying = true;
        own_act = act; own_buy = buy;
        act = 0; buy = 0
       }
    /* The commit is known: players are told. */
    :: atomic {
        is_flying && flying[me].is_executed && flying[me].is_good ->
        is_flying = false;
        flying[me].is_sent = false;
        flying[me].is_executed = false;
        flying[me].is_good = false;
        if
        :: own_act != 0 -> told_act[own_act - 1] = true; assert(acted[own_act - 1] == 1)
        :: else
        fi;
        if
        :: own_buy != 0 -> told_buy[own_buy - 1] = true; assert(bought[own_buy - 1] == 1)
        :: else
        fi;
        own_act = 0; own_buy = 0
       }
    /* It has failed: the process ends. */
    :: is_flying && flying[me].is_executed && !flying[me].is_good ->
#ifdef GOES_ON
        atomic {
            is_flying = false;
            if
            :: own_act != 0 -> told_act[own_act - 1] = true; assert(acted[own_act - 1] == 1)
            :: else
            fi;
            if
            :: own_buy != 0 -> told_buy[own_buy - 1] = true; assert(bought[own_buy - 1] == 1)
            :: else
            fi
        }
#endif
        goto start
    /* It is killed; what it has sent is on its way all the same. */
    :: goto start
    od
}

init {
    atomic { run game(); run game() }
}
