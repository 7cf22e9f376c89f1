// seat-view.ts - what a seat shows, derived from the table's state.

import type { Texts } from '../texts/text';
import { cardName } from '../ui/card';
import { formatChips, type Money } from '../ui/format';
import type { HoleCard } from './hand-model';
import type { Seated, TableState } from './table-model';

export interface SeatView {
  readonly sitter: Seated;
  readonly isOwn: boolean;
  readonly isTurn: boolean;
  readonly isFolded: boolean;
  readonly isAllIn: boolean;
  readonly isAway: boolean;
  readonly isWinner: boolean;
  /** Cards in front of it; empty when it has none. */
  readonly hole: readonly HoleCard[];
  /** Laid open at the end. */
  readonly isShown: boolean;
  /** How many cards it has exchanged, draw by draw. */
  readonly draws: readonly number[];
  readonly position: string | undefined;
}

export function seatView(
  state: TableState,
  seat: number,
  positions: ReadonlyMap<number, string>,
): SeatView | undefined {
  const sitter = state.seats[seat];
  if (!sitter) return undefined;
  const { hand } = state;
  const isOwn = sitter.player.id === state.viewer;
  const isDealt = hand?.seats.includes(seat) ?? false;
  const isLive = hand?.live.includes(seat) ?? false;
  const isRevealed = hand?.revealed.includes(seat) ?? false;
  const isMucked = hand?.mucked.includes(seat) ?? false;
  const keepsCards = isRevealed || isOwn || (isLive && !isMucked);
  return {
    sitter,
    isOwn,
    isTurn: hand?.turn?.seat === seat,
    isFolded: isDealt && !isLive,
    isAllIn: isLive && !hand?.isOver && (hand?.allIn.includes(seat) ?? false),
    isAway: sitter.out,
    isWinner: hand?.won.has(seat) ?? false,
    hole: keepsCards ? (hand?.holes[seat] ?? []) : [],
    isShown: isRevealed && !isOwn,
    draws: isLive ? (hand?.draws[seat] ?? []) : [],
    position: positions.get(seat),
  };
}

function spokenState(view: SeatView, t: Texts['t']): string {
  if (view.isAway) return t('seat.away');
  if (view.isTurn) return t('seat.spoken.turn');
  if (view.isAllIn) return t('seat.all_in');
  if (view.isFolded) return t('seat.spoken.folded');
  return t(view.hole.length > 0 ? 'seat.spoken.in_hand' : 'seat.spoken.waiting');
}

/** "Björk77, big blind, 22,455, in the hand, open: king of hearts". */
export function spokenSeat(view: SeatView, money: Money, t: Texts['t']): string {
  const { sitter, hole } = view;
  const spoken = t('seat.spoken', {
    name: sitter.player.name,
    position: view.position ?? '–',
    stack: formatChips(sitter.stack, money),
    state: spokenState(view, t),
  });
  const open = hole.filter(({ isOpen }) => isOpen).map(({ card }) => cardName(card ?? '', t));
  return open.length === 0 ? spoken : t('seat.spoken.open', { spoken, cards: open.join(', ') });
}
