/* Memory of each process in a list of its own, so that all of it goes when the process ends. */
#include "sim.h"

#include <assert.h>
#include <string.h>

struct block {
    struct list list;
    struct process *owner; /* NULL: the simulator */
    size_t size;
};

void *__real_malloc(size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);
char *__wrap_strdup(const char *text);
struct list *sim_memory(void);

static_assert(sizeof(struct block) % 16 == 0, "what stands behind it is aligned");

static void *own(struct block *block, size_t size)
{
    struct process *owner = sim.running;

    if (block == NULL)
        return NULL;
    block->owner = owner;
    block->size = size;
    list_add(owner == NULL ? sim_memory() : &owner->memory, &block->list);
    if (owner != NULL) {
        owner->bytes += size;
        if (owner->bytes > owner->bytes_most)
            owner->bytes_most = owner->bytes;
    }
    return block + 1;
}

void *__wrap_malloc(size_t size)
{
    return own(__real_malloc(sizeof(struct block) + size), size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    assert(size == 0 || count <= SIZE_MAX / 2 / size);
    return own(__real_calloc(1, sizeof(struct block) + count * size), count * size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    if (memory == NULL)
        return __wrap_malloc(size);
    struct block *block = (struct block *)memory - 1;
    struct process *owner = block->owner;
    list_remove(&block->list);
    if (owner != NULL)
        owner->bytes += size - block->size;
    block = __real_realloc(block, sizeof *block + size);
    assert(block != NULL);
    block->size = size;
    list_add(owner == NULL ? sim_memory() : &owner->memory, &block->list);
    return block + 1;
}

void __wrap_free(void *memory)
{
    if (memory == NULL)
        return;
    struct block *block = (struct block *)memory - 1;
    if (block->owner != NULL)
        block->owner->bytes -= block->size;
    list_remove(&block->list);
    __real_free(block);
}

char *__wrap_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(__wrap_malloc(size), text, size);
}

void memory_free_all(struct list *list)
{
    while (!list_is_empty(list)) {
        struct block *block = LIST_ITEM(list->next, struct block, list);
        list_remove(&block->list);
        __real_free(block);
    }
}
