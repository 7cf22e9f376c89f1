#include "tools/fleet.h"

#include "os/clock.h"
#include "os/log.h"
#include "tools/logins.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LOBBY_EVERY_MS = 2000,
    LOBBY_TIMEOUT_MS = 5000,
    STOP_MS = 3000,      /* to get up politely */
    LEAVE_EVERY_MS = 50, /* are all seats empty now? */
    NEW_FACE_MS = 15000
};

struct fleet {
    const struct fleet_options *options;
    uv_loop_t loop;
    struct http_site site;
    struct bot_house house;
    struct bot **bot;
    struct logins logins;
    struct http *lobby;
    uv_timer_t lobby_timer;
    uv_timer_t second;
    uv_signal_t interrupt;
    uv_signal_t terminate;
    int place_count;
    struct place place[TABLES_MAX];
    int32_t last_hand[TABLES_MAX]; /* of each place, for counting */
    int64_t hands;
    int64_t start_us;
    int64_t stop_us; /* 0: not stopping */
    int64_t reported_actions;
    int64_t reported_hands;
};

static void stop(struct fleet *fleet);
static void on_second(uv_timer_t *timer);

static struct place *find_place(struct fleet *fleet, table_id table)
{
    for (int i = 0; i < fleet->place_count; i++)
        if (fleet->place[i].table == table)
            return &fleet->place[i];
    return NULL;
}

static void on_hand_ended(void *context, table_id table, int32_t hand)
{
    struct fleet *fleet = context;
    struct place *place = find_place(fleet, table);

    if (place == NULL)
        return;
    int32_t *last = &fleet->last_hand[place - fleet->place];
    if (hand <= *last)
        return; /* another bot has told */
    *last = hand;
    fleet->hands++;
    if (fleet->options->hands > 0 && fleet->hands >= fleet->options->hands)
        stop(fleet);
}

static void on_logged_in(void *context, int index)
{
    struct fleet *fleet = context;

    logins_set(&fleet->logins, index, bot_name(fleet->bot[index]), bot_cookie(fleet->bot[index]));
}

static bool is_chosen(const struct fleet_options *options, table_id table)
{
    for (int i = 0; i < options->table_count; i++)
        if (options->table[i] == table)
            return true;
    return options->table_count == 0;
}

static void see_table(struct fleet *fleet, int summary)
{
    const struct json_tree *tree = &fleet->house.tree;
    table_id table = json_tree_get_int(tree, summary, "id", 0);
    struct place *place = find_place(fleet, table);

    if (table == 0 || !is_chosen(fleet->options, table))
        return;
    if (place == NULL) {
        if (fleet->place_count == TABLES_MAX)
            return;
        place = &fleet->place[fleet->place_count++];
        fleet->last_hand[place - fleet->place] =
            (int32_t)json_tree_get_int(tree, summary, "hand", 0);
    }
    *place = (struct place){
        .table = table,
        .seats = (int)json_tree_get_int(tree, summary, "seats", 0),
        .players = (int)json_tree_get_int(tree, summary, "players", 0),
        .bots = (int)json_tree_get_int(tree, summary, "bots", 0),
        .buy_in_min = json_tree_get_int(tree, summary, "buyInMin", 0),
    };
}

static void send_to(struct fleet *fleet, const struct place *place)
{
    for (int i = 0; i < fleet->options->bots; i++) {
        if (bot_can_sit(fleet->bot[i], place->buy_in_min)) {
            bot_go(fleet->bot[i], place->table);
            return;
        }
    }
}

static void call_from(struct fleet *fleet, const struct place *place)
{
    for (int i = 0; i < fleet->options->bots; i++) {
        if (bot_table(fleet->bot[i]) == place->table && !bot_is_leaving(fleet->bot[i])) {
            bot_leave(fleet->bot[i]);
            return;
        }
    }
}

/* People sit down and get up one at a time; a load does not wait for that. */
static void move_bots(struct fleet *fleet, struct place *place)
{
    int most = fleet->options->is_quick ? SEATS_MAX : 1;

    for (int i = place->mine; i < place->wanted && i < place->mine + most; i++)
        send_to(fleet, place);
    for (int i = place->mine; i > place->wanted && i > place->mine - most; i--)
        call_from(fleet, place);
}

static void replace_broke(struct fleet *fleet)
{
    chips least = CHIPS_MAX;

    for (int i = 0; i < fleet->place_count; i++)
        if (fleet->place[i].buy_in_min < least)
            least = fleet->place[i].buy_in_min;
    for (int i = 0; i < fleet->options->bots && fleet->place_count > 0; i++)
        if (bot_is_broke(fleet->bot[i], least) && !bot_claim(fleet->bot[i]))
            bot_replace(fleet->bot[i], fleet->options->is_quick ? 100 : NEW_FACE_MS);
}

static void on_lobby(void *context, const struct http_answer *answer)
{
    struct fleet *fleet = context;
    struct json_tree *tree = &fleet->house.tree;

    if (answer->status != 200 || json_tree_read(tree, answer->body, answer->length) < 0) {
        fleet->house.errors++;
        return;
    }
    int tables = json_tree_member(tree, 0, "tables");
    for (int item = json_tree_first(tree, tables); item >= 0;
         item = json_tree_next(tree, tables, item))
        see_table(fleet, item);
    for (int i = 0; i < fleet->options->bots; i++) {
        struct place *place = find_place(fleet, bot_table(fleet->bot[i]));
        if (place != NULL)
            place->mine++;
    }
    fleet_distribute(fleet->place, fleet->place_count, fleet->options->bots);
    for (int i = 0; i < fleet->place_count && fleet->stop_us == 0; i++)
        move_bots(fleet, &fleet->place[i]);
    replace_broke(fleet);
}

static void on_lobby_timer(uv_timer_t *timer)
{
    struct fleet *fleet = timer->data;

    if (fleet->stop_us == 0 && !http_is_busy(fleet->lobby))
        http_send(fleet->lobby,
                  &(struct http_request){
                      .method = "GET", .path = "/api/lobby", .timeout_ms = LOBBY_TIMEOUT_MS},
                  on_lobby, fleet);
}

static int count_seated(const struct fleet *fleet)
{
    int count = 0;
    for (int i = 0; i < fleet->options->bots; i++)
        count += bot_is_seated(fleet->bot[i]);
    return count;
}

static void report(struct fleet *fleet)
{
    double seconds = (double)(clock_steady_us() - fleet->start_us) / 1e6;

    printf("%6.0f s  %4d seated  %6" PRId64 " hands (%" PRId64 "/s)  %7" PRId64 " actions (%" PRId64
           "/s)  act p50 %.1f ms p99 %.1f ms  errors %" PRId64 "\n",
           seconds, count_seated(fleet), fleet->hands, fleet->hands - fleet->reported_hands,
           fleet->house.actions, fleet->house.actions - fleet->reported_actions,
           (double)measure_at(&fleet->house.act_latency, 0.5) / 1000,
           (double)measure_at(&fleet->house.act_latency, 0.99) / 1000, fleet->house.errors);
    (void)fflush(stdout); /* a lost report harms nobody */
    fleet->reported_hands = fleet->hands;
    fleet->reported_actions = fleet->house.actions;
}

static void summarise(const struct fleet *fleet, double seconds)
{
    const struct bot_house *house = &fleet->house;

    printf("{\"seconds\":%.1f,\"bots\":%d,\"tables\":%d,\"hands\":%" PRId64 ",\"actions\":%" PRId64
           ",\"actP50Ms\":%.2f,\"actP99Ms\":%.2f,\"actMaxMs\":%.2f,\"eventP50Ms\":%.0f"
           ",\"eventP99Ms\":%.0f,\"refusals\":%" PRId64 ",\"errors\":%" PRId64 "}\n",
           seconds, fleet->options->bots, fleet->place_count, fleet->hands, house->actions,
           (double)measure_at(&house->act_latency, 0.5) / 1000,
           (double)measure_at(&house->act_latency, 0.99) / 1000,
           (double)house->act_latency.most_us / 1000,
           (double)measure_at(&house->event_age, 0.5) / 1000,
           (double)measure_at(&house->event_age, 0.99) / 1000, house->refusals, house->errors);
}

static void close_all(struct fleet *fleet)
{
    for (int i = 0; i < fleet->options->bots; i++)
        bot_destroy(fleet->bot[i]);
    http_destroy(fleet->lobby);
    uv_close((uv_handle_t *)&fleet->lobby_timer, NULL);
    uv_close((uv_handle_t *)&fleet->second, NULL);
    uv_close((uv_handle_t *)&fleet->interrupt, NULL);
    uv_close((uv_handle_t *)&fleet->terminate, NULL);
}

/* Nobody stays behind as a ghost on a seat. */
static void stop(struct fleet *fleet)
{
    if (fleet->stop_us != 0)
        return;
    fleet->stop_us = clock_steady_us();
    uv_timer_start(&fleet->second, on_second, LEAVE_EVERY_MS, LEAVE_EVERY_MS);
    for (int i = 0; i < fleet->options->bots; i++)
        bot_leave(fleet->bot[i]);
}

static void on_second(uv_timer_t *timer)
{
    struct fleet *fleet = timer->data;
    int64_t now_us = clock_steady_us();
    int seconds = fleet->options->seconds;

    if (fleet->stop_us == 0) {
        if (fleet->options->reports)
            report(fleet);
        if (seconds > 0 && now_us - fleet->start_us >= (int64_t)seconds * 1000000)
            stop(fleet);
    }
    bool must_wait = count_seated(fleet) > 0 && now_us - fleet->stop_us < STOP_MS * INT64_C(1000);
    if (fleet->stop_us != 0 && !must_wait)
        close_all(fleet);
}

static void on_signal(uv_signal_t *handle, int number)
{
    struct fleet *fleet = handle->data;
    (void)number; /* both mean the same */

    if (fleet->stop_us != 0) { /* the second time: at once */
        close_all(fleet);
        return;
    }
    stop(fleet);
}

static void create_bots(struct fleet *fleet)
{
    const struct fleet_options *options = fleet->options;

    fleet->bot = calloc((size_t)options->bots, sizeof(struct bot *));
    if (fleet->bot == NULL)
        abort();
    for (int i = 0; i < options->bots; i++) {
        int level = options->level != 0 ? options->level : i % 3 + 1;
        fleet->bot[i] = bot_create(&fleet->house, i, level);
        if (logins_cookie(&fleet->logins, i)[0] != '\0')
            bot_remember(fleet->bot[i], logins_name(&fleet->logins, i),
                         logins_cookie(&fleet->logins, i));
        bot_start(fleet->bot[i], options->is_quick ? i * 5 : i * 100);
    }
}

static void start(struct fleet *fleet)
{
    uv_timer_init(&fleet->loop, &fleet->lobby_timer);
    uv_timer_init(&fleet->loop, &fleet->second);
    uv_signal_init(&fleet->loop, &fleet->interrupt);
    uv_signal_init(&fleet->loop, &fleet->terminate);
    fleet->lobby_timer.data = fleet;
    fleet->second.data = fleet;
    fleet->interrupt.data = fleet;
    fleet->terminate.data = fleet;
    fleet->lobby = http_create(&fleet->site, NULL);
    fleet->start_us = clock_steady_us();
    create_bots(fleet);
    uv_timer_start(&fleet->lobby_timer, on_lobby_timer, 0,
                   fleet->options->is_quick ? LOBBY_EVERY_MS / 4 : LOBBY_EVERY_MS);
    uv_timer_start(&fleet->second, on_second, 1000, 1000);
    uv_signal_start(&fleet->interrupt, on_signal, SIGINT);
    uv_signal_start(&fleet->terminate, on_signal, SIGTERM);
}

int fleet_run(const struct fleet_options *options)
{
    struct error error;
    struct fleet *fleet = calloc(1, sizeof *fleet);
    int status = 1;

    if (fleet == NULL || uv_loop_init(&fleet->loop) < 0)
        abort();
    fleet->options = options;
    fleet->house = (struct bot_house){
        .site = &fleet->site,
        .is_quick = options->is_quick,
        .context = fleet,
        .hand_ended = on_hand_ended,
        .logged_in = on_logged_in,
    };
    if (http_site_open(&fleet->site, &fleet->loop, options->url, &error) < 0 ||
        logins_open(&fleet->logins, options->logins, options->bots, &error) < 0) {
        (void)fprintf(stderr, "brelan bots: %s\n", error.text);
        goto done;
    }
    start(fleet);
    uv_run(&fleet->loop, UV_RUN_DEFAULT);
    summarise(fleet, (double)(clock_steady_us() - fleet->start_us) / 1e6);
    status = 0;

done:
    logins_close(&fleet->logins);
    http_site_close(&fleet->site);
    json_tree_release(&fleet->house.tree);
    free(fleet->bot);
    (void)uv_loop_close(&fleet->loop); /* empty by now */
    free(fleet);
    return status;
}
