#include "edge/password.h"

#include "base/list.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AT_ONCE_MAX = 2, MEMORY_BYTES = 64 * 1024 * 1024, PASSES = 2 };

struct job {
    uv_work_t work;
    struct list list;
    struct passwords *passwords;
    bool is_verification;
    bool is_nobody; /* no such account: the hash is a stranger's */
    bool is_good;
    bool is_new; /* `hash` was made here */
    char password[PASSWORD_BYTES];
    char hash[PASSWORD_HASH_BYTES];
    password_done done;
    void *context;
};

struct passwords {
    uv_loop_t *loop;
    int running;
    int waiting; /* queued, those that run left out */
    struct list queue;
    char nobody[PASSWORD_HASH_BYTES]; /* the hash of no account */
};

static bool make_hash(const char *password, char hash[PASSWORD_HASH_BYTES])
{
    static_assert(PASSWORD_HASH_BYTES >= crypto_pwhash_STRBYTES, "a hash fits");
    return crypto_pwhash_str_alg(hash, password, strlen(password), PASSES, MEMORY_BYTES,
                                 crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/* In a thread of the pool: touches nothing but the job. */
static void work(uv_work_t *work)
{
    struct job *job = work->data;

    if (!job->is_verification) {
        job->is_good = job->is_new = make_hash(job->password, job->hash);
    } else {
        job->is_good =
            crypto_pwhash_str_verify(job->hash, job->password, strlen(job->password)) == 0 &&
            !job->is_nobody;
        if (job->is_good && crypto_pwhash_str_needs_rehash(job->hash, PASSES, MEMORY_BYTES) == 1)
            job->is_new = make_hash(job->password, job->hash);
    }
    sodium_memzero(job->password, sizeof job->password);
}

static void start_next(struct passwords *passwords);

static void worked(uv_work_t *work, int status)
{
    struct job *job = work->data;
    struct passwords *passwords = job->passwords;

    passwords->running--;
    start_next(passwords);
    job->done(job->context, status == 0 && job->is_good, job->is_new ? job->hash : "");
    free(job);
}

static void start_next(struct passwords *passwords)
{
    while (passwords->running < AT_ONCE_MAX && !list_is_empty(&passwords->queue)) {
        struct job *job = LIST_ITEM(passwords->queue.next, struct job, list);
        list_remove(&job->list);
        passwords->waiting--;
        passwords->running++;
        (void)uv_queue_work(passwords->loop, &job->work, work,
                            worked); /* fails only without work */
    }
}

struct passwords *passwords_create(uv_loop_t *loop)
{
    struct passwords *passwords = calloc(1, sizeof *passwords);

    if (passwords == NULL)
        abort();
    passwords->loop = loop;
    list_init(&passwords->queue);
    char password[] = "nobody's password";
    if (!make_hash(password, passwords->nobody))
        abort();
    return passwords;
}

static struct job *add_job(struct passwords *passwords, const char *password, password_done done,
                           void *context)
{
    if (passwords->waiting >= PASSWORD_QUEUE_MAX || strlen(password) >= PASSWORD_BYTES)
        return NULL;
    struct job *job = calloc(1, sizeof *job);
    if (job == NULL)
        abort();
    job->work.data = job;
    job->passwords = passwords;
    job->done = done;
    job->context = context;
    memcpy(job->password, password, strlen(password) + 1);
    list_init(&job->list);
    list_add(&passwords->queue, &job->list);
    passwords->waiting++;
    return job;
}

bool passwords_hash(struct passwords *passwords, const char *password, password_done done,
                    void *context)
{
    struct job *job = add_job(passwords, password, done, context);

    if (job == NULL)
        return false;
    start_next(passwords);
    return true;
}

bool passwords_verify(struct passwords *passwords, const char *password, const char *hash,
                      password_done done, void *context)
{
    struct job *job = add_job(passwords, password, done, context);

    if (job == NULL)
        return false;
    job->is_verification = true;
    job->is_nobody = hash == NULL || strlen(hash) >= PASSWORD_HASH_BYTES;
    const char *compared = job->is_nobody ? passwords->nobody : hash;
    memcpy(job->hash, compared, strlen(compared) + 1);
    start_next(passwords);
    return true;
}
