#include "poker/profile.h"
#include "poker/rotation.h"
#include "poker/variant.h"
#include "suites.h"

#include <CUnit/Basic.h>

/* Every row fits into the structs that hold a hand, and its deck has the cards that it deals. */
static void test_rows(void)
{
    for (int variant = 0; variant < VARIANT_COUNT; variant++) {
        const struct variant_rules *rules = variant_rules((enum variant)variant);
        int hole = 0;

        CU_ASSERT_EQUAL(variant_find(rules->code), (enum variant)variant);
        CU_ASSERT(rules->limits != 0 && rules->hole_count <= HOLE_MAX);
        CU_ASSERT(rules->street_count >= 2 && rules->street_count <= STREETS_MAX);
        CU_ASSERT(rules->seats_max >= 7 && rules->seats_max <= SEATS_MAX);
        for (int i = 0; i < rules->street_count; i++)
            hole += rules->street[i].down + rules->street[i].up;
        CU_ASSERT_EQUAL(hole, rules->hole_count);
        int board = variant_board_count(rules, variant_last_street(rules));
        CU_ASSERT_EQUAL(board, rules->family == FAMILY_FLOP ? BOARD_MAX : 0);
        if (rules->family == FAMILY_FLOP)
            CU_ASSERT(rules->seats_max * hole + board <= variant_deck_size(rules));
    }
    CU_ASSERT_EQUAL(variant_find("snap"), VARIANT_COUNT);
}

static void test_decks(void)
{
    CU_ASSERT_EQUAL(variant_deck_size(variant_rules(VARIANT_HOLDEM)), 52);
    CU_ASSERT_EQUAL(variant_deck_size(variant_rules(VARIANT_SHORTDECK)), 36);
    CU_ASSERT_EQUAL(variant_deck_size(variant_rules(VARIANT_ROYAL)), 20);
}

/* Each game of a rotation is played with its limit, one after the other and then anew. */
static void test_rotations(void)
{
    CU_ASSERT_EQUAL(rotation_length(ROTATION_NONE), 0);
    CU_ASSERT_EQUAL(rotation_length(ROTATION_HORSE), 5);
    CU_ASSERT_EQUAL(rotation_length(ROTATION_EIGHT_GAME), 8);
    for (int rotation = 1; rotation < ROTATION_COUNT; rotation++) {
        int length = rotation_length((enum rotation)rotation);
        for (int i = 0; i < length; i++) {
            struct rotation_game game = rotation_game((enum rotation)rotation, i);
            struct rotation_game again = rotation_game((enum rotation)rotation, i + 3 * length);
            CU_ASSERT((variant_rules(game.variant)->limits & LIMIT_BIT(game.limit)) != 0);
            CU_ASSERT(game.variant == again.variant && game.limit == again.limit);
        }
        CU_ASSERT_EQUAL(rotation_seats_max((enum rotation)rotation), 8);
    }
    CU_ASSERT_EQUAL(rotation_game(ROTATION_HORSE, 2).variant, VARIANT_RAZZ);
    CU_ASSERT_EQUAL(rotation_game(ROTATION_EIGHT_GAME, 7).limit, LIMIT_POT);
    CU_ASSERT_EQUAL(rotation_seats_max(ROTATION_NONE), SEATS_MAX);
}

static void test_profiles(void)
{
    CU_ASSERT_EQUAL(profile_preset(PROFILE_TDA).fixed_cap, 4);
    CU_ASSERT_EQUAL(profile_preset(PROFILE_WSOP_LIVE).fixed_cap, 5);
    CU_ASSERT(!profile_preset(PROFILE_POKERSTARS).half_bet_counts);
}

void variant_suite(void)
{
    CU_pSuite suite = CU_add_suite("variant", NULL, NULL);
    CU_ADD_TEST(suite, test_rows);
    CU_ADD_TEST(suite, test_decks);
    CU_ADD_TEST(suite, test_rotations);
    CU_ADD_TEST(suite, test_profiles);
}
