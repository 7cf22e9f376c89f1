// log-line.tsx - one line of the hand's log: who did what, with which cards and chips.

import { type TextKey, type Texts, useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import { formatChips, type Money } from '../ui/format';
import type { HandState } from './hand-model';
import type { LogLine } from './log-model';
import type { Entry } from './log-sections';
import css from './panel.module.css';
import { strengthInside, strengthsOf, winningText } from './strength-text';
import type { TableState } from './table-model';

type T = Texts['t'];
type Said = (Entry & { readonly kind: 'line' })['line'];

export function MiniCards({ cards }: { readonly cards: readonly (string | null)[] }) {
  return (
    <span className={css.cards}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hidden card has no other name
        <Card key={index} card={card} small className={css.mini} />
      ))}
    </span>
  );
}

interface DealtLineProps {
  readonly lines: readonly (LogLine & { readonly kind: 'dealt' })[];
}

/** The open cards that a street brought, one after the other. */
export function DealtLine({ lines }: DealtLineProps) {
  return (
    <li className={css.dealt}>
      {lines.map(({ seat, name, cards }) => (
        <span key={seat}>
          {name} <MiniCards cards={cards} />
        </span>
      ))}
    </li>
  );
}

const wonKeys = { whole: 'log.won', high: 'log.won_high', low: 'log.won_low' } as const;

function verbText(line: Said, t: T): string {
  switch (line.kind) {
    case 'posted':
      return t(`log.post.${line.post}`);
    case 'acted':
      return t(actedKey(line));
    case 'drew':
      return t('log.drew', { count: line.count });
    case 'run':
      return t('log.run', { times: line.times });
    case 'returned':
      return t('log.returned');
    case 'mucked':
      return t('log.mucked');
    case 'won':
      return t(wonKeys[line.share]);
    case 'shown':
      return t('log.shown');
    case 'reshuffled':
    case 'run_decided':
      return '';
  }
}

function actedKey({ verb, allIn }: LogLine & { readonly kind: 'acted' }): TextKey {
  if (verb === 'draw') return 'log.check'; // a draw has a line of its own
  return allIn && verb !== 'fold' ? 'log.all_in' : `log.${verb}`;
}

/** What stands after the verb: a hand in words, or which board. */
function detailText(line: Said, { game }: HandState, t: T): string {
  if (line.kind === 'shown') {
    return strengthsOf(line.boards)
      .map((held) => ` · ${strengthInside(held, game, t)}`)
      .join('');
  }
  if (line.kind !== 'won') return '';
  const { strength, board, share } = line;
  const how = strength
    ? ` ${t('log.with', { strength: winningText(strength, share, game, t) })}`
    : '';
  return board === undefined ? how : `${how} · ${t('log.on_board', { board: board + 1 })}`;
}

interface LineProps {
  readonly line: Said;
  readonly hand: HandState;
  readonly state: TableState;
  readonly money: Money;
}

export function Line({ line, hand, state, money }: LineProps) {
  const { t } = useTexts();
  if (line.kind === 'reshuffled') return <li className={css.aside}>{t('log.reshuffled')}</li>;
  if (line.kind === 'run_decided') {
    return <li className={css.aside}>{t('log.run_decided', { times: line.times })}</li>;
  }
  const isMe = state.seats[line.seat]?.player.id === state.viewer && state.viewer !== undefined;
  const isFree = line.kind === 'acted' && (line.verb === 'fold' || line.verb === 'check');
  const hasAmount = 'amount' in line && line.amount > 0 && !isFree;
  return (
    <li className={cx(isMe && css.me)}>
      <span>
        <b>{line.name}</b> {verbText(line, t)}
        {detailText(line, hand, t)}
      </span>
      {line.kind === 'shown' && <MiniCards cards={line.cards} />}
      {hasAmount && <span className={css.amount}>{formatChips(line.amount, money)}</span>}
    </li>
  );
}
