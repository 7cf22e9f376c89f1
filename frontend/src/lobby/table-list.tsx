// table-list.tsx - the tables as a real table: sortable, filtered, opened by Enter.
import { useRef } from 'react';
import type { TableSummary } from '../protocol/decode';
import { stakesOf, tableGame } from '../texts/games';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import { formatNumber, formatPercent } from '../ui/format';
import css from './lobby.module.css';
import type { Sort, SortColumn } from './lobby-state';

interface Column {
  readonly id: SortColumn;
  readonly key: TextKey;
  readonly isOptional: boolean;
}

const columns: readonly Column[] = [
  { id: 'name', key: 'lobby.column.name', isOptional: false },
  { id: 'game', key: 'lobby.column.game', isOptional: false },
  { id: 'stakes', key: 'lobby.column.stakes', isOptional: false },
  { id: 'players', key: 'lobby.column.players', isOptional: false },
  { id: 'averagePot', key: 'lobby.column.average_pot', isOptional: true },
  { id: 'flop', key: 'lobby.column.flop', isOptional: true },
  { id: 'hands', key: 'lobby.column.hands', isOptional: true },
  { id: 'waiting', key: 'lobby.column.waiting', isOptional: true },
];

interface TableListProps {
  readonly tables: readonly TableSummary[];
  readonly sort: Sort;
  readonly seatedAt: readonly number[];
  readonly selected: number | undefined;
  readonly onSort: (column: SortColumn) => void;
  readonly onSelect: (id: number) => void;
  readonly onOpen: (id: number) => void;
}

/** A row never jumps while the pointer is over the list: the order waits until it has left. */
function useSteadyOrder(tables: readonly TableSummary[], sort: Sort) {
  const isOver = useRef(false);
  const order = useRef<{ sort: Sort; ids: number[] }>({ sort, ids: [] });
  const isHeld = isOver.current && order.current.sort === sort;
  if (!isHeld) order.current = { sort, ids: tables.map(({ id }) => id) };
  const place = (id: number) => {
    const index = order.current.ids.indexOf(id);
    return index < 0 ? order.current.ids.length : index;
  };
  const steady = [...tables].sort((a, b) => place(a.id) - place(b.id));
  return {
    steady,
    onPointerEnter: () => {
      isOver.current = true;
    },
    onPointerLeave: () => {
      isOver.current = false;
    },
  };
}

export function TableList(props: TableListProps) {
  const { tables, sort, onSort } = props;
  const { t } = useTexts();
  const { steady, ...pointer } = useSteadyOrder(tables, sort);
  const shown = steady;
  return (
    <table className={css.list} {...pointer}>
      <caption className="sr-only">{t('lobby.tables')}</caption>
      <thead>
        <tr>
          {columns.map(({ id, key, isOptional }) => (
            <th
              key={id}
              scope="col"
              className={cx(
                isOptional && css.optional,
                (id === 'players' || id === 'game') && css.left,
              )}
              aria-sort={
                sort.column === id ? (sort.isDown ? 'descending' : 'ascending') : undefined
              }
            >
              <button type="button" onClick={() => onSort(id)}>
                {t(key)}
                {sort.column === id && <span aria-hidden="true"> {sort.isDown ? '↓' : '↑'}</span>}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((table) => (
          <Row key={table.id} {...props} table={table} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  table,
  seatedAt,
  selected,
  onSelect,
  onOpen,
}: TableListProps & { readonly table: TableSummary }) {
  const { t, language } = useTexts();
  const number = (value: number) => formatNumber(value, language);
  const [small, big] = stakesOf(table);
  const seats = Array.from({ length: table.seats }, (_, seat) => seat < table.players);
  return (
    <tr
      aria-current={selected === table.id || undefined}
      onClick={() => onSelect(table.id)}
      onDoubleClick={() => onOpen(table.id)}
      data-table={table.id}
    >
      <td>
        <button
          type="button"
          className={css.name}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              onOpen(table.id);
            }
          }}
        >
          {table.name}
        </button>
        {seatedAt.includes(table.id) && <span className={css.tag}>{t('lobby.seated')}</span>}
      </td>
      <td className={css.left}>{tableGame(table, t)}</td>
      <td className={css.stakes}>
        {number(small)} / {number(big)}
      </td>
      <td className={cx(css.left, css.players)}>
        <span className={css.dots} aria-hidden="true">
          {seats.map((isTaken, seat) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
            <i key={seat} className={cx(isTaken && css.taken)} />
          ))}
        </span>
        {table.players}/{table.seats}
      </td>
      <td className={css.optional}>{number(table.averagePot)}</td>
      <td className={css.optional}>{formatPercent(table.flopPercent, language)}</td>
      <td className={css.optional}>{number(table.handsPerHour)}</td>
      <td className={css.optional}>{table.waiting > 0 ? table.waiting : '–'}</td>
    </tr>
  );
}
