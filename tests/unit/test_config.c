#include "os/config.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static const char *const names[] = {
    "DATABASE_URL",     "GAME_SOCKET",         "PUBLIC_URL",
    "TABLES_FILE",      "SECRET_KEY",          "SECRET_KEY_FILE",
    "LOG_LEVEL",        "HOUSE_WELCOME_CHIPS", "EDGE_POLLS_MAX",
    "EDGE_HOLD_MS",     "HOUSE_DAILY_CHIPS",   "HOUSE_DAILY_BELOW",
    "EDGE_RING_EVENTS", "EDGE_RING_BYTES",     "CREDENTIALS_DIRECTORY",
};

/* Leaves just what both programs need. */
static void reset(void)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        unsetenv(names[i]);
    setenv("DATABASE_URL", "postgresql:///brelan?host=/tmp", 1);
    setenv("GAME_SOCKET", "/tmp/game.sock", 1);
    setenv("PUBLIC_URL", "https://poker.example.org", 1);
    setenv("SECRET_KEY", KEY, 1);
}

static void test_defaults(void)
{
    struct config config;
    struct error error;

    reset();
    CU_ASSERT_EQUAL_FATAL(config_read(&config, CONFIG_EDGE, &error), 0);
    CU_ASSERT_STRING_EQUAL(config.public_url, "https://poker.example.org");
    CU_ASSERT_EQUAL(config.edge_polls_max, 100000);
    CU_ASSERT_EQUAL(config.edge_hold_ms, 25000);
    CU_ASSERT_EQUAL(config.log_level, LOG_INFO);
    CU_ASSERT_EQUAL(config.secret_key[1], 0); /* not the edge's business */
    CU_ASSERT_EQUAL_FATAL(config_read(&config, CONFIG_GAMED, &error), 0);
    CU_ASSERT_EQUAL(config.house_welcome_chips, 10000);
    CU_ASSERT_EQUAL(config.secret_key[1], 0x11);
    CU_ASSERT_PTR_NULL(config.tables_file);
    CU_ASSERT_PTR_NULL(config.public_url);
}

static const struct config_case {
    enum config_program program;
    const char *name;
    const char *value; /* NULL: missing */
} bad_cases[] = {
    {CONFIG_GAMED, "DATABASE_URL", NULL},
    {CONFIG_GAMED, "DATABASE_URL", ""},
    {CONFIG_EDGE, "DATABASE_URL", "mysql://x"},
    {CONFIG_EDGE, "GAME_SOCKET", NULL},
    {CONFIG_EDGE, "PUBLIC_URL", NULL},
    {CONFIG_EDGE, "PUBLIC_URL", "poker.example.org"},
    {CONFIG_EDGE, "PUBLIC_URL", "https://"},
    {CONFIG_EDGE, "PUBLIC_URL", "https://poker.example.org/path"},
    {CONFIG_EDGE, "EDGE_POLLS_MAX", "0"},
    {CONFIG_EDGE, "EDGE_POLLS_MAX", "-1"},
    {CONFIG_EDGE, "EDGE_POLLS_MAX", "1e3"},
    {CONFIG_EDGE, "EDGE_POLLS_MAX", " 10"},
    {CONFIG_EDGE, "EDGE_POLLS_MAX", "99999999999999999999"},
    {CONFIG_EDGE, "EDGE_HOLD_MS", ""},
    {CONFIG_EDGE, "LOG_LEVEL", "loud"},
    {CONFIG_GAMED, "SECRET_KEY", NULL},
    {CONFIG_GAMED, "SECRET_KEY", "1234"},
    {CONFIG_GAMED, "SECRET_KEY", KEY "00"},
    {CONFIG_GAMED, "SECRET_KEY",
     "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"},
    {CONFIG_GAMED, "SECRET_KEY_FILE", "/tmp/both-are-set"},
    {CONFIG_GAMED, "HOUSE_WELCOME_CHIPS", "10.5"},
    {CONFIG_GAMED, "TABLES_FILE", ""},
};

static void test_bad_settings_are_named(void)
{
    for (size_t i = 0; i < ARRAY_LEN(bad_cases); i++) {
        const struct config_case *c = &bad_cases[i];
        struct config config;
        struct error error = {0};

        reset();
        if (c->value == NULL)
            unsetenv(c->name);
        else
            setenv(c->name, c->value, 1);
        CU_ASSERT_EQUAL(config_read(&config, c->program, &error), -1);
        CU_ASSERT_PTR_NOT_NULL(strstr(error.text, c->name));
        CU_ASSERT_PTR_NULL(strstr(error.text, "445566")); /* no secret */
    }
}

static void test_key_file(void)
{
    struct config config;
    struct error error = {0};
    char path[] = "/tmp/brelan-key-XXXXXX";
    int file = mkstemp(path);

    CU_ASSERT_FATAL(file >= 0);
    CU_ASSERT_EQUAL(write(file, KEY "\n", 65), 65);
    reset();
    unsetenv("SECRET_KEY");
    setenv("SECRET_KEY_FILE", path, 1);
    CU_ASSERT_EQUAL(config_read(&config, CONFIG_GAMED, &error), 0);
    CU_ASSERT_EQUAL(config.secret_key[31], 0xff);

    CU_ASSERT_EQUAL(fchmod(file, 0440), 0); /* others may read it */
    CU_ASSERT_EQUAL(config_read(&config, CONFIG_GAMED, &error), -1);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.text, "chmod 600"));
    setenv("CREDENTIALS_DIRECTORY", "/tmp", 1); /* unless systemd made it */
    CU_ASSERT_EQUAL(config_read(&config, CONFIG_GAMED, &error), 0);

    CU_ASSERT_EQUAL(fchmod(file, 0600), 0);
    CU_ASSERT_EQUAL(ftruncate(file, 63), 0);
    CU_ASSERT_EQUAL(config_read(&config, CONFIG_GAMED, &error), -1);
    CU_ASSERT_EQUAL(close(file), 0);
    CU_ASSERT_EQUAL(unlink(path), 0);
    CU_ASSERT_EQUAL(config_read(&config, CONFIG_GAMED, &error), -1);
    reset();
}

void config_suite(void)
{
    CU_pSuite suite = CU_add_suite("config", NULL, NULL);
    CU_ADD_TEST(suite, test_defaults);
    CU_ADD_TEST(suite, test_bad_settings_are_named);
    CU_ADD_TEST(suite, test_key_file);
}
