// deed-text.ts - the pill on the lower edge of a seat: its gain, or what it did last.

import type { Texts } from '../texts/text';
import { formatChips, type Money } from '../ui/format';
import type { Deed, HandState, Win } from './hand-model';
import { strengthInside, strengthName } from './strength-text';

type T = Texts['t'];

export interface DeedText {
  readonly text: string;
  /** Without an amount, for a phone: the amount lies in front of the seat. */
  readonly short: string;
  readonly look: 'aggressive' | 'passive' | 'gain' | undefined;
}

const plain = (text: string, look?: DeedText['look']): DeedText => ({ text, short: text, look });

export function deedText(hand: HandState, seat: number, money: Money, t: T): DeedText | undefined {
  if (hand.won.has(seat)) return gainText(hand, seat, money, t);
  if (hand.mucked.includes(seat)) return plain(t('seat.mucked'));
  const [shown] = hand.shownStrength[seat] ?? [];
  if (shown?.high && hand.boards.length === 1) return plain(strengthName(shown.high, hand.game, t));
  const deed = hand.deeds[seat];
  return deed && !hand.isOver ? deedOf(deed, money, t) : undefined;
}

/** "+1,200 · two pair", "+600 · low", "+600 · board 2". */
function gainText(hand: HandState, seat: number, money: Money, t: T): DeedText {
  const amount = formatChips(hand.won.get(seat) ?? 0, money);
  const wins = hand.wins.filter((win) => win.seat === seat);
  const gain = t('seat.won', { amount });
  const part = partText(hand, wins, amount, t);
  const held = hand.shownStrength[seat]?.[0]?.high;
  const strength = held && strengthInside(held, hand.game, t);
  const long = strength && t('seat.won_with', { amount, strength });
  return { text: part ?? long ?? gain, short: part ?? gain, look: 'gain' };
}

/** Where a pot has several parts, which of them; otherwise undefined. */
function partText(hand: HandState, wins: readonly Win[], amount: string, t: T) {
  const isHigh = wins.some(({ share }) => share === 'high');
  const isLow = wins.some(({ share }) => share === 'low');
  if (isHigh || isLow) {
    const key = isHigh && isLow ? 'seat.won_both' : isHigh ? 'seat.won_high' : 'seat.won_low';
    return t(key, { amount });
  }
  if (hand.boards.length > 1) {
    const boards = [...new Set(wins.map(({ board }) => board + 1))].sort().join(', ');
    return t('seat.won_board', { amount, board: boards });
  }
  return undefined;
}

function deedOf(deed: Deed, money: Money, t: T): DeedText | undefined {
  switch (deed.kind) {
    case 'posted':
      return undefined;
    case 'drew':
      return plain(t('seat.drew', { count: deed.count }), 'passive');
    case 'run':
      return plain(t('seat.run', { times: deed.times }), 'passive');
    case 'acted':
      return actedText(deed, money, t);
  }
}

function actedText(deed: Deed & { readonly kind: 'acted' }, money: Money, t: T): DeedText {
  const amount = formatChips(deed.to, money);
  const raised = (text: string, short: string): DeedText => ({ text, short, look: 'aggressive' });
  if (deed.allIn && deed.verb !== 'fold') return plain(t('seat.all_in'), 'aggressive');
  switch (deed.verb) {
    case 'fold':
      return plain(t('seat.fold'));
    case 'check':
    case 'draw':
      return plain(t('seat.check'), 'passive');
    case 'call':
      return plain(t('seat.call'), 'passive');
    case 'bring_in':
      return {
        text: t('seat.bring_in', { amount }),
        short: t('seat.bring_in_short'),
        look: 'passive',
      };
    case 'complete':
      return raised(t('seat.complete', { amount }), t('seat.complete_short'));
    case 'bet':
      return raised(t('seat.bet', { amount }), t('action.bet'));
    case 'raise':
      return raised(t('seat.raise', { amount }), t('seat.raise_short'));
  }
}
