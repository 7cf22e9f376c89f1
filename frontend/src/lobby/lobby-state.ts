// lobby-state.ts - the list of tables, kept up to date by events. Pure.
import type { Limit, Lobby, TableEvent, TableSummary } from '../protocol/decode';
import { type GameKind, kindOf } from '../protocol/games';
import { stakesOf } from '../texts/games';

export interface LobbyState {
  readonly seq: number;
  readonly tables: readonly TableSummary[];
}

export const SORTS = [
  'name',
  'game',
  'stakes',
  'players',
  'averagePot',
  'flop',
  'hands',
  'waiting',
] as const;
export type SortColumn = (typeof SORTS)[number];
export interface Sort {
  readonly column: SortColumn;
  readonly isDown: boolean;
}

export interface Filter {
  readonly text: string;
  readonly hidesFull: boolean;
  /** What undefined leaves open. */
  readonly kind: GameKind | undefined;
  readonly limit: Limit | undefined;
  /** "5/10". */
  readonly stakes: string | undefined;
}

export const NO_FILTER: Filter = {
  text: '',
  hidesFull: false,
  kind: undefined,
  limit: undefined,
  stakes: undefined,
};

/** "5/10": tables that are shown with the same numbers have the same stakes. */
export function stakesKey(table: TableSummary): string {
  return stakesOf(table).join('/');
}

/** A mixed game is of every limit that its games have. */
export function fits(table: TableSummary, filter: Pick<Filter, 'kind' | 'limit' | 'stakes'>) {
  const { kind, limit, stakes } = filter;
  return (
    (kind === undefined || kindOf(table) === kind) &&
    (limit === undefined || table.limit === limit || table.rotation !== 'none') &&
    (stakes === undefined || stakesKey(table) === stakes)
  );
}

export function lobbyFromSnapshot(lobby: Lobby): LobbyState {
  return { seq: lobby.seq, tables: lobby.tables };
}

export function applyLobbyEvent(state: LobbyState, event: TableEvent): LobbyState {
  if (event.kind !== 'lobby_table' || event.seq < state.seq) return state;
  const { summary } = event;
  const isKnown = state.tables.some(({ id }) => id === summary.id);
  const tables = isKnown
    ? state.tables.map((table) => (table.id === summary.id ? summary : table))
    : [...state.tables, summary];
  return { seq: event.seq, tables };
}

const values: Readonly<Record<SortColumn, (table: TableSummary) => number | string>> = {
  name: (table) => table.name,
  game: (table) => `${kindOf(table)} ${table.rotation} ${table.game} ${table.limit}`,
  stakes: (table) => table.bigBlind,
  players: (table) => table.players,
  averagePot: (table) => table.averagePot,
  flop: (table) => table.flopPercent,
  hands: (table) => table.handsPerHour,
  waiting: (table) => table.waiting,
};

function compare(a: number | string, b: number | string): number {
  return typeof a === 'string' || typeof b === 'string'
    ? String(a).localeCompare(String(b))
    : a - b;
}

/** Where the player sits first, then in the chosen order. */
export function shownTables(
  tables: readonly TableSummary[],
  filter: Filter,
  sort: Sort,
  seatedAt: readonly number[],
): TableSummary[] {
  const text = filter.text.trim().toLocaleLowerCase();
  const value = values[sort.column];
  return tables
    .filter((table) => !filter.hidesFull || table.players < table.seats)
    .filter((table) => fits(table, filter))
    .filter((table) => table.name.toLocaleLowerCase().includes(text))
    .sort(
      (a, b) =>
        Number(seatedAt.includes(b.id)) - Number(seatedAt.includes(a.id)) ||
        compare(value(a), value(b)) * (sort.isDown ? -1 : 1) ||
        a.id - b.id,
    );
}

/** Tables with a free seat that `balance` can buy into, the liveliest first. */
export function quickSeats(
  tables: readonly TableSummary[],
  balance: number,
  seatedAt: readonly number[],
): TableSummary[] {
  return tables
    .filter((table) => table.players < table.seats && table.buyInMin <= balance)
    .filter((table) => !seatedAt.includes(table.id))
    .sort((a, b) => b.players - a.players || a.bigBlind - b.bigBlind);
}
