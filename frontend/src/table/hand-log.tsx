// hand-log.tsx - the running hand in words, street by street, and how the last ones went.

import { useEffect, useRef } from 'react';
import { firstStreet } from '../protocol/games';
import { gameName, streetName } from '../texts/games';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import { formatChips, formatNet, type Money } from '../ui/format';
import type { HandState } from './hand-model';
import { DealtLine, Line, MiniCards } from './log-line';
import { type Section, sectionsOf } from './log-sections';
import css from './panel.module.css';
import type { OwnResult, TableState } from './table-model';

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
  const { hand } = state;
  const list = useRef<HTMLDivElement>(null);
  const length = hand?.log.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line scrolls into sight
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <div className={css.log} ref={list} tabIndex={0} role="region" aria-label={t('panel.hand')}>
      {state.own.length > 0 && <EarlierHands own={state.own} />}
      {!hand && <p className={css.empty}>{t('log.empty')}</p>}
      {hand?.isNewGame && (
        <p className={css.now}>{t('table.now', { game: gameName(hand.game, hand.limit, t) })}</p>
      )}
      {hand &&
        sectionsOf(hand.log).map((section, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: streets only grow at the end
          <StreetSection key={index} {...{ section, hand, state, money }} />
        ))}
    </div>
  );
}

interface StreetSectionProps extends HandLogProps {
  readonly section: Section;
  readonly hand: HandState;
}

function StreetSection({ section, hand, state, money }: StreetSectionProps) {
  const { t } = useTexts();
  const { street, pot, rows, entries } = section;
  return (
    <section className={css.section}>
      <h3>
        {streetName(street ?? firstStreet(hand.game), hand.game, t)}
        {rows.map(({ board, cards }) => (
          <span key={board ?? 0} className={css.row}>
            {board !== undefined && <small>{board + 1}</small>}
            <MiniCards cards={cards} />
          </span>
        ))}
        {street && <span>{formatChips(pot, money)}</span>}
      </h3>
      <ul>
        {entries.map((entry, index) =>
          entry.kind === 'dealt' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
            <DealtLine key={index} lines={entry.lines} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
            <Line key={index} line={entry.line} {...{ hand, state, money }} />
          ),
        )}
      </ul>
    </section>
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
            <span className={cx(css.pair, hole.length > 2 && css.many)}>
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
