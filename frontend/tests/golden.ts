// golden.ts - what one player gets from the server, as the server's own tests have written it.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { decodePoll, decodeSnapshot } from '../src/protocol/decode';

const folder = resolve(import.meta.dirname, '../../tests/golden');

const goldenSchema = v.object({
  viewer: v.number(),
  before: v.unknown(),
  events: v.array(v.unknown()),
  after: v.unknown(),
});

export const goldenNames = readdirSync(folder).filter((name) => name.endsWith('.json'));

export function readGolden(name: string) {
  const json: unknown = JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
  const { viewer, before, events, after } = v.parse(goldenSchema, json);
  return {
    viewer,
    before: decodeSnapshot(before),
    events: decodePoll({ cursor: 0, now: 0, events }).events,
    eventCount: events.length,
    after: decodeSnapshot(after),
  };
}
