/* What programs write to standard error: into the trace and the hash of the log. */
#include "told.h"

#include <string.h>
#include <unistd.h>

ssize_t __real_write(int file, const void *bytes, size_t length);
ssize_t __wrap_write(int file, const void *bytes, size_t length);

ssize_t __wrap_write(int file, const void *bytes, size_t length)
{
    if (sim.running == NULL)
        return __real_write(file, bytes, length);
    sim_note(bytes, length);
    told_log(bytes, length);
    sim_trace("%.*s", (int)length - 1, (const char *)bytes);
    return (ssize_t)length;
}
