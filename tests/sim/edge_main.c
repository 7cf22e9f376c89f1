/* brelan-edge as it is, with another name for its main(). */
#include "programs.h"
#define main edge_main

#include "edge/main.c"
