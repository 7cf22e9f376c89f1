/* memory.h - keeps what this process holds in memory from whoever may look at files only. */
#ifndef OS_MEMORY_H
#define OS_MEMORY_H

/* Cards of running hands are in memory: no core file, and no other process of the same user reads.
 */
void memory_keep_private(void);

#endif
