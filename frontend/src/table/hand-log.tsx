// hand-log.tsx - the running hand in words, street by street, and how the last ones went.

import { useEffect, useRef } from 'react';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import { formatChips, formatNet, type Money } from '../ui/format';
import type { LogLine } from './hand-model';
import css from './panel.module.css';
import { strengthName } from './strength-text';
import type { OwnResult, TableState } from './table-model';

interface Section {
  readonly street: (LogLine & { readonly kind: 'street' }) | undefined;
  readonly lines: readonly LogLine[];
}

function sectionsOf(log: readonly LogLine[]): Section[] {
  const sections: { street: Section['street']; lines: LogLine[] }[] = [
    { street: undefined, lines: [] },
  ];
  for (const line of log) {
    if (line.kind === 'street') sections.push({ street: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

const streetKeys = {
  flop: 'street.flop',
  turn: 'street.turn',
  river: 'street.river',
} as const satisfies Record<string, TextKey>;

const howKeys = {
  folded: 'own.folded',
  won_without_showdown: 'own.won_without_showdown',
  won_at_showdown: 'own.won_at_showdown',
  lost: 'own.lost',
} as const satisfies Record<OwnResult['how'], TextKey>;

interface HandLogProps {
  readonly state: TableState;
  readonly money: Money;
}

export function HandLog({ state, money }: HandLogProps) {
  const { t } = useTexts();
  const sections = state.hand ? sectionsOf(state.hand.log) : [];
  const list = useRef<HTMLDivElement>(null);
  const length = state.hand?.log.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line scrolls into sight
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <div className={css.log} ref={list} tabIndex={0} role="region" aria-label={t('panel.hand')}>
      {state.own.length > 0 && <EarlierHands own={state.own} />}
      {sections.length === 0 && <p className={css.empty}>{t('log.empty')}</p>}
      {sections.map(({ street, lines }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: streets only grow at the end
        <section className={css.section} key={index}>
          <h3>
            {street ? t(streetKeys[street.street]) : t('street.preflop')}
            {street && <MiniCards cards={street.cards} />}
            {street && <span>{formatChips(street.pot, money)}</span>}
          </h3>
          <ul>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
              <Line key={place} {...{ line, state, money }} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function MiniCards({ cards }: { readonly cards: readonly (string | null)[] }) {
  return (
    <span className={css.cards}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hidden card has no other name
        <Card key={index} card={card} small className={css.mini} />
      ))}
    </span>
  );
}

function EarlierHands({ own }: { readonly own: readonly OwnResult[] }) {
  const { t, language } = useTexts();
  return (
    <section className={cx(css.section, css.recent)}>
      <h3>{t('log.earlier')}</h3>
      <ul>
        {own.slice(0, 3).map(({ hand, hole, net, how }) => (
          <li key={hand}>
            <span className={css.pair}>
              {hole.map((card) => (
                <Card key={card} card={card} small className={css.mini} />
              ))}
            </span>
            <span>{t(howKeys[how])}</span>
            <span className={cx(css.amount, net > 0 && css.up, net < 0 && css.down)}>
              {formatNet(net, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps extends HandLogProps {
  readonly line: LogLine;
}

function verbOf(line: LogLine): TextKey | undefined {
  switch (line.kind) {
    case 'posted':
      return `log.post.${line.post}`;
    case 'acted':
      return line.allIn && line.action !== 'fold' ? 'log.all_in' : `log.${line.action}`;
    case 'returned':
      return 'log.returned';
    case 'mucked':
      return 'log.mucked';
    case 'won':
      return 'log.won';
    case 'shown':
      return 'log.shown';
    case 'street':
      return undefined;
  }
}

function Line({ line, state, money }: LineProps) {
  const { t } = useTexts();
  const verb = verbOf(line);
  if (line.kind === 'street' || !verb) return null;
  const isMe = state.seats[line.seat]?.player.id === state.viewer && state.viewer !== undefined;
  const isFree = line.kind === 'acted' && (line.action === 'fold' || line.action === 'check');
  const hasAmount = 'amount' in line && line.amount > 0 && !isFree;
  return (
    <li className={cx(isMe && css.me)}>
      <span>
        <b>{line.name}</b> {t(verb)}
        {line.kind === 'shown' && line.strength && ` · ${strengthName(line.strength, t)}`}
      </span>
      {line.kind === 'shown' && <MiniCards cards={line.cards} />}
      {hasAmount && 'amount' in line && (
        <span className={css.amount}>{formatChips(line.amount, money)}</span>
      )}
    </li>
  );
}
