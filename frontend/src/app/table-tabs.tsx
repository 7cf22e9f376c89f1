// table-tabs.tsx - the open tables: own cards, name, and which one waits for the player.
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useServices } from '../protocol/services';
import { seatOf } from '../table/table-model';
import type { TableStore } from '../table/table-store';
import { TimerBar, TimerSeconds } from '../table/timer';
import { useTexts } from '../texts/text';
import { Card } from '../ui/card';
import { cx } from '../ui/cx';
import css from './app.module.css';
import type { OpenTable } from './tables';

interface TableTabsProps {
  readonly tables: readonly OpenTable[];
  readonly current: number | undefined;
  readonly isStrip?: boolean;
}

export function TableTabs({ tables, current, isStrip = false }: TableTabsProps) {
  const { t } = useTexts();
  if (tables.length === 0 || (isStrip && tables.length < 2)) return null;
  return (
    <nav className={cx(css.tabs, isStrip && css.strip)} aria-label={t('nav.tables')}>
      {tables.map(({ id, store }) => (
        <TableTab key={id} store={store} isCurrent={id === current} id={id} />
      ))}
    </nav>
  );
}

interface TableTabProps {
  readonly id: number;
  readonly store: TableStore;
  readonly isCurrent: boolean;
}

function TableTab({ id, store, isCurrent }: TableTabProps) {
  const { t } = useTexts();
  const { live } = useServices();
  const { table } = useStore(store);
  if (!table) return null;
  const { hand } = table;
  const own = seatOf(table, table.viewer);
  const hole = own && !hand?.isOver ? (hand?.holes[own.seat] ?? []) : [];
  const isTurn = own !== undefined && hand?.turn?.seat === own.seat;
  const clock = isTurn ? hand?.clock : undefined;
  return (
    <Link
      href={`/table/${id}`}
      className={cx(css.tab, isTurn && css.turn)}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {hole.length > 0 && (
        <span className={cx(css.pair, hole.length > 2 && css.many)}>
          {hole.map(({ place, card }) => (
            <Card key={place} card={card} small className={css.pairCard} />
          ))}
        </span>
      )}
      <span>
        <b>{table.table.name}</b>
        <small>
          {isTurn ? t('tab.turn') : t(own ? 'tab.waiting' : 'tab.watching')}
          {clock && (
            <>
              {' · '}
              <TimerSeconds clock={clock} now={live.clock.now} />
            </>
          )}
        </small>
      </span>
      {clock && <TimerBar clock={clock} now={live.clock.now} />}
    </Link>
  );
}
