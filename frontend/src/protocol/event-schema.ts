// event-schema.ts - every event of a poll or a snapshot, one line a kind.
import * as v from 'valibot';
import {
  ACTIONS,
  boardStrength,
  card,
  chips,
  choices,
  GAMES,
  LIMITS,
  POSTS,
  person,
  playerAtTable,
  SHARES,
  STREETS,
  seat,
  summary,
  TURNS,
  whole,
} from './schema';

const common = {
  seq: whole,
  table: v.optional(whole, 0),
  at: v.optional(whole, 0),
  hand: v.optional(whole, 0),
};

function event<const K extends string, const E extends v.ObjectEntries>(kind: K, entries: E) {
  return v.object({ ...common, kind: v.literal(kind), ...entries });
}

const truth = v.boolean();
const instant = v.nullable(whole);
const reason = v.string();
const amount = chips;
const cards = v.array(v.nullable(card));
const places = v.array(whole);
const seatOrNone = v.nullable(seat);

export const eventSchema = v.variant('kind', [
  event('table_opened', {}),
  event('sat', { seat, player: playerAtTable, stack: chips }),
  event('left', { seat, player: whole, amount, reason }),
  event('leave_asked', { seat }),
  event('sat_out', { seat, reason }),
  event('sit_out_asked', { seat, when: v.picklist(['now', 'next_hand', 'next_big_blind']) }),
  event('sat_in', { seat, postNow: truth }),
  event('top_up_asked', { seat, amount }),
  event('topped_up', { seat, amount }),
  event('top_up_returned', { seat, amount }),
  event('wait_joined', { player: person }),
  event('wait_left', { player: whole, reason }),
  event('seat_offered', { player: whole, seat, until: instant }),
  event('chatted', { player: person, seat: seatOrNone, text: v.string() }),
  event('blind_missed', { seat, post: v.picklist(POSTS) }),
  event('clock_started', { seat: seatOrNone, until: whole, timeBank: truth }),
  event('clock_moved', { until: whole }),
  event('timed_out', { seat }),
  event('raked', { amount }),
  event('paused', { until: instant }),
  event('choice_asked', { seat, choices, until: whole }),
  event('game_chosen', { seat, game: v.picklist(GAMES), limit: v.picklist(LIMITS), reason }),
  event('hand_started', {
    hand: whole,
    game: v.picklist(GAMES),
    limit: v.picklist(LIMITS),
    seats: v.array(seat),
    button: seat,
    smallBlindSeat: v.nullable(seat),
    bigBlindSeat: v.nullable(seat),
    bigBlind: chips,
    smallBet: chips,
    bigBet: chips,
    ante: chips,
    bringIn: chips,
    boards: whole,
    stacks: v.array(chips),
  }),
  event('posted', { seat, post: v.picklist(POSTS), amount, allIn: truth }),
  event('hole_dealt', { seat, places, cards }),
  event('turn_began', {
    seat,
    turn: whole,
    asks: v.picklist(TURNS),
    toCall: chips,
    minRaiseTo: chips,
    maxRaiseTo: chips,
    orRaiseTo: chips,
    drawMax: whole,
    callRule: whole,
    minRule: whole,
    maxRule: whole,
  }),
  event('acted', { seat, action: v.picklist(ACTIONS), amount, to: chips, allIn: truth, places }),
  event('bet_returned', { seat, amount }),
  event('collected', { pots: v.array(v.object({ amount, seats: v.array(seat) })) }),
  event('street_dealt', { street: v.picklist(STREETS), board: whole, cards: v.array(card) }),
  event('reshuffled', { count: whole }),
  event('run_offered', { turn: whole, times: whole }),
  event('run_chosen', { seat, turn: whole, times: whole }),
  event('run_decided', { turn: whole, times: whole }),
  event('shown', { seat, cards, boards: v.array(boardStrength) }),
  event('mucked', { seat }),
  event('pot_won', { seat, pot: whole, board: whole, share: v.picklist(SHARES), amount }),
  event('hand_ended', {}),
  event('hole_cards', { seat, cards }),
  event('strength', { seat, boards: v.array(boardStrength) }),
  event('balance', { balance: chips, atTables: v.optional(chips) }),
  event('lobby_table', { summary }),
]);
