// sizes.ts - the size buttons: fractions of the pot, or of the big blind before the flop.
import type { HandState, Turn } from './hand-model';
import { potTotal } from './hand-state';

export interface Size {
  readonly id: 'min' | 'first' | 'second' | 'third' | 'pot' | 'all_in';
  readonly label: { readonly percent: number } | { readonly blinds: number } | undefined;
  readonly to: number;
}

/** The highest bet of the street. */
export function highestBet(hand: HandState): number {
  return Math.max(0, ...Object.values(hand.bets));
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value)));
}

/** What each button fills in; always between the server's two limits. */
export function sizesOf(hand: HandState, turn: Turn): Size[] {
  const { minRaiseTo: min, maxRaiseTo: max } = turn;
  const highest = highestBet(hand);
  const pot = potTotal(hand) + turn.toCall;
  const fraction = (id: Size['id'], percent: number): Size => ({
    id,
    label: { percent },
    to: clamp(highest + (pot * percent) / 100, min, max),
  });
  const blinds = (id: Size['id'], count: number): Size => ({
    id,
    label: { blinds: count },
    to: clamp(hand.bigBlind * count, min, max),
  });
  const isOpening = hand.street === 'preflop' && highest <= hand.bigBlind;
  const middle = isOpening
    ? [blinds('first', 2.2), blinds('second', 2.5), blinds('third', 3)]
    : [fraction('first', 33), fraction('second', 50), fraction('third', 75)];
  return [
    { id: 'min', label: undefined, to: min },
    ...middle,
    { ...fraction('pot', 100), label: undefined },
    { id: 'all_in', label: undefined, to: max },
  ];
}
