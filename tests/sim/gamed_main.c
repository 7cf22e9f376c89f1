/* brelan-gamed as it is, with another name for its main(). Nobody else looks into this process. */
#include "programs.h"

#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static int say_nothing(FILE *file, const char *format, ...)
{
    (void)file;
    (void)format;
    return 0;
}

#define main gamed_main
#undef fprintf
#define fprintf                    say_nothing
#define prctl(option, value)       0
#define setrlimit(resource, limit) ((void)(limit))

#include "gamed/main.c"
