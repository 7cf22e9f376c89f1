// seat-events.ts - what a seat does in a hand: posts, bets, folds, exchanges cards. Pure.
import type { TableEvent } from '../protocol/decode';
import type { Deed, HandState, Verb } from './hand-model';
import { withoutPlaces } from './hole';
import type { LogLine } from './log-model';

type Of<K extends TableEvent['kind']> = TableEvent & { kind: K };

export const without = (seats: readonly number[], seat: number) => seats.filter((s) => s !== seat);

export function posted(hand: HandState, event: Of<'posted'>, name: string): HandState {
  const { seat, post, amount, allIn } = event;
  const isBet = post !== 'ante' && post !== 'dead';
  const bet = (hand.bets[seat] ?? 0) + amount;
  return {
    ...hand,
    bets: isBet ? { ...hand.bets, [seat]: bet } : hand.bets,
    loose: isBet ? hand.loose : hand.loose + amount,
    allIn: allIn ? [...hand.allIn, seat] : hand.allIn,
    deeds: isBet ? { ...hand.deeds, [seat]: { kind: 'posted', post, amount } } : hand.deeds,
    log: [...hand.log, { kind: 'posted', name, seat, post, amount }],
  };
}

export function returned(hand: HandState, event: Of<'bet_returned'>, name: string): HandState {
  const { seat, amount } = event;
  const bet = (hand.bets[seat] ?? 0) - amount;
  // What comes back of an ante was never a bet.
  const isAnte = bet < 0;
  const line: LogLine = { kind: 'returned', name, seat, amount };
  return {
    ...hand,
    bets: isAnte ? hand.bets : { ...hand.bets, [seat]: bet },
    loose: isAnte ? hand.loose - amount : hand.loose,
    log: [...hand.log, line],
  };
}

/** The first bet on third street that is more than the bring-in completes it. */
export function isCompleting(hand: HandState): boolean {
  return hand.street === 'third' && hand.bringIn > 0 && !hand.isOpened;
}

function verbOf(hand: HandState, action: Of<'acted'>['action']): Verb {
  const isBet = action === 'bet' || action === 'raise';
  return isBet && isCompleting(hand) ? 'complete' : action;
}

export function acted(hand: HandState, event: Of<'acted'>, name: string): HandState {
  if (event.action === 'draw') return drew(hand, event, name);
  const { seat, action, amount, to, allIn } = event;
  const isFold = action === 'fold';
  const verb = verbOf(hand, action);
  const deed: Deed = { kind: 'acted', verb, to, allIn };
  return {
    ...hand,
    bets: amount > 0 ? { ...hand.bets, [seat]: to } : hand.bets,
    isOpened: hand.isOpened || action === 'bet' || action === 'raise',
    live: isFold ? without(hand.live, seat) : hand.live,
    foldedOn: isFold ? { ...hand.foldedOn, [seat]: hand.street } : hand.foldedOn,
    allIn: allIn ? [...hand.allIn, seat] : hand.allIn,
    deeds: { ...hand.deeds, [seat]: deed },
    turn: undefined,
    clock: undefined,
    log: [...hand.log, { kind: 'acted', name, seat, verb, amount: to, allIn }],
  };
}

function drew(hand: HandState, { seat, places }: Of<'acted'>, name: string): HandState {
  const count = places.length;
  return {
    ...hand,
    holes: { ...hand.holes, [seat]: withoutPlaces(hand.holes[seat] ?? [], places) },
    draws: { ...hand.draws, [seat]: [...(hand.draws[seat] ?? []), count] },
    deeds: { ...hand.deeds, [seat]: { kind: 'drew', count } },
    turn: undefined,
    clock: undefined,
    log: [...hand.log, { kind: 'drew', name, seat, count }],
  };
}
