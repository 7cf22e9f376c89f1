#include "edge/login.h"

#include "base/list.h"
#include "base/text.h"
#include "edge/map.h"
#include "os/entropy.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { RAW_BYTES = 32, LIFE_US = 10 * 1000 * 1000 };

struct kept {
    struct map_node node;
    struct list list; /* the oldest first */
    struct login login;
    int64_t until_us;
};

struct login_cache {
    int logins_max;
    struct map map;
    struct list by_age;
};

static void set_hash(const uint8_t hash[DIGEST_BYTES], struct login *login)
{
    *login = (struct login){.key = map_hash(hash, DIGEST_BYTES) | 1}; /* never 0 */
    memcpy(login->hash, hash, DIGEST_BYTES);
}

bool login_of_hex(const char *hex, struct login *login)
{
    uint8_t hash[DIGEST_BYTES];
    size_t length = 0;

    if (sodium_hex2bin(hash, sizeof hash, hex, strlen(hex), NULL, &length, NULL) != 0 ||
        length != sizeof hash)
        return false;
    set_hash(hash, login);
    return true;
}

static void hash_raw(const uint8_t raw[RAW_BYTES], struct login *login)
{
    struct digest digest;
    uint8_t hash[DIGEST_BYTES];

    digest_begin(&digest);
    digest_add(&digest, raw, RAW_BYTES);
    digest_end(&digest, hash);
    set_hash(hash, login);
}

void login_draw(char token[TOKEN_BYTES + 1], struct login *login)
{
    uint8_t raw[RAW_BYTES];

    *login = (struct login){0};
    entropy_fill(raw, sizeof raw);
    sodium_bin2base64(token, TOKEN_BYTES + 1, raw, sizeof raw,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    hash_raw(raw, login);
    sodium_memzero(raw, sizeof raw);
}

bool login_of_token(const char token[TOKEN_BYTES + 1], struct login *login)
{
    uint8_t raw[RAW_BYTES];
    size_t length = 0;

    *login = (struct login){0};
    if (sodium_base642bin(raw, sizeof raw, token, strlen(token), NULL, &length, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        length != sizeof raw)
        return false;
    hash_raw(raw, login);
    sodium_memzero(raw, sizeof raw);
    return true;
}

void login_cookie(const char *name, bool is_secure, const char *token, char header[COOKIE_BYTES])
{
    struct text text;

    text_init(&text, header, COOKIE_BYTES);
    text_add(&text, "Set-Cookie: ");
    text_add(&text, name);
    text_add_char(&text, '=');
    text_add(&text, token == NULL ? "" : token);
    text_add(&text, "; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
    text_add_int(&text, token == NULL ? 0 : LOGIN_LIFE_S);
    if (is_secure)
        text_add(&text, "; Secure");
    assert(!text.is_full);
}

static struct kept *find(const struct login_cache *cache, const struct login *login)
{
    struct map_node *node = map_find(&cache->map, login->key);

    for (; node != NULL; node = map_find_next(node)) {
        struct kept *kept = MAP_ITEM(node, struct kept, node);
        if (sodium_memcmp(kept->login.hash, login->hash, sizeof login->hash) == 0)
            return kept;
    }
    return NULL;
}

static void drop(struct login_cache *cache, struct kept *kept)
{
    list_remove(&kept->list);
    map_remove(&cache->map, &kept->node);
    free(kept);
}

struct login_cache *login_cache_create(int logins_max)
{
    struct login_cache *cache = calloc(1, sizeof *cache);

    if (cache == NULL)
        abort();
    cache->logins_max = logins_max;
    map_init(&cache->map);
    list_init(&cache->by_age);
    return cache;
}

void login_cache_clear(struct login_cache *cache)
{
    while (!list_is_empty(&cache->by_age))
        drop(cache, LIST_ITEM(cache->by_age.next, struct kept, list));
}

void login_cache_destroy(struct login_cache *cache)
{
    login_cache_clear(cache);
    map_release(&cache->map);
    free(cache);
}

bool login_cache_find(const struct login_cache *cache, struct login *login, int64_t now_us)
{
    const struct kept *kept = find(cache, login);

    if (kept == NULL || kept->until_us <= now_us)
        return false;
    *login = kept->login;
    return true;
}

void login_cache_keep(struct login_cache *cache, const struct login *login, int64_t now_us)
{
    login_cache_forget(cache, login);
    if (cache->map.count >= (size_t)cache->logins_max)
        drop(cache, LIST_ITEM(cache->by_age.next, struct kept, list));
    struct kept *kept = calloc(1, sizeof *kept);
    if (kept == NULL)
        abort();
    kept->node.key = login->key;
    kept->login = *login;
    kept->until_us = now_us + LIFE_US;
    list_add(&cache->by_age, &kept->list);
    map_put(&cache->map, &kept->node);
}

void login_cache_forget(struct login_cache *cache, const struct login *login)
{
    struct kept *kept = find(cache, login);
    if (kept != NULL)
        drop(cache, kept);
}

bool login_is_own_origin(const struct request *request, const char *public_url)
{
    if (request->fetch_site[0] != '\0')
        return strcmp(request->fetch_site, "same-origin") == 0;
    if (request->origin[0] == '\0')
        return true; /* no browser: a program has no other site's visitor at its keys */
    if (strcasecmp(request->origin, public_url) == 0)
        return true;
    const char *host = strstr(request->origin, "://");
    return host != NULL && request->host[0] != '\0' && strcasecmp(host + 3, request->host) == 0;
}

bool login_is_json(const char *content_type)
{
    static const char json[] = "application/json";
    size_t length = strcspn(content_type, "; \t");
    const char *rest = content_type + length;

    if (length != sizeof json - 1 || strncasecmp(content_type, json, length) != 0)
        return false;
    rest += strspn(rest, " \t");
    if (*rest == '\0')
        return true;
    if (*rest != ';')
        return false;
    rest += 1 + strspn(rest + 1, " \t");
    return strcasecmp(rest, "charset=utf-8") == 0 || strcasecmp(rest, "charset=\"utf-8\"") == 0;
}
