// announce.ts - what a screen reader says: one sentence per event, and the player's turn.

import type { TextKey, Texts } from '../texts/text';
import { cardName } from '../ui/card';
import { formatChips, type Money } from '../ui/format';
import type { HandState, LogLine, Turn } from './hand-model';
import { potTotal } from './hand-state';
import { strengthDetail, strengthName } from './strength-text';

type T = Texts['t'];

const actedKeys = {
  fold: 'say.fold',
  check: 'say.check',
  call: 'say.call',
  bet: 'say.bet',
  raise: 'say.raise',
} as const satisfies Record<string, TextKey>;

function sentence(line: LogLine, money: Money, t: T): string {
  const amount = 'amount' in line ? formatChips(line.amount, money) : '';
  switch (line.kind) {
    case 'street': {
      const cards = line.cards.map((card) => cardName(card, t)).join(', ');
      return t('say.street', { street: t(`street.${line.street}`), cards });
    }
    case 'acted': {
      const said = t(actedKeys[line.action], { name: line.name, amount });
      return line.allIn && line.action !== 'fold' ? `${said} ${t('say.all_in')}` : said;
    }
    case 'shown': {
      const cards = line.cards.flatMap((card) => (card ? [cardName(card, t)] : [])).join(', ');
      return t('say.shown', { name: line.name, cards });
    }
    case 'won':
      return t('say.won', { name: line.name, amount });
    case 'posted':
    case 'returned':
    case 'mucked':
      return '';
  }
}

/** The lines that are new since `before`, in one breath. */
export function politeText(
  before: HandState | undefined,
  now: HandState | undefined,
  money: Money,
  t: T,
): string {
  if (!now) return '';
  const known = before?.number === now.number ? before.log.length : 0;
  const sentences = now.log.slice(known).map((line) => sentence(line, money, t));
  const start = before?.number === now.number ? [] : [t('say.hand', { hand: now.number })];
  return [...start, ...sentences.filter((text) => text !== '')].join(' ');
}

/** "Your turn. 1,500 to call, pot 4,550. You have two pair, kings and nines." */
export function turnText(hand: HandState, turn: Turn, money: Money, t: T): string {
  const pot = formatChips(potTotal(hand), money);
  const price =
    turn.toCall === 0
      ? t('say.turn_free', { pot })
      : t('say.turn', { amount: formatChips(turn.toCall, money), pot });
  if (!hand.strength) return price;
  const name = strengthName(hand.strength, t).toLocaleLowerCase(money.language);
  const detail = strengthDetail(hand.strength, t);
  return `${price} ${t('say.strength', { strength: detail ? `${name}, ${detail}` : name })}`;
}
