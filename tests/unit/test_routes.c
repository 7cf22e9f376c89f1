#include "edge/routes.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <string.h>

static const struct route_case {
    enum method method;
    const char *path;
    enum routes_found found;
    const char *pattern; /* NULL: none */
    int64_t number;
} route_cases[] = {
    {METHOD_GET, "/api/me", ROUTES_FOUND, "/api/me", 0},
    {METHOD_GET, "/healthz", ROUTES_FOUND, "/healthz", 0},
    {METHOD_GET, "/api/tables/12", ROUTES_FOUND, "/api/tables/{table}", 12},
    {METHOD_POST, "/api/tables/12/sit-out", ROUTES_FOUND, "/api/tables/{table}/sit-out", 12},
    {METHOD_GET, "/api/hands/9007199254740991", ROUTES_FOUND, "/api/hands/{id}", CHIPS_MAX},
    {METHOD_GET, "/api/hands", ROUTES_FOUND, "/api/hands", 0},
    {METHOD_POST, "/api/me", ROUTES_OTHER_METHOD, "/api/me", 0},
    {METHOD_OTHER, "/api/poll", ROUTES_OTHER_METHOD, "/api/poll", 0},
    {METHOD_GET, "/api/tables/12/act", ROUTES_OTHER_METHOD, "/api/tables/{table}/act", 12},
    {METHOD_GET, "/api/me/", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/m", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/%6de", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/tables/012", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/tables/0", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/tables/-1", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/tables/9007199254740992", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api/tables/12/..", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/api//me", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/API/me", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "/", ROUTES_NOWHERE, NULL, 0},
    {METHOD_GET, "", ROUTES_NOWHERE, NULL, 0},
};

static void test_routes(void)
{
    for (size_t i = 0; i < ARRAY_LEN(route_cases); i++) {
        const struct route_case *c = &route_cases[i];
        const struct route *route = NULL;
        int64_t number = 0;

        CU_ASSERT_EQUAL(routes_find(c->method, c->path, &route, &number), c->found);
        if (c->pattern == NULL)
            continue;
        CU_ASSERT_STRING_EQUAL(route->pattern, c->pattern);
        if (c->found == ROUTES_FOUND)
            CU_ASSERT_EQUAL(number, c->number);
    }
}

void routes_suite(void)
{
    CU_pSuite suite = CU_add_suite("routes", NULL, NULL);
    CU_ADD_TEST(suite, test_routes);
}
