// lobby-page.tsx - tiles, filters, the list of tables, and a preview of the chosen one.
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { Account, TableSummary } from '../protocol/decode';
import { useServices } from '../protocol/services';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { NARROW, useMedia } from '../ui/use-media';
import { useTitle } from '../ui/use-title';
import { FilterBar } from './filter-bar';
import css from './lobby.module.css';
import {
  type Filter,
  type LobbyState,
  NO_FILTER,
  type Sort,
  type SortColumn,
  shownTables,
} from './lobby-state';
import { openLobby } from './lobby-store';
import { ChipsTile, HandsTile, QuickSeat } from './lobby-tiles';
import { PreviewPanel } from './preview-panel';
import { TableList } from './table-list';

export interface LobbyPageProps {
  readonly account: Account | undefined;
  readonly canClaim: boolean;
  readonly isSeating: boolean;
  /** Takes the best open seat among these tables. */
  readonly onQuickSeat: (tables: readonly TableSummary[]) => void;
  readonly onClaim: () => void;
  readonly onLogin: () => void;
  /** The drawing of one table, small. */
  readonly preview: (id: number) => ReactNode;
}

export function LobbyPage(props: LobbyPageProps) {
  const { t } = useTexts();
  useTitle(t('nav.lobby'));
  const services = useServices();
  const [{ store, close }] = useState(() => openLobby(services));
  useEffect(() => close, [close]);
  const { lobby } = useStore(store);
  if (!lobby) {
    return (
      <main className={css.main} aria-busy="true">
        <h1 className="sr-only">{t('nav.lobby')}</h1>
        <p className={css.hint}>{t('lobby.loading')}</p>
      </main>
    );
  }
  return <LoadedLobby {...props} lobby={lobby} />;
}

function LoadedLobby(props: LobbyPageProps & { readonly lobby: LobbyState }) {
  const { account, lobby, preview, onQuickSeat } = props;
  const { t } = useTexts();
  const isNarrow = useMedia(NARROW);
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [sort, setSort] = useState<Sort>({ column: 'players', isDown: true });
  const [chosen, setChosen] = useState<number>();
  const seatedAt = account?.tables ?? [];
  const tables = shownTables(lobby.tables, filter, sort, seatedAt);
  const selected = chosen ?? (isNarrow ? undefined : tables[0]?.id);
  const table = lobby.tables.find(({ id }) => id === selected);
  const open = (id: number) => navigate(`/table/${id}`);
  const onSort = (column: SortColumn) =>
    setSort((now) => ({ column, isDown: now.column === column ? !now.isDown : column !== 'name' }));
  const panel = table && (
    <PreviewPanel
      table={table}
      isSeated={seatedAt.includes(table.id)}
      onOpen={() => open(table.id)}
    >
      {preview(table.id)}
    </PreviewPanel>
  );
  return (
    <div className={css.page}>
      <main className={css.main}>
        <h1 className="sr-only">{t('nav.lobby')}</h1>
        <div className={css.tiles}>
          <QuickSeat tables={lobby.tables} isBusy={props.isSeating} onPlay={onQuickSeat} />
          <ChipsTile {...props} />
          <HandsTile />
        </div>
        <FilterBar tables={lobby.tables} filter={filter} onFilter={setFilter} />
        <TableList
          {...{ tables, sort, seatedAt, selected, onSort }}
          onSelect={setChosen}
          onOpen={open}
        />
        {tables.length === 0 && <p className={css.hint}>{t('lobby.none')}</p>}
      </main>
      {!isNarrow && (
        <aside className={css.aside} aria-label={t('lobby.preview')}>
          {panel}
          <YourTables tables={lobby.tables.filter(({ id }) => seatedAt.includes(id))} />
        </aside>
      )}
      {isNarrow && table && (
        <Dialog title={table.name} look="sheet" onClose={() => setChosen(undefined)}>
          <div className={css.aside}>{panel}</div>
        </Dialog>
      )}
    </div>
  );
}

function YourTables({ tables }: { readonly tables: readonly TableSummary[] }) {
  const { t } = useTexts();
  if (tables.length === 0) return null;
  return (
    <section className={cx(css.seated)} aria-labelledby="your-tables">
      <h3 id="your-tables" className={css.hint}>
        {t('lobby.your_tables')}
      </h3>
      {tables.map(({ id, name }) => (
        <Link key={id} href={`/table/${id}`}>
          {name} <Icon name="next" />
        </Link>
      ))}
    </section>
  );
}
