// sizes.ts - the size buttons: fractions of the pot, or of the big blind before the flop.
import { firstStreet } from '../protocol/games';
import type { HandState, Turn } from './hand-model';
import { potTotal } from './hand-state';

/** The paragraph of the rules that bounds a bet by the pot. */
const POT_LIMIT = 413;

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

/** Whether there is anything between the smallest and the largest amount. */
export function hasRange(hand: HandState, turn: Turn): boolean {
  return hand.limit !== 'fixed' && turn.maxRaiseTo > turn.minRaiseTo;
}

/** The amounts where there is nothing between them: one, or two after an open pair. */
export function fixedAmounts({ minRaiseTo, orRaiseTo }: Turn): number[] {
  return [minRaiseTo, orRaiseTo].filter((amount) => amount > 0);
}

/** The largest amount is the pot's, or all the player has. */
function largest(hand: HandState, { maxRaiseTo, maxRule }: Turn): Size {
  const isPot = hand.limit === 'pot' && maxRule === POT_LIMIT;
  return { id: isPot ? 'pot' : 'all_in', label: undefined, to: maxRaiseTo };
}

/** What each button fills in; always between the server's two limits. */
export function sizesOf(hand: HandState, turn: Turn): Size[] {
  const { minRaiseTo: min, maxRaiseTo: max } = turn;
  const highest = highestBet(hand);
  const inMiddle = potTotal(hand) + turn.toCall;
  const fraction = (id: Size['id'], percent: number): Size => ({
    id,
    label: { percent },
    to: clamp(highest + (inMiddle * percent) / 100, min, max),
  });
  const blinds = (id: Size['id'], count: number): Size => ({
    id,
    label: { blinds: count },
    to: clamp(hand.bigBlind * count, min, max),
  });
  const isOpening = firstStreet(hand.game) === hand.street && highest <= hand.bigBlind;
  const middle = isOpening
    ? [blinds('first', 2.2), blinds('second', 2.5), blinds('third', 3)]
    : [fraction('first', 33), fraction('second', 50), fraction('third', 75)];
  const pot = hand.limit === 'no' ? [{ ...fraction('pot', 100), label: undefined }] : [];
  return [{ id: 'min', label: undefined, to: min }, ...middle, ...pot, largest(hand, turn)];
}
