#include "suites.h"
#include "tools/logins.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static int make_folder(void)
{
    memcpy(folder, "/tmp/brelan-logins-XXXXXX", 26);
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void)
{
    return rmdir(folder);
}

static void test_kept(void)
{
    char path[96];
    struct logins logins;
    struct error error;
    struct stat status;

    (void)snprintf(path, sizeof path, "%s/logins", folder);
    CU_ASSERT_EQUAL_FATAL(logins_open(&logins, path, 3, &error), 0);
    CU_ASSERT_STRING_EQUAL(logins_cookie(&logins, 0), "");
    logins_set(&logins, 1, "Jean Marie", "brelan=abc");
    logins_close(&logins);

    CU_ASSERT_EQUAL(stat(path, &status), 0);
    CU_ASSERT_EQUAL(status.st_mode & 0777, 0600); /* only for its owner */
    CU_ASSERT_EQUAL_FATAL(logins_open(&logins, path, 2, &error), 0);
    CU_ASSERT_STRING_EQUAL(logins_cookie(&logins, 0), "");
    CU_ASSERT_STRING_EQUAL(logins_name(&logins, 1), "Jean Marie");
    CU_ASSERT_STRING_EQUAL(logins_cookie(&logins, 1), "brelan=abc");
    logins_close(&logins);
    CU_ASSERT_EQUAL(unlink(path), 0);
}

static void test_nowhere(void)
{
    struct logins logins;
    struct error error;

    CU_ASSERT_EQUAL_FATAL(logins_open(&logins, NULL, 1, &error), 0);
    logins_set(&logins, 0, "Zoe", "brelan=x");
    CU_ASSERT_STRING_EQUAL(logins_name(&logins, 0), "Zoe");
    logins_close(&logins);
    CU_ASSERT_EQUAL(logins_open(&logins, "/dev/null/logins", 1, &error), -1);
    logins_close(&logins);
}

void logins_suite(void)
{
    CU_pSuite suite = CU_add_suite("logins", make_folder, remove_folder);
    CU_ADD_TEST(suite, test_kept);
    CU_ADD_TEST(suite, test_nowhere);
}
