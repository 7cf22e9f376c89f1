#include "edge/routes.h"

#include "edge/api.h"

#include <string.h>

/* clang-format off: columns */
static const struct route routes[] = {
    {METHOD_GET, "/healthz", ACCESS_OPEN, api_healthz, 0},
    {METHOD_GET, "/api/health", ACCESS_OPEN, api_health, 0},
    {METHOD_GET, "/api/poll", ACCESS_ANYONE, api_poll, 0},
    {METHOD_GET, "/api/me", ACCESS_ANYONE, api_me, 0},
    {METHOD_POST, "/api/guest", ACCESS_OPEN, api_guest, 0},
    {METHOD_POST, "/api/register", ACCESS_ANYONE, api_register, 0},
    {METHOD_POST, "/api/login", ACCESS_OPEN, api_login, 0},
    {METHOD_POST, "/api/logout", ACCESS_OPEN, api_logout, 0},
    {METHOD_GET, "/api/lobby", ACCESS_OPEN, api_look, 0},
    {METHOD_GET, "/api/hands", ACCESS_PLAYER, api_hands, 0},
    {METHOD_GET, "/api/hands/{id}", ACCESS_PLAYER, api_hand, 0},
    {METHOD_GET, "/api/tables/{table}", ACCESS_ANYONE, api_look, 0},
    {METHOD_POST, "/api/tables/{table}/act", ACCESS_PLAYER, api_command, COMMAND_ACT},
    {METHOD_POST, "/api/tables/{table}/chat", ACCESS_PLAYER, api_command, COMMAND_CHAT},
    {METHOD_POST, "/api/tables/{table}/choose", ACCESS_PLAYER, api_command, COMMAND_CHOOSE},
    {METHOD_POST, "/api/tables/{table}/leave", ACCESS_PLAYER, api_command, COMMAND_LEAVE},
    {METHOD_POST, "/api/tables/{table}/run", ACCESS_PLAYER, api_command, COMMAND_RUN},
    {METHOD_POST, "/api/tables/{table}/show", ACCESS_PLAYER, api_command, COMMAND_SHOW},
    {METHOD_POST, "/api/tables/{table}/sit", ACCESS_PLAYER, api_command, COMMAND_SIT},
    {METHOD_POST, "/api/tables/{table}/sit-in", ACCESS_PLAYER, api_command, COMMAND_SIT_IN},
    {METHOD_POST, "/api/tables/{table}/sit-out", ACCESS_PLAYER, api_command, COMMAND_SIT_OUT},
    {METHOD_POST, "/api/tables/{table}/stop-waiting", ACCESS_PLAYER, api_command,
     COMMAND_STOP_WAITING},
    {METHOD_POST, "/api/tables/{table}/top-up", ACCESS_PLAYER, api_command, COMMAND_TOP_UP},
    {METHOD_POST, "/api/tables/{table}/wait", ACCESS_PLAYER, api_command, COMMAND_WAIT},
    {METHOD_POST, "/api/chips/claim", ACCESS_PLAYER, api_command, COMMAND_CLAIM},
};
/* clang-format on */

/* The path as it came: nothing is decoded, so nothing has two spellings. */
static bool matches(const char *pattern, const char *path, int64_t *number)
{
    while (*pattern != '\0') {
        if (*pattern == '{') {
            size_t length = strcspn(path, "/");
            if (!request_number(path, length, number) || *number == 0)
                return false;
            path += length;
            pattern += strcspn(pattern, "}") + 1;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return *path == '\0';
}

enum routes_found routes_find(enum method method, const char *path, const struct route **route,
                              int64_t *number)
{
    enum routes_found found = ROUTES_NOWHERE;

    for (size_t i = 0; i < ARRAY_LEN(routes); i++) {
        *number = 0;
        if (!matches(routes[i].pattern, path, number))
            continue;
        *route = &routes[i];
        if (routes[i].method == method)
            return ROUTES_FOUND;
        found = ROUTES_OTHER_METHOD;
    }
    return found;
}
