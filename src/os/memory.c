#include "os/memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

void memory_keep_private(void)
{
    struct rlimit none = {0};

    (void)setrlimit(RLIMIT_CORE, &none); /* lowering is always allowed */
#ifndef __SANITIZE_ADDRESS__             /* its leak check must look into the process */
    (void)prctl(PR_SET_DUMPABLE, 0);
#endif
}
