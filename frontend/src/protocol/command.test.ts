import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCommandId, sendCommand } from './command';
import { createHttp, RequestError } from './http';

const bodySchema = v.object({ commandId: v.string(), amount: v.number() });

/** Answers in this order; 'lost' is a network failure. */
function server(...answers: readonly (number | 'lost')[]) {
  const bodies: v.InferOutput<typeof bodySchema>[] = [];
  const http = createHttp(async (_path, init) => {
    bodies.push(v.parse(bodySchema, JSON.parse(String(init?.body))));
    const status = answers[bodies.length - 1] ?? 200;
    if (status === 'lost') throw new TypeError('network');
    const error = { error: { code: 'not_your_turn', message: 'It is not your turn.' } };
    return new Response(JSON.stringify(status === 200 ? { seq: 1 } : error), { status });
  });
  return { http, bodies };
}

describe('a command', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('keeps its id through every repetition', async () => {
    const { http, bodies } = server('lost', 503, 502, 200);
    const done = sendCommand(http, '/api/tables/1/top-up', { amount: 5 });
    await vi.runAllTimersAsync();
    await done;
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies.map(({ commandId }) => commandId)).size).toBe(1);
  });

  it('is not repeated once it is refused', async () => {
    const { http, bodies } = server(409);
    const refused = await sendCommand(http, '/x', { amount: 5 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestError);
    expect(refused).toMatchObject({ status: 409, code: 'not_your_turn' });
    expect(bodies).toHaveLength(1);
  });

  it('has an id that the server accepts', () => {
    expect(newCommandId()).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(newCommandId()).not.toBe(newCommandId());
  });
});
