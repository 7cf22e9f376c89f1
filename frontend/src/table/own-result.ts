// own-result.ts - how the viewer's hand went.
import { type OwnResult, seatOf, type TableState } from './table-model';

const OWN_MAX = 8;

/** The viewer's results with that of the hand that has just ended, newest first. */
export function withOwnResult(state: TableState): readonly OwnResult[] {
  const sitter = seatOf(state, state.viewer);
  const hand = state.hand;
  const hole = sitter && hand?.holes[sitter.seat];
  if (!sitter || !hand || !hole?.every(({ card }) => card !== null)) return state.own;
  const net = sitter.stack - (hand.stacksBefore[sitter.seat] ?? sitter.stack);
  const isShowdown = hand.live.length > 1;
  const folded = !hand.live.includes(sitter.seat);
  const won = hand.won.has(sitter.seat);
  const how = folded
    ? 'folded'
    : !won
      ? 'lost'
      : isShowdown
        ? 'won_at_showdown'
        : 'won_without_showdown';
  const street = hand.foldedOn[sitter.seat] ?? hand.street;
  const result: OwnResult = {
    hand: hand.number,
    hole: hole.flatMap(({ card }) => card ?? []),
    net,
    how,
    street,
  };
  return [result, ...state.own].slice(0, OWN_MAX);
}
