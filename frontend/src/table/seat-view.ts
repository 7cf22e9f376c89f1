// seat-view.ts - what a seat shows, derived from the table's state.

import type { Texts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import type { Deed, HandState } from './hand-model';
import { strengthName } from './strength-text';
import type { Seated, TableState } from './table-model';

export interface SeatView {
  readonly sitter: Seated;
  readonly isOwn: boolean;
  readonly isTurn: boolean;
  readonly isFolded: boolean;
  readonly isAllIn: boolean;
  readonly isAway: boolean;
  readonly isWinner: boolean;
  /** Cards in front of it: null is face down; empty when it has none. */
  readonly hole: readonly (string | null)[];
  readonly isShown: boolean;
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
  const cards = hand?.holes[seat] ?? [];
  const isOpen = cards.some((card) => card !== null);
  const isMucked = hand?.mucked.includes(seat) ?? false;
  return {
    sitter,
    isOwn,
    isTurn: hand?.turn?.seat === seat,
    isFolded: isDealt && !isLive,
    isAllIn: isLive && !hand?.isOver && (hand?.allIn.includes(seat) ?? false),
    isAway: sitter.out,
    isWinner: hand?.won.has(seat) ?? false,
    hole: isOpen || (isLive && !isMucked) ? cards : [],
    isShown: isOpen && !isOwn,
    position: positions.get(seat),
  };
}

export interface DeedText {
  readonly text: string;
  /** Without an amount, for a phone: the amount lies in front of the seat. */
  readonly short: string;
  readonly look: 'aggressive' | 'passive' | 'gain' | undefined;
}

const plain = (text: string, look?: DeedText['look']): DeedText => ({ text, short: text, look });

/** The pill on the lower edge of a seat: its gain, or what it did last. */
export function deedText(
  hand: HandState,
  seat: number,
  money: Money,
  t: Texts['t'],
): DeedText | undefined {
  const won = hand.won.get(seat);
  if (won !== undefined) {
    const strength = hand.shownStrength[seat];
    const amount = formatChips(won, money);
    const text = strength
      ? t('seat.won_with', { amount, strength: strengthName(strength, t).toLocaleLowerCase() })
      : t('seat.won', { amount });
    return { text, short: t('seat.won', { amount }), look: 'gain' };
  }
  if (hand.mucked.includes(seat)) return plain(t('seat.mucked'));
  const shown = hand.shownStrength[seat];
  if (shown) return plain(strengthName(shown, t));
  const deed = hand.deeds[seat];
  return deed && !hand.isOver ? deedOf(deed, money, t) : undefined;
}

function deedOf(deed: Deed, money: Money, t: Texts['t']): DeedText | undefined {
  if (deed.kind === 'posted') return undefined;
  const amount = formatChips(deed.to, money);
  if (deed.allIn && deed.kind !== 'fold') return plain(t('seat.all_in'), 'aggressive');
  switch (deed.kind) {
    case 'fold':
      return plain(t('seat.fold'));
    case 'check':
      return plain(t('seat.check'), 'passive');
    case 'call':
      return plain(t('seat.call'), 'passive');
    case 'bet':
      return { text: t('seat.bet', { amount }), short: t('action.bet'), look: 'aggressive' };
    case 'raise':
      return {
        text: t('seat.raise', { amount }),
        short: t('seat.raise_short'),
        look: 'aggressive',
      };
  }
}

/** "Björk77, big blind, 22,455, in the hand". */
export function spokenSeat(view: SeatView, money: Money, t: Texts['t']): string {
  const { sitter } = view;
  const state = view.isAway
    ? t('seat.away')
    : view.isTurn
      ? t('seat.spoken.turn')
      : view.isAllIn
        ? t('seat.all_in')
        : view.isFolded
          ? t('seat.spoken.folded')
          : view.hole.length > 0
            ? t('seat.spoken.in_hand')
            : t('seat.spoken.waiting');
  return t('seat.spoken', {
    name: sitter.player.name,
    position: view.position ?? '–',
    stack: formatChips(sitter.stack, money),
    state,
  });
}
