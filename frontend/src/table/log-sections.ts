// log-sections.ts - the hand's log cut into streets; open cards that come together share a line.
import type { Card, Street } from '../protocol/decode';
import type { LogLine } from './log-model';

type Line<K extends LogLine['kind']> = LogLine & { readonly kind: K };

export type Entry =
  | { readonly kind: 'line'; readonly line: Exclude<LogLine, { kind: 'street' | 'dealt' }> }
  | { readonly kind: 'dealt'; readonly lines: readonly Line<'dealt'>[] };

export interface Section {
  readonly street: Street | undefined;
  readonly pot: number;
  /** The new cards of each board that got some. */
  readonly rows: readonly { readonly board: number | undefined; readonly cards: readonly Card[] }[];
  readonly entries: readonly Entry[];
}

function withEntry(entries: readonly Entry[], line: LogLine): readonly Entry[] {
  if (line.kind === 'street') return entries;
  if (line.kind !== 'dealt') return [...entries, { kind: 'line', line }];
  const last = entries.at(-1);
  return last?.kind === 'dealt'
    ? [...entries.slice(0, -1), { kind: 'dealt', lines: [...last.lines, line] }]
    : [...entries, { kind: 'dealt', lines: [line] }];
}

function withStreet(sections: readonly Section[], line: Line<'street'>): readonly Section[] {
  const row = { board: line.board, cards: line.cards };
  const last = sections.at(-1);
  if (last?.street === line.street && last.entries.length === 0) {
    return [...sections.slice(0, -1), { ...last, rows: [...last.rows, row] }];
  }
  const rows = line.cards.length > 0 ? [row] : [];
  return [...sections, { street: line.street, pot: line.pot, rows, entries: [] }];
}

export function sectionsOf(log: readonly LogLine[]): readonly Section[] {
  const start: readonly Section[] = [{ street: undefined, pot: 0, rows: [], entries: [] }];
  return log.reduce((sections, line) => {
    if (line.kind === 'street') return withStreet(sections, line);
    const last = sections.at(-1);
    if (!last) return sections;
    return [...sections.slice(0, -1), { ...last, entries: withEntry(last.entries, line) }];
  }, start);
}
