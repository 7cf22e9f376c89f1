import { describe, expect, it } from 'vitest';
import type { TableSummary } from '../protocol/decode';
import { applyLobbyEvent, NO_FILTER, quickSeats, shownTables } from './lobby-state';

const base: TableSummary = {
  id: 1,
  name: 'Vesta',
  game: 'holdem',
  limit: 'no',
  rotation: 'none',
  seats: 6,
  smallBlind: 5,
  bigBlind: 10,
  ante: 0,
  buyInMin: 200,
  buyInMax: 1000,
  actMs: 20_000,
  players: 3,
  bots: 0,
  waiting: 0,
  hand: 1,
  averagePot: 50,
  handsPerHour: 60,
  flopPercent: 30,
  averageStack: 900,
};
const tables: readonly TableSummary[] = [
  base,
  { ...base, id: 2, name: 'Pallas', players: 6 },
  { ...base, id: 3, name: 'Métis', bigBlind: 100, buyInMin: 2000, players: 5 },
];
const all = NO_FILTER;
const byPlayers = { column: 'players', isDown: true } as const;
const ids = (list: readonly TableSummary[]) => list.map(({ id }) => id);

describe('the list of tables', () => {
  it('begins with those where the player sits', () => {
    expect(ids(shownTables(tables, all, byPlayers, [1]))).toEqual([1, 2, 3]);
    expect(ids(shownTables(tables, all, byPlayers, []))).toEqual([2, 3, 1]);
  });

  it('is filtered by name, stakes and room', () => {
    expect(ids(shownTables(tables, { ...all, text: 'mét' }, byPlayers, []))).toEqual([3]);
    expect(ids(shownTables(tables, { ...all, stakes: '5/10' }, byPlayers, []))).toEqual([2, 1]);
    expect(ids(shownTables(tables, { ...all, hidesFull: true }, byPlayers, []))).toEqual([3, 1]);
  });

  it('is filtered by game and limit; a mixed game is of every limit', () => {
    const games: readonly TableSummary[] = [
      base,
      { ...base, id: 4, game: 'omaha8', limit: 'pot' },
      { ...base, id: 5, game: 'razz', limit: 'fixed' },
      { ...base, id: 6, game: 'badugi', limit: 'fixed' },
      { ...base, id: 7, rotation: 'horse' },
    ];
    const shown = (part: Partial<typeof all>) =>
      ids(shownTables(games, { ...all, ...part }, { column: 'name', isDown: false }, []));
    expect(shown({ kind: 'holdem' })).toEqual([1]);
    expect(shown({ kind: 'omaha' })).toEqual([4]);
    expect(shown({ kind: 'stud' })).toEqual([5]);
    expect(shown({ kind: 'draw' })).toEqual([6]);
    expect(shown({ kind: 'mixed' })).toEqual([7]);
    expect(shown({ limit: 'fixed' })).toEqual([5, 6, 7]);
    expect(shown({ stakes: '10/20' })).toEqual([5, 6, 7]);
  });

  it('follows events and ignores old ones', () => {
    const state = { seq: 10, tables };
    const event = { kind: 'lobby_table', table: 1, at: 0, hand: 0 } as const;
    const newer = applyLobbyEvent(state, { ...event, seq: 11, summary: { ...base, players: 4 } });
    expect(newer.tables[0]?.players).toBe(4);
    expect(applyLobbyEvent(newer, { ...event, seq: 9, summary: base })).toBe(newer);
    const added = applyLobbyEvent(newer, { ...event, seq: 12, summary: { ...base, id: 9 } });
    expect(added.tables).toHaveLength(4);
  });
});

describe('quick seat', () => {
  it('takes the liveliest table with room that the player can afford', () => {
    expect(ids(quickSeats(tables, 10_000, []))).toEqual([3, 1]);
    expect(ids(quickSeats(tables, 1000, []))).toEqual([1]);
    expect(ids(quickSeats(tables, 1000, [1]))).toEqual([]);
  });
});
