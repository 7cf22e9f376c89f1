#include "codec/command_json.h"
#include "suites.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

#define ID "\"commandId\":\"abcdefgh\""

/* Bodies that an API must not take, and what it says about each. */
static const struct bad_case {
    enum command_kind kind;
    const char *body;
    const char *code;
    const char *field;
} bad_cases[] = {
    {COMMAND_LEAVE, "", "bad_json", ""},
    {COMMAND_LEAVE, "[]", "bad_json", ""},
    {COMMAND_LEAVE, "1", "bad_json", ""},
    {COMMAND_LEAVE, "\"" ID "\"", "bad_json", ""},
    {COMMAND_LEAVE, "null", "bad_json", ""},
    {COMMAND_LEAVE, "{" ID, "bad_json", ""},
    {COMMAND_LEAVE, "{" ID "}{}", "bad_json", ""},
    {COMMAND_LEAVE, "{" ID "} x", "bad_json", ""},
    {COMMAND_LEAVE, "{" ID ",}", "bad_json", ""},
    {COMMAND_LEAVE, "{" ID "," ID "}", "duplicate_key", "commandId"},
    {COMMAND_LEAVE, "{" ID ",\"commandId\":null}", "duplicate_key", "commandId"},
    {COMMAND_LEAVE, "{}", "missing_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandid\":\"abcdefgh\"}", "unknown_field", "commandid"},
    {COMMAND_LEAVE, "{" ID ",\"player\":3}", "unknown_field", "player"},
    {COMMAND_LEAVE, "{" ID ",\"__proto__\":{}}", "unknown_field", "__proto__"},
    {COMMAND_LEAVE, "{\"commandId\":12345678}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":null}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":[\"abcdefgh\"]}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":\"\"}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":\"abcdefg\"}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":\"abc efgh\"}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":\"abcdefgh\\n\"}", "bad_field", "commandId"},
    {COMMAND_LEAVE, "{\"commandId\":\"abcdefg\xc3\xa9\"}", "bad_field", "commandId"},
    {COMMAND_LEAVE,
     "{\"commandId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
     "bad_field", "commandId"},
    {COMMAND_SIT, "{" ID "}", "missing_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":0}", "missing_field", "buyIn"},
    {COMMAND_SIT, "{\"seat\":0,\"buyIn\":200}", "missing_field", "commandId"},
    {COMMAND_SIT, "{" ID ",\"seat\":10,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":-1,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":null,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":\"0\",\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":true,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":1.0,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":4294967296,\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":[0],\"buyIn\":200}", "bad_field", "seat"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":0}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":-1}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":1e3}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":200.5}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":200.0}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":NaN}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":Infinity}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":9007199254740992}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":9223372036854775808}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":18446744073709551617}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":0200}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":+200}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":\"200\"}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":\"0x200\"}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":{}}", "bad_field", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":200,\"buyIn\":1}", "duplicate_key", "buyIn"},
    {COMMAND_SIT, "{" ID ",\"seat\":0,\"buyIn\":200,\"amount\":1}", "unknown_field", "amount"},
    {COMMAND_SIT_OUT, "{" ID "}", "missing_field", "when"},
    {COMMAND_SIT_OUT, "{" ID ",\"when\":\"later\"}", "bad_field", "when"},
    {COMMAND_SIT_OUT, "{" ID ",\"when\":\"Now\"}", "bad_field", "when"},
    {COMMAND_SIT_OUT, "{" ID ",\"when\":\"\"}", "bad_field", "when"},
    {COMMAND_SIT_OUT, "{" ID ",\"when\":0}", "bad_field", "when"},
    {COMMAND_SIT_OUT, "{" ID ",\"when\":null}", "bad_field", "when"},
    {COMMAND_SIT_IN, "{" ID "}", "missing_field", "postNow"},
    {COMMAND_SIT_IN, "{" ID ",\"postNow\":1}", "bad_field", "postNow"},
    {COMMAND_SIT_IN, "{" ID ",\"postNow\":\"true\"}", "bad_field", "postNow"},
    {COMMAND_SIT_IN, "{" ID ",\"postNow\":null}", "bad_field", "postNow"},
    {COMMAND_TOP_UP, "{" ID ",\"amount\":0}", "bad_field", "amount"},
    {COMMAND_TOP_UP, "{" ID ",\"amount\":-200}", "bad_field", "amount"},
    {COMMAND_TOP_UP, "{" ID ",\"amount\":false}", "bad_field", "amount"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1}", "missing_field", "action"},
    {COMMAND_ACT, "{" ID ",\"turn\":1,\"action\":\"fold\"}", "missing_field", "hand"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"action\":\"fold\"}", "missing_field", "turn"},
    {COMMAND_ACT, "{" ID ",\"hand\":0,\"turn\":1,\"action\":\"fold\"}", "bad_field", "hand"},
    {COMMAND_ACT, "{" ID ",\"hand\":2147483648,\"turn\":1,\"action\":\"fold\"}", "bad_field",
     "hand"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":0,\"action\":\"fold\"}", "bad_field", "turn"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":4294967297,\"action\":\"fold\"}", "bad_field",
     "turn"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"all_in\"}", "bad_field", "action"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"FOLD\"}", "bad_field", "action"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":2}", "bad_field", "action"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"bet\"}", "missing_field", "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"raise\"}", "missing_field", "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"fold\",\"to\":5}", "bad_field", "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"call\",\"to\":5}", "bad_field", "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"check\",\"to\":5}", "bad_field",
     "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"raise\",\"to\":0}", "bad_field",
     "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"raise\",\"to\":null}", "bad_field",
     "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"raise\",\"to\":-20}", "bad_field",
     "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"raise\",\"to\":2e1}", "bad_field",
     "to"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"fold\",\"amount\":1}",
     "unknown_field", "amount"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"draw\",\"places\":[]}", "bad_field",
     "places"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"draw\",\"places\":[0,7]}",
     "bad_field", "places"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"call\",\"places\":[0]}", "bad_field",
     "places"},
    {COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"draw\",\"to\":5}", "bad_field", "to"},
    {COMMAND_RUN, "{" ID ",\"hand\":1,\"turn\":1}", "missing_field", "times"},
    {COMMAND_CHOOSE, "{" ID ",\"hand\":1}", "missing_field", "choice"},
    {COMMAND_CHOOSE, "{" ID ",\"hand\":1,\"choice\":12}", "bad_field", "choice"},
    {COMMAND_RUN, "{" ID ",\"hand\":1,\"times\":1}", "missing_field", "turn"},
    {COMMAND_RUN, "{" ID ",\"hand\":1,\"turn\":1,\"times\":0}", "bad_field", "times"},
    {COMMAND_RUN, "{" ID ",\"hand\":1,\"turn\":1,\"times\":4}", "bad_field", "times"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1}", "missing_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[]}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[0,0]}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[7]}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[0,1,1]}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[\"Ah\"]}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":0}", "bad_field", "cards"},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[[[[[0]]]]]}", "bad_json", ""},
    {COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[[0]]}", "bad_field", "cards"},
    {COMMAND_CHAT, "{" ID "}", "missing_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"\"}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"  \"}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":7}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"a\\nb\"}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"a\\u202eb\"}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"a\\u200bb\"}", "bad_field", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"a\\u0000b\"}", "bad_json", "text"},
    {COMMAND_CHAT, "{" ID ",\"text\":\"\xff\"}", "bad_json", ""},
    {COMMAND_CLAIM, "{" ID ",\"amount\":1000000}", "unknown_field", "amount"},
    {COMMAND_WAIT, "{" ID ",\"seat\":1}", "unknown_field", "seat"},
    {COMMAND_STOP_WAITING, "{" ID ":1}", "bad_json", ""},
};

static void test_bad_bodies(void)
{
    for (size_t i = 0; i < ARRAY_LEN(bad_cases); i++) {
        const struct bad_case *c = &bad_cases[i];
        struct command command = {.kind = c->kind, .amount = 77};
        char id[COMMAND_ID_BYTES] = "untouched";
        struct fault fault = {.code = "none"};

        int status = command_decode(&command, id, c->body, strlen(c->body), &fault);
        if (status != -1 || strcmp(fault.code, c->code) != 0 || strcmp(fault.field, c->field) != 0)
            printf("\n%s: %s %s\n", c->body, fault.code, fault.field);
        CU_ASSERT_EQUAL(status, -1);
        CU_ASSERT_STRING_EQUAL(fault.code, c->code);
        CU_ASSERT_STRING_EQUAL(fault.field, c->field);
        CU_ASSERT(strlen(fault.sentence) > 10);
        CU_ASSERT_EQUAL(command.amount, 77); /* nothing half-done */
        CU_ASSERT_STRING_EQUAL(id, "untouched");
    }
}

static struct command decode(enum command_kind kind, const char *body)
{
    struct command command = {.kind = kind, .table = 99};
    char id[COMMAND_ID_BYTES];
    struct fault fault = {.sentence = ""};

    CU_ASSERT_EQUAL_FATAL(command_decode(&command, id, body, strlen(body), &fault), 0);
    CU_ASSERT_STRING_EQUAL(id, "abcdefgh");
    CU_ASSERT_EQUAL(command.kind, kind);
    CU_ASSERT_EQUAL(command.table, 0); /* the route's business */
    return command;
}

static void test_good_bodies(void)
{
    struct command sit = decode(COMMAND_SIT, " {" ID ", \"seat\":9, \"buyIn\":9007199254740991} ");
    CU_ASSERT_EQUAL(sit.seat, 9);
    CU_ASSERT_EQUAL(sit.amount, CHIPS_MAX);

    struct command act = decode(
        COMMAND_ACT, "{\"to\":600,\"action\":\"raise\",\"turn\":3,\"hand\":2147483647," ID "}");
    CU_ASSERT_EQUAL(act.action, ACTION_RAISE);
    CU_ASSERT_EQUAL(act.amount, 600);
    CU_ASSERT_EQUAL(act.turn, 3);
    CU_ASSERT_EQUAL(act.hand_no, INT32_MAX);

    CU_ASSERT_EQUAL(
        decode(COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"check\"}").amount, 0);
    CU_ASSERT_EQUAL(
        decode(COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"draw\",\"places\":[4,0]}")
            .mask,
        17);
    CU_ASSERT_EQUAL(decode(COMMAND_ACT, "{" ID ",\"hand\":1,\"turn\":1,\"action\":\"draw\"}").mask,
                    0);
    CU_ASSERT_EQUAL(decode(COMMAND_CHOOSE, "{" ID ",\"hand\":1,\"choice\":11}").choice, 11);
    CU_ASSERT_EQUAL(decode(COMMAND_RUN, "{" ID ",\"hand\":1,\"turn\":7,\"times\":3}").times, 3);
    CU_ASSERT_EQUAL(decode(COMMAND_SIT_OUT, "{" ID ",\"when\":\"next_big_blind\"}").when,
                    SIT_OUT_NEXT_BIG_BLIND);
    CU_ASSERT(decode(COMMAND_SIT_IN, "{" ID ",\"postNow\":true}").post_now);
    CU_ASSERT_EQUAL(decode(COMMAND_TOP_UP, "{" ID ",\"amount\":1}").amount, 1);
    CU_ASSERT_EQUAL(decode(COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[1,0]}").mask, 3);
    CU_ASSERT_EQUAL(decode(COMMAND_SHOW, "{" ID ",\"hand\":1,\"cards\":[1]}").mask, 2);
    CU_ASSERT_STRING_EQUAL(
        decode(COMMAND_CHAT, "{" ID ",\"text\":\"<b>hi</b> \\u00e9 \\\"\"}").text,
        "<b>hi</b> \xc3\xa9 \"");
    (void)decode(COMMAND_LEAVE, "{" ID "}");
    (void)decode(COMMAND_WAIT, "{" ID "}");
    (void)decode(COMMAND_STOP_WAITING, "{" ID "}");
    (void)decode(COMMAND_CLAIM, "{" ID "}");
}

void command_json_suite(void)
{
    CU_pSuite suite = CU_add_suite("command_json", NULL, NULL);
    CU_ADD_TEST(suite, test_bad_bodies);
    CU_ADD_TEST(suite, test_good_bodies);
}
