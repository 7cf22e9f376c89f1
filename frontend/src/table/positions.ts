// positions.ts - the names of the places around the dealer button.

import { familyOf } from '../protocol/games';
import type { HandState } from './hand-model';

const early = ['UTG', 'UTG+1', 'UTG+2', 'MP', 'MP+1'] as const;
const late = ['CO', 'HJ', 'LJ'] as const;

/** Stud has no button: its open cards decide who begins. */
export function hasButton(hand: HandState): boolean {
  return familyOf(hand.game) !== 'stud';
}

/** Seat → short name, for everybody who was dealt in. */
export function positionsOf(hand: HandState, seatCount: number): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  if (!hasButton(hand)) return names;
  const distance = (seat: number) => (seat - hand.button + seatCount) % seatCount;
  const order = [...hand.seats].sort((a, b) => distance(a) - distance(b));
  if (hand.seats.includes(hand.button)) names.set(hand.button, 'BTN');
  if (hand.smallBlindSeat !== undefined) names.set(hand.smallBlindSeat, 'SB');
  if (hand.bigBlindSeat !== undefined) names.set(hand.bigBlindSeat, 'BB');
  if (hand.smallBlindSeat === hand.button) names.set(hand.button, 'BTN');

  const between = order.filter((seat) => !names.has(seat));
  const lateCount = Math.min(late.length, Math.max(0, between.length - 1));
  between.forEach((seat, index) => {
    const fromEnd = between.length - 1 - index;
    const name = fromEnd < lateCount ? late[fromEnd] : early[index];
    names.set(seat, name ?? 'MP');
  });
  return names;
}
