/* network.h - the virtual network between edges and gamed, and what can go wrong with it. */
#ifndef SIM_NETWORK_H
#define SIM_NETWORK_H

#include "sim.h"

struct network {
    int64_t delay_least_us, delay_most_us;
    double spike; /* of the sends that take much longer */
    int64_t spike_most_us;
    double pieces; /* of the sends that arrive in two pieces */
};

extern struct network network;

void network_begin(void);
void network_cut(void); /* some connections, with what is on its way */

#endif
