import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as api from './api';
import type { GameEvent as ApiEvent } from './api';
import type * as decoded from './decode';
import type { TableEvent } from './decode';
import { decodeError, decodeLobby, decodePoll } from './decode';

const poll = (...events: readonly object[]) => decodePoll({ cursor: 5, now: 1, events });
const common = { seq: 5, table: 1, at: 1 };

describe('the border', () => {
  it('leaves out events that it does not know', () => {
    const { events } = poll(
      { ...common, kind: 'fireworks', colour: 'red' },
      { ...common, kind: 'leave_asked', seat: 2 },
    );
    expect(events.map(({ kind }) => kind)).toEqual(['leave_asked']);
  });

  it.each([
    ['a seat that cannot be', { ...common, kind: 'leave_asked', seat: 10 }],
    ['a fraction of a chip', { ...common, kind: 'raked', amount: 0.5 }],
    ['chips below zero', { ...common, kind: 'raked', amount: -1 }],
    ['a card that is none', { ...common, kind: 'hole_cards', seat: 1, cards: ['Xx'] }],
    ['a missing field', { ...common, kind: 'sat', seat: 1 }],
  ])('refuses %s', (_, event) => {
    expect(() => poll(event)).toThrow();
  });

  it('refuses what is no answer at all', () => {
    expect(() => decodePoll('<html>')).toThrow();
    expect(() => decodeLobby({ tables: 3 })).toThrow();
    expect(decodeError('<html>')).toBeUndefined();
  });

  it('knows every kind of event that the server can send', () => {
    // Does not compile when docs/openapi.json has a kind that the decoder has not.
    type Missing = Exclude<ApiEvent['kind'], TableEvent['kind']>;
    const missing: Missing[] = [];
    expect(missing).toEqual([]);
  });
});

describe('names', () => {
  it('are those of the contract, all of them', () => {
    expectTypeOf<decoded.Game>().toEqualTypeOf<api.Game>();
    expectTypeOf<decoded.Limit>().toEqualTypeOf<api.Limit>();
    expectTypeOf<decoded.Rotation>().toEqualTypeOf<api.Rotation>();
    expectTypeOf<decoded.Share>().toEqualTypeOf<api.Share>();
    expectTypeOf<decoded.TurnKind>().toEqualTypeOf<api.TurnKind>();
    expectTypeOf<decoded.Action>().toEqualTypeOf<api.Action>();
    expectTypeOf<decoded.Post>().toEqualTypeOf<api.Post>();
    expectTypeOf<decoded.Street>().toEqualTypeOf<api.Street>();
  });
});
