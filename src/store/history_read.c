#include "store/history_read.h"

#include "store/rows.h"

static const struct statement list_statement = {
    "api_my_hands", "SELECT api.my_hands($1::bigint, $2::bigint, $3::bigint, $4::integer)", 4};

static const struct statement show_statement = {"api_hand",
                                                "SELECT api.hand($1::bigint, $2::bigint)", 2};

void history_list(struct db *db, player_id player, const struct hands_wanted *wanted, db_done done,
                  void *context)
{
    char number[ROW_NUMBER_BYTES], before[ROW_NUMBER_BYTES], table[ROW_NUMBER_BYTES];
    char hands_max[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, player),
                            wanted->before == 0 ? NULL : row_number(before, wanted->before),
                            wanted->table == 0 ? NULL : row_number(table, wanted->table),
                            row_number(hands_max, wanted->hands_max)};
    db_send(db, &list_statement, values, done, context);
}

void history_show(struct db *db, player_id player, int64_t hand, db_done done, void *context)
{
    char number[ROW_NUMBER_BYTES], wanted[ROW_NUMBER_BYTES];
    const char *values[] = {row_number(number, player), row_number(wanted, hand)};
    db_send(db, &show_statement, values, done, context);
}
