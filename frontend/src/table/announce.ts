// announce.ts - what a screen reader says: one sentence per event, and the player's turn.

import { gameName, streetName } from '../texts/games';
import type { TextKey, Texts } from '../texts/text';
import { cardName } from '../ui/card';
import { formatChips, type Money } from '../ui/format';
import type { HandState, Turn, Verb } from './hand-model';
import { potTotal } from './hand-state';
import type { LogLine } from './log-model';
import { strengthSentence, strengthsOf, winningText } from './strength-text';

type T = Texts['t'];
type Line<K extends LogLine['kind']> = LogLine & { readonly kind: K };

const actedKeys = {
  fold: 'say.fold',
  check: 'say.check',
  call: 'say.call',
  bet: 'say.bet',
  raise: 'say.raise',
  bring_in: 'say.bring_in',
  complete: 'say.complete',
  draw: 'say.check',
} as const satisfies Record<Verb, TextKey>;

function cardNames(cards: readonly (string | null)[], t: T): string {
  return cards.flatMap((card) => (card ? [cardName(card, t)] : [])).join(', ');
}

function streetSentence(line: Line<'street'>, hand: HandState, t: T): string {
  const street = streetName(line.street, hand.game, t);
  const cards = cardNames(line.cards, t);
  if (cards === '') return t('say.street_only', { street });
  return line.board === undefined
    ? t('say.street', { street, cards })
    : t('say.street_board', { street, board: line.board + 1, cards });
}

function wonSentence(line: Line<'won'>, hand: HandState, money: Money, t: T): string {
  const { name, share, strength, board } = line;
  const amount = formatChips(line.amount, money);
  const held = strength ? winningText(strength, share, hand.game, t) : '';
  const key = { whole: 'say.won_with', high: 'say.won_high', low: 'say.won_low' } as const;
  const won =
    held === '' ? t('say.won', { name, amount }) : t(key[share], { name, amount, strength: held });
  return board === undefined ? won : t('say.won_board', { board: board + 1, won });
}

function sentence(line: LogLine, hand: HandState, money: Money, t: T): string {
  switch (line.kind) {
    case 'street':
      return streetSentence(line, hand, t);
    case 'acted': {
      const amount = formatChips(line.amount, money);
      const said = t(actedKeys[line.verb], { name: line.name, amount });
      return line.allIn && line.verb !== 'fold' ? `${said} ${t('say.all_in')}` : said;
    }
    case 'drew':
      return t('say.drew', { name: line.name, count: line.count });
    case 'dealt':
      return t('say.dealt', { name: line.name, cards: cardNames(line.cards, t) });
    case 'run':
      return t('say.run', { name: line.name, times: t('seat.run', { times: line.times }) });
    case 'run_decided':
      return t('log.run_decided', { times: line.times });
    case 'reshuffled':
      return t('say.reshuffled');
    case 'shown':
      return t('say.shown', { name: line.name, cards: cardNames(line.cards, t) });
    case 'won':
      return wonSentence(line, hand, money, t);
    case 'posted':
    case 'returned':
    case 'mucked':
      return '';
  }
}

function handSentence(hand: HandState, t: T): string {
  const number = t('say.hand', { hand: hand.number });
  if (!hand.isNewGame) return number;
  return `${t('say.game', { game: gameName(hand.game, hand.limit, t) })} ${number}`;
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
  const sentences = now.log.slice(known).map((line) => sentence(line, now, money, t));
  const start = before?.number === now.number ? [] : [handSentence(now, t)];
  return [...start, ...sentences.filter((text) => text !== '')].join(' ');
}

function price(hand: HandState, turn: Turn, money: Money, t: T): string {
  const pot = formatChips(potTotal(hand), money);
  const amount = formatChips(turn.toCall, money);
  switch (turn.asks) {
    case 'draw': {
      const hole = hand.holes[turn.seat] ?? [];
      const cards = hole.map(({ card }) => card);
      return t('say.turn_draw', { cards: cardNames(cards, t) });
    }
    case 'bring_in':
      return t('say.turn_bring_in', { amount, to: formatChips(turn.minRaiseTo, money) });
    case 'bet':
      return turn.toCall === 0 ? t('say.turn_free', { pot }) : t('say.turn', { amount, pot });
  }
}

/** "Your turn. 1,500 to call, pot 4,550. You have two pair, kings and nines." */
export function turnText(hand: HandState, turn: Turn, money: Money, t: T): string {
  const held = strengthsOf(hand.strength).map((strength) =>
    strengthSentence(strength, hand.game, t),
  );
  const asked = price(hand, turn, money, t);
  return held.length === 0 ? asked : `${asked} ${t('say.strength', { strength: held.join('; ') })}`;
}
