/*
 * fleet.h - the house bots together: it watches the lobby and sends them where they are needed.
 *
 * Tables with people come first; then every table gets enough bots to be alive. One or two seats
 * stay free, and when people take those, bots get up.
 */
#ifndef TOOLS_FLEET_H
#define TOOLS_FLEET_H

#include "tools/bot.h"

struct fleet_options {
    const char *url;
    const char *logins; /* file that keeps the bots' logins for the next run; NULL: none */
    int bots;
    int level; /* 0: mixed */
    bool is_quick;
    bool reports;    /* a line every second */
    int64_t hands;   /* stop after so many; 0: do not */
    int seconds;     /* likewise */
    int table_count; /* 0: all tables */
    table_id table[64];
};

/* Plays until it is told to stop, then prints the summary. The exit status. */
int fleet_run(const struct fleet_options *options);

/* One table of the lobby, as the fleet distributes bots. */
struct place {
    table_id table;
    int seats;
    int players; /* bots included */
    int bots;    /* of any house */
    int mine;    /* this fleet's, on their way included */
    chips buy_in_min;
    int wanted; /* filled in: how many of this fleet's it should have */
};

/* Decides how many of `bots` bots each place should have. */
void fleet_distribute(struct place *places, int count, int bots);

#endif
