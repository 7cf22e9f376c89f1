// showdown-state.ts - cards laid open or thrown away, and who wins which part of the pot. Pure.
import type { BoardStrength, Share, Strength, TableEvent } from '../protocol/decode';
import type { HandState } from './hand-model';
import { withNames } from './hole';
import { without } from './seat-events';

type Of<K extends TableEvent['kind']> = TableEvent & { kind: K };

export function shown(hand: HandState, event: Of<'shown'>, name: string): HandState {
  const { seat, cards, boards } = event;
  const open = cards.filter((card) => card !== null);
  const isKnown = boards.length > 0;
  return {
    ...hand,
    holes: { ...hand.holes, [seat]: withNames(hand.holes[seat] ?? [], cards) },
    revealed: [...without(hand.revealed, seat), seat],
    shownStrength: isKnown ? { ...hand.shownStrength, [seat]: boards } : hand.shownStrength,
    mucked: without(hand.mucked, seat),
    log: [...hand.log, { kind: 'shown', name, seat, cards: open, boards }],
  };
}

export function mucked(hand: HandState, { seat }: Of<'mucked'>, name: string): HandState {
  return {
    ...hand,
    mucked: [...hand.mucked, seat],
    log: [...hand.log, { kind: 'mucked', name, seat }],
  };
}

/** The hand that won this part, if it was shown. */
function winning(boards: readonly BoardStrength[] | undefined, board: number, share: Share) {
  const held = boards?.[board];
  const strength: Strength | null | undefined = share === 'low' ? held?.low : held?.high;
  return strength ?? null;
}

export function won(hand: HandState, event: Of<'pot_won'>, name: string): HandState {
  const { seat, amount, board, share } = event;
  const strength = winning(hand.shownStrength[seat], board, share);
  const which = hand.boards.length > 1 ? board : undefined;
  return {
    ...hand,
    wins: [...hand.wins, { seat, board, share, amount }],
    won: new Map(hand.won).set(seat, (hand.won.get(seat) ?? 0) + amount),
    log: [...hand.log, { kind: 'won', name, seat, amount, share, board: which, strength }],
  };
}
