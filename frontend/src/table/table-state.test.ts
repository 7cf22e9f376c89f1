import { describe, expect, it } from 'vitest';
import { goldenNames, readGolden } from '../../tests/golden';
import type { TableEvent } from '../protocol/decode';
import { potTotal } from './hand-state';
import { seatOf, type TableState } from './table-model';
import { applyEvent, tableFromSnapshot } from './table-state';

/** What both ways to the same table must agree on; the log and own results need the events. */
function essence({ seats, waiting, button, nextHandAt, hand }: TableState) {
  return {
    seats: seats.map(
      (sitter) =>
        sitter && {
          name: sitter.player.name,
          stack: sitter.stack,
          topUp: sitter.topUp,
          out: sitter.out,
          leaving: sitter.leaving,
          owes: sitter.owes,
        },
    ),
    waiting,
    button,
    nextHandAt,
    running: hand && !hand.isOver ? hand.number : undefined,
  };
}

describe('a table from the server’s golden files', () => {
  it.each(goldenNames)('%s: events lead where the later snapshot is', (name) => {
    const { viewer, before, events, eventCount, after } = readGolden(name);
    expect(events).toHaveLength(eventCount);
    const start = tableFromSnapshot(before, viewer);
    const end = events.reduce(applyEvent, start);
    expect(essence(end)).toEqual(essence(tableFromSnapshot(after, viewer)));
  });

  it.each(goldenNames)('%s: applied twice, events change nothing more', (name) => {
    const { viewer, before, events } = readGolden(name);
    const once = events.reduce(applyEvent, tableFromSnapshot(before, viewer));
    expect(events.reduce(applyEvent, once)).toEqual(once);
  });

  it.each(goldenNames)('%s: no chip appears or vanishes on the way', (name) => {
    const { viewer, before, events } = readGolden(name);
    let state = tableFromSnapshot(before, viewer);
    const total = ({ seats, hand }: TableState) =>
      seats.reduce((sum, sitter) => sum + (sitter ? sitter.stack + sitter.topUp : 0), 0) +
      (hand && !hand.isOver && hand.won.size === 0 ? potTotal(hand) : 0);
    for (const event of events) {
      const moved = { sat: 1, left: 1, top_up_asked: 1, top_up_returned: 1, pot_won: 1, raked: 1 };
      const next = applyEvent(state, event);
      if (!(event.kind in moved)) expect(total(next), event.kind).toBe(total(state));
      state = next;
    }
  });
});

describe('one hand', () => {
  const { viewer, before, events } = readGolden('showdown.json');
  const start = tableFromSnapshot(before, viewer);
  const until = (kind: TableEvent['kind']) => {
    const end = events.findIndex((event) => event.kind === kind);
    return events.slice(0, end + 1).reduce(applyEvent, start);
  };

  it('shows the viewer’s own cards and only backs of others', () => {
    const { hand } = until('turn_began');
    const own = seatOf(start, viewer);
    expect(hand?.holes[own?.seat ?? -1]?.every(({ card }) => card !== null)).toBe(true);
    const others = hand?.seats.filter((seat) => seat !== own?.seat) ?? [];
    for (const seat of others) {
      expect(hand?.holes[seat]?.map(({ card }) => card)).toEqual([null, null]);
    }
  });

  it('takes the private events that share the seq of their public one', () => {
    const { hand } = until('turn_began');
    expect(hand?.strength[0]?.high?.kind).toBe('high_card');
  });

  it('offers what the server has offered', () => {
    expect(until('turn_began').hand?.turn).toMatchObject({ toCall: 10, minRaiseTo: 20 });
  });

  it('keeps the result of the viewer’s hand', () => {
    const end = events.reduce(applyEvent, start);
    expect(end.own).toHaveLength(1);
    const [result] = end.own;
    const stack = (state: TableState) => seatOf(state, viewer)?.stack ?? 0;
    expect(result?.net).toBe(stack(end) - stack(start));
  });

  it('ignores another table’s events', () => {
    const [event] = events;
    if (!event) throw new Error('no events');
    expect(applyEvent(start, { ...event, table: 99 })).toBe(start);
  });
});
