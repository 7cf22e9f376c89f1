// table-state.ts - what one viewer knows of a table, rebuilt from the server's events. Pure.
import type { Snapshot, TableEvent } from '../protocol/decode';
import { changeChoice, choiceFrom, NOTHING_CHOSEN } from './choice-state';
import type { HandState } from './hand-model';
import { changeHand, startHand } from './hand-state';
import { withOwnResult } from './own-result';
import { hasButton } from './positions';
import {
  type ChatLine,
  OWES_NOTHING,
  type Seated,
  type TableState,
  withMissed,
} from './table-model';
import { changeWaiting } from './wait-list';

const CHAT_MAX = 100;

export function tableFromSnapshot(snapshot: Snapshot, viewer: number | undefined): TableState {
  const { table, state } = snapshot;
  const seats: (Seated | undefined)[] = Array.from({ length: table.seats }, () => undefined);
  for (const sitter of state.sitters) {
    seats[sitter.seat] = { ...sitter, sitOutWhen: undefined, postsNow: false };
  }
  const start: TableState = {
    viewer,
    seq: state.seq,
    kindsAtSeq: [],
    table,
    seats,
    waiting: state.waiting,
    button: state.button ?? undefined,
    hand: undefined,
    nextHandAt: state.nextHandAt ?? undefined,
    ...choiceFrom(state),
    chat: [],
    own: [],
  };
  const chat = snapshot.chat.flatMap((event) =>
    event.kind === 'chatted' ? [chatLine(event)] : [],
  );
  const now = snapshot.events.reduce((before, event) => change(before, event), start);
  return { ...now, chat, seq: Math.max(now.seq, snapshot.seq), kindsAtSeq: [] };
}

/** Events that are older than the state change nothing, so an answer may be applied twice. */
export function applyEvent(state: TableState, event: TableEvent): TableState {
  if (event.table !== state.table.id || event.seq < state.seq) return state;
  if (event.seq > state.seq) {
    return { ...change(state, event), seq: event.seq, kindsAtSeq: [event.kind] };
  }
  // A snapshot holds everything up to its seq; afterwards each kind comes once.
  if (state.kindsAtSeq.length === 0 || state.kindsAtSeq.includes(event.kind)) return state;
  return { ...change(state, event), kindsAtSeq: [...state.kindsAtSeq, event.kind] };
}

function chatLine(event: TableEvent & { kind: 'chatted' }): ChatLine {
  const { seq, at, player, text } = event;
  return { seq, at, playerId: player.id, name: player.name, text };
}

function withSeat(state: TableState, seat: number, part: Partial<Seated>): TableState {
  const sitter = state.seats[seat];
  if (!sitter) return state;
  return { ...state, seats: state.seats.with(seat, { ...sitter, ...part }) };
}

function change(state: TableState, event: TableEvent): TableState {
  switch (event.kind) {
    case 'sat':
      return sat(state, event);
    case 'left':
      return { ...state, seats: state.seats.with(event.seat, undefined) };
    case 'leave_asked':
      return withSeat(state, event.seat, { leaving: true });
    case 'sat_out':
      return withSeat(state, event.seat, { out: true, sitOutWhen: undefined });
    case 'sit_out_asked':
      return withSeat(state, event.seat, { sitOutWhen: event.when });
    case 'sat_in':
      return withSeat(state, event.seat, {
        out: false,
        sitOutWhen: undefined,
        postsNow: event.postNow,
      });
    case 'topped_up':
      return toppedUp(state, event.seat, event.amount);
    case 'top_up_asked':
    case 'top_up_returned': {
      const amount = event.kind === 'top_up_asked' ? event.amount : -event.amount;
      return withSeat(state, event.seat, {
        topUp: (state.seats[event.seat]?.topUp ?? 0) + amount,
      });
    }
    case 'blind_missed':
      return withSeat(state, event.seat, {
        owes: withMissed(state.seats[event.seat]?.owes, event.post),
      });
    case 'wait_joined':
    case 'wait_left':
    case 'seat_offered':
      return { ...state, waiting: changeWaiting(state.waiting, event) };
    case 'chatted':
      return { ...state, chat: [...state.chat, chatLine(event)].slice(-CHAT_MAX) };
    case 'paused':
    case 'choice_asked':
    case 'game_chosen':
      return changeChoice(state, event);
    case 'hand_started':
      return handStarted(state, event);
    case 'table_opened':
    case 'balance':
    case 'lobby_table':
    case 'raked':
      return state;
    default:
      return duringHand(state, event);
  }
}

function sat(state: TableState, event: TableEvent & { kind: 'sat' }): TableState {
  const sitter: Seated = {
    seat: event.seat,
    player: event.player,
    stack: event.stack,
    topUp: 0,
    out: false,
    leaving: false,
    sitOutWhen: undefined,
    timeBankMs: state.table.timeBankMs,
    owes: { ...OWES_NOTHING, big: true }, // until the first hand
    postsNow: false,
  };
  return { ...state, seats: state.seats.with(event.seat, sitter) };
}

function toppedUp(state: TableState, seat: number, amount: number): TableState {
  const sitter = state.seats[seat];
  if (!sitter) return state;
  return withSeat(state, seat, { stack: sitter.stack + amount, topUp: sitter.topUp - amount });
}

function handStarted(state: TableState, event: TableEvent & { kind: 'hand_started' }): TableState {
  const seats = state.seats.map((sitter) => {
    const stack = sitter && event.stacks[sitter.seat];
    const dealtIn = { owes: OWES_NOTHING, postsNow: false };
    return sitter && stack ? { ...sitter, stack, ...dealtIn } : sitter;
  });
  const before = state.hand;
  const isNewGame =
    before !== undefined && (before.game !== event.game || before.limit !== event.limit);
  const hand = startHand(event, isNewGame);
  const button = hasButton(hand) ? event.button : state.button;
  return { ...state, ...NOTHING_CHOSEN, nextHandAt: undefined, seats, button, hand };
}

/** An event inside the running hand: it changes the hand and perhaps one stack. */
function duringHand(state: TableState, event: TableEvent): TableState {
  const { hand } = state;
  if (!hand) return state;
  const name = 'seat' in event && event.seat !== null ? state.seats[event.seat]?.player.name : '';
  const after = { ...state, hand: changeHand(hand, event, name ?? '') };
  switch (event.kind) {
    case 'posted':
      return paid(after, event.seat, -event.amount);
    case 'acted':
      return spentTimeBank(paid(after, event.seat, -event.amount), hand, event);
    case 'bet_returned':
    case 'pot_won':
      return paid(after, event.seat, event.amount);
    case 'hand_ended':
      return { ...after, own: withOwnResult(after) };
    default:
      return after;
  }
}

function paid(state: TableState, seat: number, amount: number): TableState {
  return withSeat(state, seat, { stack: (state.seats[seat]?.stack ?? 0) + amount });
}

function spentTimeBank(
  state: TableState,
  before: HandState,
  event: TableEvent & { kind: 'acted' },
): TableState {
  if (!before.clock?.timeBank) return state;
  return withSeat(state, event.seat, { timeBankMs: Math.max(0, before.clock.until - event.at) });
}
